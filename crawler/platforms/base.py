"""The seam of all platforms: what a reader is, and what readers share. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot


class AddressKind(StrEnum):
    """What an address leads to."""

    ACCOUNT = "account"
    COMMUNITY = "community"
    GROUP = "group"
    POST = "post"
    FEED = "feed"
    SITE = "site"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Address:
    """An address recognised.

    `key` is the handle, or `id:…` when the address holds only an id; None unless the address leads
    to an account, community, group, feed or site.
    """

    platform: str
    kind: AddressKind
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One way to read accounts of a platform, as `rollcall platforms` tells it.

    `gives` says what it reads, `where` is the page on which to get the key (empty = no key needed),
    `price` what it costs, `review` what the platform wants to see first, `limits` how much may be
    asked. `source` says where this is from, `checked` in which month (`2026-11`). `by_decision`: it
    is open only where the district decided to read public pages.
    """

    name: RouteName
    gives: str
    where: str = ""
    price: str = "free"
    review: str = "none"
    limits: str = ""
    source: str = ""
    checked: str = ""
    by_decision: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading by key may cost in a day: `per_day` of `unit`, counted from midnight in
    `time_zone`. One account ordinarily takes `per_account`. The settings can change `per_day`.
    """

    unit: str
    per_day: float
    per_account: float
    time_zone: str
    source: str


class Reader(Protocol):
    """What a visit needs of a platform: what to ask, how to read it, what that cost."""

    def ask(self, account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the next requests; empty = done."""
        ...

    def normalise(self, account: Account, seen: Sequence[Capture]) -> Snapshot:
        """Read the answers.

        Raises LayoutChangedError or OutOfReachError; never anything else, whatever the bytes.
        """
        ...

    def cost(self, seen: Sequence[Capture]) -> float:
        """Give what these answers cost, in the unit of `BUDGET`; 0 where nothing is counted."""
        ...


class Platform(Reader, Protocol):
    """A module that reads one platform. It asks nothing of the network itself.

    Module constants: `NAME` (the word for the platform in the register and the store), `TITLE`
    (for people), `ROUTES` (in the order in which they are tried), `HELP` (one sentence: what would
    let us read more), `BUDGET` (None = nothing is counted) and `CHECKS` (keys of a public account
    that is there and of one that is not, for the self-test; None = there is no route without the
    district's own key, so the settings name them).
    """

    NAME: str
    TITLE: str
    ROUTES: tuple[Route, ...]
    BUDGET: Budget | None
    CHECKS: tuple[str, str] | None

    @property
    def HELP(self) -> str:  # noqa: N802 a module's constant
        """Say in one sentence what would let us read more."""

    def recognise(self, url: str) -> Address | None:
        """Say what `url` is on this platform; None when it is no address of this platform."""
        ...

    def claim(self, url: str) -> str | None:
        """Give the account key if `url` is an account that this platform holds, else None."""
        ...

    def profile_url(self, handle: str) -> str:
        """Give the public address of the account with this key."""
        ...

    def read(self, capture: Capture, handle: str | None) -> Snapshot:
        """Read one recorded answer, of whichever request; `handle` (or id) says whose posts are
        the account's.

        Raises LayoutChangedError or OutOfReachError; never anything else, whatever the bytes.
        """
        ...
