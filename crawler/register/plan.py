"""Plans an import: what a sheet would add, change and leave, and every problem in it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from crawler.model.account import Account
from crawler.model.case import District
from crawler.register.address import (
    NOBODY,
    Identity,
    Recognise,
    Said,
    account_key,
    identify,
    platform_said,
)
from crawler.register.cells import Cells
from crawler.register.fields import Field
from crawler.register.headers import Headers, find_headers, own_columns
from crawler.register.passwords import refuse_secrets
from crawler.register.problems import CellProblem, Remarks, Severity
from crawler.register.row import Draft, account_of, titles_of
from crawler.register.sheet import Row, Sheet
from crawler.register.units import UnitIndex
from crawler.register.whole import about_file, day_orders
from crawler.register.words import tidy


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row about an account that an earlier row of the same sheet is about."""

    row: int
    first_row: int
    platform: str
    handle: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each sort an import has; `doubtful` counts cells."""

    new: int
    changed: int
    unchanged: int
    refused: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. `new`, `changed` and `unchanged` are accounts in the sheet's order.

    Rows with a refused cell are in none of them; `refused_rows` are their numbers.
    """

    new: tuple[Account, ...]
    changed: tuple[Account, ...]
    unchanged: tuple[Account, ...]
    problems: tuple[CellProblem, ...]
    duplicates: tuple[Duplicate, ...]
    refused_rows: tuple[int, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Give what is to be saved: the new accounts (id 0) and the changed ones."""
        return (*self.new, *self.changed)

    def counts(self) -> Counts:
        """Count the rows of each sort."""
        doubtful = sum(problem.severity is Severity.DOUBTFUL for problem in self.problems)
        return Counts(
            new=len(self.new),
            changed=len(self.changed),
            unchanged=len(self.unchanged),
            refused=len(self.refused_rows),
            doubtful=doubtful,
        )


def plan_import(
    sheet: Sheet,
    district: District,
    existing: Sequence[Account],
    recognise: Recognise,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> ImportPlan:
    """Plan the import of `sheet` into a register that holds `existing`; saves nothing. `columns`
    are titles of the office's own, each with the one of ours that it stands for.

    Raises SheetError when the sheet has no header or holds secrets.
    """
    headers = find_headers(sheet.rows, own_columns(columns))
    body = [row for row in sheet.rows if row.number > headers.row]
    refuse_secrets(headers, body)
    planner = _Planner(headers, body, UnitIndex(district.units), existing, recognise)
    for row in body:
        planner.take(row)
    return planner.plan(about_file(sheet, headers))


class _Planner:
    """Goes through the rows once, with every look-up in a table."""

    def __init__(
        self,
        headers: Headers,
        body: Sequence[Row],
        units: UnitIndex,
        existing: Sequence[Account],
        recognise: Recognise,
    ) -> None:
        self._headers = headers
        self._orders = day_orders(headers, body)
        self._units = units
        self._known = {account_key(a.platform, a.handle): a for a in existing}
        self._recognise = recognise
        self._seen: dict[tuple[str, str], tuple[int, Account]] = {}
        self._sorted: dict[str, list[Account]] = {"new": [], "changed": [], "unchanged": []}
        self._problems: list[CellProblem] = []
        self._duplicates: list[Duplicate] = []
        self._refused: list[int] = []

    def take(self, row: Row) -> None:
        """Plan one row."""
        remarks = Remarks(row.number)
        cells = Cells(row, self._headers, self._orders, remarks)
        identity = self._identity(cells)
        # A row without an account is read to its end all the same, so that every cell of it that
        # needs mending is named at once.
        old = self._known.get(identity.key) if identity else None
        account = account_of(cells, Draft(identity or NOBODY, old), self._units)
        if identity and not self._repeats(cells, identity, account) and not remarks.refused:
            self._sort(account, old)
        self._problems.extend(remarks.found)
        if remarks.refused:
            self._refused.append(row.number)

    def plan(self, about_file: Sequence[CellProblem]) -> ImportPlan:
        """Give the plan."""
        return ImportPlan(
            new=tuple(self._sorted["new"]),
            changed=tuple(self._sorted["changed"]),
            unchanged=tuple(self._sorted["unchanged"]),
            problems=(*about_file, *self._problems),
            duplicates=tuple(self._duplicates),
            refused_rows=tuple(self._refused),
        )

    def _identity(self, cells: Cells) -> Identity | None:
        said = Said(
            platform=cells.text(Field.PLATFORM) or "",
            handle=cells.raw(Field.HANDLE),
            url=cells.text(Field.URL) or "",
            titles=dict(titles_of(cells)),
        )
        platform = platform_said(said, cells.remarks)
        if said.platform and platform is None:
            return None
        known = self._known.get(account_key(platform or "", tidy(said.handle)))
        if known is not None and said.url in {"", known.url}:
            return Identity(known.platform, known.handle, known.url)
        return identify(said, platform, self._recognise, cells.remarks)

    def _repeats(self, cells: Cells, identity: Identity, account: Account) -> bool:
        first = self._seen.setdefault(identity.key, (cells.row.number, account))
        if first[0] == cells.row.number:
            return False
        number = cells.row.number
        self._duplicates.append(Duplicate(number, first[0], identity.platform, identity.handle))
        field = Field.URL if cells.raw(Field.URL) else Field.HANDLE
        if first[1] == account:
            cells.doubt(field, f"row {first[0]} says the same; counted once", "one row each")
        else:
            what = f"row {first[0]} is about the same account and says other things"
            cells.refuse(field, what, "one row for each account")
        return True

    def _sort(self, account: Account, old: Account | None) -> None:
        if old is None:
            self._sorted["new"].append(account)
        else:
            self._sorted["unchanged" if account == old else "changed"].append(account)
