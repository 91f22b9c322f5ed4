"""Where a post may begin a claim: only where it presents the account that writes it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import OF_A_NAME, Gap
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind

_GREETING = 8
"""Most words of a greeting."""
_HAN_BETWEEN = 16
"""In a post, the unit's name may stand between greeting and claim (Chinese word order)."""


def _is_addressed(text: Text, start: int, grammar: Grammar, named: Sequence[Mention]) -> bool:
    """Say whether the words before are spoken to somebody: `Fans of the Herons: this is …`,
    `Herons, this is …`.
    """
    before = range(text.start_of(start - 1, Gap.STOP), start)
    if any(one.kind is NameKind.MASCOT and one.first in before for one in named):
        return True
    return any(
        lexicon.at(text.tokens, place)
        for place in before
        for lexicon in (grammar.fan_words, grammar.laypeople, grammar.audience)
    )


def presented_places(text: Text, grammar: Grammar, named: Sequence[Mention]) -> Iterator[int]:
    """Give where a claim can begin in a post: right after a sentence's first words present the
    account (`this is the …`, `this is EHS's …`); in Chinese the unit's name may come between.
    """
    for start, token in enumerate(text.tokens):
        if start and token.gap < Gap.PICTURE:
            continue
        if (
            start
            and token.gap < Gap.STOP
            and not text.is_divided(start)
            and not _is_addressed(text, start, grammar, named)
        ):
            continue
        yield from _after_name(text, start, grammar, named)
        hit = grammar.self_presentations.at(text.tokens, _after_greeting(text, start, grammar))
        if hit is None or hit.end - hit.first < 2:
            continue
        end = min(text.end_of(start, Gap.STOP), hit.end + _HAN_BETWEEN)
        for place in range(hit.end - 1, end):
            between = [one.text for one in text.tokens[hit.end : place]]
            spelled = any(one.isascii() for one in between)
            if spelled and (len(between) > 2 or any(map(grammar.linkers.holds, between))):
                break
            yield place


def _after_greeting(text: Text, start: int, grammar: Grammar) -> int:
    """Give where a sentence goes on behind a greeting (`Bonjour à tous et bienvenue sur …`), or
    `start` where nobody is greeted.
    """
    place, end = start, min(text.end_of(start, Gap.BREAK), start + _GREETING)
    small = (grammar.audience, grammar.laypeople, grammar.linkers)
    if not grammar.audience.holds(text.tokens[start].text):
        return start
    while place < end and any(one.holds(text.tokens[place].text) for one in small):
        place += 1
    greeted = place < end and grammar.self_presentations.at(text.tokens, place) is not None
    return place if greeted else start


def _after_name(
    text: Text, start: int, grammar: Grammar, named: Sequence[Mention]
) -> Iterator[int]:
    """Give where a claim can begin behind `this is` and a unit's name, with words of school life:
    `This is EHS Band's official page`.
    """
    hit = grammar.named_presentations.at(text.tokens, start)
    unit = next((one for one in named if hit and one.first == hit.end), None)
    place = unit.end if unit else len(text.tokens)
    while place < text.end_of(start, Gap.BREAK):
        yield place
        word = grammar.activities.at(text.tokens, place)
        if word is None and text.tokens[place].text != OF_A_NAME:
            return
        place = word.end if word else place + 1
