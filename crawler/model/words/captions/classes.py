"""Finds where a caption shows students who can be told apart: a class, a grade, a list. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.captions.heard import Heard, sentences
from crawler.model.words.captions.rosters import listed
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.token import Gap

_MOST_BEFORE = 2
"""Most small words before the class that a sentence is about."""
_MOST_LETTERS = 60
"""Most letters between the first of them and the colon."""
_PLURAL_LETTERS = 2
_LEAST_LETTERS = 3


def classes(heard: Heard, company: Sequence[Hit], ours: frozenset[str]) -> list[Hit]:
    """Give what tells students apart. `company`: other cues, beside which a mark does; `ours`:
    words of the district's names.
    """
    text, cues = heard.text, heard.cues
    groups = heard.seen(lambda one: one.groups)
    groups += [one for one in heard.seen(lambda one: one.marks) if _has_company(one, company)]
    groups += [
        one for one in heard.seen(lambda one: one.rosters) if listed(text, one, cues, numbered=True)
    ]
    groups += [
        one
        for one in heard.seen(lambda one: one.honours)
        if listed(text, one, cues, numbered=False)
    ]
    return [*groups, *_subjects(heard), *_honoured(heard, ours)]


def pictured(heard: Heard) -> list[Hit]:
    """Give what leads to the names of those in a picture: `left to right: Ann, Bo, Cy`."""
    hits = heard.seen(lambda one: one.pictured)
    return [one for one in hits if listed(heard.text, one, heard.cues, numbered=False)]


def leads_a_list(heard: Heard, students: Hit) -> bool:
    """Say whether names are listed behind students and a colon: `Girls hockey: Ann, Bo and Cy`."""
    text = heard.text
    start = text.tokens[students.first].start
    colon = max(text.read.find(sign, start, start + _MOST_LETTERS) for sign in ":：")
    place = students.end
    while place < len(text.tokens) and text.tokens[place].start < colon:
        place += 1
    behind = Hit(students.first, max(students.end, place))
    return (
        colon > 0
        and behind.end < len(text.tokens)
        and not heard.has(lambda one: one.titles)
        and listed(text, behind, heard.cues, numbered=False)
    )


def _has_company(mark: Hit, company: Sequence[Hit]) -> bool:
    """Say whether another cue stands in the caption, apart from the mark's own words."""
    return any(one.end <= mark.first or mark.end <= one.first for one in company)


def _subjects(heard: Heard) -> Iterator[Hit]:
    """Give a class that a sentence is about: it begins it, but for small words, and what it does or
    where it is follows.
    """
    text = heard.text
    hits = {hit.first: hit for hit in heard.seen(lambda one: one.class_names)}
    for start in sentences(text) if hits else ():
        first, last = start, min(start + _MOST_BEFORE, len(text.tokens) - 1)
        while first < last and first not in hits and heard.is_small(text.tokens[first].text):
            first += 1
        hit = hits.get(first)
        if hit is None or hit.end == len(text.tokens) or text.tokens[hit.end].gap > Gap.SPACE:
            continue
        if any(one.deeds.at(text.tokens, hit.end) for one in heard.cues):
            yield hit


def _honoured(heard: Heard, ours: frozenset[str]) -> Iterator[Hit]:
    """Give the one of ours that a week or a month is somebody's: `Heron of the Week`."""
    for hit in heard.seen(lambda one: one.periods):
        word = heard.text.tokens[hit.first - 1].text if hit.first else ""
        known = any(word in one.not_names for one in heard.cues)
        if not known and _is_ours(word, ours):
            yield Hit(hit.first - 1, hit.end)


def _is_ours(word: str, ours: frozenset[str]) -> bool:
    """Say whether a word is one of the district's, or such a one without its plural's end."""
    return len(word) >= _LEAST_LETTERS and any(
        one.startswith(word) and len(one) - len(word) <= _PLURAL_LETTERS for one in ours
    )
