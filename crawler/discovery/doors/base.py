"""The seam of all doors: what a platform may be asked besides reading an account. Pure.

Only what `PLATFORMS.md` calls sanctioned has a door: an official search or look-up, under the
district's own key where one is needed. Nobody probes pages of Facebook, Instagram, X, LinkedIn,
Threads or Reddit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot

SEARCH = "search"
EXISTS = "exists"
BEFORE = "before"
"""Purposes of the asks."""


class Presence(StrEnum):
    """Whether there is an account with a handle; `unknown` is never `absent`."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """An account that a search gave: its key, its address, and what the answer shows of it."""

    key: str
    url: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Place:
    """Where a platform is asked: `base` without its last slash, the name of the secret (None = no
    key), the id of the district's own account where the API is asked in its name, and the address
    of the script that answers, where the server's page said it.
    """

    base: str
    credential: str | None = None
    own_id: str | None = None
    script: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What is asked of a server before all searches, to learn where it answers: one page. `ask`
    gives the request, None = it is known; `read` the place as the page says it, unchanged where it
    says nothing.
    """

    ask: Callable[[Place], Ask | None]
    read: Callable[[Capture, Place], Place]


@dataclass(frozen=True, slots=True)
class Search:
    """A platform's own search for accounts.

    `before` is asked first, None = nothing is.

    `ask` gives the request for a query, `read` the accounts in its answer, or None when the answer
    is none. `per_day` None = as many as the settings say; `cost` in the unit of the platform's
    budget, of one question.
    """

    ask: Callable[[str, Place], Ask]
    read: Callable[[Capture, Place], Sequence[Found] | None]
    cost: float = 0.0
    per_day: int | None = None
    source: str = ""
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Existence:
    """A platform's own way to say whether there is an account with a handle.

    `handle` makes the key of an account from letters, or None when no account can be called so.
    `controls` are a key that is surely there and one that surely is not: both are asked first.
    `cost` is of one question, in the unit of the platform's budget.
    """

    handle: Callable[[str, Place], str | None]
    ask: Callable[[str, Place], Ask]
    read: Callable[[Capture, Place], Presence]
    controls: tuple[str, str] | None
    cost: float = 0.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """What one platform may be asked. `base` is its own address, None = each server has its own.
    `needs_key`: without the district's key it is not asked.
    """

    platform: str
    base: str | None
    needs_key: bool
    search: Search | None = None
    existence: Existence | None = None
    needs_own_id: bool = field(default=False)


def by_status(
    capture: Capture, present: Sequence[int] = (200,), absent: Sequence[int] = (404,)
) -> Presence:
    """Tell presence by the answer's status; what never reached the platform is unknown."""
    if capture.trouble is not None:
        return Presence.UNKNOWN
    if capture.status in present:
        return Presence.PRESENT
    return Presence.ABSENT if capture.status in absent else Presence.UNKNOWN
