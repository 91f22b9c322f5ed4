"""Bring the register in from a sheet, write it out, take the last import back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from crawler.platforms.catalogue import recognise
from crawler.register.plan import ImportPlan, plan_import
from crawler.register.sheet import SheetError, read_sheet
from crawler.register.write import write_csv, write_xlsx
from crawler.store.accounts import load_accounts
from crawler.store.districts import load_district
from crawler.store.register import apply_import, undo_last_import
from reports.lists.words import counted
from reports.sheets.rows import write_rows
from scheduler.jobs.home import Home


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """`dry_run` saves nothing; `partial` saves the good rows although others are refused."""

    dry_run: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import came to. `refused` means that nothing was saved because of the file."""

    plan: ImportPlan
    saved: int
    refused: bool
    order: ImportOrder

    def sentence(self) -> str:
        """Say it in one sentence."""
        counts = self.plan.counts()
        if self.refused:
            rows = "row needs" if counts.refused == 1 else "rows need"
            mend = f"Nothing was saved: {counts.refused} {rows} mending first"
            return f"{mend} (or say --partial to save the other rows)."
        done = f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged"
        done += f", {counts.refused} refused" if counts.refused else ""
        if self.order.dry_run:
            return f"Dry run, nothing was saved: {done}."
        if not self.plan.accounts:
            return f"The register is as it was: {done}."
        saved = f"{counted(self.saved, 'account')} saved: {done}."
        return f"{saved} Take it back with `rollcall register undo`."


def import_register(home: Home, file: Path, now: datetime, order: ImportOrder) -> ImportOutcome:
    """Plan the import of a sheet and apply it when the whole file is good. Raises SheetError."""
    sheet = read_sheet(file.name, file.read_bytes())
    with home.store.begin() as session:
        district = load_district(session, home.district_id)
        existing = load_accounts(session, home.district_id, include_closed=True)
        columns = home.settings.district.columns
        plan = plan_import(sheet, district, existing, recognise, columns)
        refused = plan.counts().refused > 0 and not order.partial
        if order.dry_run or refused:
            return ImportOutcome(plan, 0, refused and not order.dry_run, order)
        if not plan.accounts:  # what changes nothing is no import that could be taken back
            return ImportOutcome(plan, 0, False, order)
        result = apply_import(session, home.district_id, plan.accounts, file.name, now)
        return ImportOutcome(plan, result.added + result.changed, False, order)


def export_register(home: Home, file: Path) -> int:
    """Write the register as CSV or XLSX, by the file's ending; gives the number of accounts.

    Raises SheetError for another ending.
    """
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise SheetError(f"{file.name}: expected a name that ends with .csv or .xlsx.")
    with home.store.begin() as session:
        accounts = tuple(
            account
            for account in load_accounts(session, home.district_id, include_closed=True)
            if account.registered
        )
    file.write_bytes(
        write_xlsx(accounts) if file.suffix.lower() == ".xlsx" else write_csv(accounts)
    )
    return len(accounts)


def undo_import(home: Home, now: datetime) -> int | None:
    """Take the last import back; gives how many accounts it concerned, None when there is none."""
    with home.store.begin() as session:
        return undo_last_import(session, home.district_id, now)


def write_problems(plan: ImportPlan, file: Path) -> int:
    """Write every refused or doubtful cell of a plan as CSV; gives their number."""
    fields = ("row", "column", "shown", "severity", "what", "expected")
    with file.open("wb") as target:
        return write_rows(map(asdict, plan.problems), fields, "csv", target)
