"""Writes the numbers of a caption as the phrases of captions write them. Pure.

In them `0` stands for any number, `0th` for any ordinal, `2000` for a year of the 2020s or 2030s,
`0thb` for an ordinal and a class's letter in one word (`3ºB`), `0h` for an hour (`19h30`, `7pm`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.words.letters.text import Text, places_of
from crawler.model.words.letters.token import Token
from crawler.model.words.letters.tokens import words

NUMBER, ORDINAL, YEAR = "0", "0th", "2000"
CLASS, HOUR = "0thb", "0h"
_ENDINGS = (
    "st|nd|rd|th|ers?|res?|eres?|o|a|e|es|emes?|iemes?|des?|ndes?|ste|to|ta|ro|ra|do|da|mo|vo|no"
)
_NUMERIC = re.compile(rf"(\d{{1,4}})(?:({_ENDINGS})|[b-df-h])?")
_CLASS = re.compile(r"\d(?:o|a|e)[a-h]")
_HOUR = re.compile(r"\d{1,2}(?:h\d{0,2}|hs|hrs|pm|am|u\d{0,2}|uur)")
_ORDINAL_SIGNS = ("º", "ª", "°")
_DEGREES = frozenset("cf")
_LETTER, _WORD = "a", "a-"
_YEAR_DIGITS = 2
_APOSTROPHES = ("'", "’", "‘")
_YEARS = range(2020, 2040)
"""Class years whose students were at school lately or are still."""


def with_numbers(phrase: str, numerals: frozenset[str]) -> str:
    """Write the words for numbers in a phrase as they are written in the text."""
    if numerals.isdisjoint(words(phrase)):
        return phrase
    return " ".join(_numeral(word) if word in numerals else word for word in words(phrase))


def _numeral(word: str) -> str:
    return ORDINAL if word.isascii() else NUMBER


def numbered(text: Text, numerals: frozenset[str]) -> Text:
    """Write the numbers of a text as the phrases write them."""
    if not any(word[0].isdigit() or word in numerals for word in text.words):
        return text
    read = [
        _class_year(token, text) or _ordinal(token, text) or _numbered(token, numerals)
        for token in text.tokens
        if not _is_sign(token, text)
    ]
    tokens = tuple(
        _small_word(token, before, text) for before, token in zip([None, *read], read, strict=False)
    )
    places = places_of(tokens)
    return replace(text, tokens=tokens, words=frozenset(places), places=places)


def _class_year(token: Token, text: Text) -> Token | None:
    """Write a class's year that is shortened (`'27`) like a whole one."""
    if len(token.text) != _YEAR_DIGITS or not token.text.isdigit():
        return None
    short = text.original[token.start - 1 : token.start] in _APOSTROPHES
    return token._replace(text=YEAR) if short and 2000 + int(token.text) in _YEARS else None


def _small_word(token: Token, before: Token | None, text: Text) -> Token:
    """Tell a small `a` behind an ordinal (`la primera a la izquierda`) from a class's letter."""
    is_small = before is not None and before.text == ORDINAL and token.text == _LETTER
    if is_small and text.original[token.start] == _LETTER:
        return token._replace(text=_WORD)
    return token


def _is_sign(token: Token, text: Text) -> bool:
    """Say whether a word is no more than the raised letter of the number before (`3.º`)."""
    return text.original[token.start : token.end] in _ORDINAL_SIGNS


def _ordinal(token: Token, text: Text) -> Token | None:
    """Write a number like an ordinal where its raised letter is a word of its own (`3.º`, `3°`)."""
    if not token.text.isdigit():
        return None
    after = text.original[token.end : token.end + 2].removeprefix(".")
    if after[:1] == _ORDINAL_SIGNS[-1] and after[1:].casefold() in _DEGREES:
        return None
    return token._replace(text=ORDINAL) if after.startswith(_ORDINAL_SIGNS) else None


def _numbered(token: Token, numerals: frozenset[str]) -> Token:
    if token.text in numerals:
        return token._replace(text=_numeral(token.text))
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
