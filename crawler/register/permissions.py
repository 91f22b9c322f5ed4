"""Permissions in a sheet: columns for each scope, and one for all further ones. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.model.account import Permission, PermissionScope
from crawler.register.cells import Cells
from crawler.register.dates import read_day
from crawler.register.fields import Field
from crawler.register.words import fold, tidy

EXPECTED_LINES = "lines such as: logo | Dana Reyes | 2027-08-01 | eastview-herons"
_NO = {"no", "none", "n", "n a", "na", "not granted", "non", "nee", "无", "否", "0", "false"}
_YES = {"yes", "y", "granted", "x", "si", "oui", "ja", "是", "1", "true"}


@dataclass(frozen=True, slots=True)
class ScopeColumns:
    """The columns of one scope."""

    scope: PermissionScope
    by: Field
    until: Field
    mark: Field | None = None


SCOPES = (
    ScopeColumns(PermissionScope.LOGO, Field.LOGO_BY, Field.LOGO_UNTIL, Field.LOGO_MARK),
    ScopeColumns(PermissionScope.OFFICIAL_CAPACITY, Field.OFFICIAL_BY, Field.OFFICIAL_UNTIL),
    ScopeColumns(PermissionScope.PHOTOS, Field.PHOTOS_BY, Field.PHOTOS_UNTIL),
)


def read_permissions(cells: Cells, old: Sequence[Permission]) -> tuple[Permission, ...]:
    """Read the permissions of a row; of scopes without a column the `old` ones stay."""
    said = {columns.scope for columns in SCOPES if cells.has(columns.by)}
    if cells.has(Field.MORE_PERMISSIONS):
        said = set(PermissionScope)
    found = [permission for permission in old if permission.scope not in said]
    for columns in SCOPES:
        permission = _one(cells, columns)
        if permission is not None:
            found.append(permission)
    found.extend(_further(cells))
    return tuple(dict.fromkeys(found))


def _one(cells: Cells, columns: ScopeColumns) -> Permission | None:
    by = cells.text(columns.by)
    until = cells.day(columns.until)
    if by is None or fold(by) in _NO or by in _NO:
        if until is not None:
            what = "an end is said, but not who gave the permission; none was taken"
            cells.doubt(columns.until, what, f"a name under {columns.by.value}")
        return None
    if fold(by) in _YES or by in _YES:
        what = "the permission does not say who gave it; taken as given by an unnamed person"
        cells.doubt(columns.by, what, "the name of the person who gave it")
    mark = cells.text(columns.mark) if columns.mark else None
    return Permission(columns.scope, by, until, mark)


def _further(cells: Cells) -> list[Permission]:
    found = []
    lines = io.StringIO(cells.raw(Field.MORE_PERMISSIONS), newline="")
    try:
        for parts in csv.reader(lines, delimiter="|", skipinitialspace=True):
            permission = _line([tidy(part) for part in parts])
            if permission is not None:
                found.append(permission)
            elif parts:
                cells.refuse(Field.MORE_PERMISSIONS, "this is no permission", EXPECTED_LINES)
    except csv.Error:
        cells.refuse(Field.MORE_PERMISSIONS, "this is no list of permissions", EXPECTED_LINES)
    return found


def _line(parts: list[str]) -> Permission | None:
    scopes = {fold(scope.value): scope for scope in PermissionScope}
    scope = scopes.get(fold(parts[0])) if parts else None
    if scope is None or not 2 <= len(parts) <= 4 or not parts[1]:
        return None
    until_text, mark = (*parts[2:], "", "")[:2]
    until = read_day(until_text).value if until_text else None
    return (
        None if until_text and until is None else Permission(scope, parts[1], until, mark or None)
    )


def write_further(permissions: Sequence[Permission]) -> str:
    """Write permissions as lines that `read_permissions` takes back."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="|", lineterminator="\n")
    for p in permissions:
        until = p.until.isoformat() if p.until else ""
        writer.writerow([p.scope.value, p.granted_by, until, p.mark or ""])
    return out.getvalue().rstrip("\n")
