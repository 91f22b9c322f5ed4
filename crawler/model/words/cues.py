"""The phrases of a language that tell who a caption's picture may show, ready to be found. Pure.

In them `0` stands for any number, `0th` for any ordinal, `2000` for a year of the 2020s or 2030s,
`0thb` for an ordinal and a class's letter in one word (`3ºB`), `0h` for an hour (`19h30`, `7pm`).
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
CLASS, HOUR = "0thb", "0h"
_ENDINGS = (
    "st|nd|rd|th|ers?|res?|eres?|o|a|e|es|emes?|iemes?|des?|ndes?|ste|to|ta|ro|ra|do|da|mo|vo|no"
)
_NUMERIC = re.compile(rf"(\d{{1,4}})(?:({_ENDINGS})|[b-df-h])?")
_CLASS = re.compile(r"\d(?:o|a|e)[a-h]")
_HOUR = re.compile(r"\d{1,2}(?:h\d{0,2}|hs|hrs|pm|am|u\d{0,2}|uur)")
_ORDINAL_SIGNS = ("º", "ª", "°")
_YEAR_DIGITS = 2
_APOSTROPHES = ("'", "’", "‘")
_YEARS = range(2020, 2040)
"""Class years whose students were at school lately or are still."""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What a language's captions say: `groups` tell students apart, `marks` do beside another cue
    or one of `doings` (what classes do, and where they go); so do `rosters` before a list of
    numbers and names, `honours` before one of names, `name_marks` beside a person's name, which
    `titles` make a grown-up's, `year_marks` right before it, and `class_marks` right behind a first
    name. `class_names` are students where a sentence is about them and one of the `deeds` follows;
    `praises` lead to whom they are for; `periods` follow whom of ours they honour. `students` are
    students in general, `ensembles` teams, choirs and the like, and `appearances` what these do
    before the public; `events` are those that anybody may attend, `gatherings` too beside one of
    the `times`; `plays` what players do, `results` how a match ends, `versus` whom it is against.
    `others` hold such words and mean something else; `announcements` show nobody. `linkers` are
    small words, `plans` what a building's plan is called, `stems` and `accounts` what an official
    account is called, `activities` what schools' groups do.
    `not_names` are capitalised and name no person; `surnames` begin a Chinese name;
    elsewhere they end one all the same.
    """

    language: str
    groups: Lexicon
    marks: Lexicon
    rosters: Lexicon
    honours: Lexicon
    doings: Lexicon
    name_marks: Lexicon
    year_marks: Lexicon
    class_marks: Lexicon
    class_names: Lexicon
    deeds: Lexicon
    praises: Lexicon
    periods: Lexicon
    titles: Lexicon
    students: Lexicon
    ensembles: Lexicon
    appearances: Lexicon
    events: Lexicon
    gatherings: Lexicon
    times: Lexicon
    versus: Lexicon
    others: Lexicon
    announcements: Lexicon
    plays: Lexicon
    results: Lexicon
    linkers: Lexicon
    plans: Lexicon
    stems: Lexicon
    accounts: Lexicon
    activities: Lexicon
    not_names: frozenset[str]
    surnames: frozenset[str]
    numerals: frozenset[str]


@lru_cache(maxsize=64)
def cues_of(phrases: Phrases) -> Cues:
    """Make a language's captions ready; made once for each."""
    vocabulary = (
        *phrases.not_names,
        *phrases.student_words,
        *phrases.ensembles,
        *phrases.events,
        *phrases.praises,
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
        year_marks=Lexicon(phrases.year_marks),
        class_marks=Lexicon(phrases.class_marks),
        class_names=Lexicon(phrases.class_names),
        deeds=Lexicon(phrases.deeds),
        praises=Lexicon(phrases.praises),
        periods=Lexicon(phrases.periods),
        titles=Lexicon(phrases.titles),
        students=Lexicon(phrases.student_words),
        ensembles=Lexicon(phrases.ensembles),
        appearances=Lexicon(phrases.appearances),
        events=Lexicon(phrases.events),
        gatherings=Lexicon(phrases.gatherings),
        times=Lexicon(phrases.times),
        versus=Lexicon(phrases.versus),
        others=Lexicon(phrases.not_captions),
        announcements=Lexicon(phrases.announcements),
        plays=Lexicon(phrases.plays),
        results=Lexicon(phrases.results),
        linkers=Lexicon(phrases.linkers),
        plans=Lexicon(phrases.floor_plans),
        stems=Lexicon(phrases.stems),
        accounts=Lexicon(phrases.nouns),
        activities=Lexicon(phrases.activities),
        not_names=frozenset(word for phrase in vocabulary for word in words(phrase)),
        surnames=frozenset(phrases.surnames),
        numerals=frozenset(word for phrase in phrases.numerals for word in words(phrase)),
    )


def numbered(text: Text, numerals: frozenset[str]) -> Text:
    """Write the numbers of a text as the phrases write them."""
    if not any(word[0].isdigit() or word in numerals for word in text.words):
        return text
    tokens = tuple(
        _class_year(token, text) or _ordinal(token, text) or _numbered(token, numerals)
        for token in text.tokens
        if not _is_sign(token, text)
    )
    places = places_of(tokens)
    return replace(text, tokens=tokens, words=frozenset(places), places=places)


def _class_year(token: Token, text: Text) -> Token | None:
    """Write a class's year that is shortened (`'27`) like a whole one."""
    if len(token.text) != _YEAR_DIGITS or not token.text.isdigit():
        return None
    short = text.original[token.start - 1 : token.start] in _APOSTROPHES
    return token._replace(text=YEAR) if short and 2000 + int(token.text) in _YEARS else None


def _is_sign(token: Token, text: Text) -> bool:
    """Say whether a word is no more than the raised letter of the number before (`3.º`)."""
    return text.original[token.start : token.end] in _ORDINAL_SIGNS


def _ordinal(token: Token, text: Text) -> Token | None:
    """Write a number like an ordinal where its raised letter is a word of its own (`3.º`, `3°`)."""
    if not token.text.isdigit():
        return None
    after = text.original[token.end : token.end + 2].removeprefix(".")
    return token._replace(text=ORDINAL) if after.startswith(_ORDINAL_SIGNS) else None


def _numbered(token: Token, numerals: frozenset[str]) -> Token:
    if token.text in numerals:
        return token._replace(text=ORDINAL if token.text.isascii() else NUMBER)
    if not token.text[0].isdigit():
        return token
    match = _NUMERIC.fullmatch(token.text)
    if match is None:
        return _joined(token)
    if match[2]:
        return token._replace(text=ORDINAL)
    is_year = len(match[1]) == len(YEAR) and int(match[1]) in _YEARS
    return token._replace(text=YEAR if is_year else NUMBER)


def _joined(token: Token) -> Token:
    """Write a class and its letter, or an hour, in one word as the phrases do."""
    if _CLASS.fullmatch(token.text):
        return token._replace(text=CLASS)
    return token._replace(text=HOUR) if _HOUR.fullmatch(token.text) else token
