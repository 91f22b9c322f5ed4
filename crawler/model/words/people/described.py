"""Finds where a text describes its owner as a person: job, family, schooling. Pure.

`Teacher at …`, `proud mom` describe; `our teachers`, `the coach must go`, `thank a teacher` speak
of others, kindly or not, and say nothing of whose account it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.titles import is_spoken_to, is_title, known_to
from crawler.model.words.units.mentions import Mention

_LONGER = 2
"""Most words by which a longer word of school life begins earlier: `vie étudiante`."""
_BEFORE = 4
"""Most words of a noun phrase before its noun: `our truly great math teacher`."""
_SELF = "i"
"""In English the writer goes on with a capital: `as a parent I …`."""
_WHOSE_HAN = "的"
"""Behind a person's word it speaks of something of theirs: `女儿的老师`."""


def is_personal(text: Text, known: Together, named: Sequence[Mention] = ()) -> bool:
    """Say whether a text that names units in `named` is about a person."""
    return any(described(text, known, named))


def described(text: Text, known: Together, named: Sequence[Mention] = ()) -> Iterator[Hit]:
    """Give the words with which a text describes its owner as a person."""
    for hit in known.persons.find(text):
        if not _is_longer(hit, text, known) and not _is_of_others(text, hit, known, named):
            yield hit


def _is_longer(hit: Hit, text: Text, known: Together) -> bool:
    """Say whether a person's word is in a longer word of school life: `student council`."""
    for first in range(max(0, hit.first - _LONGER), hit.first + 1):
        for one in known.grammars:
            activity = one.activities.at(text.tokens, first)
            if activity and activity.end >= hit.end and activity.end - first > hit.end - hit.first:
                return True
    return False


def _is_of_others(text: Text, hit: Hit, known: Together, named: Sequence[Mention]) -> bool:
    start = text.start_of(hit.first, Gap.PICTURE)
    stop = text.end_of(hit.end - 1, Gap.PICTURE)
    if is_spoken_to(text, stop, known) or _is_asked(text, stop):
        return True
    if text.tokens[hit.first].text.isascii():
        pointed = _is_pointed_at(text, start, hit, known, named)
    else:
        pointed = not _is_known_before(text, range(start, hit.first), known, named)
    return pointed or _is_said_to_be(text, start, hit, known) or _goes_on(text, hit, known)


def _is_asked(text: Text, stop: int) -> bool:
    """Say whether a question ends before word `stop`: `Best coach? …` describes nobody."""
    after = text.tokens[stop].start if stop < len(text.tokens) else len(text.original)
    between = text.original[text.tokens[stop - 1].end : after]
    return "?" in between or "？" in between


def _is_pointed_at(
    text: Text, start: int, hit: Hit, known: Together, named: Sequence[Mention]
) -> bool:
    """Say whether a word such as `our`, `the`, `to` stands before the noun, in its phrase."""
    tokens = text.tokens
    for place in range(hit.first - 1, max(start, hit.first - _BEFORE) - 1, -1):
        presents = place > start and _presents(text, place - 1, known)
        if any(one.pointers.at(tokens, place) for one in known.grammars):
            own = presents or (
                _is_kept_by(text, start, place, known) and not _has_office(text, hit, known)
            )
            return not own and not (place == start and _is_an_office(text, hit, known, named))
        if any(one.linkers.holds(tokens[place].text) for one in known.grammars):
            joined = next((one for one in known.persons.find(text) if one.end == place), None)
            if joined:
                return _is_pointed_at(text, start, joined, known, named)
            said = presents or _presents(text, place, known) or _is_by(text, place - 1, known)
            return not said and not is_title(text, start, place, (), known)
    return False


def _is_an_office(text: Text, hit: Hit, known: Together, named: Sequence[Mention]) -> bool:
    """Say whether a whole stretch of words is an office and whose: `The principal of EHS`."""
    stop = text.end_of(hit.end - 1, Gap.PICTURE)
    whose = next((one for one in named if one.end == stop and one.first > hit.end), None)
    return whose is not None and all(
        any(one.linkers.holds(token.text) for one in known.grammars)
        for token in text.tokens[hit.end : whose.first]
    )


def _presents(text: Text, place: int, known: Together) -> bool:
    """Say whether the writer presents themself: `I am the …`."""
    return any(one.presenters.holds(text.tokens[place].text) for one in known.grammars)


def _is_by(text: Text, place: int, known: Together) -> bool:
    """Say whether the word before `a` is `by`: `photos by a dad`."""
    return any(one.agent_links.holds(text.tokens[place].text) for one in known.grammars)


def _is_said_to_be(text: Text, start: int, hit: Hit, known: Together) -> bool:
    """Say whether somebody else is said to be it: `Smith is a great coach`."""
    copulas = (
        place
        for place in range(start + 1, hit.first)
        if any(one.copulas.at(text.tokens, place) for one in known.grammars)
    )
    place = next(copulas, None)
    return place is not None and not is_title(text, start, place, (), known)


def _is_known_before(text: Text, places: range, known: Together, named: Sequence[Mention]) -> bool:
    """Say whether all that stands before a Chinese word is known, or more of a person's."""
    place = places.start
    while place < places.stop:
        persons = known.persons.at(text.tokens, place)
        reached = max(known_to(text, place, named, known), persons.end if persons else place)
        acts = any(one.agents.at(text.tokens, place) for one in known.grammars)
        if reached == place or acts:
            return False
        place = reached
    return True


def _has_office(text: Text, hit: Hit, known: Together) -> bool:
    """Say whether the person's word is an office's: `run by the principal` is run by the school."""
    offices = (lexicon for one in known.grammars for lexicon in (one.offices, one.heads))
    return any(one.at(text.tokens, hit.first) for one in offices)


def _is_kept_by(text: Text, start: int, place: int, known: Together) -> bool:
    """Say whether the word ends a phrase of who stands behind the account: `run by former pupils`
    is of its owners.
    """
    agents = (
        one.agents.at(text.tokens, first) for one in known.grammars for first in range(start, place)
    )
    return any(hit is not None and hit.end >= place for hit in agents)


def _goes_on(text: Text, hit: Hit, known: Together) -> bool:
    """Say whether an unknown word follows, as where somebody tells what another person does."""
    if _is_open(text, hit, known):
        return False
    for place in range(hit.end, text.end_of(hit.end - 1, Gap.PICTURE)):
        token = text.tokens[place]
        is_ = any(one.copulas.at(text.tokens, place) for one in known.grammars)
        if is_ or token.text == _WHOSE_HAN:
            return True
        goes = known_to(text, place, (), known) > place or token.text == _SELF
        if goes or known.persons.at(text.tokens, place):
            return False
        if not text.original[token.start].isupper():
            return True
    return False


def _is_open(text: Text, hit: Hit, known: Together) -> bool:
    """Say whether the words end with a small one, behind which anything may follow: `mom of`."""
    last = text.tokens[hit.end - 1].text
    return any(
        one.linkers.holds(last) and not one.presenters.holds(last)
        for one in known.grammars
        if one.persons.at(text.tokens, hit.first) == hit
    )
