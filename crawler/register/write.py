"""Writes the register as a sheet that the import takes back unchanged. Pure on bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from crawler.model.account import Account, Administrator, AdministratorRank
from crawler.register.fields import ADMINISTRATOR_FIELDS, Column, Field
from crawler.register.permissions import SCOPES, write_further
from crawler.register.words import tidy
from crawler.register.write_safe import guarded

_LEAST_ADMINISTRATORS = 2


def write_csv(accounts: Sequence[Account]) -> bytes:
    """Write CSV in UTF-8 with its mark (so that Excel reads accents), comma, CRLF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in sheet_rows(accounts):
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(accounts: Sequence[Account]) -> bytes:
    """Write an XLSX workbook with one sheet; every cell is text, none a formula."""
    from openpyxl import Workbook  # takes 0.4 s to load, and few ask for it

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    sheet.freeze_panes = "A2"
    for row in sheet_rows(accounts):
        sheet.append([guarded(text) or None for text in row])
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_rows(accounts: Sequence[Account]) -> list[list[str]]:
    """Give the header and one row for each account, as text; the columns are the import's own."""
    columns = _columns(accounts)
    rows = [[column.title for column in columns]]
    for account in accounts:
        said = _said(account)
        rows.append([said.get(column, "") for column in columns])
    return rows


def _columns(accounts: Sequence[Account]) -> list[Column]:
    """Give every column in the order of `Field`; administrators have as many groups as needed."""
    most = max((len(account.administrators) for account in accounts), default=0)
    columns: list[Column] = []
    for field in Field:
        if field is Field.ADMINISTRATOR:
            numbers = range(1, max(most, _LEAST_ADMINISTRATORS) + 1)
            columns += [Column(f, number) for number in numbers for f in ADMINISTRATOR_FIELDS]
        elif field not in ADMINISTRATOR_FIELDS:
            columns.append(Column(field))
    return columns


def _said(account: Account) -> dict[Column, str]:
    single = _plain(account) | _custody(account) | _recovery(account) | _permissions(account)
    cells = {Column(field): text for field, text in single.items() if text}
    first_primaries = sorted(
        account.administrators, key=lambda person: person.rank is not AdministratorRank.PRIMARY
    )
    for number, person in enumerate(first_primaries, start=1):
        cells |= _administrator(person, number)
    return cells


def _plain(account: Account) -> dict[Field, str]:
    return {
        Field.PLATFORM: account.platform,
        Field.HANDLE: account.handle,
        Field.NAME: _text(account.display_name),
        Field.URL: account.url,
        Field.KIND: account.kind.value,
        Field.UNIT: account.unit.name if account.unit else "",
        Field.STATUS: account.status.value,
        Field.APPROVED_BY: _text(account.approved_by),
        Field.APPROVED_ON: _day(account.approved_on),
        Field.CREATED_ON: _day(account.created_on),
        Field.OPENED_WITH: _text(account.opened_with),
        Field.CADENCE: _number(account.cadence_days),
        Field.PURPOSE: _text(account.purpose),
        Field.REVIEW_DUE: _day(account.review_due),
        Field.DISCLOSED_BY: _text(account.disclosed_by),
        Field.DISCLOSED_YEAR: str(account.disclosed_year or ""),
        Field.PLATFORM_ID: _text(account.platform_id),
    }


def _custody(account: Account) -> dict[Field, str]:
    custody = account.custody
    if custody is None:
        return {}
    return {
        Field.CUSTODY_BY: tidy(custody.deposited_by),
        Field.CUSTODY_PLACE: tidy(custody.place),
        Field.CUSTODY_ON: _day(custody.deposited_on),
    }


def _recovery(account: Account) -> dict[Field, str]:
    works = {True: "yes", False: "no", None: ""}[account.recovery_works]
    return {Field.RECOVERY: _text(account.recovery), Field.RECOVERY_WORKS: works}


def _permissions(account: Account) -> dict[Field, str]:
    cells: dict[Field, str] = {}
    further = []
    columns_of = {columns.scope: columns for columns in SCOPES}
    for permission in account.permissions:
        columns = columns_of.get(permission.scope)
        if columns is None or columns.by in cells or (permission.mark and columns.mark is None):
            further.append(permission)
            continue
        cells[columns.by] = tidy(permission.granted_by)
        cells[columns.until] = _day(permission.until)
        if columns.mark:
            cells[columns.mark] = permission.mark or ""
    return cells | {Field.MORE_PERMISSIONS: write_further(further)}


def _administrator(person: Administrator, number: int) -> dict[Column, str]:
    return {
        Column(Field.ADMINISTRATOR, number): tidy(person.name),
        Column(Field.ADMINISTRATOR_EMAIL, number): _text(person.email),
        Column(Field.ADMINISTRATOR_RANK, number): person.rank.value,
        Column(Field.ADMINISTRATOR_UNTIL, number): _day(person.until),
        Column(Field.ADMINISTRATOR_CLASS, number): str(person.class_year or ""),
    }


def _text(text: str | None) -> str:
    return tidy(text) if text else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
