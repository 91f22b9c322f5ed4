"""Finds where an account presents itself as a unit without claiming in words: it bears the unit's
whole name, or says `we are …`, `welcome to …`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.sighting import Span
from crawler.model.words.letters.text import Text, TextKind, texts_of
from crawler.model.words.letters.token import Gap
from crawler.model.words.listening import Listener
from crawler.model.words.units.mentions import Mention, mentions
from crawler.model.words.units.names import NameKind

_AFTER = 2
"""Most words between the presentation and the name: `welcome to the home of …` says less."""


def presented(
    fields: Sequence[tuple[str, str | None]], to: Listener, unit_id: int
) -> Iterator[tuple[Span, bool]]:
    """Give the words, and whether the account says so itself; these first."""
    found = [
        (text, mention)
        for text in texts_of(fields)
        if text.kind in {TextKind.NAME, TextKind.BIOGRAPHY}
        for mention in mentions(text, to.names, to.grammars)
        if mention.kind is NameKind.FULL and unit_id in mention.units
    ]
    for text, mention in found:
        first = _presentation(text, mention, to)
        if first is not None:
            yield text.span(first, mention.end), True
    for text, mention in found:
        if text.kind is TextKind.NAME and _is_whole(text, mention, to):
            yield text.span(mention.first, mention.end), False


def _presentation(text: Text, mention: Mention, to: Listener) -> int | None:
    """Give where the words begin with which the account presents itself as the unit."""
    start = text.start_of(mention.first, Gap.BREAK)
    for grammar in to.grammars:
        hit = grammar.self_presentations.at(text.tokens, start)
        if hit and hit.end - hit.first > 1 and hit.end <= mention.first <= hit.end + _AFTER:
            after = text.tokens[mention.end : mention.end + 1]
            ends = not after or after[0].gap > Gap.SPACE
            return start if ends else None
    return None


def _is_whole(text: Text, mention: Mention, to: Listener) -> bool:
    """Say whether the name holds nothing but the unit's, its state and small words."""
    state = (to.names.state or "").lower()
    rest = [*text.tokens[: mention.first], *text.tokens[mention.end :]]
    return all(
        token.text == state or any(one.linkers.holds(token.text) for one in to.grammars)
        for token in rest
    )
