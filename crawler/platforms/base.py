"""The seam of all platforms: what a reader is, and what readers share. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

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


class Platform(Protocol):
    """A module that reads one platform. It asks nothing of the network itself.

    Module constants: `NAME` (the word for the platform in the register and the store), `TITLE`
    (for people), `ROUTE` (`keyless`, `app_key`, `connected` or `manual`) and `HELP` (one sentence:
    what would let us read more).
    """

    NAME: str
    TITLE: str
    ROUTE: str
    HELP: str

    def recognise(self, url: str) -> Address | None:
        """Say what `url` is on this platform; None when it is no address of this platform."""
        ...

    def claim(self, url: str) -> str | None:
        """Give the account key if `url` is an account that this platform holds, else None."""
        ...

    def profile_url(self, handle: str) -> str:
        """Give the public address of the account with this key."""
        ...

    def ask(self, account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the next requests; empty = done."""
        ...

    def normalise(self, account: Account, seen: Sequence[Capture]) -> Snapshot:
        """Read the answers.

        Raises LayoutChangedError or OutOfReachError; never anything else, whatever the bytes.
        """
        ...
