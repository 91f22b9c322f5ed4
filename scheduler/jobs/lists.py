"""Write the sheets that offices work from: gaps, unregistered accounts, the whole register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from crawler.model.account import AccountStatus
from crawler.model.finding import FindingState
from crawler.register.sheet import SheetError
from crawler.runs.gaps import gaps_now, registered_now
from crawler.store.coverage import load_coverage
from crawler.store.findings import load_findings
from reports.lists.gaps import GapRow, gaps_table
from reports.lists.register import register_table
from reports.lists.unregistered import unregistered_table
from reports.render.sheet import lay_out_table
from reports.sheets.typed import write_table
from reports.tables import Table
from scheduler.jobs.home import Home
from scheduler.jobs.queue import load_queue

_SET_ASIDE = {FindingState.DISMISSED, FindingState.SNOOZED}


class SheetName(StrEnum):
    """The sheets there are."""

    GAPS = "gaps"
    UNREGISTERED = "unregistered"
    REGISTER = "register"


def write_sheet(home: Home, name: SheetName, file: Path, now: datetime) -> int:
    """Write a sheet, as CSV, XLSX or HTML by the file's ending; gives the number of rows.

    Raises SheetError for another ending.
    """
    form = file.suffix.lower().removeprefix(".")
    if form not in {"csv", "xlsx", "html"}:
        raise SheetError(f"{file.name}: expected a name that ends with .csv, .xlsx or .html.")
    table = _TABLES[name](home, now)
    if form == "html":
        file.write_text(lay_out_table(table), "utf-8")
        return len(table.rows)
    with file.open("wb") as target:
        return write_table(table, form, target)


def gap_rows(home: Home, now: datetime) -> tuple[GapRow, ...]:
    """Give the gaps that nobody set aside, each with the day on which a sweep first saw it."""
    with home.store.read() as session:
        found = gaps_now(session, home.settings, home.pack, home.district_id, now)
        known = {row.fingerprint: row for row in load_findings(session, home.district_id, now=now)}
    rows = []
    for account, finding in found:
        row = known.get(finding.fingerprint)
        if row is None or row.state not in _SET_ASIDE:
            since = home.day(row.opened_at) if row else None
            rows.append(GapRow(account, finding, since))
    return tuple(rows)


def _gaps(home: Home, now: datetime) -> Table:
    with home.store.read() as session:
        accounts = registered_now(session, home.settings, home.district_id)
    looked_at = sum(account.status is not AccountStatus.CLOSED for account in accounts)
    name = home.settings.district.name
    return gaps_table(name, gap_rows(home, now), looked_at, home.day(now))


def _unregistered(home: Home, now: datetime) -> Table:
    rows = load_queue(home, now)
    return unregistered_table(home.settings.district.name, rows, home.zone, home.day(now))


def _register(home: Home, now: datetime) -> Table:
    with home.store.read() as session:
        accounts = registered_now(session, home.settings, home.district_id)
        coverage = load_coverage(session, home.district_id, now)
    read_on = {
        row.account.id: home.day(row.last_read_at)
        for row in coverage
        if row.last_read_at is not None
    }
    return register_table(home.settings.district.name, accounts, read_on, home.day(now))


_TABLES: dict[SheetName, Callable[[Home, datetime], Table]] = {
    SheetName.GAPS: _gaps,
    SheetName.UNREGISTERED: _unregistered,
    SheetName.REGISTER: _register,
}
