"""By which routes an account may be read, and with what. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RouteName(StrEnum):
    """How an account is read. `CONNECTED`: with its owner's token; `APP_KEY`: with a key of the
    district's app; `KEYLESS`: as anybody may; `MANUAL`: by a person.
    """

    CONNECTED = "connected"
    APP_KEY = "app_key"
    KEYLESS = "keyless"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Access:
    """What this installation has for reading an account.

    `connected` and `app_key` name secrets of the settings, None = there is none; never the secrets.
    `own_id` is the id of the district's own account on the platform, where its API is asked in that
    account's name. `pages` says that the district decided to read the platform's public pages
    although its terms speak against that. `order` changes the order in which routes are tried,
    empty = the platform's. `since` is the time of the newest own post that is known, None at the
    first visit. Of an answer that comes in pages at most `max_pages` are read.
    """

    connected: str | None = None
    app_key: str | None = None
    own_id: str | None = None
    pages: bool = False
    order: tuple[RouteName, ...] = ()
    since: datetime | None = None
    max_pages: int = 2


CONNECTED_SIGN = "/"
"""Stands in the name of a secret that belongs to one account: `facebook/heronlake`."""


def route_of_secret(name: str | None) -> RouteName:
    """Say which route a request takes that names this secret, None = no secret."""
    if name is None:
        return RouteName.KEYLESS
    return RouteName.CONNECTED if CONNECTED_SIGN in name else RouteName.APP_KEY
