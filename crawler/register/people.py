"""Reads administrators and e-mail addresses from cells. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crawler.model.account import Administrator, AdministratorRank
from crawler.register.words import tidy

_MAIL = re.compile(r"[^@\s<>(),;:\"\[\]]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}")
"""The forms of RFC 5321 §4.1.2 that offices use; no quoted local parts and no address literals."""
_MAIL_IN_BRACKETS = re.compile(r"^(?P<name>[^<(]*)[<(]\s*(?P<mail>[^\s<>()]*@[^\s<>()]*)\s*[>)]$")
EXPECTED_MAIL = "an address such as dana.reyes@district.example"


@dataclass(frozen=True, slots=True)
class Person:
    """What one group of columns says of an administrator; empty texts are None."""

    name: str | None
    email: str | None
    rank: AdministratorRank | None = None
    until: date | None = None
    class_year: int | None = None


def mail_of(cell: str) -> str | None:
    """Give an e-mail address in the form it is compared in, or None when it is none."""
    text = tidy(cell).removeprefix("mailto:")
    if len(text) > 254 or not _MAIL.fullmatch(text):
        return None
    name, _, host = text.rpartition("@")
    return f"{name}@{host.lower()}"


def people_in(cell: str) -> tuple[tuple[str, str | None], ...]:
    """Split a cell of names: by line or semicolon; `Name <mail>` and `Name (mail)` give both.

    The second of each pair is what stands in the brackets, unchecked.
    """
    parts = (tidy(part) for part in re.split(r"[;\n]", cell))
    return tuple(_named(part) for part in parts if part)


def _named(part: str) -> tuple[str, str | None]:
    match = _MAIL_IN_BRACKETS.match(part)
    if match is None:
        return part, None
    return match["name"].strip() or match["mail"], match["mail"]


def administrators_of(people: Sequence[Person]) -> tuple[Administrator, ...]:
    """Give administrators in order; the first is primary, the others not, unless a rank is said."""
    found = []
    for position, person in enumerate(people):
        name = person.name or person.email
        if name is None:
            continue
        usual = AdministratorRank.SECONDARY if position else AdministratorRank.PRIMARY
        rank = person.rank or usual
        found.append(Administrator(name, person.email, rank, person.until, person.class_year))
    return tuple(found)
