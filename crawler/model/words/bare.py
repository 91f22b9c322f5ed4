"""Finds the word `official` that in a biography stands right beside a unit's name, without a word
for an account: `Official EHS Band`, `EHS Band (official)`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.account_of import is_said_of_an_account
from crawler.model.words.agents import unit_after
from crawler.model.words.described import is_personal
from crawler.model.words.lexicon import Hit, Lexicon
from crawler.model.words.mentions import Mention
from crawler.model.words.names import NameKind
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.together import together
from crawler.model.words.token import Gap

_MOST_WORDS = 12
"""In a stretch that is only a name and the word."""
_YEAR_DIGITS = 4
_SEVERAL = ("s", "i", "x")
"""How words for several people end (`parents`, `alumni`)."""


def bare_word(text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Give the stem when it calls a unit's account official; never where a person is described.

    Behind a break it must stand alone, beside a stretch that only names the unit (`Lycée Arago,
    officiel`), in English a part of it (`EHS Band | Official`): `EHS | Official, MD` may be a
    referee. Where the sentence holds nothing else it claims (`Home of the Herons | Eastview High
    School | Official`).
    """
    if not named or is_personal(text, together((grammar,)), named):
        return None
    if _is_presented(text, stem, grammar) and unit_after(text, stem.end, named):
        return stem
    if any(_is_named(text, stem, one, named, grammar) for one in named):
        return stem
    if stands_beside(text, stem, named, grammar) or _is_all_there_is(text, stem, named, grammar):
        return stem
    return stem if is_said_of_an_account(text, stem, named, grammar) else None


def _is_all_there_is(text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar) -> bool:
    """Say whether the stem has a stretch to itself, and the others of its sentence only name a unit
    in full, or shortly and a part of it, with words of school life.
    """
    stretch = text.start_of(stem.first, Gap.BREAK), text.end_of(stem.first, Gap.BREAK)
    every = range(text.start_of(stem.first, Gap.STOP), text.end_of(stem.first, Gap.STOP))
    others = [place for place in every if not any(one.first <= place < one.end for one in named)]
    full = any(one.kind is NameKind.FULL for one in named)
    short = any(one.kind is NameKind.ABBREVIATION for one in named)
    full = full or (short and any(grammar.activities.at(text.tokens, one) for one in others))
    alone = full and stretch == (stem.first, stem.end)
    return alone and _is_known(text, every, stem, named, grammar, small=True)


def is_of_something(text: Text, stem: Hit, grammar: Grammar) -> bool:
    """Say whether a name calls something else official: a thing, or one person of those who are
    none of the school's (`Official Class Rings`, `Official EHS Dad`).
    """
    start, stop = text.start_of(stem.first, Gap.PICTURE), text.end_of(stem.first, Gap.PICTURE)
    for place in range(stem.end, stop):
        if grammar.linkers.holds(text.tokens[place].text):
            return False
        if grammar.things.at(text.tokens, place):
            return True
    last = text.tokens[stop - 1].text
    one = grammar.laypeople.holds(last) and last.isascii() and not last.endswith(_SEVERAL)
    return start == stem.first and one


def is_alone(text: Text, stem: Hit, grammar: Grammar) -> bool:
    """Say whether a biography begins with the stem, by itself, and is about no person: it says of
    the account's name that it is official.
    """
    stands = stem.first == 0 and text.end_of(0, Gap.PICTURE) == stem.end
    return stands and not any(True for _ in grammar.persons.find(text))


def is_all_named(text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar) -> bool:
    """Say whether a whole name holds only the stem, a unit's names and words of school life."""
    known = any(one.kind is not NameKind.ROOT for one in named)
    return known and _is_known(text, range(len(text.tokens)), stem, named, grammar)


def _is_presented(text: Text, stem: Hit, grammar: Grammar) -> bool:
    """Say whether the account presents itself right before: `esta es la oficial de …`."""
    start = text.start_of(stem.first, Gap.BREAK)
    greeting = grammar.self_presentations.at(text.tokens, start)
    return greeting is not None and greeting.end == stem.first > start + 1


def _is_named(
    text: Text, stem: Hit, mention: Mention, named: Sequence[Mention], grammar: Grammar
) -> bool:
    """Say whether stem and name fill their stretch of words, but for words of school life."""
    if mention.kind is NameKind.ROOT:
        return False
    first, end = min(stem.first, mention.first), max(stem.end, mention.end)
    gap = Gap.PICTURE if text.end_of(first, Gap.PICTURE) >= end else Gap.BREAK
    start, stop = text.start_of(first, gap), text.end_of(first, gap)
    framed = gap is Gap.BREAK and _is_framed(text, stem)
    if end > stop:
        return False
    if _is_known(text, range(start, stop), stem, named, grammar, small=framed):
        return True
    near = range(text.start_of(first, Gap.PICTURE), text.end_of(end - 1, Gap.PICTURE))
    known = framed and _is_known(text, near, stem, named, grammar, small=True)
    return known and _names_a_part(text, near, grammar)


def _is_framed(text: Text, stem: Hit) -> bool:
    """Say whether the stem stands by itself in brackets or between pictures: `… (official)`."""
    start, stop = text.start_of(stem.first, Gap.PICTURE), text.end_of(stem.first, Gap.PICTURE)
    return (start, stop) == (stem.first, stem.end)


def stands_beside(
    text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar, *, free: bool = False
) -> bool:
    """Say whether the stem has a stretch to itself, and the one before or after it only names a
    unit in full, or twice over (`EHS Herons`); where it is not `free`, a part of the unit.
    """
    start, stop = text.start_of(stem.first, Gap.PICTURE), text.end_of(stem.first, Gap.PICTURE)
    greeting = grammar.named_presentations.at(text.tokens, start)
    said = range(greeting.end if greeting else start, stop)
    if stem.first not in said or not _is_known(text, said, stem, (), grammar, small=True):
        return False
    free = free or greeting is not None
    free = free or grammar.alone.at(text.tokens, stem.first) is not None
    free = free or _is_label(text, stem) or _names_an_account(text, said, grammar)
    stretches = []
    if start:
        stretches.append(range(text.start_of(start - 1, Gap.PICTURE), start))
    if stop < len(text.tokens):
        stretches.append(range(stop, text.end_of(stop, Gap.PICTURE)))
    return any(
        _names_only(text, one, named, grammar) and (free or _names_a_part(text, one, grammar))
        for one in stretches
    )


def _names_a_part(text: Text, places: range, grammar: Grammar) -> bool:
    """Say whether a stretch names a team, a club or an office; no referee calls himself so."""
    return any(grammar.activities.at(text.tokens, place) for place in places)


def _names_an_account(text: Text, places: range, grammar: Grammar) -> bool:
    """Say whether a stretch says what is official (`Official alerts`); then it is no referee."""
    nouns = (grammar.nouns, grammar.unit_nouns)
    return any(one.at(text.tokens, place) for place in places for one in nouns)


def _is_label(text: Text, stem: Hit) -> bool:
    """Say whether a colon follows (`Official: EHS Band`); then it is no referee in English."""
    if stem.end >= len(text.tokens) or text.start_of(stem.first, Gap.STOP) < stem.first:
        return False
    between = text.original[text.tokens[stem.end - 1].end : text.tokens[stem.end].start]
    return between.strip() in {":", "\uff1a"}


def _names_only(text: Text, places: range, named: Sequence[Mention], grammar: Grammar) -> bool:
    inside = [one for one in named if one.first in places]
    enough = len(inside) > 1 or any(one.kind is NameKind.FULL for one in inside)
    short = any(one.kind in {NameKind.ABBREVIATION, NameKind.MASCOT} for one in inside)
    enough = enough or (short and _names_a_part(text, places, grammar))
    return enough and _is_known(text, places, None, inside, grammar, small=True)


def _is_known(
    text: Text,
    places: range,
    stem: Hit | None,
    named: Sequence[Mention],
    grammar: Grammar,
    *,
    small: bool = False,
) -> bool:
    """Say whether a stretch, if it is short, holds nothing else than these and school life; with
    `small`, also words such as `on`, and what says as much as the stem (`official and verified`).
    """
    if len(places) > _MOST_WORDS:
        return False
    inside = set(places) - _covered(stem)
    for one in named:
        inside -= _covered(one)
    known = [grammar.activities, grammar.nouns, grammar.unit_nouns, grammar.articles]
    known += [grammar.offices]
    known += [grammar.linkers, grammar.vouched, grammar.self_presentations] if small else []
    for place in sorted(inside):
        inside -= _covered(_longest(text, place, known))
    return all(
        _is_number(text, place, small=small) or _is_a_body(text, place, grammar) for place in inside
    )


def _is_a_body(text: Text, place: int, grammar: Grammar) -> bool:
    return text.tokens[place].text.endswith(grammar.unit_noun_endings)


def _is_number(text: Text, place: int, *, small: bool) -> bool:
    """Say whether a word is a year; with `small`, any number."""
    word = text.tokens[place].text
    return word.isdigit() and (small or len(word) == _YEAR_DIGITS)


def _longest(text: Text, place: int, lexicons: Sequence[Lexicon]) -> Hit | None:
    hits = [hit for one in lexicons if (hit := one.at(text.tokens, place))]
    return max(hits, key=lambda hit: hit.end, default=None)


def _covered(hit: Hit | Mention | None) -> set[int]:
    return set(range(hit.first, hit.end)) if hit else set()
