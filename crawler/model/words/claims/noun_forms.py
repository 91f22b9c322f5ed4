"""Knows an account word that is joined to another, misspelt, or written with digits. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import is_one_slip, plain_letters
from crawler.model.words.letters.token import Token

_COMPOUND_LETTERS = 2
"""Fewest letters before a noun's ending, less one."""
_FUZZY_LETTERS = 6
"""Shorter words differ by one letter from too many others."""


def compound(
    tokens: Sequence[Token], place: int, grammar: Grammar, nouns: Sequence[Lexicon]
) -> Hit | None:
    """Give a noun written together with what it is about: `basketbalpagina`."""
    word = tokens[place].text
    endings = grammar.noun_endings
    if grammar.unit_nouns in nouns:
        endings += grammar.unit_noun_endings
    known = any(
        word.endswith(ending) and len(word) > len(ending) + _COMPOUND_LETTERS for ending in endings
    )
    return Hit(place, place + 1) if known else None


def misspelt(tokens: Sequence[Token], place: int, grammar: Grammar) -> Hit | None:
    """Give a noun that differs by one slip from a long one: `accoutn`."""
    word = tokens[place].text
    if len(word) < _FUZZY_LETTERS or not (word.isalpha() and word.isascii()):
        return None
    near = (one for one in grammar.long_nouns if one[0] == word[0])
    return Hit(place, place + 1) if any(is_one_slip(word, one) for one in near) else None


def with_digits(tokens: Sequence[Token], place: int, grammar: Grammar) -> Hit | None:
    """Give a noun that is written with digits: `acc0unt`."""
    written = tokens[place].text
    if written.isalpha() or written.isdigit():
        return None
    readings = (plain_letters(written), plain_letters(written.replace("1", "l")))
    known = any(map(grammar.nouns.holds, readings))
    return Hit(place, place + 1) if known else None
