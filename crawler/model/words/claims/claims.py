"""Finds where a text says that the account is official, or who stands behind it. Pure.

A name, title or handle claims with the bare word. A biography claims with a noun phrase (`official
page of …`), with an agent and a unit (`managed by …`), or as a spokesperson. A post claims only
where it presents itself (`this is the official …`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.words.claims.acts import act_phrase
from crawler.model.words.claims.agents import (
    agent_phrase,
    is_all_of_school,
    unit_after,
    unit_behind,
)
from crawler.model.words.claims.bare import bare_word, is_all_named, is_alone, is_of_something
from crawler.model.words.claims.labels import label_phrase
from crawler.model.words.claims.nouns import is_inside_a_name, noun_phrase
from crawler.model.words.claims.posts import presented_places
from crawler.model.words.claims.private_people import is_private
from crawler.model.words.claims.vouched import vouched_phrase
from crawler.model.words.grammar.han_order import goes_on_in_han, is_of_something_else
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import plain_letters, stem_at, stems_among
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.handle_words import says_official
from crawler.model.words.units.mentions import Mention


class Form(StrEnum):
    """How the claim is made."""

    NOUN_PHRASE = "noun phrase"
    BARE_WORD = "bare word"
    AGENT = "agent"
    SPOKESPERSON = "spokesperson"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words `first` up to, not including, `end` claim; `core_end` ends the words that do so without
    the unit's name. `start`: where a unit's name begins that stands right before, else `first`.
    """

    form: Form
    language: str
    first: int
    end: int
    core_end: int
    start: int


_MOST_PLACES = 80
"""In one text: what begins a claim more often is no claim."""


def claims_in(
    text: Text, grammar: Grammar, named: Sequence[Mention], *, borne: bool = False
) -> Iterator[Claim]:
    """Give the claims of one text in one language, whatever stands around them; `borne`: another
    text, the account's name, names a unit.
    """
    for first in _places(text, grammar, named):
        hit = _core(text, first, grammar, named, borne)
        if hit is None:
            continue
        form, core = hit
        unit = unit_after(text, core.end, named)
        end = unit.end if unit else core.end
        start = _start(core.first, named)
        yield Claim(form, grammar.language, core.first, end, core.end, start)


def _start(first: int, named: Sequence[Mention]) -> int:
    """Give where the name begins that the claim follows: `Eastview's official page`."""
    before = (one.first for one in named if first - 1 <= one.end <= first)
    return min(before, default=first)


def _places(text: Text, grammar: Grammar, named: Sequence[Mention]) -> Sequence[int]:
    """Give where a claim can begin; looking nowhere else makes reading several times faster, for
    most texts hold no such word at all. Who stands behind an account is only told where a unit is
    named.
    """
    every: Sequence[int] = range(len(text.tokens))
    if text.kind is TextKind.HANDLE:
        return every
    stems = stems_among(text.words, grammar)
    stems |= text.words & grammar.vouched.first_words if named else frozenset()
    openers = stems | (text.words & (grammar.openers if named else grammar.stem_openers))
    if stems and grammar.noun_first:
        nouns = grammar.nouns.first_words
        openers |= text.words & (nouns | grammar.unit_nouns.first_words if named else nouns)
        openers |= {word for word in text.words - openers if _in_digits(word, nouns)}
    if not openers:
        return ()
    if text.kind is TextKind.POST:
        every = list(presented_places(text, grammar, named))
        return [place for place in every if text.tokens[place].text in openers][:_MOST_PLACES]
    return sorted(place for word in openers for place in text.places[word])[:_MOST_PLACES]


def _in_digits(word: str, nouns: frozenset[str]) -> bool:
    """Say whether a word is a noun that is written with digits: `c0mpte`."""
    return not word.isalpha() and not word.isdigit() and plain_letters(word) in nouns


def _core(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention], borne: bool
) -> tuple[Form, Hit] | None:
    """Give the words that claim, by the first form that fits."""
    if text.kind is TextKind.HANDLE:
        said = says_official(text.tokens[first].text, grammar)
        return (Form.BARE_WORD, Hit(first, first + 1)) if said else None
    stem = None if is_inside_a_name(first, named) else stem_at(text.tokens, first, grammar)
    nouns = noun_phrase(text, first, stem, grammar, named, borne=borne)
    forms = (
        (Form.NOUN_PHRASE, _account(text, nouns, grammar)),
        (Form.NOUN_PHRASE, vouched_phrase(text, first, grammar, named)),
        (Form.BARE_WORD, _bare(text, stem, grammar, named, borne) if stem else None),
        (Form.AGENT, agent_phrase(text, first, grammar, named)),
        (Form.AGENT, act_phrase(text, first, grammar, named)),
        (Form.AGENT, label_phrase(text, first, grammar, named)),
        (Form.SPOKESPERSON, _spokesperson(text, first, grammar, named)),
    )
    return next(((form, hit) for form, hit in forms if hit), None)


def _account(text: Text, hit: Hit | None, grammar: Grammar) -> Hit | None:
    """Give words that call an account official; in a post, not what is published there (`this is
    the official calendar`).
    """
    if hit is None or text.kind is not TextKind.POST:
        return hit
    published = (grammar.contents.at(text.tokens, one) for one in range(hit.first, hit.end))
    return None if any(published) else hit


def _bare(
    text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention], borne: bool
) -> Hit | None:
    if text.kind is TextKind.NAME:
        if is_of_something(text, stem, grammar):
            return None
        fits = _at_an_edge(text, stem, grammar) or is_all_named(text, stem, named, grammar)
        return stem if fits else None
    if text.kind is not TextKind.BIOGRAPHY:
        return None
    if borne and not named and is_alone(text, stem, grammar):
        return stem
    return bare_word(text, stem, grammar, named)


def _spokesperson(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    spoken = grammar.spokesperson.at(text.tokens, first)
    if spoken is None:
        return None
    unit = unit_behind(text, spoken.end, named)
    if unit and is_private(text, spoken.end, unit, grammar):
        return None
    if _holds_stem(text.tokens, spoken, grammar):
        return spoken
    return spoken if unit and _is_spoken_for(text, spoken, unit, grammar) else None


def _is_spoken_for(text: Text, spoken: Hit, unit: Mention, grammar: Grammar) -> bool:
    """Say whether it is the unit that is spoken for, and not something of it."""
    if not text.tokens[spoken.first].text.isascii():
        return not is_of_something_else(text, unit.end, grammar)
    return is_all_of_school(text, spoken.end, unit.first, grammar)


def _at_an_edge(text: Text, stem: Hit, grammar: Grammar) -> bool:
    first = text.start_of(stem.first, Gap.PICTURE)
    if first < stem.first and grammar.articles.holds(text.tokens[first].text):
        first += 1
    if stem.end == text.end_of(stem.first, Gap.PICTURE):
        return True
    return stem.first == first and not goes_on_in_han(text, stem.end)


def _holds_stem(tokens: Sequence[Token], hit: Hit, grammar: Grammar) -> bool:
    return any(stem_at(tokens, place, grammar) for place in range(hit.first, hit.end))
