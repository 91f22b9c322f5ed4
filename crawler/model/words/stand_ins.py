"""Finds where a text says `the school` and names only an office, and means the unit that the
account's name names, or with which the text begins: `Managed by the school`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.claims.agents import is_all_of_school
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.described import is_personal
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import TELLING, NameKind

_MOST = 6
_MOST_BEFORE = 10
"""In one text; words before a name with which it begins."""


def units_of_name(texts: Sequence[Text], named: Sequence[Sequence[Mention]]) -> tuple[int, ...]:
    """Give the units that display name or title name in full or by their initials."""
    return tuple(
        unit
        for text, found in zip(texts, named, strict=True)
        for one in found
        if text.kind is TextKind.NAME and one.kind in TELLING
        for unit in one.units
    )


def bears_a_unit(text: Text, found: Sequence[Mention]) -> bool:
    """Say whether an account's name names a unit, in full, by its initials, or by its place and its
    mascot together.
    """
    if text.kind is not TextKind.NAME:
        return False
    kinds = {one.kind for one in found}
    return bool(kinds & TELLING) or {NameKind.ROOT, NameKind.MASCOT} <= kinds


def stand_ins(
    text: Text, units: tuple[int, ...], found: Sequence[Mention], known: Together
) -> tuple[Mention, ...]:
    """Give what stands for one of `units`, or for a unit that the biography named at its beginning,
    right beside the words of who stands behind an account, apart from the names `found` there.
    """
    if text.kind is not TextKind.BIOGRAPHY or not (units or found):
        return ()
    hits = [
        (hit, grammar)
        for grammar in known.grammars
        for lexicon in (grammar.itself, grammar.offices)
        if not lexicon.first_words.isdisjoint(text.words)
        for hit in _beside_agents(text, lexicon, grammar)
    ]
    taken = {place for one in found for place in range(one.first, one.end)}
    personal = bool(hits) and is_personal(text, known, found)
    kept = {
        hit: units or (() if personal else _begun(text, hit, found, grammar))
        for hit, grammar in hits[:_MOST]
        if taken.isdisjoint(range(hit.first, hit.end))
    }
    return tuple(
        Mention(hit.first, hit.end, NameKind.FULL, meant) for hit, meant in kept.items() if meant
    )


def _begun(text: Text, hit: Hit, found: Sequence[Mention], grammar: Grammar) -> tuple[int, ...]:
    """Give the units that the biography has named at its beginning, before what stands for them."""
    begun = [one for one in found if one.end <= hit.first and _begins(text, one, grammar)]
    return tuple(unit for one in begun for unit in one.units)


def _begins(text: Text, one: Mention, grammar: Grammar) -> bool:
    """Say whether a biography's first sentence names the unit, and as nothing that it is only
    about; or a later one, that says no more.
    """
    start = text.start_of(one.first, Gap.STOP)
    if one.kind not in TELLING or one.first - start > _MOST_BEFORE:
        return False
    if start and (start, text.end_of(start, Gap.PICTURE)) != (one.first, one.end):
        return False
    return not any(
        lexicon.at(text.tokens, place)
        for place in range(start, one.first)
        for lexicon in (grammar.about, grammar.referrals, grammar.negations, grammar.negators)
    )


def _beside_agents(text: Text, lexicon: Lexicon, grammar: Grammar) -> Iterator[Hit]:
    ends = [
        agent.end
        for one in (grammar.agents, grammar.agent_marks, grammar.spokesperson)
        for agent in one.find(text)
    ]
    for hit in lexicon.find(text):
        acts = hit.end < len(text.tokens) and grammar.acts.at(text.tokens, hit.end)
        if acts or any(
            end <= hit.first and is_all_of_school(text, end, hit.first, grammar) for end in ends
        ):
            yield hit
