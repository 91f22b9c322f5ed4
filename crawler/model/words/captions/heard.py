"""A caption with its numbers as the phrases write them, and what is heard in it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.model.words.captions.caption_numbers import numbered
from crawler.model.words.captions.cues import Cues
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention

_FEW = 3
"""Fewer known words do not tell a language from another."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A caption in the languages that it speaks. `others`: what only seems to hold a cue."""

    text: Text
    cues: tuple[Cues, ...]
    others: tuple[Hit, ...]

    def all(self, lexicon: Callable[[Cues], Lexicon]) -> list[Hit]:
        """Give every phrase of a list."""
        return [hit for one in self.cues for hit in lexicon(one).find(self.text)]

    def seen(self, lexicon: Callable[[Cues], Lexicon]) -> list[Hit]:
        """Give the phrases of a list that are no part of one that means something else."""
        return [hit for hit in self.all(lexicon) if not self._is_inside(hit)]

    def has(self, lexicon: Callable[[Cues], Lexicon]) -> bool:
        """Say whether a phrase of a list is there."""
        return any(True for one in self.cues for _ in lexicon(one).find(self.text))

    def is_small(self, word: str) -> bool:
        """Say whether a word is a small one (`the`, `of`)."""
        return any(one.linkers.holds(word) for one in self.cues)

    def _is_inside(self, hit: Hit) -> bool:
        return any(
            other.first <= hit.first and hit.end <= other.end and other != hit
            for other in self.others
        )


def heard(text: Text, cues: Sequence[Cues]) -> Heard:
    """Hear a caption in the languages that it seems to be written in."""
    cues = tuple(spoken(text, cues))
    plain = numbered(text, frozenset().union(*(one.numerals for one in cues)))
    return Heard(plain, cues, tuple(hit for one in cues for hit in one.others.find(plain)))


def named_in(said: Heard, text: Text, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give where a caption as it is heard names units that `text`, the same caption, names in
    `found`: of the words of `3.º` one is left, and what follows stands in other places.
    """
    if len(said.text.tokens) == len(text.tokens):
        return tuple(found)
    places = {token.start: place for place, token in enumerate(said.text.tokens)}
    moved = []
    for one in found:
        first = places.get(text.tokens[one.first].start)
        last = places.get(text.tokens[one.end - 1].start)
        if first is not None and last is not None:
            moved.append(replace(one, first=first, end=last + 1))
    return tuple(moved)


def spoken(text: Text, cues: Sequence[Cues]) -> list[Cues]:
    """Give the languages of which the caption has most words: `match` is a game in French only.
    All of them where it has few.
    """
    counts = [len(text.words & one.vocabulary) for one in cues]
    most = max(counts, default=0)
    if most < _FEW:
        return list(cues)
    return [one for one, count in zip(cues, counts, strict=True) if 3 * count >= 2 * most]


def sentences(text: Text) -> Iterator[int]:
    """Give the word with which each sentence begins."""
    for place, token in enumerate(text.tokens):
        if place == 0 or token.gap >= Gap.STOP:
            yield place
