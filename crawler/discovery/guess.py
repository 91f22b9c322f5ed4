"""Guesses about a district from its own pages: its name, its schools, whose an account is. Pure.

A guess is a proposal to a person: it is marked as one, and says why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.discovery.links import Where, links
from crawler.discovery.schools import is_district_name, school_name, title_parts
from crawler.discovery.site import host_of, is_own
from crawler.model.account import AccountKind, Unit, UnitKind
from crawler.model.capture import Capture
from crawler.model.case import District, Lead
from crawler.model.words.letters.tokens import words
from crawler.platforms.formats.page import read_page

_SCHOOL_PAGES = re.compile(r"schools?\b|escuelas|[eé]coles|scholen|学校|學校", re.IGNORECASE)
_MOST_UNITS = 200
_GROUPS = re.compile(
    r"\b(?:boosters?|pt[ao]|ptsa|parents?|alumni|foundation|friends|fans?|supporters?|padres"
    r"|exalumnos|anciens|ouders|oudervereniging)\b|家长|家長|校友"
)
_STUDENTS = re.compile(
    r"\b(?:teams?|clubs?|student council|student section|student government|yearbook|newspaper"
    r"|robotics|debate|drama|theat(?:re|er)|band|choir|orchestra|football|soccer|volleyball"
    r"|basketball|baseball|softball|hockey|lacrosse|wrestling|track|cross country|swim|swimming"
    r"|dive|tennis|golf|gymnastics|cheer|dance|esports|equipo|equipe|ploeg|leerlingenraad)\b"
    r"|社团|社團|校队|校隊|学生会|學生會"
)
_IN_A_HANDLE = re.compile(
    r"boosters?|parents|alumni|foundation|(?:football|soccer|volleyball|basketball|baseball"
    r"|softball|hockey|lacrosse|wrestling|robotics|theat(?:re|er)|orchestra|swimdive)"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What an account seems to be, and why; `unit` None = no unit stood out."""

    kind: AccountKind
    unit: Unit | None
    why: str


def guess_name(captures: Sequence[Capture], home_page: str) -> str:
    """Give the district's name as its home page titles itself; the host name when it does not."""
    for capture in captures:
        if capture.ok and host_of(capture.url) == host_of(home_page):
            page = read_page(capture)
            owners = [owner.name for owner in page.owners if owner.name] if page else []
            site = page.meta("og:site_name") if page else None
            said = [*owners, *([site] if site else []), *title_parts((page and page.title) or "")]
            best = [name for name in said if is_district_name(name)] or said
            if best:
                return best[0]
    return host_of(home_page)


def guess_units(captures: Sequence[Capture], home_page: str) -> tuple[Unit, ...]:
    """Give the schools that the district's pages name, most often named first; ids are 0.

    A school counts when a link to the district's own site names it, a page lists it among schools,
    or two pages name it: one mention elsewhere is often a neighbour's.
    """
    sure: dict[str, None] = {}
    pages: Counter[str] = Counter()
    for capture in captures:
        named = dict(_schools_on(capture, home_page))
        pages.update(list(named))
        sure.update(dict.fromkeys(name for name, own in named.items() if own))
    names = [name for name, times in pages.most_common() if name in sure or times > 1]
    return tuple(Unit(0, name, UnitKind.SCHOOL) for name in names[:_MOST_UNITS])


def _schools_on(capture: Capture, home_page: str) -> Iterator[tuple[str, bool]]:
    """Give (school, is it surely ours) for what a page names; sure ones last, so that they win."""
    found: list[tuple[str, bool]] = []
    page = read_page(capture) if capture.ok and capture.ask.purpose != "sitemap" else None
    for part in title_parts((page and page.title) or ""):
        name = school_name(part)
        found += [(name, False)] if name else []
    for link in links(capture):
        listed = bool(_SCHOOL_PAGES.search(f"{urlsplit(capture.url).path} {link.heading or ''}"))
        name = school_name(link.text or "", listed) if link.where is Where.LINK else None
        if name:
            found.append((name, is_own(link.url, home_page) or listed))
    yield from sorted(found, key=lambda pair: pair[1])


def guess_account(lead: Lead, district: District) -> Guess:
    """Say what kind of account a lead seems to be and which unit it belongs to, from its link and
    its handle.

    A booster's or parents' group is a third party, a team or club a student group, anything else
    that the district's own page links to is taken for professional.
    """
    said = f" {' '.join(words(lead.link_text or ''))} "
    letters = "".join(words(f"{lead.link_text or ''} {lead.handle}"))
    unit = guess_unit(said, letters, district)
    written = f"{said} {' '.join(_IN_A_HANDLE.findall(lead.handle.casefold()))}"
    group = _GROUPS.search(written)
    if group:
        return Guess(AccountKind.THIRD_PARTY, unit, f"its name speaks of “{group[0]}”")
    students = _STUDENTS.search(written)
    if students:
        return Guess(AccountKind.STUDENT_GROUP, unit, f"its name speaks of “{students[0]}”")
    if unit is not None and unit.kind in {UnitKind.TEAM, UnitKind.CLUB}:
        return Guess(AccountKind.STUDENT_GROUP, unit, "its unit is a team or club")
    return Guess(AccountKind.PROFESSIONAL, unit, f"{lead.seen_on} links to it")


def guess_unit(said: str, letters: str, district: District) -> Unit | None:
    """Give the unit whose name is longest among the words or letters; a team by its school and
    sport; else the district, if it is among the units.
    """
    school = _longest(letters, district)
    team = next((unit for unit in district.units if _is_team_of(unit, school, said, letters)), None)
    top = next((unit for unit in district.units if unit.kind is UnitKind.DISTRICT), None)
    return team or school or top


def _longest(letters: str, district: District) -> Unit | None:
    fitting = [
        (len(name), unit)
        for unit in district.units
        for name in _names(unit)
        if len(name) > 3 and name in letters
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _names(unit: Unit) -> Iterator[str]:
    for name in (unit.name, *unit.aliases):
        parts = words(name)
        yield "".join(parts)
        if unit.kind is UnitKind.SCHOOL and len(parts) > 1 and parts[-1] == "school":
            yield "".join(parts[:-1])
            if len("".join(parts[:-2])) > 4:
                yield "".join(parts[:-2])


def _is_team_of(unit: Unit, school: Unit | None, said: str, letters: str) -> bool:
    """Say whether a team of this school has its sport among the words."""
    if unit.sport is None or school is None or unit.parent_id != school.id:
        return False
    sport = unit.sport.casefold()
    return f" {sport} " in said or sport.replace(" ", "") in letters
