"""Finds where a text calls an account official: `official page`, `cuenta oficial`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.lexicon import Hit
from crawler.model.words.mentions import Mention
from crawler.model.words.phrases import Grammar
from crawler.model.words.stems import plain_letters, stem_at
from crawler.model.words.text import Text
from crawler.model.words.tokens import Gap, Token

_REACH = 6
_REACH_HAN = 4
_REACH_BACK = 3
"""Most words between stem and noun: before the noun (words, Han characters), and after it."""


def noun_phrase(
    text: Text, first: int, stem: Hit | None, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    whole = grammar.named_stems.at(text.tokens, first)
    if whole:
        return whole
    if stem and grammar.stem_first:
        noun = _noun_after(text, stem, grammar, named)
        if noun:
            return Hit(first, noun.end)
    noun = grammar.nouns.at(text.tokens, first) if grammar.noun_first else None
    return _stem_after(text, noun, grammar) if noun else None


def _noun_after(text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    tokens = text.tokens
    reach = _REACH if tokens[stem.first].text.isascii() else _REACH_HAN
    for place in range(stem.end, min(len(tokens), stem.end + reach + 1)):
        if tokens[place].gap >= Gap.BREAK:
            return None
        noun = grammar.nouns.at(tokens, place) or _with_digits(tokens, place, grammar)
        if noun and _is_head(tokens, noun, grammar, named) and not _lone_far(noun, stem, tokens):
            return noun
        if grammar.linkers.holds(tokens[place].text) and not _counts_years(tokens, place):
            return None
    return None


def _with_digits(tokens: Sequence[Token], place: int, grammar: Grammar) -> Hit | None:
    """Give a noun that is written with digits: `acc0unt`."""
    letters = plain_letters(tokens[place].text)
    known = letters != tokens[place].text and grammar.nouns.holds(letters)
    return Hit(place, place + 1) if known else None


def _counts_years(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a small word stands before a number: `class of 2027`."""
    return tokens[place + 1 : place + 2] != () and tokens[place + 1].text.isdigit()


def _lone_far(noun: Hit, stem: Hit, tokens: Sequence[Token]) -> bool:
    """A noun of one Han character says too little unless it follows the stem at once."""
    lone = noun.end - noun.first == 1 and not tokens[noun.first].text.isascii()
    return lone and noun.first > stem.end


def _is_head(
    tokens: Sequence[Token], noun: Hit, grammar: Grammar, named: Sequence[Mention]
) -> bool:
    """Say whether the noun ends its phrase (`official page of`), and is no part of another (`page
    turner`).
    """
    after = noun.end
    if after >= len(tokens) or tokens[after].gap > Gap.SPACE or not tokens[after].text.isascii():
        return True
    word = tokens[after].text
    if word.startswith("@") or word.isdigit() or grammar.linkers.holds(word):
        return True
    named_next = any(mention.first == after for mention in named)
    return named_next or grammar.activities.at(tokens, after) is not None


def _stem_after(text: Text, noun: Hit, grammar: Grammar) -> Hit | None:
    tokens = text.tokens
    for place in range(noun.end, min(len(tokens), noun.end + _REACH_BACK + 1)):
        if tokens[place].gap >= Gap.BREAK:
            return None
        stem = stem_at(tokens, place, grammar)
        if stem:
            return Hit(noun.first, stem.end)
    return None
