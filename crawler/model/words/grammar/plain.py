"""Reads words that are written with digits for letters or with letters drawn out as the words that
they stand for: `n0t`, `c0mpte`, `oficiaaaal`, `⚽fficial`. Pure.

A word is only read so when a language knows the other one and not itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product

from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text, TextKind, places_of
from crawler.model.words.letters.token import Gap, Token

_DISGUISED = re.compile(r"(?=.*[^\W\d_])(?:.*[\d$@!].*|.*(\w)\1\1.*)")
_RUN = re.compile(r"(\w)\1\1+")
_MOST_RUNS = 3
_MOST_LETTERS = 40
"""Drawn out letters of one word, each of which doubles its readings, and its letters."""
_ROUND = "o"
"""What a ball or a ring in front of a word stands for."""


def plainly(text: Text, known: Together) -> Text:
    """Give the text with such words as they are meant; handles are read by letters anyway."""
    if text.kind is TextKind.HANDLE or not _may_be_disguised(text):
        return text
    tokens = tuple(_plain(text, token, known) for token in text.tokens)
    places = places_of(tokens)
    return replace(text, tokens=tokens, words=frozenset(places), places=places)


def _may_be_disguised(text: Text) -> bool:
    return any(_DISGUISED.fullmatch(word) for word in text.words) or _has_picture_letters(text)


def _has_picture_letters(text: Text) -> bool:
    return any(_stands_for_a_letter(text, token) for token in text.tokens)


def _stands_for_a_letter(text: Text, token: Token) -> bool:
    """Say whether a picture touches the word, and no space or letter stands before it."""
    if token.gap is not Gap.PICTURE or not token.start:
        return False
    before = text.original[token.start - 1]
    return not before.isascii() and not before.isspace() and not before.isalnum()


def _plain(text: Text, token: Token, known: Together) -> Token:
    if _stands_for_a_letter(text, token) and _ROUND + token.text in known.stem_words:
        return token._replace(text=_ROUND + token.text, start=token.start - 1)
    meant = _meant(token.text, known)
    return token if meant == token.text else token._replace(text=meant)


@lru_cache(maxsize=20_000)
def _meant(word: str, known: Together) -> str:
    if len(word) > _MOST_LETTERS or not _DISGUISED.fullmatch(word) or word in known.plain_words:
        return word
    return next((one for one in _readings(word) if one in known.plain_words), word)


def _readings(word: str) -> Iterator[str]:
    """Give the word's digits as letters, and its drawn out letters once or twice."""
    letters = plain_letters(word)
    yield letters
    runs = list(islice(_RUN.finditer(letters), _MOST_RUNS + 1))
    if not 0 < len(runs) <= _MOST_RUNS:
        return
    for times in product((1, 2), repeat=len(runs)):
        read, end = "", 0
        for run, count in zip(runs, times, strict=True):
            read += letters[end : run.start()] + run[1] * count
            end = run.end()
        yield read + letters[end:]
