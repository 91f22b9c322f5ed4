"""Reads how often an account posts: from "weekly" to a number of days. Pure."""

from __future__ import annotations

import re

from crawler.register.words import fold

EXPECTED = 'days between posts, such as 7, or words such as "weekly" or "twice a week"'
_DAYS = {"day": 1.0, "week": 7.0, "month": 31.0, "quarter": 92.0, "semester": 184.0, "year": 366.0}
"""The longest ordinary form of each span, because a cadence is the longest ordinary gap."""
_SPANS = {
    "day": """days daily diario diaria diariamente dia dias quotidien quotidienne jour jours
        dagelijks dag dagen""",
    "week": """weeks weekly semanal semanalmente semana semanas hebdomadaire semaine semaines
        wekelijks weken""",
    "month": """months monthly mensual mensualmente mes meses mensuel mensuelle mois maandelijks
        maand maanden""",
    "quarter": "quarters quarterly trimestral trimestre trimestriel trimestrielle kwartaal",
    "semester": "semesters semestral semestre semestriel term",
    "year": """years yearly annually annual anual ano anos annuel annuelle an ans jaarlijks jaar
        jaren""",
}
_CHINESE = {
    **dict.fromkeys(("每天", "每日"), 1.0),
    **dict.fromkeys(("每周", "每星期"), 7.0),
    **{"每月": 31.0, "每季度": 92.0, "每年": 366.0},
}
_TIMES = {
    "once": 1.0,
    "one": 1.0,
    "twice": 2.0,
    "two": 2.0,
    "three": 3.0,
    "thrice": 3.0,
    "four": 4.0,
    "five": 5.0,
}
_TIMES |= {
    "una": 1.0,
    "un": 1.0,
    "une": 1.0,
    "dos": 2.0,
    "deux": 2.0,
    "twee": 2.0,
    "tres": 3.0,
    "trois": 3.0,
}
_TIMES |= {"een": 1.0, "drie": 3.0, "a": 1.0, "an": 1.0}
_EVERY = re.compile(
    r"(?:every|each|cada|tous les|toutes les|chaque|elke|om de)?\s?(?:(\w+)\s)?(\w+)"
)
_PER = re.compile(
    r"(\w+?)\s?(?:x|times?|veces|fois|keer|posts?|maal)?"
    r"\s(?:a|per|each|every|por|a la|al|par)\s(\w+)"
)
_RATE = re.compile(r"(\d{1,4})\s?x\s(\w+)")
_RANGE = re.compile(
    r"(\d{1,3})\s*(?:-|–|to|or|a|à|tot|o|ou|of|至|到)\s*(\d{1,3})(?=\D|$)", re.IGNORECASE
)
"""`2-3 times a week`, `every 7 to 10 days`."""
_OFTEN = re.compile(r"\s*(?:x|times?|veces|fois|keer|posts?|maal)", re.IGNORECASE)
_ADVERBS = {"daily", "weekly", "monthly", "yearly", "annually"}
_SPECIAL = {"biweekly": 14.0, "fortnightly": 14.0, "every other week": 14.0, "every other day": 2.0}
_SPECIAL |= {"bimonthly": 62.0, "every other month": 62.0, "weekdays": 3.0, "every school day": 3.0}
_LONGEST_DAYS = 3_660.0


def read_cadence(cell: str) -> float | None:
    """Give the days between posts (above 0), or None when the words are not understood.

    "Twice a week" is 3.5 days; a number alone counts days.
    """
    days = _number(cell)
    if days is None:
        days = _CHINESE.get(cell.strip())
    if days is None:
        days = _in_words(fold(_RANGE.sub(_least, cell)))
    return days if days is not None and 0 < days <= _LONGEST_DAYS else None


def _least(span: re.Match[str]) -> str:
    """Give the number of a range that means the longest gap: the fewer times, or the more days."""
    first, last = sorted((int(span[1]), int(span[2])))
    return str(first if _OFTEN.match(span.string[span.end() :]) else last)


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", ".")) if text[:1].isdigit() else None
    except ValueError:
        return None


def _in_words(words: str) -> float | None:
    if words in _SPECIAL:
        return _SPECIAL[words]
    per = _PER.fullmatch(words)
    if per:
        times, span = _count(per[1]), _span(per[2])
        return span / times if times and span else None
    rate = _RATE.fullmatch(words)
    if rate:
        span = _span(rate[2])
        return span / float(rate[1]) if span and int(rate[1]) else None
    return _every(words)


def _every(words: str) -> float | None:
    every = _EVERY.fullmatch(words)
    if every is None:
        return None
    span = _span(every[2])
    times = _count(every[1]) if every[1] else 1.0
    if not span or not times:
        return None
    return span / times if every[1] and every[2] in _ADVERBS else span * times


def _count(word: str) -> float | None:
    return float(word) if word.isdecimal() and len(word) < 5 else _TIMES.get(word)


def _span(word: str) -> float | None:
    for name, words in _SPANS.items():
        if word == name or word in words.split():
            return _DAYS[name]
    return None
