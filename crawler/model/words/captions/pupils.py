"""Tells which of the persons that a caption names are students. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.captions.caption_numbers import NUMBER, ORDINAL
from crawler.model.words.captions.cues import Cues
from crawler.model.words.captions.heard import Heard
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap

_BESIDE_NAME = 7
"""Most words between a person's name and what makes it a student's."""
_SHORT = 4
"""Most words of a sentence that is about the name in the next one."""
_BEHIND_PRAISE = 9
"""Most words between a word of praise and whom it is for."""
_BY = frozenset({"by", "from", "for", "de", "d", "par", "por", "van", "door"})
"""What stands between a play and who made it."""
_OF_CLASS = frozenset({"de", "del", "en", "from", "in", "of", "uit", "van", "du", "au", "our"})
"""What stands between a first name and a class."""
_FROM_CLASS = 2
"""Most small words between a first name and a class."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What else a caption says. `at_school`: it names a unit or students; `at_event`: an event;
    `at_play`: a match, how it was played, and a team of ours; `announced`: it shows nobody.
    """

    at_school: bool
    at_event: bool
    at_play: bool
    announced: bool


def is_students(text: Text, name: Hit, cues: Sequence[Cues]) -> bool:
    """Say whether a class, a grade or the like stands beside the name, in its sentence."""
    if not text.tokens[name.end - 1].text.isascii():
        return True
    start = max(_start(text, name.first), name.first - _BESIDE_NAME)
    end = min(text.end_of(name.end - 1, Gap.STOP), name.end + _BESIDE_NAME)
    beside = [*range(start, name.first), *range(name.end, end)]
    return any(_is_marked(text, place, one) for place in beside for one in cues)


def _is_marked(text: Text, place: int, one: Cues) -> bool:
    """Say whether a student's mark begins at a word that is no part of another meaning."""
    mark = one.name_marks.at(text.tokens, place)
    return mark is not None and not any(
        other is not None and mark.end <= other.end and other != mark
        for other in (
            one.others.at(text.tokens, first) for first in (place - 1, place) if first >= 0
        )
    )


def _start(text: Text, first: int) -> int:
    """Give where the name's sentence begins, or a short one before: `Signing day! Ann Lee …`."""
    start = text.start_of(first, Gap.STOP)
    before = text.start_of(start - 1, Gap.STOP) if start else 0
    return before if start - before <= _SHORT else start


def pupils(
    heard: Heard, names: Sequence[Hit], setting: Setting, ours: frozenset[str]
) -> Iterator[Hit]:
    """Give the names that are students': beside a class or the like, praised at school, at play for
    a team of ours, or a first name beside a class. `ours`: words of the district's names.
    """
    plays = heard.all(lambda one: one.plays) if setting.at_play else []
    for name in names:
        if (
            is_students(heard.text, name, heard.cues)
            or _is_in_year(heard, name, setting)
            or (setting.at_school and _is_praised(heard, name))
            or (setting.at_play and _plays(heard, name, plays))
        ):
            yield name
    if not setting.announced:
        yield from _first_names(heard, ours)


def _is_in_year(heard: Heard, name: Hit, setting: Setting) -> bool:
    """Say whether a word for a year at school stands right before the name (`senior Ann Lee`), and
    a unit, students, an event or what she does are named as well.
    """
    tokens = heard.text.tokens
    before = tokens[name.first - 1].text if name.first else ""
    does = name.end < len(tokens) and any(one.deeds.at(tokens, name.end) for one in heard.cues)
    if not (setting.at_school or setting.at_event or does):
        return False
    return tokens[name.first].gap is Gap.SPACE and any(
        one.year_marks.holds(before) for one in heard.cues
    )


def _is_praised(heard: Heard, name: Hit) -> bool:
    """Say whether a word of praise leads to the name, and no grown-up is spoken of."""
    text = heard.text
    start = text.start_of(name.first, Gap.STOP)
    praised = any(
        one.praises.at(text.tokens, place)
        for place in range(max(start, name.first - _BEHIND_PRAISE), name.first)
        for one in heard.cues
    )
    return praised and not _has(heard, name, [one.titles for one in heard.cues])


def _plays(heard: Heard, name: Hit, plays: Sequence[Hit]) -> bool:
    """Say whether a play is the name's: `Ann Lee scores`, `goal by Ann Lee`. Who is beaten is named
    as well, and is mostly a place.
    """
    tokens = heard.text.tokens
    before = tokens[name.first - 1].text if name.first else ""
    played = any(
        play.first == name.end or play.end in {name.first, name.first - (before in _BY)}
        for play in plays
    )
    return played and not _has(heard, name, [one.titles for one in heard.cues])


def _has(heard: Heard, name: Hit, lexicons: Sequence[Lexicon]) -> bool:
    """Say whether a phrase stands in the name's sentence."""
    text = heard.text
    sentence = range(text.start_of(name.first, Gap.STOP), text.end_of(name.end - 1, Gap.STOP))
    return any(lexicon.at(text.tokens, place) for place in sentence for lexicon in lexicons)


def _first_names(heard: Heard, ours: frozenset[str]) -> Iterator[Hit]:
    """Give a first name with a class right behind it: `Sem uit groep 8`, `Hugo (4e A)`."""
    text = heard.text
    for place in _class_places(heard):
        first = place - 1
        while first > place - 1 - _FROM_CLASS and first >= 0 and _links(heard, first):
            first -= 1
        if first >= 0 and _is_first_name(heard, first, ours) and _is_close(text, first, place):
            yield Hit(first, first + 1)


def _class_places(heard: Heard) -> Iterator[int]:
    """Give where a class or grade with a number begins."""
    for one in heard.cues:
        for hit in one.class_marks.find(heard.text):
            yield hit.first


def _links(heard: Heard, place: int) -> bool:
    return heard.text.tokens[place].text in _OF_CLASS


def _is_close(text: Text, first: int, place: int) -> bool:
    """Say whether no sentence ends between the two."""
    return all(token.gap < Gap.STOP for token in text.tokens[first + 1 : place + 1])


def _is_first_name(heard: Heard, place: int, ours: frozenset[str]) -> bool:
    token = heard.text.tokens[place]
    written = heard.text.original[token.start : token.end]
    return (
        len(written) > 1
        and written[0].isupper()
        and written[1:].islower()
        and token.text.isascii()
        and token.text not in {NUMBER, ORDINAL}
        and token.text not in ours
        and not any(
            token.text in one.not_names or one.titles.holds(token.text) for one in heard.cues
        )
    )
