"""Reads who opted out from a student information system's export. Pure.

Nothing of a cell is ever repeated in a message: a row is named by its number alone. School, class
year and every other column are read past and not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.opt_out.names import PersonName, variants
from crawler.register.sheet import Row, Sheet, SheetError
from crawler.register.words import fold


class OptOutColumn(StrEnum):
    """What a column says."""

    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PREFERRED = "preferred"
    NO_PHOTO = "no_photo"
    MAY_PHOTO = "may_photo"


_TITLES = {
    OptOutColumn.NAME: """name | student | student name | full name | pupil | pupil name | nombre
        | nombre completo | nom complet | eleve | naam | leerling | 姓名 | 学生姓名""",
    OptOutColumn.GIVEN: """first | first name | firstname | given name | legal first name
        | student first name | student firstname | nombre de pila | primer nombre | prenom
        | voornaam | 名""",
    OptOutColumn.MIDDLE: """middle | middle name | middlename | middle initial | mi
        | student middle name | segundo nombre | deuxieme prenom | tweede naam""",
    OptOutColumn.FAMILY: """last | last name | lastname | surname | family name | legal last name
        | student last name | student lastname | apellido | apellidos | nom | nom de famille
        | achternaam | 姓""",
    OptOutColumn.PREFERRED: """preferred | preferred name | preferred first name | nickname
        | nick name | goes by | known as | nombre preferido | prenom usuel | roepnaam""",
    OptOutColumn.NO_PHOTO: """no photo | no photos | no picture | no pictures | do not photograph
        | photo opt out | photo optout | media opt out | opt out | opted out | optout
        | photo restriction | media restriction | photo denied | directory opt out | sin foto
        | no fotografiar | pas de photo | refus photo | geen foto | 不可拍照""",
    OptOutColumn.MAY_PHOTO: """photo permission | photo consent | photo release | media release
        | media permission | media consent | may photograph | photo ok | publicity release
        | permiso de foto | autorizacion de imagen | droit a l image | autorisation photo
        | fototoestemming | 拍照许可""",
}


def _said(words: str) -> frozenset[str]:
    return frozenset(fold(word) or word.strip() for word in words.split("|"))


_YES = _said(
    """y | yes | true | t | 1 | x | checked | on | si | s | oui | o | ja | j | 是 | no photo
    | no photos | nophoto | do not photograph | opt out | optout | opted out | denied | refused"""
)
_NO = _said("n | no | false | f | 0 | off | non | nee | none | not opted out | 否") | {""}
_ALLOWED = _said(
    """y | yes | true | t | 1 | x | ok | granted | allowed | approved | given | signed | si | s
    | oui | o | ja | j | 是"""
)
_REFUSED = _said(
    """n | no | false | f | 0 | denied | deny | refused | declined | revoked | not allowed | non
    | nee | 否"""
)
_MAY = _ALLOWED | _REFUSED | {""}
_HEADER_ROWS = 15
_EXPECTED_FLAG = "yes or no; an empty cell means that nobody opted out"
_EXPECTED_NAME = "a given name and a family name, in two columns or as Family, Given"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be taken: its number, the column's title, what was expected."""

    row: int
    column: str
    expected: str


@dataclass(frozen=True, slots=True)
class OptOutPlan:
    """What a sheet says. `names` are all forms of all names of who opted out, as bare letters; they
    never leave the process. `people` counts who opted out, `others` who did not.
    """

    names: frozenset[str]
    people: int
    others: int
    problems: tuple[RowProblem, ...]


def read_opt_outs(sheet: Sheet, *, everybody: bool) -> OptOutPlan:
    """Read a sheet; with `everybody` each row is somebody who opted out, whatever its columns say.

    Raises SheetError when its columns are not known.
    """
    header, columns = _header(sheet.rows)
    if not everybody and not columns.keys() & {OptOutColumn.NO_PHOTO, OptOutColumn.MAY_PHOTO}:
        raise SheetError(
            "No column says who opted out, such as `No photo` or `Photo permission`. If the sheet "
            "lists only those who did, say --everybody."
        )
    names: set[str] = set()
    people = others = 0
    problems: list[RowProblem] = []
    for row in (one for one in sheet.rows if one.number > header.number):
        wrong = list(_wrong(row, header, columns, everybody=everybody))
        if wrong:
            problems += wrong
        elif everybody or _opted_out(row, columns):
            people += 1
            names |= variants(_name(row, columns))
        else:
            others += 1
    return OptOutPlan(frozenset(names), people, others, tuple(problems))


def _header(rows: Sequence[Row]) -> tuple[Row, dict[OptOutColumn, int]]:
    titles = {
        fold(title) or title.strip(): column
        for column, said in _TITLES.items()
        for title in said.split("|")
    }
    for row in rows[:_HEADER_ROWS]:
        columns: dict[OptOutColumn, int] = {}
        for place, cell in enumerate(row.cells):
            column = titles.get(fold(cell.replace(".", " ")) or cell)
            if column is not None:
                columns.setdefault(column, place)
        whole = OptOutColumn.NAME in columns
        if whole or {OptOutColumn.GIVEN, OptOutColumn.FAMILY} <= columns.keys():
            return row, columns
    raise SheetError(
        "No header was found. The first row must name the columns: First Name, Last Name (or Name, "
        "as Family, Given), and No photo; Middle Name and Preferred Name are read too."
    )


def _wrong(
    row: Row, header: Row, columns: dict[OptOutColumn, int], *, everybody: bool
) -> Iterator[RowProblem]:
    flags = ((OptOutColumn.NO_PHOTO, _YES | _NO), (OptOutColumn.MAY_PHOTO, _MAY))
    for column, known in flags:
        if everybody or column not in columns or fold(row.cell(columns[column])) in known:
            continue
        yield RowProblem(row.number, header.cell(columns[column]), _EXPECTED_FLAG)
        return
    if (everybody or _opted_out(row, columns)) and not variants(_name(row, columns)):
        place = columns.get(OptOutColumn.NAME, columns.get(OptOutColumn.FAMILY, 0))
        yield RowProblem(row.number, header.cell(place), _EXPECTED_NAME)


def _opted_out(row: Row, columns: dict[OptOutColumn, int]) -> bool:
    no_photo, may_photo = (
        fold(row.cell(columns[one])) if one in columns else ""
        for one in (OptOutColumn.NO_PHOTO, OptOutColumn.MAY_PHOTO)
    )
    return no_photo in _YES or may_photo in _REFUSED


def _name(row: Row, columns: dict[OptOutColumn, int]) -> PersonName:
    def cell(column: OptOutColumn) -> str:
        return row.cell(columns[column]) if column in columns else ""

    given, family, middle = (
        cell(one) for one in (OptOutColumn.GIVEN, OptOutColumn.FAMILY, OptOutColumn.MIDDLE)
    )
    if not (given and family):
        given, family, middle = _split(cell(OptOutColumn.NAME), middle)
    return PersonName(given, family, middle, cell(OptOutColumn.PREFERRED))


def _split(whole: str, middle: str) -> tuple[str, str, str]:
    """Read `Family, Given M` or `Given M Family`."""
    family, comma, given = whole.partition(",")
    words = given.split() if comma else whole.split()
    if comma:
        return (words[0] if words else ""), family, middle or " ".join(words[1:])
    if len(words) <= 1:
        return "", "", ""
    return words[0], words[-1], middle or " ".join(words[1:-1])
