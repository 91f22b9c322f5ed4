"""What is wrong with a cell, and how a row remembers it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crawler.register.words import shown


class Severity(StrEnum):
    """A refused cell keeps its row out of the register; a doubtful one does not."""

    REFUSED = "refused"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One refused or doubtful cell: where it is, what it shows, what is wrong, what is expected.

    `row` is counted as the spreadsheet program does, 0 = the whole file. `column` is the sheet's
    own title.
    """

    row: int
    column: str
    shown: str
    what: str
    expected: str
    severity: Severity


@dataclass(slots=True)
class Remarks:
    """Gathers the problems of one row."""

    row: int
    found: list[CellProblem] = field(default_factory=list)

    def refuse(self, column: str, cell: str, what: str, expected: str) -> None:
        """Say that a cell cannot be taken."""
        self.found.append(
            CellProblem(self.row, column, shown(cell), what, expected, Severity.REFUSED)
        )

    def doubt(self, column: str, cell: str, what: str, expected: str) -> None:
        """Say that a cell was taken with a doubt."""
        self.found.append(
            CellProblem(self.row, column, shown(cell), what, expected, Severity.DOUBTFUL)
        )

    @property
    def refused(self) -> bool:
        """Say whether the row cannot be taken."""
        return any(problem.severity is Severity.REFUSED for problem in self.found)
