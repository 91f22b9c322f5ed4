"""Accounts that pages name and the register does not; a person decides whose they are. Pure."""

from __future__ import annotations

from datetime import datetime

from crawler.model.case import Lead, LeadState
from reports.digest.ages import since
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import Leads, Line
from reports.digest.plain import NAME_LETTERS, link, plain, quoted
from reports.digest.wording import ALL_LEADS, count, lists_all, platform

_LINES = {Role.TECHNOLOGY: 12, Role.COMMUNICATIONS: 5}
_PAGE_LETTERS = 90


def leads(inputs: DigestInputs, recipient: Recipient, now: datetime) -> Leads | None:
    """List the open leads, most often linked first; those that are findings or accounts already are
    left out.
    """
    known = {(row.account.platform, row.account.handle) for row in inputs.coverage}
    known |= {(row.account.platform, row.account.handle) for row in inputs.findings}
    by_account: dict[tuple[str, str], list[Lead]] = {}
    for lead in inputs.leads:
        key = (lead.platform, lead.handle)
        if lead.state is LeadState.OPEN and key not in known:
            by_account.setdefault(key, []).append(lead)
    if not by_account:
        return None
    ordered = sorted(by_account.items(), key=lambda entry: (-_times(entry[1]), entry[0]))
    shown = ordered[: _LINES.get(recipient.role, 0)]
    left = len(ordered) - len(shown)
    return Leads(
        sentence=_sentence(len(ordered)),
        lines=tuple(_line(rows, inputs, now) for _, rows in shown),
        more=lists_all(recipient.role, ALL_LEADS, left, "leads") if left else None,
    )


def _sentence(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return (
        f"{count(number, 'account')} {verb} linked from the pages we read and {verb} not on the "
        "register. A link alone says nothing bad: a person decides whose they are."
    )


def _times(rows: list[Lead]) -> int:
    return sum(row.times for row in rows)


def _line(rows: list[Lead], inputs: DigestInputs, now: datetime) -> Line:
    first = max(rows, key=lambda row: (row.times, row.seen_on))
    words = [f"Linked from {quoted(first.seen_on, _PAGE_LETTERS)}"]
    if len(rows) > 1:
        words.append(f"and {count(len(rows) - 1, 'other page')}")
    text = quoted(first.link_text, NAME_LETTERS)
    if text:
        words.append(f"as “{text}”")
    seen = [row.first_seen_at for row in rows if row.first_seen_at is not None]
    if seen:
        words.append(f"(first seen {since(min(seen), now, inputs.zone)})")
    name = plain(first.handle, NAME_LETTERS)
    return Line(f"{platform(first.platform)}: {name}", " ".join(words), link(first.url))
