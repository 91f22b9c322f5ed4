"""How a name stands in a text: as the one who speaks, inside a claim, or as something spoken about.
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from crawler.model.words.lexicon import Hit, Lexicon
from crawler.model.words.mentions import Mention
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text, TextKind
from crawler.model.words.together import Together, together
from crawler.model.words.token import Gap

_HEAD_WORDS = 3
_REACH = 8
_BEFORE = 8
_YEAR_DIGITS = 2
_APOSTROPHES = ("'", "’", "‘")
_ALONE = 2
"""Most words between a claim and the name after it, and between a name and the claim after it."""


class Place(Enum):
    """Where a name stands."""

    IN_CLAIM = auto()
    SPEAKER = auto()
    APART = auto()


def place_of(
    text: Text, mention: Mention, claims: Sequence[tuple[int, int]], grammars: Sequence[Grammar]
) -> Place:
    """Say how the name stands. In a post only a name inside a claim counts.

    A name speaks when it stands at the head of its stretch of words, and the text is no person's
    about themself (`teacher at …`, `… parent`): job, school, children and praise are nobody's claim
    (MTKA IV.3; WI IV.E).
    """
    for first, end in claims:
        if _belongs(text, mention, first, end, grammars):
            return Place.IN_CLAIM
    if text.kind is TextKind.POST or _is_of_a_class(text, mention):
        return Place.APART
    personal = (
        _person_in(text, mention, grammars)
        if claims
        else is_personal(text, together(tuple(grammars)))
    )
    if personal:
        return Place.APART
    return Place.SPEAKER if _is_head(text, mention, grammars) else Place.APART


def is_personal(text: Text, known: Together) -> bool:
    """Say whether a text is about a person: job, family, schooling."""
    return any(not _is_longer(hit, text, known.grammars) for hit in known.persons.find(text))


def _is_longer(hit: Hit, text: Text, grammars: Sequence[Grammar]) -> bool:
    """Say whether a person's word begins a longer word of school life: `student council`."""
    activities = (grammar.activities.at(text.tokens, hit.first) for grammar in grammars)
    return any(activity is not None and activity.end > hit.end for activity in activities)


def _belongs(
    text: Text, mention: Mention, first: int, end: int, grammars: Sequence[Grammar]
) -> bool:
    if first <= mention.first < end or _is_beside(text, mention, first, end):
        return True
    if _stands_alone(text, first, end):
        return _is_head(text, mention, grammars)
    if text.start_of(first, Gap.STOP) != text.start_of(mention.first, Gap.STOP):
        return False
    headed = end <= mention.first and any(_is_headed(text, mention, one) for one in grammars)
    return headed or (_is_head(text, mention, grammars) and not _person_in(text, mention, grammars))


def _is_beside(text: Text, mention: Mention, first: int, end: int) -> bool:
    """Say whether a name stands a few words after or before a claim, with no break between."""
    if end <= mention.first <= end + _REACH:
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
        ends = [hit.end for one in lexicons if (hit := one.at(text.tokens, place))]
        if not ends:
            return False
        place = max(ends)
    return headed


def _stands_alone(text: Text, first: int, end: int) -> bool:
    """Say whether two words claim for the whole text: `… Official account.`"""
    starts = text.start_of(first, Gap.PICTURE) >= first - 1
    return starts and end - first <= _ALONE and text.end_of(end - 1, Gap.PICTURE) == end


def _breaks(text: Text, first: int, end: int) -> bool:
    return any(token.gap >= Gap.BREAK for token in text.tokens[first : end + 1])


def _person_in(text: Text, mention: Mention, grammars: Sequence[Grammar]) -> bool:
    """Say whether the stretch of words that holds the name is about a person."""
    start = text.start_of(mention.first, Gap.PICTURE)
    end = text.end_of(mention.first, Gap.PICTURE)
    return any(
        not _is_longer(hit, text, grammars) and not _is_class(text, hit)
        for grammar in grammars
        for hit in grammar.persons.find(text)
        if start <= hit.first < end
    )


def _is_of_a_class(text: Text, mention: Mention) -> bool:
    """Say whether a class's year follows the name, as pupils and former ones write: `EHS '26`."""
    for token in text.tokens[mention.end : mention.end + 1]:
        year = token.text.isdigit() and len(token.text) == _YEAR_DIGITS
        return year and text.original[token.start - 1 : token.start] in _APOSTROPHES
    return False


def _is_class(text: Text, hit: Hit) -> bool:
    """Say whether a class that is still at school is named: `class of 2027`."""
    year = next((token.text for token in text.tokens[hit.end : hit.end + 1]), "")
    return len(year) == 4 and year.startswith(("202", "203"))


def _is_head(text: Text, mention: Mention, grammars: Sequence[Grammar]) -> bool:
    start = text.start_of(mention.first, Gap.PICTURE)
    goes_on = mention.end < len(text.tokens) and text.tokens[mention.end].gap < Gap.BREAK
    han = not text.tokens[mention.first].text.isascii()
    if any(grammar.predicates.at(text.tokens, mention.end) for grammar in grammars if goes_on):
        return False
    if mention.first > start and "@" in _between(text, mention.first):
        return False
    before = text.tokens[start : mention.first]
    said = [one for one in before if not any(g.linkers.holds(one.text) for g in grammars)]
    if han:
        said = said[: len(said) - _of_school_life(text, start, mention.first, grammars)]
    if text.kind is not TextKind.NAME and len(said) > _HEAD_WORDS + han:
        return False
    lexicons = [
        lexicon
        for grammar in grammars
        for lexicon in (grammar.about, grammar.referrals, grammar.negations, grammar.negators)
    ]
    return not any(_found(text, mention, lexicon, False) for lexicon in lexicons)


def _between(text: Text, place: int) -> str:
    """Give the characters before a word: in `math @ EHS` they say `at`."""
    return text.original[text.tokens[place - 1].end : text.tokens[place].start]


def _of_school_life(text: Text, first: int, end: int, grammars: Sequence[Grammar]) -> int:
    """Count the Chinese characters that are part of words of school life."""
    hits = {
        place
        for grammar in grammars
        for start in range(first, end)
        if (hit := grammar.activities.at(text.tokens, start))
        for place in range(hit.first, min(hit.end, end))
    }
    return len(hits)


def _found(text: Text, mention: Mention, lexicon: Lexicon, after: bool) -> bool:
    """Say whether a phrase stands before the name (or, with `after`, anywhere) in its stretch of
    words.
    """
    start = text.start_of(mention.first, Gap.PICTURE)
    end = text.end_of(mention.first, Gap.PICTURE) if after else mention.first
    return any(start <= hit.first < end for hit in lexicon.find(text))
