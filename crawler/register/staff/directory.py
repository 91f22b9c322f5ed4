"""Reads a staff directory into members. Pure.

Only the columns that say who somebody is and whether they are in service are looked at; whatever
else an export holds (telephone numbers, recovery addresses, Google's column of starred-out
passwords) is never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.model.staff import Member
from crawler.register.dates import read_day
from crawler.register.people import mail_of
from crawler.register.sheet import Row, SheetError, read_sheet
from crawler.register.staff.columns import Part, parts_of
from crawler.register.staff.ldif import entries, is_ldif
from crawler.register.words import fold, tidy

_HEADER_ROWS = 5
_GONE = frozenset(
    {"suspended", "archived", "deleted", "inactive", "disabled", "terminated", "retired", "left"}
    | {"resigned", "former", "closed", "suspendido", "inactivo", "suspendu", "inactif"}
    | {"inactief", "geschorst", "停用", "离职"}
)
_YES, _NO = frozenset({"true", "yes", "1", "x"}), frozenset({"false", "no", "0"})
_STUDENTS = frozenset(
    {"student", "students", "pupil", "pupils", "learner", "learners", "estudiante", "estudiantes"}
    | {"alumno", "alumnos", "eleve", "eleves", "leerling", "leerlingen", "学生"}
)
_AD_DISABLED = 0x2
"""ADS_UF_ACCOUNTDISABLE, of userAccountControl ([MS-ADTS] 2.2.16)."""
Cell = Callable[[Part], str]


@dataclass(frozen=True, slots=True)
class Directory:
    """Who stands in a directory, by address; `without_address` counts those left out for want of
    one, `twice` those whose address stood there before.
    """

    members: tuple[Member, ...]
    without_address: int = 0
    twice: int = 0


def read_directory(name: str, content: bytes, today: date) -> Directory:
    """Read a staff directory: LDIF, or CSV or XLSX with a header. Of somebody whom the directory
    says to be switched off without saying since when, the day before `today` was the last in
    service.

    Raises SheetError when it is none of them, or nobody in it has an address.
    """
    people = _of_ldif(content) if is_ldif(content) else _of_sheet(name, content)
    members: dict[str, Member] = {}
    without_address = twice = 0
    for cell in people:
        member = _member(cell, today)
        without_address += member is None
        twice += member is not None and member.email in members
        if member is not None:
            members.setdefault(member.email, member)
    if not members:
        raise SheetError(f"{name}: nobody in it has an e-mail address.")
    return Directory(tuple(members.values()), without_address, twice)


def _of_sheet(name: str, content: bytes) -> Iterator[Cell]:
    rows = read_sheet(name, content).rows
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        parts = parts_of(row.cells)
        if {Part.EMAIL, Part.OTHER_EMAIL} & set(parts) and len(parts) > 1:
            return (_cell_of(one, parts) for one in rows[at + 1 :])
    raise SheetError(
        f"{name}: no header was found. One of the first {_HEADER_ROWS} rows must name the columns, "
        "such as: Name, Email address, Title, School, Status, Last day."
    )


def _cell_of(row: Row, parts: dict[Part, int]) -> Cell:
    return lambda part: tidy(row.cell(parts[part])) if part in parts else ""


def _of_ldif(content: bytes) -> Iterator[Cell]:
    try:
        found = list(entries(content))
    except ValueError as error:
        raise SheetError(f"The LDIF cannot be read at {error}.") from error
    return (_cell_in(tuple(entry), [values[0] for values in entry.values()]) for entry in found)


def _cell_in(names: tuple[str, ...], values: list[str]) -> Cell:
    row, parts = Row(0, tuple(values)), parts_of(names)
    path = values[names.index("dn")] if "dn" in names else ""
    cell = _cell_of(row, parts)
    return lambda part: cell(part) or (path if part is Part.PATH else "")


def _member(cell: Cell, today: date) -> Member | None:
    email = mail_of(cell(Part.EMAIL)) or mail_of(cell(Part.OTHER_EMAIL))
    if email is None:
        return None
    whole = cell(Part.NAME) or f"{cell(Part.FIRST)} {cell(Part.LAST)}".strip()
    return Member(
        email=email.casefold(),
        name=whole or email,
        title=cell(Part.TITLE) or None,
        place=cell(Part.PLACE) or None,
        until=_last_day(cell, today),
        on_staff=not _is_student(cell),
    )


def _last_day(cell: Cell, today: date) -> date | None:
    said = read_day(cell(Part.UNTIL)).value if cell(Part.UNTIL) else None
    if said is not None:
        return said
    flags = cell(Part.FLAGS)
    off = (
        cell(Part.ENABLED).casefold() in _NO,
        cell(Part.BLOCKED).casefold() in _YES,
        bool(_GONE & _words(cell(Part.STATUS))),
        flags.isdecimal() and bool(int(flags) & _AD_DISABLED),
    )
    return today - timedelta(days=1) if any(off) else None


def _is_student(cell: Cell) -> bool:
    """Say whether the directory holds the person among its students: by the kind of user, the name
    of a place as a whole, or a folder of the path. "Student services" is an office.
    """
    folders = cell(Part.PATH).replace(",", "/").split("/")
    names = (folder.partition("=")[2] or folder for folder in folders)
    alone: Iterable[str] = (cell(Part.KIND), cell(Part.TITLE), cell(Part.PLACE), *names)
    return any(fold(name) in _STUDENTS or name in _STUDENTS for name in alone if name)


def _words(text: str) -> frozenset[str]:
    return frozenset((fold(text) or text).split())
