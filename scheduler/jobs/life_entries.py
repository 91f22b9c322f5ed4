"""The register and the district, as a line of labelled lives tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from config.seasons import load_calendar
from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
    Unit,
    UnitKind,
)
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.seasons import Calendar


def account_of(row: Mapping[str, Any], asked: Mapping[str, Any], number: int) -> Account:
    """Give the account as the register has it on a day asked about, with `number` as its id; an
    unregistered one where the line has no entry.
    """
    entry = asked["register"]
    said = row.get("unit")
    account = Account(
        id=number,
        platform=row["platform"],
        handle=asked["handle"],
        url=f"https://{row['platform']}.example/{asked['handle']}",
        kind=AccountKind.STUDENT_GROUP if entry else AccountKind.UNREGISTERED,
        status=AccountStatus.ACTIVE if entry else AccountStatus.LEAD,
        display_name=asked["name"],
        unit=Unit(number, said["name"], UnitKind.TEAM, sport=said["sport"]) if said else None,
        cadence_days=row.get("cadence_days") if entry else None,
    )
    return _with_entry(account, entry) if entry else account


def _with_entry(account: Account, entry: Mapping[str, Any]) -> Account:
    on = _day(entry["deposited_on"])
    return replace(
        account,
        administrators=tuple(_administrator(one) for one in entry["administrators"]),
        custody=Custody("somebody", "the office", on) if on else None,
        opened_with=entry["opened_with"],
        recovery_works=entry["recovery_works"],
        administrators_on=_day(entry["changed_on"]),
    )


def _administrator(said: Mapping[str, Any]) -> Administrator:
    return Administrator(
        said["name"],
        said["email"],
        AdministratorRank.PRIMARY,
        _day(said["until"]),
        said["class_year"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def district_of(state: str) -> District:
    """Give a district of a state, with the state's calendar of seasons."""
    return District(
        id=1,
        name="An invented district",
        state=state,
        email_domains=("prairie-district.example",),
        student_domains=("pupils.prairie-district.example",),
        seasons=fit(Calendar, load_calendar(state)),
    )
