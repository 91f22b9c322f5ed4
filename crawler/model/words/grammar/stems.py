"""The word `official` in a language, also misspelt by one letter or written with digits. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.model.words.grammar.derived import LONG_STEM
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.token import Gap, Token

_DIGITS = str.maketrans("013457$@!8€", "oieastsaibe")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def stem_at(tokens: Sequence[Token], first: int, grammar: Grammar) -> Hit | None:
    """Give the stem that begins at word `first`, or None."""
    word = tokens[first].text
    halved = _in_two(tokens, first, grammar) if word in grammar.stem_halves else None
    if halved:
        return halved
    if not begins_a_stem(word, grammar):
        return None
    hit = grammar.stems.at(tokens, first)
    if hit:
        return hit
    return Hit(first, first + 1) if _is_misspelt_stem(word, grammar) else None


def _in_two(tokens: Sequence[Token], first: int, grammar: Grammar) -> Hit | None:
    """Give a stem that is written as two words, or with a picture inside: `off icial`."""
    for token in tokens[first + 1 : first + 2]:
        whole = plain_letters(tokens[first].text + token.text)
        if token.gap <= Gap.PICTURE and whole in grammar.stem_words:
            return Hit(first, first + 2)
    return None


_INITIALS = frozenset("0134578$@!")


def stems_among(words: frozenset[str], grammar: Grammar) -> frozenset[str]:
    """Give those of the words with which a stem can begin."""
    initials = grammar.stem_initials
    near = [
        word
        for word in words
        if (word[0] in initials or word[0] in _INITIALS) and begins_a_stem(word, grammar)
    ]
    return frozenset(near)


@lru_cache(maxsize=40_000)
def begins_a_stem(word: str, grammar: Grammar) -> bool:
    """Say whether a stem can begin with this word; remembered, for most words come again."""
    known = word in grammar.stems.first_words or word in grammar.stem_halves
    return known or _is_misspelt_stem(word, grammar)


def _is_misspelt_stem(word: str, grammar: Grammar) -> bool:
    letters = _DRAWN_OUT.sub(r"\1", plain_letters(word))
    if len(word) < LONG_STEM - 1 or not letters.isascii() or grammar.not_stems.holds(word):
        return False
    if letters in grammar.stem_words:
        return True
    if "1" in word and _likeness(letters) in {_likeness(one) for one in grammar.stem_words}:
        return True
    near = grammar.long_stems.get(letters[:2], ())
    return any(is_one_slip(letters, one) for one in near)


def _likeness(letters: str) -> str:
    """Read `l` as `i`, for a `1` imitates either."""
    return letters.replace("l", "i")


def plain_letters(word: str) -> str:
    """Read digits and signs inside a word as the letters that they imitate; pure numbers stay."""
    return word if word.isdigit() or word.isalpha() else word.translate(_DIGITS)


def is_one_slip(word: str, right: str) -> bool:
    """Say whether one letter was dropped, added, changed, or two neighbours were swapped."""
    if abs(len(word) - len(right)) > 1 or word == right:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, wanted = word[same:], right[same:]
    swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
