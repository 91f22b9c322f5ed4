"""Says whether words only name and describe an account, as a title does, or tell something about
what they name. Pure.

An opinion can be worded in any way; how an account describes itself is a closed list. So a name
counts where nothing but known words stand around it, and praise and blame, which are on no list,
are alike (WI IV.B; MTKA IV.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import OF_A_NAME, Gap
from crawler.model.words.units.mentions import Mention

_COMPOUND_LETTERS = 2
"""Fewest letters of either word of two that are written as one."""


def is_title(text: Text, first: int, end: int, named: Sequence[Mention], known: Together) -> bool:
    """Say whether words `first` up to, not including, `end` are all known: the units that are
    `named`, school life, what an account is called, who stands behind it, small words, numbers and
    handles.
    """
    place = first
    while place < end:
        reached = known_to(text, place, named, known)
        if reached == place:
            return False
        place = reached
    return True


def is_subject(text: Text, end: int, named: Sequence[Mention], known: Together) -> bool:
    """Say whether something is told about the name that ends before word `end`: an unknown word
    follows, or a word for `is` and then anything unknown.
    """
    stop = text.end_of(end - 1, Gap.PICTURE)
    if is_spoken_to(text, stop, known):
        return True
    place, linked = end, False
    while place < stop:
        named_by = text.tokens[place].text == OF_A_NAME
        if not named_by and any(one.copulas.at(text.tokens, place) for one in known.grammars):
            return is_told(text, place, stop, named, known)
        if (linked or place == end) and _is_a_name(text, place):
            return False
        linked = linked or any(one.linkers.holds(text.tokens[place].text) for one in known.grammars)
        reached = known_to(text, place, named, known)
        if reached == place:
            return True
        place = reached
    return False


def _is_a_name(text: Text, place: int) -> bool:
    """Say whether a word begins with a capital and goes on small, as names do: `… in Fairport`."""
    return text.original[text.tokens[place].start : text.tokens[place].end].istitle()


def is_spoken_to(text: Text, end: int, known: Together) -> bool:
    """Say whether whoever is named up to word `end` is spoken to behind a comma: `EHS, you …`."""
    if end >= len(text.tokens) or text.tokens[end].gap < Gap.BREAK or text.is_divided(end):
        return False
    return any(one.hearers.at(text.tokens, end) for one in known.grammars)


def is_told(text: Text, first: int, end: int, named: Sequence[Mention], known: Together) -> bool:
    """Say whether words behind `is` tell something about what they follow: they hold an unknown
    word, or one for a joke.
    """
    joke = any(known.fan_words.at(text.tokens, place) for place in range(first, end))
    return joke or not is_title(text, first, end, named, known)


def known_to(text: Text, place: int, named: Sequence[Mention], known: Together) -> int:
    """Give the word after the longest known words that begin at `place`; `place` for none."""
    word = text.tokens[place].text
    if word.isdigit() or word.startswith("@") or _is_compound(word, known):
        return place + 1
    reached = max((one.end for one in named if one.first <= place < one.end), default=place)
    hits = [known.titles.at(text.tokens, place)]
    hits += [stem_at(text.tokens, place, one) for one in known.grammars]
    return max([reached, *(hit.end for hit in hits if hit)])


def _is_compound(word: str, known: Together) -> bool:
    """Say whether a noun is written together with what it is about (`basketbalpagina`), or two
    words of school life are one (`hockeyteam`).
    """
    ends = range(_COMPOUND_LETTERS, len(word) - _COMPOUND_LETTERS + 1)
    return any(
        any(
            len(word) > len(one) + _COMPOUND_LETTERS
            for one in (*grammar.noun_endings, *grammar.unit_noun_endings)
            if word.endswith(one)
        )
        or any(
            grammar.activities.holds(word[:end]) and grammar.activities.holds(word[end:])
            for end in ends
        )
        for grammar in known.grammars
    )
