"""Finds where a text says `the school` and means the unit that the account's name names, or with
which the text begins: `Managed by the school`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.agents import is_all_of_school
from crawler.model.words.lexicon import Hit, Lexicon
from crawler.model.words.mentions import Mention
from crawler.model.words.names import NameKind
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text, TextKind

_BEARING = {NameKind.FULL, NameKind.ABBREVIATION}
_MOST = 6
"""In one text."""


def units_of_name(
    texts: Sequence[Text], named: Sequence[Sequence[Mention]], persons: Lexicon
) -> tuple[int, ...]:
    """Give the units that display name or title name in full or by their initials, or with whose
    full name a biography begins that is about nobody's person.
    """
    return tuple(
        unit
        for text, found in zip(texts, named, strict=True)
        for one in found
        if _bears(text, one) or (_begins(text, one) and not any(persons.find(text)))
        for unit in one.units
    )


def _bears(text: Text, one: Mention) -> bool:
    return text.kind is TextKind.NAME and one.kind in _BEARING


def _begins(text: Text, one: Mention) -> bool:
    full = one.kind is NameKind.FULL and one.first == 0
    return full and text.kind is TextKind.BIOGRAPHY


def stand_ins(
    text: Text, units: tuple[int, ...], found: Sequence[Mention], grammars: Sequence[Grammar]
) -> tuple[Mention, ...]:
    """Give what stands for one of `units` right beside the words of who stands behind an account,
    apart from the names `found` there.
    """
    if not units or text.kind is not TextKind.BIOGRAPHY:
        return ()
    taken = {place for one in found for place in range(one.first, one.end)}
    hits = [
        hit
        for grammar in grammars
        if not grammar.itself.first_words.isdisjoint(text.words)
        for hit in _beside_agents(text, grammar)
        if taken.isdisjoint(range(hit.first, hit.end))
    ]
    kept = dict.fromkeys(hits[:_MOST])
    return tuple(Mention(hit.first, hit.end, NameKind.FULL, units) for hit in kept)


def _beside_agents(text: Text, grammar: Grammar) -> Iterator[Hit]:
    ends = [
        agent.end
        for lexicon in (grammar.agents, grammar.agent_marks, grammar.spokesperson)
        for agent in lexicon.find(text)
    ]
    for hit in grammar.itself.find(text):
        acts = hit.end < len(text.tokens) and grammar.acts.at(text.tokens, hit.end)
        if acts or any(
            end <= hit.first and is_all_of_school(text, end, hit.first, grammar) for end in ends
        ):
            yield hit
