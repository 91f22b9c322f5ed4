"""The whole register as a sheet to read, filter and print. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from crawler.model.account import Account, AccountStatus, Permission
from reports.lists.words import counted, name_of, people_words, platform_words, unit_of
from reports.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("Account", Kind.NAME, 28),
    Column("Platform", width=11),
    Column("Handle", width=24),
    Column("Unit", width=26),
    Column("Kind", width=14),
    Column("Status", width=10),
    Column("Administrators", Kind.LONG, 36),
    Column("Approved by", width=20),
    Column("Approved on", Kind.DAY),
    Column("Opened on", Kind.DAY, printed=False),
    Column("Opened with", width=30, printed=False),
    Column("Posts every (days)", Kind.NUMBER, printed=False),
    Column("Purpose", Kind.LONG, 30, printed=False),
    Column("Log-in deposited", Kind.LONG, 30),
    Column("Deposited on", Kind.DAY),
    Column("Permissions", Kind.LONG, 34, printed=False),
    Column("Disclosed by", width=18, printed=False),
    Column("Disclosed for", Kind.NUMBER, printed=False),
    Column("Review due", Kind.DAY),
    Column("To be closed on", Kind.DAY, printed=False),
    Column("Last read", Kind.DAY),
    Column("Address", Kind.LINK, 40, printed=False),
)
_GUESSED = " (guessed)"


def register_table(
    district: str, accounts: Sequence[Account], read_on: Mapping[int, date], today: date
) -> Table:
    """Lay out the registered accounts by unit, platform and name; closed ones come last.

    `read_on` says for each account by number on which day it could last be read.
    """
    ordered = sorted(accounts, key=_order)
    closed = sum(account.status is AccountStatus.CLOSED for account in accounts)
    about = f"{district}, {today.isoformat()}: {counted(len(accounts), 'account')}"
    return Table(
        title="The register",
        about=f"{about}, {closed:,} of them closed." if closed else f"{about}.",
        columns=_COLUMNS,
        rows=tuple(_row(account, read_on.get(account.id), today) for account in ordered),
    )


def _order(account: Account) -> tuple[bool, str, str, str, int]:
    return (
        account.status is AccountStatus.CLOSED,
        unit_of(account).casefold(),
        account.platform,
        name_of(account).casefold(),
        account.id,
    )


def _row(account: Account, read_on: date | None, today: date) -> tuple[Cell, ...]:
    custody = account.custody
    kind = account.kind.value.replace("_", " ")
    return (
        name_of(account),
        platform_words(account.platform),
        account.handle,
        unit_of(account),
        kind + (_GUESSED if "kind" in account.guessed else ""),
        account.status.value,
        people_words(account.administrators, today),
        account.approved_by,
        account.approved_on,
        account.created_on,
        account.opened_with,
        _number(account.cadence_days),
        account.purpose,
        f"{custody.deposited_by}: {custody.place}" if custody else None,
        custody.deposited_on if custody else None,
        "\n".join(map(_permission, account.permissions)),
        account.disclosed_by,
        account.disclosed_year,
        account.review_due,
        account.closing_on,
        read_on,
        account.url,
    )


def _number(value: float | None) -> Cell:
    return int(value) if value is not None and value.is_integer() else value


def _permission(one: Permission) -> str:
    about = one.scope.value.replace("_", " ") + (f" ({one.mark})" if one.mark else "")
    until = f" until {one.until.isoformat()}" if one.until else ""
    return f"{about}: {one.granted_by}{until}"
