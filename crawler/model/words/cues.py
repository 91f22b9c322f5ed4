"""The phrases of a language that tell who a caption's picture may show, ready to be found. Pure.

In them `0` stands for any number, `0th` for any ordinal, `2000` for a year of the 2020s or 2030s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from crawler.model.words.lexicon import Lexicon
from crawler.model.words.phrases import Phrases
from crawler.model.words.text import Text, places_of
from crawler.model.words.token import Token
from crawler.model.words.tokens import words

NUMBER, ORDINAL, YEAR = "0", "0th", "2000"
_NUMERIC = re.compile(r"(\d{1,4})(?:(st|nd|rd|th|er|re|o|a|e|eme|ieme|de|ste)|[b-df-h])?")
_YEAR_DIGITS = 2
_APOSTROPHES = ("'", "’", "‘")
_YEARS = range(2020, 2040)
"""Class years whose students were at school lately or are still."""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What a language's captions say: `groups` tell students apart, `marks` do beside another cue
    or one of `doings` (what classes do, and where they go); so do `rosters` before a list of
    numbers and names, `honours` before one of names, `name_marks` beside a person's name, which
    `titles` make a grown-up's. `students` are students in general and teams, `events` those that
    anybody may attend, `plays` what players do, `results` how a match ends. `others` hold such
    words and mean something else; `announcements` show nobody. `linkers` are small words, `plans`
    what a building's plan is called.
    `not_names` are capitalised and name no person; `surnames` begin a Chinese name.
    """

    language: str
    groups: Lexicon
    marks: Lexicon
    rosters: Lexicon
    honours: Lexicon
    doings: Lexicon
    name_marks: Lexicon
    titles: Lexicon
    students: Lexicon
    events: Lexicon
    others: Lexicon
    announcements: Lexicon
    plays: Lexicon
    results: Lexicon
    linkers: Lexicon
    plans: Lexicon
    not_names: frozenset[str]
    surnames: frozenset[str]
    numerals: frozenset[str]


@lru_cache(maxsize=64)
def cues_of(phrases: Phrases) -> Cues:
    """Make a language's captions ready; made once for each."""
    vocabulary = (
        *phrases.not_names,
        *phrases.student_words,
        *phrases.events,
        *phrases.name_marks,
        *phrases.titles,
        *phrases.activities,
        *phrases.nouns,
    )
    return Cues(
        language=phrases.language,
        groups=Lexicon(phrases.student_groups),
        marks=Lexicon(phrases.student_marks),
        rosters=Lexicon(phrases.rosters),
        honours=Lexicon(phrases.honours),
        doings=Lexicon(phrases.doings),
        name_marks=Lexicon(phrases.name_marks),
        titles=Lexicon(phrases.titles),
        students=Lexicon(phrases.student_words),
        events=Lexicon(phrases.events),
        others=Lexicon(phrases.not_captions),
        announcements=Lexicon(phrases.announcements),
        plays=Lexicon(phrases.plays),
        results=Lexicon(phrases.results),
        linkers=Lexicon(phrases.linkers),
        plans=Lexicon(phrases.floor_plans),
        not_names=frozenset(word for phrase in vocabulary for word in words(phrase)),
        surnames=frozenset(phrases.surnames),
        numerals=frozenset(word for phrase in phrases.numerals for word in words(phrase)),
    )


def numbered(text: Text, numerals: frozenset[str]) -> Text:
    """Write the numbers of a text as the phrases write them."""
    if not any(word[0].isdigit() or word in numerals for word in text.words):
        return text
    tokens = tuple(_class_year(token, text) or _numbered(token, numerals) for token in text.tokens)
    places = places_of(tokens)
    return replace(text, tokens=tokens, words=frozenset(places), places=places)


def _class_year(token: Token, text: Text) -> Token | None:
    """Write a class's year that is shortened (`'27`) like a whole one."""
    if len(token.text) != _YEAR_DIGITS or not token.text.isdigit():
        return None
    short = text.original[token.start - 1 : token.start] in _APOSTROPHES
    return token._replace(text=YEAR) if short and 2000 + int(token.text) in _YEARS else None


def _numbered(token: Token, numerals: frozenset[str]) -> Token:
    if token.text in numerals:
        return token._replace(text=ORDINAL if token.text.isascii() else NUMBER)
    if not token.text[0].isdigit():
        return token
    match = _NUMERIC.fullmatch(token.text)
    if match is None:
        return token
    if match[2]:
        return token._replace(text=ORDINAL)
    is_year = len(match[1]) == len(YEAR) and int(match[1]) in _YEARS
    return token._replace(text=YEAR if is_year else NUMBER)
