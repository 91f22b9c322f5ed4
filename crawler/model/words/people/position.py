"""How a name stands in a text: as the one who speaks, inside a claim, or as something spoken about.
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.described import described, is_personal
from crawler.model.words.people.titles import is_subject, is_title
from crawler.model.words.units.mentions import Mention

_REACH = 8
_BEFORE = 8
_YEAR_DIGITS = 2
_APOSTROPHES = ("'", "’", "‘")
_QUOTES = frozenset("“「『")
"""Right behind a word, in Chinese, they quote a name: `请关注“青岚教育”`."""
_ALONE = 4
"""Most words between a claim and the name after it, and between a name and the claim after it."""


class Place(Enum):
    """Where a name stands."""

    IN_CLAIM = auto()
    SPEAKER = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """A text, what it names, and its claims that count as (first, end) of their words."""

    text: Text
    mentions: tuple[Mention, ...]
    claims: tuple[tuple[int, int], ...]


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
    if text.kind is TextKind.POST or _is_of_a_class(text, mention):
        return Place.APART
    personal = (
        _person_in(part, mention, known) if part.claims else is_personal(text, known, part.mentions)
    )
    if personal:
        return Place.APART
    return Place.SPEAKER if _is_head(part, mention, known) else Place.APART


def _belongs(part: Named, mention: Mention, first: int, end: int, known: Together) -> bool:
    text = part.text
    if first <= mention.first < end or _is_beside(text, mention, first, end):
        return not _is_told(part, mention, first, end, known)
    if _stands_alone(text, first, end):
        ends = _ends_before(part, mention, first, known)
        return ends or _is_head(part, mention, known, alone=True)
    if text.start_of(first, Gap.STOP) != text.start_of(mention.first, Gap.STOP):
        return False
    headed = end <= mention.first and any(_is_headed(text, mention, one) for one in known.grammars)
    between = range(min(first, mention.first) + 1, max(first, mention.first) + 1)
    if any(map(text.is_divided, between)) and not _is_named_only(part, mention, known):
        return headed
    speaks = _is_head(part, mention, known) and not _person_in(part, mention, known)
    return headed or speaks


def _is_told(part: Named, mention: Mention, first: int, end: int, known: Together) -> bool:
    """Say whether a picture divides a name from a claim, and something else is told about it."""
    if mention.first < first:
        start, stop = mention.end, first
    else:
        start, stop = (end if mention.first >= end else first + 1), mention.first
    between = part.text.tokens[start : stop + 1]
    apart = any(token.gap is Gap.PICTURE for token in between)
    about = any(_found(part.text, mention, grammar.about) for grammar in known.grammars)
    return apart and (about or not _is_named_only(part, mention, known))


def _ends_before(part: Named, mention: Mention, first: int, known: Together) -> bool:
    """Say whether a name ends right before a claim what an account is called, or a sentence that is
    about no person: `YouTube-kanaal van de afdeling havo van De Zon, officieel`; and no other.
    """
    text = part.text
    others = any(one.units != mention.units and _is_head(part, one, known) for one in part.mentions)
    if mention.end != first or others or _person_in(part, mention, known):
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
        ends = [hit.end for one in lexicons if (hit := one.at(text.tokens, place))]
        if not ends:
            return False
        place = max(ends)
    return headed


def _stands_alone(text: Text, first: int, end: int) -> bool:
    """Say whether a few words claim for the whole text: `… Official account.`"""
    starts = text.start_of(first, Gap.PICTURE) >= first - 1
    return starts and end - first <= _ALONE and text.end_of(end - 1, Gap.PICTURE) == end


def _breaks(text: Text, first: int, end: int) -> bool:
    return any(token.gap >= Gap.BREAK for token in text.tokens[first : end + 1])


def _person_in(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether the stretch of words that holds the name is about a person."""
    text = part.text
    start = text.start_of(mention.first, Gap.PICTURE)
    end = text.end_of(mention.first, Gap.PICTURE)
    return any(
        not is_class(text, hit)
        for hit in described(text, known, part.mentions)
        if start <= hit.first < end
    )


def _is_of_a_class(text: Text, mention: Mention) -> bool:
    """Say whether a class's year follows the name, as pupils write: `EHS '26`, `EHS 26'`."""
    for token in text.tokens[mention.end : mention.end + 1]:
        year = token.text.isdigit() and len(token.text) == _YEAR_DIGITS
        beside = (text.original[token.start - 1 : token.start], text.original[token.end :][:1])
        return year and any(one in _APOSTROPHES for one in beside)
    return False


def is_class(text: Text, hit: Hit) -> bool:
    """Say whether a class that is still at school is named: `class of 2027`."""
    year = next((token.text for token in text.tokens[hit.end : hit.end + 1]), "")
    return len(year) == 4 and year.startswith(("202", "203"))


def _is_head(part: Named, mention: Mention, known: Together, *, alone: bool = False) -> bool:
    """Say whether a name stands at the head of its stretch of words, and is not only spoken about;
    where a claim stands `alone`, who says `follow` calls to follow what claims.
    """
    text, grammars = part.text, known.grammars
    start = text.start_of(mention.first, Gap.PICTURE)
    goes_on = mention.end < len(text.tokens) and text.tokens[mention.end].gap < Gap.BREAK
    if any(grammar.predicates.at(text.tokens, mention.end) for grammar in grammars if goes_on):
        return False
    at = mention.first > start and "@" in _between(text, mention.first)
    if at and not (alone and _is_part_before(text, start, mention, grammars)):
        return False
    if mention.first and _between(text, mention.first) in _QUOTES:
        return False
    if text.kind is TextKind.BIOGRAPHY and not _is_named_only(part, mention, known):
        return False
    lexicons = [
        lexicon
        for grammar in grammars
        for lexicon in (grammar.about, grammar.negations, grammar.negators)
    ]
    lexicons += [grammar.referrals for grammar in grammars if not alone]
    return not any(_found(text, mention, lexicon) for lexicon in lexicons)


def _is_part_before(text: Text, start: int, mention: Mention, grammars: Sequence[Grammar]) -> bool:
    """Say whether a word for a part of a school ends right before the `@`: `library @ EHS`."""
    return any(
        (hit := grammar.activities.at(text.tokens, place)) and hit.end == mention.first
        for place in range(start, mention.first)
        for grammar in grammars
    )


def _is_named_only(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether nothing but known words stand before the name, and nothing is told about it."""
    start = part.text.start_of(mention.first, Gap.PICTURE)
    titled = is_title(part.text, start, mention.first, part.mentions, known)
    return titled and not is_subject(part.text, mention.end, part.mentions, known)


def _between(text: Text, place: int) -> str:
    """Give the characters before a word: in `math @ EHS` they say `at`."""
    return text.original[text.tokens[place - 1].end : text.tokens[place].start]


def _found(text: Text, mention: Mention, lexicon: Lexicon) -> bool:
    """Say whether a phrase stands before the name in its stretch of words."""
    start = text.start_of(mention.first, Gap.PICTURE)
    return any(start <= hit.first < mention.first for hit in lexicon.find(text))
