"""Names of schools and districts in what pages write on links and in titles. Pure."""

from __future__ import annotations

import re

_PART = r"[A-ZÀ-Ý][\w'’.&-]*"
_TYPES = (
    r"(?:Elementary|Primary|Intermediate|Middle|Junior High|Senior High|Jr\.? High|Sr\.? High|High"
    r"|Charter|Magnet|Montessori|K-8|Community|Alternative|Immersion)(?: School)"
    r"|(?:Elementary|Middle|Junior High|Senior High)|Academy|(?:Early |Area )?Learning Center"
    r"|Early Childhood Center|High"
)
_FRONT = (
    r"Escuela (?:Primaria|Secundaria|Preparatoria)|Preparatoria|Colegio"
    r"|École(?: primaire| secondaire)?|Lycée|Collège|Basisschool|OBS|CBS"
)
_ENGLISH = re.compile(
    rf"(?P<name>{_PART}(?:\s+(?:of\s+|the\s+)?{_PART}){{0,4}})\s+(?P<type>{_TYPES})"
)
_ROMANCE = re.compile(
    rf"(?:{_FRONT})\s+(?:(?:de|des|du|la|le|les|De|Les)\s+)?{_PART}(?:[\s-]+{_PART}){{0,3}}"
)
_DUTCH = re.compile(rf"{_PART}(?:\s+{_PART}){{0,2}}\s+(?:College|Lyceum|Gymnasium)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:小学|小學|中学|中學|学校|學校|幼儿园)")
_LEADING = re.compile(
    r"^(?:(?:the|our|welcome to|visit|about|at|home of|go to)\s+)+", re.IGNORECASE
)
_GENERAL = frozenset(
    [
        "our",
        "all",
        "the",
        "your",
        "a",
        "new",
        "find",
        "choose",
        "select",
        "visit",
        "welcome",
        "public",
        "private",
        "area",
        "local",
        "district",
        "city",
        "virtual",
        "online",
        "summer",
        "night",
        "state",
        "county",
        "home",
        "my",
        "mn",
        "other",
        "more",
        "every",
        "each",
        "best",
        "middle",
        "high",
        "elementary",
        "senior",
        "junior",
    ]
)
_DISTRICT = re.compile(
    r"school district|public schools|unified|community schools|area schools|\bschools\b"
    r"|\bdistrict\b|\bisd\b|\busd\b|distrito escolar|centre de services scolaire"
    r"|commission scolaire|académie|scholen|stichting|教育局|学区|學區",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|–—·:»-]\s+|\s*[|»]\s*")
_NOT_NAMES = frozenset(
    {"home", "welcome", "homepage", "home page", "start", "inicio", "accueil", "首页"}
)


def school_name(text: str, listed: bool = False) -> str | None:
    """Give the school that a whole text names (`Visit Eastview High School` -> `Eastview High
    School`), else None.

    `Eastview Elementary` is given its `School`; a text that says more than a name names no school.
    `Eastview High` is one only where schools are `listed`.
    """
    plain = _LEADING.sub("", " ".join(text.split())).strip(" .!-–|")
    match = _ENGLISH.fullmatch(plain)
    if match and (listed or match["type"] != "High"):
        return _whole(match) if _is_name(match["name"]) else None
    others = (_ROMANCE, _DUTCH, _CHINESE)
    return plain if any(pattern.fullmatch(plain) for pattern in others) else None


def _whole(match: re.Match[str]) -> str:
    kind = re.sub(
        r"^(?:J|S)r\.? ", lambda m: "Junior " if m[0][0] == "J" else "Senior ", match["type"]
    )
    alone = {"Elementary", "Middle", "Junior High", "Senior High", "High"}
    return f"{match['name']} {kind} School" if kind in alone else f"{match['name']} {kind}"


def _is_name(words: str) -> bool:
    """Say whether the words before `High School` are a name: the first one is no general word."""
    return words.split()[0].casefold().strip(".") not in _GENERAL


def title_parts(title: str) -> tuple[str, ...]:
    """Cut a page's title (`Home | Heron Lake Public Schools`) into its parts, general ones left
    out.
    """
    parts = (part.strip() for part in _TITLE_PARTS.split(title))
    named = (_LEADING.sub("", part) for part in parts if part)
    return tuple(part for part in named if part.casefold() not in _NOT_NAMES)


def is_district_name(text: str) -> bool:
    """Say whether a text names a district rather than a school or a page."""
    return bool(_DISTRICT.search(text)) and len(text) <= 80
