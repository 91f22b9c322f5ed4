"""The official accounts of a district, as the public may know them: no person is named. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crawler.model.account import Account, AccountKind, AccountStatus, Unit, UnitKind
from crawler.model.outcome import Outcome
from reports.lists.words import name_of, platform_words

OFFICIAL_KINDS = frozenset({AccountKind.PROFESSIONAL, AccountKind.STUDENT_GROUP})
"""Who runs an account that speaks for the district or a part of it; what others run does not."""
_NOT_THERE = frozenset({Outcome.GONE, Outcome.SUSPENDED})
_ORDER = (UnitKind.DISTRICT, UnitKind.SCHOOL, UnitKind.DEPARTMENT)


@dataclass(frozen=True, slots=True)
class Official:
    """One official account. `checked_on` is the last day on which it was read by us or looked at by
    a person, None = never; `closing_on` the day on which it is to be closed.
    """

    platform: str
    service: str
    name: str
    handle: str
    url: str
    unit: str
    place: str
    checked_on: date | None
    closing_on: date | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the visits say of an account: the last day it was checked, and whether it was there."""

    on: date | None = None
    standing: Outcome | None = None


def is_official(account: Account) -> bool:
    """Say whether an account speaks for the district: registered, opened, of an official kind, and
    its kind confirmed by somebody.
    """
    return would_be_official(account) and "kind" not in account.guessed


def would_be_official(account: Account) -> bool:
    """Say whether an account is official as far as the register says, guessed or not."""
    here = account.registered and account.opened and account.status is not AccountStatus.REQUESTED
    return here and account.kind in OFFICIAL_KINDS


def official_accounts(
    accounts: Sequence[Account],
    checked: Mapping[int, Checked],
    units: Mapping[int, Unit],
    district: str,
) -> tuple[Official, ...]:
    """Give the official accounts in the order in which families look for them: the district's own,
    then school by school, each with its teams and clubs. What the platform says is gone is left
    out: a link to it would lead nowhere, or to somebody who took the name over.
    """
    here = [
        account
        for account in accounts
        if is_official(account) and not _is_gone(checked.get(account.id))
    ]
    here.sort(key=lambda account: _order(account, units))
    return tuple(
        _official(account, checked.get(account.id, Checked()), units, district) for account in here
    )


def grouped(officials: Sequence[Official]) -> Iterator[tuple[str, tuple[Official, ...]]]:
    """Give each place (the district, a school, a department) with its accounts, in order."""
    for place in dict.fromkeys(one.place for one in officials):
        yield place, tuple(one for one in officials if one.place == place)


def feed(officials: Sequence[Official]) -> list[dict[str, str | None]]:
    """Give the accounts for other programs, under names that stay."""
    return [
        {
            "platform": one.platform,
            "name": one.name,
            "handle": one.handle,
            "url": one.url,
            "unit": one.unit,
            "belongs_to": one.place,
            "last_checked": one.checked_on.isoformat() if one.checked_on else None,
            "closes_on": one.closing_on.isoformat() if one.closing_on else None,
        }
        for one in officials
    ]


FEED_FIELDS = (
    "platform",
    "name",
    "handle",
    "url",
    "unit",
    "belongs_to",
    "last_checked",
    "closes_on",
)


def _official(
    account: Account, checked: Checked, units: Mapping[int, Unit], district: str
) -> Official:
    place = _place(account.unit, units)
    return Official(
        platform=account.platform,
        service=platform_words(account.platform),
        name=name_of(account),
        handle="" if account.handle.startswith("id:") else account.handle,
        url=account.url,
        unit=account.unit.name if account.unit else district,
        place=place.name if place else district,
        checked_on=checked.on,
        closing_on=account.closing_on,
    )


def _order(account: Account, units: Mapping[int, Unit]) -> tuple[int, str, bool, str, str, int]:
    place = _place(account.unit, units)
    at = _ORDER.index(place.kind) if place else 0
    own = account.unit == place
    unit = account.unit.name.casefold() if account.unit else ""
    name = place.name.casefold() if place else ""
    return at, "" if at == 0 else name, not own, unit, account.platform, account.id


def _place(unit: Unit | None, units: Mapping[int, Unit]) -> Unit | None:
    """Give the school, department or district that a unit is a part of; None when that is not
    known.
    """
    seen = 0
    while unit is not None and unit.kind not in _ORDER and seen < len(units):
        unit = units.get(unit.parent_id) if unit.parent_id else None
        seen += 1
    return unit if unit is not None and unit.kind in _ORDER else None


def _is_gone(checked: Checked | None) -> bool:
    return checked is not None and checked.standing in _NOT_THERE
