"""How a name stands in a text: as the one who speaks, inside a claim, or as something spoken about.
Pure.
"""

from __future__ import annotations

from enum import Enum, auto

from crawler.model.words.grammar.lexicon import longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.class_years import is_of_a_class
from crawler.model.words.people.described import is_personal
from crawler.model.words.people.named import (
    Named,
    is_head,
    is_named_only,
    person_in,
    stands_before,
)
from crawler.model.words.units.mentions import Mention

_REACH = 8
_BEFORE = 8
"""Most words between a claim and the name after it, and between a name and the claim after it."""
_ALONE = 4
"""Most words that claim for a whole text."""


class Place(Enum):
    """Where a name stands."""

    IN_CLAIM = auto()
    SPEAKER = auto()
    APART = auto()


def place_of(part: Named, mention: Mention, known: Together) -> Place:
    """Say how one of the names stands. In a post only a name inside a claim counts.

    A name speaks when it stands at the head of its stretch of words, nothing but known words stand
    beside it, and the text is no person's about themself (`teacher at …`, `… parent`): job, school,
    children and praise are nobody's claim (MTKA IV.3; WI IV.E).
    """
    text = part.text
    for first, end in part.claims:
        if _belongs(part, mention, first, end, known):
            return Place.IN_CLAIM
    if text.kind is TextKind.POST or is_of_a_class(text, mention):
        return Place.APART
    personal = (
        person_in(part, mention, known) if part.claims else is_personal(text, known, part.mentions)
    )
    if personal:
        return Place.APART
    return Place.SPEAKER if is_head(part, mention, known) else Place.APART


def _belongs(part: Named, mention: Mention, first: int, end: int, known: Together) -> bool:
    text = part.text
    if first <= mention.first < end or _is_beside(text, mention, first, end):
        return not _is_told(part, mention, first, end, known)
    if _stands_alone(text, first, end):
        ends = _ends_before(part, mention, first, known)
        return ends or is_head(part, mention, known, alone=True)
    if text.start_of(first, Gap.STOP) != text.start_of(mention.first, Gap.STOP):
        return False
    headed = end <= mention.first and any(_is_headed(text, mention, one) for one in known.grammars)
    between = range(min(first, mention.first) + 1, max(first, mention.first) + 1)
    if any(map(text.is_divided, between)) and not is_named_only(part, mention, known):
        return headed
    speaks = is_head(part, mention, known) and not person_in(part, mention, known)
    return headed or speaks


def _is_told(part: Named, mention: Mention, first: int, end: int, known: Together) -> bool:
    """Say whether a picture divides a name from a claim, and something else is told about it."""
    if mention.first < first:
        start, stop = mention.end, first
    else:
        start, stop = (end if mention.first >= end else first + 1), mention.first
    between = part.text.tokens[start : stop + 1]
    apart = any(token.gap is Gap.PICTURE for token in between)
    about = any(stands_before(part.text, mention, grammar.about) for grammar in known.grammars)
    return apart and (about or not is_named_only(part, mention, known))


def _ends_before(part: Named, mention: Mention, first: int, known: Together) -> bool:
    """Say whether a name ends right before a claim what an account is called, or a sentence that is
    about no person: `YouTube-kanaal van de afdeling havo van De Zon, officieel`; and no other.
    """
    text = part.text
    others = any(one.units != mention.units and is_head(part, one, known) for one in part.mentions)
    if mention.end != first or others or person_in(part, mention, known):
        return False
    start = text.start_of(mention.first, Gap.PICTURE)
    called = any(grammar.nouns.at(text.tokens, start) for grammar in known.grammars)
    return called or text.tokens[first].gap is Gap.STOP


def _is_beside(text: Text, mention: Mention, first: int, end: int) -> bool:
    """Say whether a name stands a few words after or before a claim, with no break between."""
    if end <= mention.first and text.is_near(end, mention.first, _REACH):
        return not _breaks(text, end, mention.first)
    if mention.end <= first <= mention.end + _BEFORE:
        return not _breaks(text, mention.end, first)
    return False


def _is_headed(text: Text, mention: Mention, grammar: Grammar) -> bool:
    """Say whether the stretch that holds the name says nothing else than who heads the unit:
    `official account of Dana Moe, Superintendent of Eastview Schools`.
    """
    start, stop = text.start_of(mention.first, Gap.BREAK), text.end_of(mention.first, Gap.BREAK)
    lexicons = (grammar.heads, grammar.activities, grammar.linkers, grammar.articles)
    place, headed = start, False
    while place < stop:
        if place == mention.first:
            place = mention.end
            continue
        headed = headed or grammar.heads.at(text.tokens, place) is not None
        hit = longest(text.tokens, place, lexicons)
        if hit is None:
            return False
        place = hit.end
    return headed


def _stands_alone(text: Text, first: int, end: int) -> bool:
    """Say whether a few words claim for the whole text: `… Official account.`"""
    starts = text.start_of(first, Gap.PICTURE) >= first - 1
    return starts and end - first <= _ALONE and text.end_of(end - 1, Gap.PICTURE) == end


def _breaks(text: Text, first: int, end: int) -> bool:
    return any(token.gap >= Gap.BREAK for token in text.tokens[first : end + 1])
