"""Permissions for photos of an account, a team, a season or an event: noted, listed, ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from config.policy import Pack
from crawler.model.account import PermissionScope
from crawler.model.case import District
from crawler.model.grants import Covers, Grant
from crawler.model.opt_out.withholding import mask
from crawler.model.seasons import SCHOOL_YEAR, windows
from crawler.runs.tools import calendar_of
from crawler.store.accounts import load_accounts
from crawler.store.districts import load_district
from crawler.store.grants import add_grant, end_grant, load_grants
from crawler.store.judgements import forget_all_judgements
from crawler.store.opt_outs import load_opt_outs
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import find_account
from scheduler.jobs.units import unit_called

_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


class Grantable(StrEnum):
    """The permissions that are noted here; those for logos and claims stand in the register."""

    PHOTOS = PermissionScope.PHOTOS.value
    PARENTAL = PermissionScope.PARENTAL.value


class UnfitGrantError(Exception):
    """What was said is no permission; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class GrantOrder:
    """What is permitted, and for what: an account, a unit, a season (`fall-2026`), or an event by
    the name that captions give it, with its day.
    """

    scope: Grantable
    granted_by: str
    account: str | None = None
    unit: str | None = None
    season: str | None = None
    event: str | None = None
    on: date | None = None
    until: date | None = None


def note_grant(home: Home, order: GrantOrder, now: datetime) -> Grant:
    """Write a permission down. Raises UnfitGrantError, UnknownUnitError, NothingToSweepError (no
    such account).
    """
    with home.store.begin() as session:
        district = load_district(session, home.district_id)
        accounts = load_accounts(session, home.district_id, include_closed=True)
        listed = load_opt_outs(session, home.district_id, home.keys.opt_out)
        first, last = _days(home, order)
        grant = Grant(
            id=0,
            scope=PermissionScope(order.scope),
            covers=_covers(order),
            granted_by=mask(order.granted_by, listed)[0] or "",
            account_id=find_account(accounts, order.account).id if order.account else None,
            unit_id=unit_called(district, order.unit).id if order.unit else None,
            event=mask(order.event, listed)[0],
            first_day=first,
            last_day=last,
            until=order.until,
        )
        add_grant(session, home.district_id, grant, now)
        forget_all_judgements(session, home.district_id)
        return load_grants(session, home.district_id)[-1]


def end(home: Home, number: int, now: datetime) -> bool:
    """Take a permission back; False when there is none of this number."""
    with home.store.begin() as session:
        ended = end_grant(session, home.district_id, number, now)
        forget_all_judgements(session, home.district_id)
        return ended


def grants(home: Home) -> tuple[tuple[Grant, str], ...]:
    """Give every permission with what it is for, in words."""
    with home.store.read() as session:
        district = load_district(session, home.district_id)
        accounts = load_accounts(session, home.district_id, include_closed=True)
        found = load_grants(session, home.district_id)
    names = {account.id: f"{account.platform}:{account.handle}" for account in accounts}
    return tuple((grant, _said(grant, names, district)) for grant in found)


def unused_scope(scope: Grantable, pack: Pack) -> bool:
    """Say whether no rule of the district's policy is excused by permissions of this scope."""
    rules = [rule for rule in pack.rules if rule.detector == "student_photo"]
    return all(scope.value not in rule.unless for rule in rules)


def _covers(order: GrantOrder) -> Covers:
    if order.event:
        return Covers.EVENT
    if order.season:
        return Covers.SEASON
    if order.account:
        return Covers.ACCOUNT
    if order.unit:
        return Covers.TEAM
    raise UnfitGrantError("Say what it is for: --account, --unit, --season or --event with --on.")


def _days(home: Home, order: GrantOrder) -> tuple[date | None, date | None]:
    if order.event and order.season:
        raise UnfitGrantError("Say --season or --event, not both.")
    if order.event:
        if order.on is None:
            raise UnfitGrantError("Say the day of the event: --on 2027-03-08.")
        return order.on, order.on
    if order.on is not None:  # else what was meant for a day would count for good
        raise UnfitGrantError("Say the event of that day: --event NAME goes with --on.")
    return _season(home, order.season) if order.season else (None, None)


def _season(home: Home, said: str) -> tuple[date, date]:
    name, _, year = said.rpartition("-")
    calendar = calendar_of(home.settings)
    known = [one.name for one in calendar.seasons]
    if name not in known or not _YEAR.fullmatch(year):
        expected = " or ".join(f"{one}-2026" for one in known or [SCHOOL_YEAR])
        raise UnfitGrantError(f"{said!r} is no season; expected {expected}.")
    number = int(year)
    found = windows(calendar, [name], date(number, 1, 1), date(number, 12, 31))
    begins = [one for one in found if one.starts.year == number] or list(found)
    return begins[0].starts, begins[0].ends


def _said(grant: Grant, accounts: dict[int, str], district: District) -> str:
    unit = district.unit(grant.unit_id) if grant.unit_id is not None else None
    parts = (
        f"“{grant.event}”" if grant.event else None,
        f"{grant.first_day} to {grant.last_day}" if grant.first_day != grant.last_day else None,
        str(grant.first_day) if grant.event else None,
        unit.name if unit else None,
        accounts.get(grant.account_id) if grant.account_id is not None else None,
    )
    return ", ".join(part for part in parts if part)
