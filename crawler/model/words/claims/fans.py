"""Finds where an account calls itself a fan's, a parody or the like. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.titles import known_to
from crawler.model.words.units.names import Names

_NEAR_FAN = 4
"""Most words between a negator and what it denies."""
_MOST = 24
"""Fan words that are looked at in one text: what calls itself a fan's a hundred times says no more.
"""
_REACH_STEM = 4
"""Most Han characters of a stem right before a noun."""
_REACH_ACT = 3
"""Most words between what a unit does and the account that it does it with."""


def own_words(text: Text, known: Together, names: Names) -> Iterator[Hit]:
    """Give where an account calls itself a fan's, a parody or the like; not where it only speaks to
    fans.
    """
    grammars = known.grammars
    hits = tuple(islice(known.fan_words.find(text), _MOST))
    said = _places(text, [one.copulas for one in grammars]) if hits else ()
    turns = _places(text, [one.contrasts for one in grammars]) if said else ()
    for hit in hits:
        start = text.start_of(hit.first, Gap.PICTURE)
        near = range(max(start, hit.first - _NEAR_FAN), hit.first)
        before = [text.tokens[place].text for place in near[-2:]]
        lone = hit.end - hit.first == 1 and text.tokens[hit.first].text.isascii()
        spoken_to = lone and any(one.audience.holds(word) for one in grammars for word in before)
        denied = any(one.negators.at(text.tokens, place) for one in grammars for place in near)
        inside = any(_is_in_a_noun(text, hit, one) for one in grammars)
        called = inside or (lone and any(_is_called(text, hit, one) for one in grammars))
        if spoken_to or denied or called or _is_a_hobby(text, hit, known, names):
            continue
        if _is_said_of_another(text, range(start, hit.first), said, turns, known):
            continue
        yield hit


def _is_a_hobby(text: Text, hit: Hit, known: Together, names: Names) -> bool:
    """Say whether a person is fond of something that is none of the district's: `cook at EHS, fan
    of jazz`.
    """
    if not any(one.admirers.at(text.tokens, hit.first) for one in known.grammars):
        return False
    end = text.end_of(hit.end - 1, Gap.PICTURE)
    place = hit.end
    while place < end and any(one.linkers.holds(text.tokens[place].text) for one in known.grammars):
        place += 1
    if not hit.end < place < end or text.tokens[place].text in names.words:
        return False
    return known_to(text, place, (), known) == place and any(known.persons.find(text))


def _is_said_of_another(
    text: Text, before: range, said: Sequence[int], turns: Sequence[int], known: Together
) -> bool:
    """Say whether something else than the account is called so: `the board is a joke`, not `this
    page is a joke`. `said` and `turns` are where words for `is` and `but` stand.
    """
    is_at = next((place for place in said if place in before), before.start)
    begun = max((place + 1 for place in turns if before.start <= place < is_at), default=None)
    subject = range(before.start if begun is None else begun, is_at)
    return any(known.own.at(text.tokens, place) is None for place in subject)


def _places(text: Text, lexicons: Sequence[Lexicon]) -> tuple[int, ...]:
    """Give where the words of these lists stand, in order."""
    return tuple(sorted({hit.first for one in lexicons for hit in one.find(text)}))


def _is_called(text: Text, hit: Hit, grammar: Grammar) -> bool:
    """Say whether fans are called on, and then the account presents itself: `Fans of the Herons,
    this is the official …`.
    """
    if hit.first != text.start_of(hit.first, Gap.STOP):
        return False
    end = text.end_of(hit.first, Gap.BREAK)
    if end >= len(text.tokens):
        return False
    shown = grammar.self_presentations.at(text.tokens, end)
    if shown is None or shown.end - shown.first == 1:
        return False
    said = range(shown.end, text.end_of(end, Gap.BREAK))
    return any(stem_at(text.tokens, place, grammar) for place in said)


def _is_in_a_noun(text: Text, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a fan word is only what an account is called: `粉丝专页`, `官方粉絲團`; or, in
    letters, what is called official or kept by somebody: `fanpage oficial`, `esta fanpage es
    administrada por`, `administra esta fanpage`.
    """
    noun = grammar.nouns.at(text.tokens, hit.first)
    if noun is None:
        return False
    if not text.tokens[hit.first].text.isascii():
        before = range(max(0, hit.first - _REACH_STEM), hit.first)
        stems = (stem_at(text.tokens, place, grammar) for place in before)
        return noun.end > hit.end or any(stem and stem.end == hit.first for stem in stems)
    near = range(max(0, hit.first - _REACH_ACT), hit.first)
    if any(act.end >= noun.end for at in near if (act := grammar.acts.at(text.tokens, at))):
        return True
    end = noun.end
    if end < len(text.tokens) - 1 and grammar.copulas.holds(text.tokens[end].text):
        end += 1
    said = (grammar.stems, grammar.agents) if end < len(text.tokens) else ()
    return any(one.at(text.tokens, end) for one in said)
