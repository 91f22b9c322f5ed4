"""Says what an account may be called at a place: beside a unit's name it has more names. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import TELLING, NameKind

_BESIDE = 14
"""Most words between a claim and a unit that is named beside it."""


def nouns_here(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention], *, borne: bool = False
) -> tuple[Lexicon, ...]:
    """Give what an account is called here: beside a unit's name it has more names."""
    start, end = first, first
    if named:
        start, end = text.start_of(first, Gap.BREAK), _end_of_list(text, first, grammar)
    near = any(
        max(start, first - _BESIDE) <= one.first < min(end, first + _BESIDE)
        or (one.first == end and _is_all(text, one))
        or (start and one.end == start and _speaks(text, one, grammar))
        for one in named
    )
    near = near or _is_named_beside(text, first, grammar, named)
    return (grammar.nouns, grammar.unit_nouns) if near or borne else (grammar.nouns,)


def _is_named_beside(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> bool:
    """Say whether the sentence names a unit behind a break or before it (`Consejo oficial | EHS`),
    and the text is no person's.
    """
    start, end = text.start_of(first, Gap.STOP), text.end_of(first, Gap.STOP)
    start, end = max(start, first - _BESIDE), min(end, first + _BESIDE)
    near = any(start <= one.first < end and one.kind in TELLING for one in named)
    return near and not any(grammar.persons.find(text))


def _is_all(text: Text, mention: Mention) -> bool:
    """Say whether a full name has a stretch to itself: `Official bus alerts: Eastview Schools`."""
    full = mention.kind is NameKind.FULL
    return full and text.end_of(mention.first, Gap.BREAK) == mention.end


def _speaks(text: Text, mention: Mention, grammar: Grammar) -> bool:
    """Say whether a name ends the stretch before, and that is about no person: `De Zon | officiële
    agenda`.
    """
    before = range(text.start_of(mention.first, Gap.STOP), mention.first)
    telling = mention.kind in TELLING
    return telling and not any(grammar.persons.at(text.tokens, place) for place in before)


def _end_of_list(text: Text, first: int, grammar: Grammar) -> int:
    """Give where the words end that begin here, past the commas of a list (`official alerts,
    closings and news of …`), where the text is no person's.
    """
    end = text.end_of(first, Gap.BREAK)
    while end < min(len(text.tokens), first + _BESIDE) and _goes_on_in_a_list(text, end, grammar):
        end = text.end_of(end, Gap.BREAK)
    return end


def _goes_on_in_a_list(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether a comma stands before a word that is listed with what stands before."""
    token = text.tokens[place]
    comma = text.between(place).strip() == ","
    listed = any(one.at(text.tokens, place) for one in (grammar.nouns, grammar.unit_nouns))
    return comma and token.gap is Gap.BREAK and listed
