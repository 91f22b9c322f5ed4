"""Turns one row of a sheet into an account, on top of what the register already knows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.register import cadence, choices
from crawler.register.address import Identity
from crawler.register.cells import Cells
from crawler.register.fields import ADMINISTRATOR_FIELDS, Field
from crawler.register.permissions import read_permissions
from crawler.register.row_people import read_administrators, read_custody, read_year
from crawler.register.units import UnitIndex
from crawler.register.words import fold, tidy

_TEXTS = {
    Field.NAME: "display_name",
    Field.APPROVED_BY: "approved_by",
    Field.PURPOSE: "purpose",
    Field.DISCLOSED_BY: "disclosed_by",
}
_DAYS = {
    Field.APPROVED_ON: "approved_on",
    Field.CREATED_ON: "created_on",
    Field.REVIEW_DUE: "review_due",
}

Changes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row is about, and what is known of it (None = it is new)."""

    identity: Identity
    old: Account | None


def account_of(cells: Cells, draft: Draft, units: UnitIndex) -> Account:
    """Give the account that the row describes; problems go to the row's remarks.

    A column that the sheet does not have changes nothing; an empty cell of one it has says
    "nothing".
    """
    identity, old = draft.identity, draft.old
    base = old or _blank(identity)
    changes: Changes = {"url": identity.url}
    changes |= _kind(cells, old) | _status(cells, old) | _unit(cells, units)
    changes |= {name: cells.text(field) for field, name in _TEXTS.items() if cells.has(field)}
    changes |= {name: cells.day(field) for field, name in _DAYS.items() if cells.has(field)}
    changes |= _opened_with(cells) | _cadence(cells) | _year(cells) | _platform_id(cells)
    changes |= _recovery(cells)
    if any(cells.has(field) for field in ADMINISTRATOR_FIELDS):
        changes["administrators"] = read_administrators(cells)
    changes |= read_custody(cells)
    changes["permissions"] = read_permissions(cells, base.permissions)
    return _confirmed(replace(base, **_really_new(base, changes)), old)


def _blank(identity: Identity) -> Account:
    kind = AccountKind.PROFESSIONAL
    return Account(0, identity.platform, identity.handle, identity.url, kind)


def _really_new(base: Account, changes: Changes) -> Changes:
    """Leave out what only differs in order or spaces, so that an export comes back as no change."""
    return {name: value for name, value in changes.items() if not _same(getattr(base, name), value)}


def _same(old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and {repr(part) for part in old} == {repr(part) for part in new}
    return tidy(old) == new if isinstance(old, str) and isinstance(new, str) else old == new


def _confirmed(account: Account, old: Account | None) -> Account:
    """A person's sheet confirms what was guessed when it changes it or registers the account."""
    if old is None:
        return account
    left = {
        name for name in account.guessed if getattr(old, name, None) == getattr(account, name, None)
    }
    return replace(account, guessed=frozenset(left if old.registered else ()))


def _kind(cells: Cells, old: Account | None) -> Changes:
    cell = cells.text(Field.KIND)
    if cell is not None:
        kind = choices.kind_of(cell)
        if kind is None:
            cells.refuse(Field.KIND, "no kind of account is called so", choices.expected_kinds())
            return {}
        return {"kind": kind}
    if old is not None and old.registered:
        return {}
    if cells.has(Field.KIND):
        cells.doubt(Field.KIND, "no kind is said; taken as professional", choices.expected_kinds())
    return {"kind": AccountKind.PROFESSIONAL, "guessed": frozenset({"kind"})} if old is None else {}


def _status(cells: Cells, old: Account | None) -> Changes:
    """Read the status; a proposal that a person brings in has their yes."""
    cell = cells.text(Field.STATUS)
    if cell is None or fold(cell) == AccountStatus.PROPOSED.value:
        return {} if old is not None and old.registered else {"status": AccountStatus.ACTIVE}
    status = choices.status_of(cell)
    if status is None:
        cells.refuse(Field.STATUS, "no status is called so", choices.expected_statuses())
        return {}
    return {"status": status}


def _unit(cells: Cells, units: UnitIndex) -> Changes:
    if not cells.has(Field.UNIT):
        return {}
    cell = cells.text(Field.UNIT)
    unit, doubt, expected = units.find(cell) if cell else (None, "", "")
    if doubt:
        cells.doubt(Field.UNIT, doubt, expected)
    return {"unit": unit}


def _opened_with(cells: Cells) -> Changes:
    return {"opened_with": cells.mail(Field.OPENED_WITH)} if cells.has(Field.OPENED_WITH) else {}


def _cadence(cells: Cells) -> Changes:
    if not cells.has(Field.CADENCE):
        return {}
    cell = cells.text(Field.CADENCE)
    days = cadence.read_cadence(cell) if cell else None
    if cell and days is None:
        cells.doubt(
            Field.CADENCE, "this cadence is not understood; none was taken", cadence.EXPECTED
        )
    return {"cadence_days": days}


def _year(cells: Cells) -> Changes:
    if not cells.has(Field.DISCLOSED_YEAR):
        return {}
    return {"disclosed_year": read_year(cells, Field.DISCLOSED_YEAR)}


def _recovery(cells: Cells) -> Changes:
    changes: Changes = {}
    if cells.has(Field.RECOVERY):
        changes["recovery"] = cells.mail(Field.RECOVERY)
    if cells.has(Field.RECOVERY_WORKS):
        cell = cells.text(Field.RECOVERY_WORKS)
        works = choices.yes_of(cell) if cell else None
        if cell and works is None:
            cells.refuse(Field.RECOVERY_WORKS, "this is neither yes nor no", "yes or no")
        changes["recovery_works"] = works
    return changes


def _platform_id(cells: Cells) -> Changes:
    found = cells.text(Field.PLATFORM_ID)
    return {"platform_id": found} if found else {}


def titles_of(cells: Cells) -> Mapping[Field, str]:
    """Give the sheet's own titles of the columns that name the account."""
    return {field: cells.title(field) for field in (Field.PLATFORM, Field.HANDLE, Field.URL)}
