"""Findings as entries of a feed: what is open, and what is gone of late. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.model.finding import FindingState
from reports.digest.inputs import DigestInputs, FindingInput
from reports.digest.items import item
from reports.digest.needs import stands
from reports.digest.plain import NAME_LETTERS, link
from reports.digest.wording import brief_title, ruled, where

ENTRIES = 500
"""Most entries; a feed reader asks for all of them each time."""
_GONE_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: `key` is its fingerprint, `text` one paragraph a line; `severity` and `state`
    are its words in the data.
    """

    key: str
    title: str
    text: str
    link: str | None
    published_at: datetime
    updated_at: datetime
    severity: str
    state: str


def entries(inputs: DigestInputs, now: datetime) -> tuple[Entry, ...]:
    """Give the findings that need somebody and those that are gone since 60 days or less, the one
    that changed last first.

    About children nothing is quoted, as in the digest; what people put aside is left out.
    """
    rows = [row for row in inputs.findings if _belongs(row, now)]
    rows.sort(key=lambda row: (_changed_at(row), row.fingerprint), reverse=True)
    return tuple(_entry(row, inputs, now) for row in rows[:ENTRIES])


def _belongs(row: FindingInput, now: datetime) -> bool:
    if row.state is not FindingState.RESOLVED:
        return stands(row)
    is_recent = row.resolved_at is not None and now - row.resolved_at <= _GONE_FOR
    return is_recent and row.severity != "advice"


def _changed_at(row: FindingInput) -> datetime:
    return row.resolved_at or row.opened_at or row.first_seen_at


def _entry(row: FindingInput, inputs: DigestInputs, now: datetime) -> Entry:
    tongue = inputs.tongue
    said = tongue.text(
        "{title}: {text}",
        title=ruled(row.title, NAME_LETTERS * 2, tongue),
        text=brief_title(row.account, inputs),
    )
    if row.state is FindingState.RESOLVED:
        said = tongue.text("No longer there: {what}", what=said)
    own = link(row.sighting.link) if row.sighting.link else None
    return Entry(
        key=row.fingerprint,
        title=said,
        text="\n".join(_paragraphs(row, inputs, now)),
        link=own or link(row.account.url),
        published_at=row.first_seen_at,
        updated_at=_changed_at(row),
        severity=row.severity,
        state=row.state.value,
    )


def _paragraphs(row: FindingInput, inputs: DigestInputs, now: datetime) -> Iterator[str]:
    tongue, told = inputs.tongue, item((row,), None, inputs, now)
    yield where(row.account, inputs)
    yield told.why
    for quote in told.quotes:
        words = tongue.text("“{words}”", words=quote.text)
        yield f"{words} {tongue.text('in {place}', place=quote.place)}"
    if told.regions:
        yield tongue.text("Seen in {pictures}.", pictures="; ".join(told.regions))
    yield f"{tongue.text('Proposed:')} {told.action}"
    if told.clauses:
        yield " · ".join(told.clauses)
