"""Accounts that pages name and the register does not; a person decides whose they are. Pure."""

from __future__ import annotations

from datetime import datetime

from crawler.model.case import Lead, LeadState
from reports.digest.ages import since
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import Leads, Line
from reports.digest.plain import NAME_LETTERS, link, plain, quoted
from reports.digest.rest import ALL_LEADS, lists_all, most
from reports.digest.wording import platform
from reports.languages.tongue import Tongue

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
    shown = ordered[: most(_LINES.get(recipient.role, 0), inputs)]
    left = len(ordered) - len(shown)
    return Leads(
        sentence=_sentence(len(ordered), inputs.tongue),
        lines=tuple(_line(rows, inputs, now) for _, rows in shown),
        more=lists_all(recipient, ALL_LEADS, left, inputs) if left else None,
    )


def _sentence(number: int, tongue: Tongue) -> str:
    return tongue.count(
        "{number} account is linked from the pages we read and is not on the register. "
        "A link alone says nothing bad: a person decides whose it is.",
        "{number} accounts are linked from the pages we read and are not on the register. "
        "A link alone says nothing bad: a person decides whose they are.",
        number,
    )


def _times(rows: list[Lead]) -> int:
    return sum(row.times for row in rows)


def _line(rows: list[Lead], inputs: DigestInputs, now: datetime) -> Line:
    tongue = inputs.tongue
    first = max(rows, key=lambda row: (row.times, row.seen_on))
    said = tongue.text("Linked from {page}", page=quoted(first.seen_on, _PAGE_LETTERS))
    if len(rows) > 1:
        said = tongue.count(
            "{page} and {number} other page",
            "{page} and {number} other pages",
            len(rows) - 1,
            page=said,
        )
    words = quoted(first.link_text, NAME_LETTERS)
    if words:
        said = tongue.text("{page} as “{words}”", page=said, words=words)
    seen = [row.first_seen_at for row in rows if row.first_seen_at is not None]
    if seen:
        when = since(min(seen), now, inputs)
        said = tongue.text("{page} (first seen {when})", page=said, when=when)
    name = plain(first.handle, NAME_LETTERS)
    title = tongue.text("{platform}: {name}", platform=platform(first.platform, tongue), name=name)
    return Line(title, said, link(first.url))
