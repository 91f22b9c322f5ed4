"""The queue of found accounts that wait for a person: rows, best first. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.model.account import AccountKind


class Advice(StrEnum):
    """What we would do with a row; a person decides."""

    REGISTER = "register"
    THIRD_PARTY = "third_party"
    IMITATION = "imitation"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Member:
    """One account of a row. `account_id` None = it was never visited. `read`: whether what it shows
    was read; `unread` says why not. `signs` are kinds of signs, `why` the same as short phrases,
    `doubts` what speaks against it. `seen_on` are the pages that name it, `times` how often.
    """

    platform: str
    handle: str
    url: str
    account_id: int | None
    display_name: str | None
    score: float
    signs: tuple[str, ...]
    why: tuple[str, ...]
    doubts: tuple[str, ...]
    seen_on: tuple[str, ...]
    times: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    read: bool
    unread: str = ""

    @property
    def key(self) -> str:
        """Name it as people do on the command line: `platform:handle`."""
        return f"{self.platform}:{self.handle}"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Accounts that belong together, decided together. `name` is a short name that stays the same
    while the row does. `score` 0..1 is the best of its members'. `unit` None = nobody can tell
    which. `why_advice` says what the advice stands on.
    """

    name: str
    title: str
    unit: str | None
    unit_id: int | None
    kind: AccountKind
    advice: Advice
    why_advice: str
    score: float
    members: tuple[Member, ...]

    @property
    def times(self) -> int:
        """Give how often all its members were seen."""
        return sum(member.times for member in self.members)
