"""Finds where a caption seems to write a person's name, by capitals, or by Chinese family names.
Pure.

Nothing learns or keeps a name: only its place in the caption is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.captions.caption_numbers import NUMBER
from crawler.model.words.captions.cues import Cues
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token

PARTICLES = frozenset(
    {"de", "la", "del", "van", "der", "den", "von", "le", "al", "bin", "da", "dos", "ter", "ten"}
)
"""Small words inside a name."""
_MOST_WORDS = 5
_NUMBER_SIGN = "号"
_CLASSMATE = ("同", "学")
_PUPIL = 2
_PLAYERS = frozenset({"", "队员", "球员", "选手", "前锋", "后卫", "中锋", "门将"})
_IN_NO_NAME = frozenset({NUMBER, *"全各本我们校班级所位名些个这那的了和与及等届是何末日"})
_GIVEN_NAME = 2
"""Characters that stand before `classmate` in no name (`周五同学`, `向全体同学`); and the most of
which a Chinese given name consists.
"""


def person_names(text: Text, cues: Sequence[Cues], ours: frozenset[str]) -> Iterator[Hit]:
    """Give where persons are named, grown-ups with a title left out. `ours`: words of the
    district's names, which are no person's.
    """
    place = 0
    while place < len(text.tokens):
        if not text.original[text.tokens[place].start].isupper():
            place += 1
            continue
        end = _end(text, place, cues, ours)
        spelled = any(len(token.text) > 1 for token in text.tokens[place:end])
        if end - place >= 2 and spelled and not is_grown_up(text.tokens, place, cues):
            yield Hit(place, end)
        place = max(end, place + 1)
    yield from _han_names(text.tokens, cues)


def is_grown_up(tokens: Sequence[Token], first: int, cues: Sequence[Cues]) -> bool:
    """Say whether a title stands right before the name, or begins it."""
    near = [tokens[first].text, *(token.text for token in tokens[max(0, first - 1) : first])]
    return any(one.titles.holds(word) for one in cues for word in near)


def _end(text: Text, first: int, cues: Sequence[Cues], ours: frozenset[str]) -> int:
    """Give the end of the name that begins at word `first`; `first` when none does."""
    end = place = first
    while place < min(len(text.tokens), first + _MOST_WORDS):
        token = text.tokens[place]
        if place > first and token.gap > Gap.SPACE:
            break
        if _is_name_word(text, token, cues, ours, last=end > first):
            end = place + 1
        elif token.text not in PARTICLES or place == first:
            break
        place += 1
    return end


def _is_name_word(
    text: Text, token: Token, cues: Sequence[Cues], ours: frozenset[str], *, last: bool
) -> bool:
    """Say whether a word may stand in a name; `last`: behind another one, where a word that is no
    first name can be a family's (`Emma King`).
    """
    written = text.original[token.start : token.end]
    if not written[:1].isupper() or not token.text.isalpha() or not token.text.isascii():
        return False
    if len(written) > 1 and written.isupper():
        return False
    known = len(written) > 1 and any(token.text in one.not_names for one in cues)
    family = last and any(token.text in one.surnames for one in cues)
    return token.text not in ours and (family or not known)


def _han_names(tokens: Sequence[Token], cues: Sequence[Cues]) -> Iterator[Hit]:
    """Give Chinese names where something says that they are names: a shirt number before, or
    `classmate` after.
    """
    surnames = frozenset().union(*(one.surnames for one in cues))
    if surnames.isdisjoint(token.text for token in tokens):
        return
    for place, token in enumerate(tokens):
        if token.text not in surnames or token.text.isascii():
            continue
        shirt = _shirt(tokens, place)
        if shirt is not None:
            yield Hit(shirt, min(len(tokens), place + 1 + _GIVEN_NAME))
        if _is_told_of(tokens, place, cues):
            yield Hit(place, min(len(tokens), place + 1 + _GIVEN_NAME))
            continue
        end = _classmate(tokens, place)
        if end is not None:
            yield Hit(place, end)


def _classmate(tokens: Sequence[Token], place: int) -> int | None:
    """Give the end of a name that is called a classmate's: `李明同学`."""
    for given in range(place + 1, place + 1 + _GIVEN_NAME):
        if any(one.text in _IN_NO_NAME for one in tokens[given : given + 1]):
            return None
        if tuple(one.text for one in tokens[given + 1 : given + 3]) == _CLASSMATE:
            return given + 3
    return None


def _is_told_of(tokens: Sequence[Token], place: int, cues: Sequence[Cues]) -> bool:
    """Say whether a pupil's word ends before the name and what they did follows: `学生…获得`."""
    pupil = any(
        (hit := one.name_marks.at(tokens, first)) and hit.end == place
        for one in cues
        for first in range(max(0, place - _PUPIL), place)
    )
    return pupil and any(
        one.plays.at(tokens, end)
        for one in cues
        for end in range(place + 2, min(len(tokens), place + 2 + _GIVEN_NAME))
    )


def _shirt(tokens: Sequence[Token], place: int) -> int | None:
    """Give where the shirt's number stands before a name: `10号李…`, `10号队员李…`."""
    for end in (place, place - _PUPIL):
        before = tuple(token.text for token in tokens[max(0, end - 2) : max(0, end)])
        between = "".join(token.text for token in tokens[max(0, end) : place])
        if before == (NUMBER, _NUMBER_SIGN) and between in _PLAYERS:
            return end - 2
    return None
