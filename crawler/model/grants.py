"""Permissions for photos of students beyond one account's entry: for a team, a season, an event.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from crawler.model.account import PermissionScope

_WORD = re.compile(r"\w+")
_AFTERWARDS = timedelta(days=14)
"""A picture of an event is published within so many days; our estimate."""


class Covers(StrEnum):
    """What a grant is for."""

    ACCOUNT = "account"
    TEAM = "team"
    SEASON = "season"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Grant:
    """One consent or permission on file. `scope` is `photos` (the district's) or `parental`.

    `ACCOUNT` is for one account, `TEAM` for a unit and its parts, `SEASON` for pictures of the days
    `first_day` to `last_day`, of one unit if named, `EVENT` for one event on these days, by the
    name that captions give it. It counts through `until` (None = without end).
    """

    id: int
    scope: PermissionScope
    covers: Covers
    granted_by: str
    account_id: int | None = None
    unit_id: int | None = None
    event: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    until: date | None = None

    def counts_on(self, day: date) -> bool:
        """Say whether it still counts on `day`; an expired one counts as none."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as grants see it: whose account it is on, the units that account belongs to, the day
    it was published (None = not known), and its words.
    """

    account_id: int
    units: Collection[int]
    day: date | None
    words: str


def covers(grant: Grant, shown: Shown) -> bool:
    """Say whether a grant is for this post; nothing is taken for granted that is not known."""
    is_here = grant.account_id in {None, shown.account_id}
    if not is_here or not (grant.unit_id is None or grant.unit_id in shown.units):
        return False
    if grant.covers in {Covers.ACCOUNT, Covers.TEAM}:
        return grant.account_id is not None or grant.unit_id is not None
    if grant.first_day is None or grant.last_day is None or shown.day is None:
        return False
    if grant.covers is Covers.SEASON:
        return grant.first_day <= shown.day <= grant.last_day
    in_time = grant.first_day <= shown.day <= grant.last_day + _AFTERWARDS
    return in_time and _is_named(grant.event or "", shown.words)


def _is_named(event: str, text: str) -> bool:
    """Say whether all words of an event's name stand in the text, in their order."""
    name, said = _WORD.findall(event.casefold()), iter(_WORD.findall(text.casefold()))
    return bool(name) and all(word in said for word in name)
