"""Compose what one recipient should read this week. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reports.digest import charts
from reports.digest.ages import days_of
from reports.digest.changes import changed
from reports.digest.covering import cover
from reports.digest.first_words import alarm, brief, preheader
from reports.digest.found import leads
from reports.digest.grouping import groups, more
from reports.digest.headline import Opening, headline, subject
from reports.digest.health import health
from reports.digest.inputs import DigestInputs, FindingInput, Recipient, Role
from reports.digest.needs import is_new, needs
from reports.digest.parts import Digest
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.quiet import quiet
from reports.digest.reminders import reminders
from reports.digest.rest import everything
from reports.digest.slices import elsewhere, slice_for
from reports.digest.summary import Summary
from reports.digest.troubles import is_checked
from reports.digest.week import Week
from reports.digest.wording import ROLES, graded
from reports.languages.tongue import Tongue

_OFFICES = {Role.COMMUNICATIONS, Role.TECHNOLOGY}


def compose(inputs: DigestInputs, recipient: Recipient, week: Week, now: datetime) -> Digest:
    """Give the digest of `recipient`: one sentence, then worst first, then what changed and what
    could not be checked; in the language of `inputs`.

    Every text in it is plain, one line, harmless and short; `now` is aware. The superintendent's
    has one paragraph.
    """
    mine = slice_for(inputs, recipient)
    short = recipient.role is Role.SUPERINTENDENT
    found = needs(mine)
    others = needs(replace(inputs, findings=elsewhere(inputs, recipient)))
    covered = cover(mine, recipient, now)
    warning, tongue = alarm(inputs, now), inputs.tongue
    shown = () if short else groups(_listed(found, mine, recipient), mine, now)
    whole = len(mine.coverage) == len(inputs.coverage)
    digest = Digest(
        district=plain(inputs.district, NAME_LETTERS),
        reader=plain(recipient.name, NAME_LETTERS),
        role=recipient.role,
        role_name=tongue.text(ROLES[recipient.role]),
        week=week,
        days=days_of(week, tongue),
        subject=subject(Opening(len(found), covered, recipient.role, tongue), week, warning),
        preheader=preheader(found, mine, covered),
        headline=headline(Opening(len(found), covered, recipient.role, tongue)),
        alarm=warning,
        brief=brief(found, mine, covered, recipient),
        groups=shown,
        more=None if short else more(found, shown, recipient, mine),
        elsewhere=_elsewhere(others, tongue),
        changed=None if short else changed(found, mine, now, covered.checked if whole else None),
        coverage=covered,
        leads=None if short else leads(inputs if mine.leads else mine, recipient, now),
        reminders=reminders(mine, recipient, now),
        quiet=() if short else quiet(mine, now),
        states=charts.states(found, others, mine, now),
        weeks=() if short else charts.weeks(mine, now),
        platforms=charts.platforms(mine, now) if recipient.role in _OFFICES else (),
        health=health(mine, recipient, now),
        page=everything(recipient, inputs),
        tongue=tongue,
    )
    return digest if _is_cut(digest) or _is_linked(digest) else replace(digest, page=None)


def _is_linked(digest: Digest) -> bool:
    return digest.page is not None and digest.page.link is not None


def _is_cut(digest: Digest) -> bool:
    """Say whether something is only counted for want of room."""
    covered = digest.coverage
    return any(
        (
            digest.more,
            covered.more,
            digest.leads and digest.leads.more,
            digest.changed and digest.changed.more,
            any(group.more for group in digest.groups),
            any(trouble.more for trouble in (*covered.troubles, *covered.reserved)),
            any(not line.text for line in digest.reminders),
        )
    )


def _listed(
    found: tuple[FindingInput, ...], inputs: DigestInputs, recipient: Recipient
) -> tuple[FindingInput, ...]:
    """Give what is listed one by one; to somebody who has had no digest yet, all of it is new."""
    if not recipient.only_new or inputs.previous is None:
        return found
    return tuple(finding for finding in found if is_new(finding, inputs))


def _elsewhere(found: Sequence[FindingInput], tongue: Tongue) -> str | None:
    if not found:
        return None
    return tongue.count(
        "{number} thing more is with the technology director ({grades}).",
        "{number} things more are with the technology director ({grades}).",
        len(found),
        grades=graded(found, tongue),
    )


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
