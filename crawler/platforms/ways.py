"""How a platform with several routes is read: one way after the other, until one works. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot

_FINAL = frozenset({Outcome.GONE, Outcome.SUSPENDED, Outcome.PRIVATE})
"""What a way says of the account itself; another way is not asked then."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read an account.

    `purposes` are the words of its requests, which no other way of the platform uses. `is_open`
    says whether the account can be read this way; `ask` and `read` see only answers of this way.
    `read` raises OutOfReachError with GONE, SUSPENDED or PRIVATE only where the platform says so.
    """

    route: RouteName
    purposes: frozenset[str]
    is_open: Callable[[Account], bool]
    ask: Callable[[Account, Sequence[Capture]], Sequence[Ask]]
    read: Callable[[Account, Sequence[Capture]], Snapshot]

    def own(self, seen: Sequence[Capture]) -> list[Capture]:
        """Give the answers that came this way."""
        return [capture for capture in seen if capture.ask.purpose in self.purposes]


def has_token(account: Account) -> bool:
    """Say whether the owner's token is there."""
    return account.access.connected is not None


def has_key(account: Account) -> bool:
    """Say whether a key of the district's app is there."""
    return account.access.app_key is not None


def may_read_pages(account: Account) -> bool:
    """Say whether the district decided to read the platform's public pages."""
    return account.access.pages


def anybody(account: Account) -> bool:
    """Say that this way is open for every account."""
    return True


def ask_ways(ways: Sequence[Way], account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Give the next requests of the first way that is not at its end; none when one could be read,
    or none is left.
    """
    for way in _in_order(ways, account):
        if not way.is_open(account):
            continue
        mine = way.own(seen)
        answered = {(capture.ask.purpose, capture.ask.url) for capture in mine}
        asks = way.ask(account, mine)
        fresh = [ask for ask in asks if (ask.purpose, ask.url) not in answered]
        if fresh:
            return fresh
        if mine and _trouble(way, account, mine) is None:
            return ()
    return ()


def read_ways(
    ways: Sequence[Way], account: Account, seen: Sequence[Capture], closed: OutOfReachError
) -> Snapshot:
    """Give what the first way says that can be read; what stood in the way before makes it partial.

    Raises `closed` when no way was asked, else what a platform says of the account itself, else
    what stood in the first way.
    """
    troubles: list[ReaderError] = []
    for way in _in_order(ways, account):
        mine = way.own(seen)
        if not mine:
            continue
        try:
            found = way.read(account, mine)
        except ReaderError as trouble:
            if trouble.outcome in _FINAL:
                raise
            troubles.append(trouble)
        else:
            before = tuple(trouble.reason for trouble in troubles)
            return replace(found, partial=before + found.partial) if before else found
    raise troubles[0] if troubles else closed


def _trouble(way: Way, account: Account, mine: Sequence[Capture]) -> ReaderError | None:
    """Say why another way is to be tried; None when this one has the answer."""
    try:
        way.read(account, mine)
    except ReaderError as trouble:
        return None if trouble.outcome in _FINAL else trouble
    return None


def _in_order(ways: Sequence[Way], account: Account) -> Sequence[Way]:
    """Give the ways as the settings order them; those that they leave out are not gone."""
    order = account.access.order
    if not order:
        return ways
    places = {route: place for place, route in enumerate(order)}
    return sorted((way for way in ways if way.route in places), key=lambda way: places[way.route])
