"""Finds where a text denies what a claim would say: `neither run by nor affiliated with`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.claims.agents import unit_after
from crawler.model.words.grammar.han_order import end_of_clause
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention

_REACH = 8
"""Most words between a negator and what it takes back."""
_MOST_NEGATORS = 12
"""In one text: what says no more often, disowns nothing."""


def negator_before(text: Text, start: int, end: int, grammar: Grammar) -> bool:
    """Say whether a negator stands in a stretch of words, and no `but` after it."""
    if grammar.negators.first_words.isdisjoint(text.words):
        return False
    found = False
    for place in range(start, end):
        if grammar.negators.at(text.tokens, place):
            found = True
        elif grammar.contrasts.at(text.tokens, place):
            found = False
    return found


def clause_start(text: Text, first: int, grammar: Grammar) -> int:
    """Give where the clause begins that holds a word; through commas where what stands before them
    only goes on from a negator with what is denied (`is not endorsed, sponsored or approved by`),
    several of them (`not affiliated with, endorsed by, or sponsored by`).
    """
    start = text.start_of(first, Gap.BREAK)
    small = (grammar.agent_verbs, grammar.disowned, grammar.linkers)
    while start and text.tokens[start].gap is Gap.BREAK:
        before = text.start_of(start - 1, Gap.PICTURE)
        hits = (grammar.negators.at(text.tokens, place) for place in range(before, start))
        end = max((hit.end for hit in hits if hit), default=None)
        words = [token.text for token in text.tokens[end:start]]
        words = words if end is not None else [one.text for one in text.tokens[before:start]]
        if not 0 < len(words) <= _REACH:
            break
        if not all(any(one.holds(word) for one in small) for word in words):
            break
        start = before
    return start


def disowned(text: Text, grammar: Grammar, named: Sequence[Mention] = ()) -> Iterator[Hit]:
    """Give where a negator is followed, in its clause, by what it takes back: the word `official`,
    who stands behind an account (`run by`, `not by EHS`, `nobody at EHS runs this page`), or a bond
    (`affiliated`).
    """
    if text.kind is not TextKind.BIOGRAPHY or grammar.negators.first_words.isdisjoint(text.words):
        return
    for negator in list(grammar.negators.find(text))[:_MOST_NEGATORS]:
        hit = _taken_back(text, negator, grammar, named) or _not_by(text, negator, grammar, named)
        if hit:
            yield hit


def _taken_back(text: Text, negator: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    tokens = text.tokens
    judged = grammar.predicates.at(tokens, negator.first)
    inside = {place for one in named for place in range(one.first, one.end)}
    if grammar.former.at(tokens, negator.first):
        return None
    end = end_of_clause(text, negator.end + 1, min(len(tokens), negator.end + _REACH))
    for place in range(negator.end, end):
        listed = grammar.agent_verbs.at(tokens, place) and not text.is_divided(place)
        if (tokens[place].gap >= Gap.BREAK and not listed) or grammar.contrasts.at(tokens, place):
            return None
        hit = (
            grammar.disowned.at(tokens, place)
            or grammar.agents.at(tokens, place)
            or grammar.acts.at(tokens, place)
            or (place not in inside and stem_at(tokens, place, grammar))
        )
        if hit:
            told = judged is not None and judged.end == hit.end
            told = told or grammar.contents.at(tokens, place - 1) is not None
            return None if told else Hit(negator.first, hit.end)
    return None


def _not_by(text: Text, negator: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Give a negator with the word for `by` and a unit's name right behind it."""
    if negator.end >= len(text.tokens) or text.tokens[negator.end].gap >= Gap.BREAK:
        return None
    link = grammar.agent_links.at(text.tokens, negator.end)
    unit = link and unit_after(text, link.end, named)
    return Hit(negator.first, link.end) if link and unit else None
