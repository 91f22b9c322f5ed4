"""Whose account it is: the unit that name, handle and biography speak for, weighed and explained.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sentence import Sentence, form, sentence
from crawler.model.sighting import Span
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.named import Named
from crawler.model.words.people.position import Place, place_of
from crawler.model.words.people.titles import is_title
from crawler.model.words.units.handles import Piece, pieces_of
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind, Names


class Sign(StrEnum):
    """Something that speaks for a unit."""

    FULL = form("its name")
    ABBREVIATION = form("its abbreviation")
    ROOT = form("its place")
    MASCOT = form("its mascot")
    ACTIVITY = form("a word of school life beside it")
    CLAIM = form("named in the claim")


_WEIGHT: Mapping[Sign, float] = {
    Sign.FULL: 0.9,
    Sign.ABBREVIATION: 0.4,
    Sign.ROOT: 0.2,
    Sign.MASCOT: 0.3,
    Sign.ACTIVITY: 0.3,
    Sign.CLAIM: 0.35,
}
_TOGETHER = 0.2
"""Place and mascot together (`Lakeview Lions`) say more than their sum."""
_ENOUGH = 0.7
"""Set so that a name alone is enough, and of the rest two that fit: an abbreviation with a word of
school life, a mascot or a claim; a place with its mascot. A place, a mascot or an abbreviation
alone is not.
"""
_BESIDE = 4
"""Most words between a name and a word of school life beside it."""
_SIGNS = {kind: Sign[kind.name] for kind in NameKind}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign for `units`, and the words."""

    sign: Sign
    units: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Representation:
    """The unit that the account speaks for. `confidence` 0..1; `why` short phrases with the facts
    `sign` and `words`; `spans` the words.
    """

    unit_id: int
    confidence: float
    why: tuple[Sentence, ...]
    spans: tuple[Span, ...]


def whose(named: Sequence[Named], names: Names, known: Together) -> Representation | None:
    """Give the unit with most evidence when that is enough and no unrelated unit has as much."""
    nameless = any(part.claims and not part.mentions for part in named)
    evidence = [one for part in named for one in _evidence(part, names, known, nameless=nameless)]
    signs: dict[int, set[Sign]] = {}
    for one in evidence:
        for unit in one.units:
            signs.setdefault(unit, set()).add(one.sign)
    scores = {unit: _score(found) for unit, found in signs.items()}
    best = _best(scores, signs, names)
    if best is None:
        return None
    mine = [one for one in evidence if best in one.units]
    why = tuple(dict.fromkeys(sign_said(one.sign.value, one.span.quote) for one in mine))
    spans = tuple(dict.fromkeys(one.span for one in mine))
    return Representation(best, min(1.0, scores[best]), why, spans)


def sign_said(sign: str, words: str) -> Sentence:
    """Say which sign it is, a form or a sentence, and its words."""
    name = sign if isinstance(sign, Sentence) else Sentence(sign)
    return sentence("{sign}: “{words}”", sign=name, words=words)


def _score(signs: set[Sign]) -> float:
    """Add up the signs. Beside a full name only the claim says more: else a school whose team is
    named would outweigh the team.
    """
    counting = signs & {Sign.FULL, Sign.CLAIM} if Sign.FULL in signs else signs
    together = _TOGETHER if {Sign.ROOT, Sign.MASCOT} <= counting else 0.0
    return round(sum(_WEIGHT[sign] for sign in counting) + together, 3)


def _best(scores: Mapping[int, float], signs: Mapping[int, set[Sign]], names: Names) -> int | None:
    """Give the unit that leads. Of a school and its team, both named in full, it is the team; of a
    school and teams that share a mascot, the school. Unrelated units that say as much give None.
    """
    top = max(scores.values(), default=0.0)
    if top < _ENOUGH:
        return None
    leading = [unit for unit, score in scores.items() if score == top]
    part = [
        unit
        for unit in leading
        if Sign.FULL in signs[unit] and all(other in _above(unit, names) for other in leading)
    ]
    whole = [unit for unit in leading if all(unit in _above(other, names) for other in leading)]
    shared = [unit for unit in whole if unit != names.district_unit or len(leading) == 1]
    return next(iter((*part, *shared)), None)


def _above(unit: int, names: Names) -> tuple[int, ...]:
    """Give a unit and everything that it is a part of, the district last."""
    chain = [unit]
    while (known := names.units.get(chain[-1])) and known.parent_id not in {None, *chain}:
        chain.append(known.parent_id or 0)
    return tuple(chain)


def _evidence(part: Named, names: Names, known: Together, *, nameless: bool) -> Iterator[Evidence]:
    """Give what speaks for units in one text; `nameless`: another one claims for no unit, and so
    for the one in the account's name.
    """
    if part.text.kind is TextKind.HANDLE:
        yield from _of_handle(part, names, known.grammars)
        return
    for mention in part.mentions:
        place = place_of(part, mention, known)
        if place is Place.APART:
            continue
        span = part.text.span(mention.first, mention.end)
        yield Evidence(_SIGNS[mention.kind], mention.units, span)
        if place is Place.IN_CLAIM or (nameless and part.text.kind is TextKind.NAME):
            yield Evidence(Sign.CLAIM, mention.units, span)
        claimed = place is Place.IN_CLAIM and _is_a_part(part, mention, known)
        if claimed or _has_activity(part, mention, known):
            yield Evidence(Sign.ACTIVITY, mention.units, span)


def _has_activity(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether a word of school life stands beside the name, in its sentence, where all the
    words of its stretch are known: `EHS | Football`, not `EHS | the board …`.
    """
    text = part.text
    start = max(text.start_of(mention.first, Gap.STOP), mention.first - _BESIDE)
    end = min(text.end_of(mention.first, Gap.STOP), mention.end + _BESIDE)
    return any(
        _is_of_a_title(part, place, known)
        for place in (*range(start, mention.first), *range(mention.end, end))
        for grammar in known.grammars
        if grammar.activities.at(text.tokens, place)
        or text.tokens[place].text.endswith(grammar.unit_noun_endings)
    )


def _is_a_part(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether a word of school life follows a name at once: `EHS Football`."""
    after = part.text.tokens[mention.end : mention.end + 1]
    return any(
        one.gap is Gap.SPACE and grammar.activities.at(part.text.tokens, mention.end)
        for one in after
        for grammar in known.grammars
    )


def _is_of_a_title(part: Named, place: int, known: Together) -> bool:
    first, end = part.text.start_of(place, Gap.BREAK), part.text.end_of(place, Gap.BREAK)
    return is_title(part.text, first, end, part.mentions, known)


def _of_handle(part: Named, names: Names, grammars: Sequence[Grammar]) -> Iterator[Evidence]:
    pieces = pieces_of(part.text.read, names, grammars)
    span = Span(part.text.field, 0, len(part.text.original), part.text.original)
    for piece in pieces:
        if piece.kind is not None:
            yield Evidence(_SIGNS[piece.kind], piece.units, span)
            yield from (Evidence(sign, piece.units, span) for sign in _company(pieces, part))


def _company(pieces: Sequence[Piece], part: Named) -> Iterator[Sign]:
    if any(piece.is_activity for piece in pieces):
        yield Sign.ACTIVITY
    if part.claims:
        yield Sign.CLAIM
