"""Where a text names a unit of the district, and where it only seems to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.names import Name, NameKind, Names
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.tokens import Gap, Token

_MOST_WORDS = 14
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
    ]
)
"""Postal abbreviations of the states (USPS Publication 28, appendix B)."""
_STATE_WORDS = frozenset(state.lower() for state in _STATES)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` up to, not including, `end` name one of `units`."""

    first: int
    end: int
    kind: NameKind
    units: tuple[int, ...]


def mentions(text: Text, names: Names, grammars: Sequence[Grammar]) -> tuple[Mention, ...]:
    """Give what names a unit, in order and without overlaps; names of others are left out."""
    tokens = text.tokens
    found = [one for one in _longest(tokens, names) if one.units]
    return tuple(one for one in found if not _is_other(one, tokens, names, grammars))


def names_a_neighbour(tokens: Sequence[Token], names: Names) -> bool:
    """Say whether a neighbour's name stands among the words."""
    return any(not one.units for one in _longest(tokens, names))


def _longest(tokens: Sequence[Token], names: Names) -> Iterator[Mention]:
    position = 0
    while position < len(tokens):
        if tokens[position].text not in names.beginnings:
            position += 1
            continue
        mention = _at(tokens, position, names)
        if mention:
            yield mention
        position = mention.end if mention else position + 1


def _at(tokens: Sequence[Token], first: int, names: Names) -> Mention | None:
    letters = ""
    best: Mention | None = None
    for end in range(first, min(len(tokens), first + _MOST_WORDS)):
        if end > first and tokens[end].gap >= Gap.BREAK:
            break
        letters += tokens[end].text
        if letters not in names.beginnings:
            break
        for name in names.by_letters.get(letters, ()):
            best = _better(best, Mention(first, end + 1, name.kind, name.units), name)
    return best


_RANK = (NameKind.MASCOT, NameKind.ROOT, NameKind.ABBREVIATION, NameKind.FULL)


def _better(best: Mention | None, mention: Mention, name: Name) -> Mention:
    if best is None or mention.end > best.end or not name.units:
        return mention
    return mention if _RANK.index(mention.kind) > _RANK.index(best.kind) else best


def _is_other(
    mention: Mention, tokens: Sequence[Token], names: Names, grammars: Sequence[Grammar]
) -> bool:
    """Say whether the words around make the name somebody else's: `South …`, `… Dental`, `EHS - Elm
    Hill Society`.
    """
    if mention.kind is NameKind.ABBREVIATION and _is_spelled_otherwise(mention, tokens, names):
        return True
    return any(_has_other_head(mention, tokens, grammar) for grammar in grammars)


def _has_other_head(mention: Mention, tokens: Sequence[Token], grammar: Grammar) -> bool:
    before, after = mention.first - 1, mention.end
    if before >= 0 and tokens[mention.first].gap is Gap.SPACE:
        word = tokens[before].text
        if grammar.place_prefixes.holds(word) or grammar.other_organisations.holds(word):
            return True
    if after >= len(tokens) or tokens[after].gap > Gap.SPACE:
        return False
    if mention.kind is NameKind.FULL and grammar.activities.at(tokens, after):
        return False
    return grammar.other_organisations.at(tokens, after) is not None


def _is_spelled_otherwise(mention: Mention, tokens: Sequence[Token], names: Names) -> bool:
    letters = "".join(token.text for token in tokens[mention.first : mention.end])
    count = len(letters)
    around = (
        tokens[mention.end : mention.end + count],
        tokens[max(0, mention.first - count) : mention.first],
    )
    for words in around:
        initials = "".join(token.text[0] for token in words)
        spelled = len(words) == count and all(len(token.text) > 1 for token in words)
        if (
            spelled
            and initials == letters
            and "".join(t.text for t in words) not in names.by_letters
        ):
            return True
    return False


def is_elsewhere(text: Text, names: Names) -> bool:
    """Say whether a text places itself in another state (`Fairport, NY`) and never in the
    district's own.
    """
    if _STATE_WORDS.isdisjoint(text.words):
        return False
    if names.state is None or names.state.upper() not in _STATES:
        return False
    found = _after_break(text.tokens)
    states = {text.original[token.start : token.end] for token in found} & _STATES
    return bool(states) and names.state.upper() not in states


def _after_break(tokens: Sequence[Token]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        ends = place + 1 == len(tokens) or tokens[place + 1].gap >= Gap.PICTURE
        if place and token.gap in {Gap.BREAK, Gap.PICTURE} and ends and len(token.text) == 2:
            yield token
