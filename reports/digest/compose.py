"""Compose what one recipient should read this week. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from reports.digest.ages import days_of
from reports.digest.changes import changed
from reports.digest.covering import cover, is_checked
from reports.digest.first_words import alarm, brief, headline, preheader, subject
from reports.digest.found import leads
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.needs import groups, more, needs
from reports.digest.parts import Digest
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.quiet import quiet
from reports.digest.reminders import reminders
from reports.digest.slices import elsewhere, slice_for
from reports.digest.summary import Summary
from reports.digest.week import Week
from reports.digest.wording import count, graded


def compose(inputs: DigestInputs, recipient: Recipient, week: Week, now: datetime) -> Digest:
    """Give the digest of `recipient`: one sentence, then worst first, then what changed and what
    could not be checked.

    Every text in it is plain, one line, harmless and short; `now` is aware. The superintendent's
    has one paragraph.
    """
    mine = slice_for(inputs, recipient)
    short = recipient.role is Role.SUPERINTENDENT
    found = needs(mine)
    covered = cover(mine, recipient, now)
    warning = alarm(inputs, now)
    shown = () if short else groups(found, mine, now)
    whole = len(mine.coverage) == len(inputs.coverage)
    return Digest(
        district=plain(inputs.district, NAME_LETTERS),
        reader=plain(recipient.name, NAME_LETTERS),
        role=recipient.role,
        week=week,
        days=days_of(week),
        subject=subject(len(found), covered, recipient.role, week, warning is not None),
        preheader=preheader(found, mine, covered),
        headline=headline(len(found), covered, recipient.role),
        alarm=warning,
        brief=brief(found, mine, covered, recipient),
        groups=shown,
        more=None if short else more(found, shown, recipient.role),
        elsewhere=_elsewhere(inputs, recipient),
        changed=None if short else changed(found, mine, now, covered.checked if whole else None),
        coverage=covered,
        leads=None if short else leads(inputs if mine.leads else mine, recipient, now),
        reminders=reminders(mine, recipient, now),
        quiet=() if short else quiet(mine, now),
        language="en",
    )


def _elsewhere(inputs: DigestInputs, recipient: Recipient) -> str | None:
    found = needs(replace(inputs, findings=elsewhere(inputs, recipient)))
    if not found:
        return None
    verb = "is" if len(found) == 1 else "are"
    things = count(len(found), "thing")
    return f"{things} more {verb} with the technology director ({graded(found)})."


def summarise(inputs: DigestInputs, week: Week, now: datetime) -> Summary:
    """Count the whole district; the next digest and the brake compare with it."""
    found = needs(inputs)
    accounts: defaultdict[str, set[int]] = defaultdict(set)
    for finding in found:
        accounts[finding.rule_id].add(finding.account.id)
    return Summary(
        week=week.text,
        at=now,
        findings=len(found),
        checked=sum(is_checked(row, now) for row in inputs.coverage),
        accounts=len(inputs.coverage),
        rules={rule: len(ids) for rule, ids in sorted(accounts.items())},
        pack=inputs.pack,
    )
