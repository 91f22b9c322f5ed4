"""Finds the word `official` that in a biography stands right beside a unit's name, without a word
for an account: `Official EHS Band`, `EHS Band (official)`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.agents import unit_after
from crawler.model.words.lexicon import Hit
from crawler.model.words.mentions import Mention
from crawler.model.words.names import NameKind
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.token import Gap

_MOST_WORDS = 12
"""In a stretch that is only a name and the word."""


def bare_word(text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Give the stem when it calls a unit's account official; never where a person is described, and
    never where a break stands between (`EHS Band | Official`): there it says too little.
    """
    if not named or any(True for _ in grammar.persons.find(text)):
        return None
    if _is_presented(text, stem, grammar) and unit_after(text, stem.end, named):
        return stem
    return stem if any(_is_named(text, stem, one, grammar) for one in named) else None


def _is_presented(text: Text, stem: Hit, grammar: Grammar) -> bool:
    """Say whether the account presents itself right before: `esta es la oficial de …`."""
    start = text.start_of(stem.first, Gap.BREAK)
    greeting = grammar.self_presentations.at(text.tokens, start)
    return greeting is not None and greeting.end == stem.first > start + 1


def _is_named(text: Text, stem: Hit, mention: Mention, grammar: Grammar) -> bool:
    """Say whether stem and name fill their stretch of words, but for words of school life."""
    if mention.kind is NameKind.ROOT:
        return False
    first, end = min(stem.first, mention.first), max(stem.end, mention.end)
    gap = Gap.PICTURE if text.end_of(first, Gap.PICTURE) >= end else Gap.BREAK
    start, stop = text.start_of(first, gap), text.end_of(first, gap)
    if end > stop or stop - start > _MOST_WORDS:
        return False
    inside = set(range(start, stop)) - _covered(stem) - _covered(mention)
    for place in sorted(inside):
        inside -= _covered(_of_school_life(text, place, grammar))
    return not inside


def _of_school_life(text: Text, place: int, grammar: Grammar) -> Hit | None:
    """Give a word of school life, a noun or a small word that begins at a place."""
    lexicons = (grammar.activities, grammar.nouns, grammar.unit_nouns, grammar.articles)
    hits = [hit for one in lexicons if (hit := one.at(text.tokens, place))]
    return max(hits, key=lambda hit: hit.end, default=None)


def _covered(hit: Hit | Mention | None) -> set[int]:
    return set(range(hit.first, hit.end)) if hit else set()
