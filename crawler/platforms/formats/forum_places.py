"""What a forum's key leads to, and which addresses are asked for it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class PlaceKind(StrEnum):
    """What a key leads to: on Discourse a user or category, on phpBB a member or board."""

    USER = "user"
    CATEGORY = "category"
    MEMBER = "member"
    BOARD = "board"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Place:
    """A key taken apart: the forum's address in it, and the name or number of user or board."""

    kind: PlaceKind
    base: str
    name: str
    key: str


_KEYS = (
    (PlaceKind.USER, re.compile(r"(?P<base>[^/]+(?:/[^/]+)*?)/u/(?P<name>[^/]+)")),
    (PlaceKind.CATEGORY, re.compile(r"(?P<base>[^/]+(?:/[^/]+)*?)/c/(?P<name>.+)")),
    (PlaceKind.MEMBER, re.compile(r"(?P<base>.+)/memberlist\.php\?u=(?P<name>\d+)")),
    (PlaceKind.BOARD, re.compile(r"(?P<base>.+)/viewforum\.php\?f=(?P<name>\d+)")),
)


def place_of(key: str) -> Place:
    """Take a key apart; what is no user and no board is a whole forum."""
    for kind, form in _KEYS:
        match = form.fullmatch(key)
        if match:
            return Place(kind, match["base"], match["name"], key)
    return Place(PlaceKind.WHOLE, key.rstrip("/"), "", key)


def home_of_key(key: str) -> str:
    """Give the public address of what a key leads to."""
    shown = key.replace("/memberlist.php?u=", "/memberlist.php?mode=viewprofile&u=")
    return "https://" + quote(shown, safe="/@:._-~?=&")


def feed_places(origin: str, place: Place) -> tuple[str, ...]:
    """Give where phpBB may have the feed: since 3.2 behind app.php, before that feed.php."""
    if place.kind is PlaceKind.BOARD:
        number = place.name
        return (f"{origin}/app.php/feed/forum/{number}", f"{origin}/feed.php?f={number}")
    return (f"{origin}/app.php/feed", f"{origin}/feed.php")
