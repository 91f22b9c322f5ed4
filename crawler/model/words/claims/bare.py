"""Finds the word `official` that in a biography stands right beside a unit's name, without a word
for an account: `Official EHS Band`, `EHS Band (official)`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.account_of import is_framed, is_said_of_an_account
from crawler.model.words.claims.agents import unit_after
from crawler.model.words.claims.known_words import (
    is_known,
    names_a_part,
    names_an_account,
    names_only,
)
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import together
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import COLONS, Gap
from crawler.model.words.people.class_years import is_class
from crawler.model.words.people.described import described
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import TELLING, NameKind

_SEVERAL = ("s", "i", "x")
"""How words for several people end (`parents`, `alumni`)."""
_BRACKETS = ("(", "[", "{", "（", "【")


def bare_word(text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Give the stem when it calls a unit's account official; never where a person is described.

    Behind a break it must stand alone, beside a stretch that only names the unit (`Lycée Arago,
    officiel`), in English a part of it (`EHS Band | Official`): `EHS | Official, MD` may be a
    referee. It claims where a name leads (`EHS | Official`), and where its sentence holds nothing
    else (`Home of the Herons | Eastview High School | Official`).
    """
    inside = any(one.first <= stem.first < one.end for one in named)
    if not named or inside or _is_of_a_person(text, named, grammar):
        return None
    unit = unit_after(text, stem.end, named) if _is_presented(text, stem, grammar) else None
    if unit and is_known(text, range(stem.end, unit.first), None, (), grammar, small=True):
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
    if _may_be_a_referee(text, stem, grammar):
        return False
    stretch = text.start_of(stem.first, Gap.BREAK), text.end_of(stem.first, Gap.BREAK)
    every = range(text.start_of(stem.first, Gap.STOP), text.end_of(stem.first, Gap.STOP))
    others = [place for place in every if not any(one.first <= place < one.end for one in named)]
    full = any(one.kind is NameKind.FULL for one in named)
    short = any(one.kind is NameKind.ABBREVIATION for one in named)
    full = full or (short and any(grammar.activities.at(text.tokens, one) for one in others))
    alone = stretch == (stem.first, stem.end)
    if alone and _is_led_by_a_name(stem, named):
        return True
    return alone and full and is_known(text, every, stem, named, grammar, small=True)


def _may_be_a_referee(text: Text, stem: Hit, grammar: Grammar) -> bool:
    """Say whether only a school is named before, and a word of school life comes after:
    `EHS | Official | Football and wrestling`.
    """
    part = names_a_part(text, range(stem.first), grammar)
    return not part and names_a_part(text, range(stem.end, len(text.tokens)), grammar)


def _is_led_by_a_name(stem: Hit, named: Sequence[Mention]) -> bool:
    """Say whether a biography begins with a name, by itself, and the stem follows, by itself:
    `HLPS | Official | Every student, every day`.
    """
    return any(one.kind in TELLING and (one.first, one.end) == (0, stem.first) for one in named)


def _is_of_a_person(text: Text, named: Sequence[Mention], grammar: Grammar) -> bool:
    """Say whether a text is about a person; a class that is still at school is none."""
    hits = described(text, together((grammar,)), named)
    return any(not is_class(text, hit) for hit in hits)


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
    return stands and not any(grammar.persons.find(text))


def is_all_named(text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar) -> bool:
    """Say whether a whole name holds only the stem, a unit's names and words of school life."""
    known = any(one.kind is not NameKind.ROOT for one in named)
    return known and is_known(text, range(len(text.tokens)), stem, named, grammar)


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
    framed = gap is Gap.BREAK and is_framed(text, stem)
    if end > stop:
        return False
    if is_known(text, range(start, stop), stem, named, grammar, small=framed):
        return True
    near = range(text.start_of(first, Gap.PICTURE), text.end_of(end - 1, Gap.PICTURE))
    known = framed and is_known(text, near, stem, named, grammar, small=True)
    before = text.original[: text.tokens[stem.first].start].rstrip()
    return known and (before[-1:] in _BRACKETS or names_a_part(text, near, grammar))


def stands_beside(
    text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar, *, free: bool = False
) -> bool:
    """Say whether the stem has a stretch to itself, and the one before or after it only names a
    unit in full, or twice over (`EHS Herons`); where it is not `free`, a part of the unit.
    """
    start, stop = text.start_of(stem.first, Gap.PICTURE), text.end_of(stem.first, Gap.PICTURE)
    greeting = grammar.named_presentations.at(text.tokens, start)
    said = range(greeting.end if greeting else start, stop)
    if stem.first not in said or not is_known(text, said, stem, (), grammar, small=True):
        return False
    free = free or greeting is not None
    free = free or grammar.alone.at(text.tokens, stem.first) is not None
    free = free or _is_label(text, stem) or names_an_account(text, said, grammar)
    stretches = []
    if start:
        stretches.append(range(text.start_of(start - 1, Gap.PICTURE), start))
    if stop < len(text.tokens):
        stretches.append(range(stop, text.end_of(stop, Gap.PICTURE)))
    return any(
        names_only(text, one, named, grammar) and (free or names_a_part(text, one, grammar))
        for one in stretches
    ) or _is_signed(text, stem, named, grammar)


def _is_signed(text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar) -> bool:
    """Say whether a text begins with nothing but a unit's initials, and then the stem follows that
    is no noun: `SGDH | Officieel`.
    """
    alone = grammar.alone.at(text.tokens, stem.first) is not None
    return alone and any(
        one.kind is NameKind.ABBREVIATION and (one.first, one.end) == (0, stem.first)
        for one in named
    )


def _is_label(text: Text, stem: Hit) -> bool:
    """Say whether a colon follows (`Official: EHS Band`); then it is no referee in English."""
    begins = stem.first == 0 or text.is_divided(stem.first)
    if not begins or stem.end >= len(text.tokens):
        return False
    between = text.between(stem.end)
    return between.strip() in COLONS
