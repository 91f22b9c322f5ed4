"""Says whether the words before a unit's name make it somebody else's: `South …`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.token import Gap, Token

_PREFIX_WORDS = 4
"""Most words from where another organisation's words begin to the name, its articles apart."""


def is_behind_another(
    tokens: Sequence[Token], first: int, end: int, grammars: Sequence[Grammar]
) -> bool:
    """Say whether another organisation's words, or what makes another place, end right before the
    name that is words `first` up to, not including, `end`, or go on over it (`Lions Club`).
    """
    for grammar in grammars:
        around = grammar.other_organisations.at(tokens, first)
        if around and around.end > end:
            return True
    if tokens[first].gap is not Gap.SPACE:
        return False
    return any(_has_another(tokens, first, grammar, grammars) for grammar in grammars)


def _has_another(
    tokens: Sequence[Token], first: int, grammar: Grammar, grammars: Sequence[Grammar]
) -> bool:
    head = first
    while head and grammar.articles.holds(tokens[head - 1].text):
        head -= 1
    for begun in range(max(0, head - _PREFIX_WORDS), first):
        other = grammar.other_organisations.at(tokens, begun)
        if other and any(_is_ours(tokens, other, first, one) for one in grammars):
            continue
        place = grammar.place_prefixes.at(tokens, begun)
        if (other and other.end in {head, first}) or (place and place.end == first):
            return True
    return False


def _is_ours(tokens: Sequence[Token], other: Hit, first: int, grammar: Grammar) -> bool:
    """Say whether a word ends what a unit's account is called (the `club` of `booster club of`), is
    one of school life, or calls a part of a unit and is tied to its name by a small word:
    `fondation du Collège Les Pins`, `taller de radio del Colegio …`, but not `Fondation Les Pins`.
    """
    nouns = (grammar.nouns, grammar.unit_nouns) if other.first else ()
    hits = (one.at(tokens, other.first - 1) for one in nouns)
    if any(hit is not None and hit.end == other.first + 1 for hit in hits):
        return True
    tied = tokens[other.end : first]
    if not all(grammar.linkers.holds(token.text) for token in tied):
        return False
    if grammar.activities.at(tokens, other.first):
        return True
    return bool(tied) and any(
        (hit := one.at(tokens, begun)) and hit.end > other.first
        for begun in range(max(0, other.first - _PREFIX_WORDS), other.first + 1)
        for one in (grammar.unit_nouns, grammar.activities)
    )
