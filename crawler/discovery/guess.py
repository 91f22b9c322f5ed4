"""Guesses about a district from its own pages: its name, its schools, which unit an account belongs
to. Pure.

A guess is a proposal to a person: each is marked as one and says why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.discovery.pages import links_of, title_of
from crawler.discovery.survey import HOME, is_own
from crawler.model.account import AccountKind, Unit, UnitKind
from crawler.model.capture import Capture
from crawler.model.case import District, Lead

_SCHOOL = re.compile(
    r"\b((?:[A-ZÀ-Ý][\w'’.-]*\s+){1,4}"
    r"(?:Elementary(?: School)?|Middle School|Junior High(?: School)?|"
    r"(?:Senior )?High School|Primary School|Intermediate School|Academy|Charter School|"
    r"(?:Early )?Learning Center))\b"
)
_DISTRICT = re.compile(
    r"(?:School District|Public Schools|Unified|Community Schools|Schools|District)",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|–—·:]\s+|\s+-\s+|\s*[|»]\s*")
_NOT_NAMES = frozenset({"home", "welcome", "homepage", "home page", "start", "inicio", "accueil"})
_LEADING = re.compile(r"^(?:the|our|welcome to|visit|about|at|of|for|and)\s+", re.IGNORECASE)
_GROUPS = ("booster", "pto", "pta", "parent", "alumni", "foundation", "friends of", "fan")
_STUDENTS = ("student council", "student section", "student government", "yearbook", "class of")


@dataclass(frozen=True, slots=True)
class Guess:
    """What an account seems to be, and why; `unit` None = no unit stood out."""

    kind: AccountKind
    unit: Unit | None
    why: str


def guess_name(captures: Sequence[Capture], home_page: str) -> str:
    """Give the district's name as its home page titles itself; the host name when it does not."""
    titles = [title_of(capture) for capture in captures if capture.ask.purpose == HOME]
    parts = [part.strip() for title in titles if title for part in _TITLE_PARTS.split(title)]
    names = [part for part in parts if part and part.casefold() not in _NOT_NAMES]
    best = [part for part in names if _DISTRICT.search(part)] or names
    host = home_page.partition("://")[2].partition("/")[0]
    return best[0] if best else host


def guess_units(captures: Sequence[Capture], home_page: str) -> tuple[Unit, ...]:
    """Give the schools that the district's pages name, most often named first; ids are 0.

    A school counts when two links or titles name it: one mention is often a neighbour or a news
    item.
    """
    counts: Counter[str] = Counter()
    for capture in captures:
        counts.update(_schools_on(capture, home_page))
    names = [name for name, times in counts.most_common() if times > 1]
    return tuple(Unit(0, name, UnitKind.SCHOOL) for name in names[:60])


def guess_account(lead: Lead, district: District) -> Guess:
    """Say what kind of account a lead seems to be and which unit it belongs to, from its handle and
    its link.

    A booster's or parents' group is a third party, a council or yearbook a student group, anything
    else that the district's own page links to is taken for professional.
    """
    words = f"{lead.link_text or ''} {lead.handle}"
    unit = _unit_in(words, district)
    lowered = words.casefold()
    group = next((word for word in _GROUPS if word in lowered), None)
    if group:
        return Guess(AccountKind.THIRD_PARTY, unit, f"its name speaks of {group!r}")
    students = next((word for word in _STUDENTS if word in lowered), None)
    if students:
        return Guess(AccountKind.STUDENT_GROUP, unit, f"its name speaks of {students!r}")
    return Guess(
        AccountKind.PROFESSIONAL, unit, f"the district's own page {lead.seen_on} links to it"
    )


def _unit_in(words: str, district: District) -> Unit | None:
    squeezed = _squeeze(words)
    fitting = [
        (len(name), unit)
        for unit in district.units
        for name in (unit.name, *unit.aliases)
        if len(_squeeze(name)) > 3 and _squeeze(name) in squeezed
    ]
    short = [
        (len(stem), unit)
        for unit in district.units
        if len(stem := _squeeze(_stem(unit.name))) > 4 and stem in squeezed
    ]
    best = max(fitting or short, key=lambda pair: pair[0], default=None)
    return (
        best[1]
        if best
        else next((unit for unit in district.units if unit.kind is UnitKind.DISTRICT), None)
    )


def _stem(name: str) -> str:
    return re.split(r"\s+(?:Elementary|Middle|High|Junior|Senior|Primary|School|Academy)\b", name)[
        0
    ]


def _squeeze(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _schools_on(capture: Capture, home_page: str) -> set[str]:
    texts = [link.text for link in links_of(capture) if is_own(link.url, home_page)]
    texts += [title_of(capture) or ""]
    found = {
        _LEADING.sub("", " ".join(name.split())) for text in texts for name in _SCHOOL.findall(text)
    }
    return {name for name in found if len(name.split()) > 1}
