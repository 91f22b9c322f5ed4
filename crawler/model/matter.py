"""Cases that people work through: what is done about one account until it is settled. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What happened in a case. `SETTLED` ends it."""

    BEGUN = "begun"
    TICKET = "ticket"
    ANSWER = "answer"
    NOTE = "note"
    DONE = "done"
    SKIPPED = "skipped"
    SETTLED = "settled"


class Settlement(StrEnum):
    """How a case ended."""

    RECOVERED = "recovered"
    CLOSED = "closed"
    REMOVED = "removed"
    KEPT = "kept"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `step` None = the whole case."""

    noted_at: datetime
    person: str
    kind: EntryKind
    step: str | None = None
    text: str | None = None
    ticket: str | None = None
    wait_until: date | None = None
    outcome: Settlement | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A case with its entries, oldest first."""

    id: int
    account_id: int
    action: str
    opened_by: str
    opened_at: datetime
    entries: tuple[Entry, ...] = ()

    @property
    def outcome(self) -> Settlement | None:
        """Give how it ended; None = it is open."""
        return next((one.outcome for one in reversed(self.entries) if one.outcome), None)

    @property
    def wait_until(self) -> date | None:
        """Give the day on which to look again: what the last entry with one says."""
        return next((one.wait_until for one in reversed(self.entries) if one.wait_until), None)

    def state_of(self, step: str) -> EntryKind | None:
        """Give where a step stands: done and skipped stay, else the last that happened in it."""
        kinds = [one.kind for one in self.entries if one.step == step]
        ended = [kind for kind in kinds if kind in {EntryKind.DONE, EntryKind.SKIPPED}]
        return (ended or kinds or [None])[-1]
