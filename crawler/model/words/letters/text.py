"""One text of an account, cut into words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from crawler.model.sighting import Span
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.letters.tokens import tokenise


class TextKind(StrEnum):
    """What a text is for; decides what counts as a claim in it."""

    NAME = "name"
    HANDLE = "handle"
    BIOGRAPHY = "biography"
    POST = "post"


_KINDS = {
    "display_name": TextKind.NAME,
    "title": TextKind.NAME,
    "handle": TextKind.HANDLE,
    "post": TextKind.POST,
}


_HANDLE_LETTERS = 300
"""A host name, the longest handle there is, has at most 253 (RFC 1035 §2.3.4)."""
LETTERS = 3_000
"""More of one text is not read, and the reading says so: an account presents itself at the
beginning, and nobody is deceived by what stands behind three thousand characters.
"""
_SHORT = 4
"""Letters of a word that says something."""
_STRETCH = 60
"""Most words on either side that a stretch of words reaches, so that time grows with the text's
length alone.
"""
_BARS = ("|", "｜", "•", "·", " - ", " – ", " — ")


@dataclass(frozen=True, slots=True)
class Text:
    """`field` is `display_name`, `title`, `handle`, `bio` or `post:<id>`; `tokens`: its words in
    order; `words`: the same folded, once each; `limit`: how many characters were read; `places`:
    where each word stands.
    """

    field: str
    original: str
    kind: TextKind
    tokens: tuple[Token, ...]
    words: frozenset[str]
    limit: int
    places: Mapping[str, Sequence[int]]

    @property
    def is_cut(self) -> bool:
        """Say whether the text goes on, and the rest was not read."""
        return len(self.original) > self.limit

    @property
    def read(self) -> str:
        """Give what was read of it."""
        return self.original[: self.limit]

    def span(self, first: int, end: int) -> Span:
        """Quote words `first` up to, not including, `end`, as they stand in the original."""
        start_at, end_at = self.tokens[first].start, self.tokens[end - 1].end
        return Span(self.field, start_at, end_at, self.original[start_at:end_at])

    def between(self, place: int) -> str:
        """Give the characters between word `place` and the one before it; none before the first."""
        return self.original[self.tokens[place - 1].end : self.tokens[place].start] if place else ""

    def is_divided(self, place: int) -> bool:
        """Say whether two thoughts meet before word `place`: a sentence ends, or a bar, a bullet or
        a dash stands there.
        """
        gap = self.tokens[place].gap
        if gap < Gap.BREAK or not place:
            return False
        between = self.between(place)
        return gap is Gap.STOP or any(sign in between for sign in _BARS)

    def is_near(self, first: int, end: int, most: int) -> bool:
        """Say whether at most `most` words stand from `first` up to `end`; short ones (`of the`)
        count for half.
        """
        short = sum(len(one.text) < _SHORT and one.text.isascii() for one in self.tokens[first:end])
        return end - first - short // 2 <= most

    def start_of(self, position: int, gap: Gap) -> int:
        """Give the first word of the stretch around `position` that no `gap` or greater one
        divides.
        """
        tokens, last = self.tokens, max(0, position - _STRETCH)
        while position > last and tokens[position].gap < gap:
            position -= 1
        return position

    def end_of(self, position: int, gap: Gap) -> int:
        """Give the word after the last one of that stretch."""
        position += 1
        tokens, last = self.tokens, min(len(self.tokens), position + _STRETCH)
        while position < last and tokens[position].gap < gap:
            position += 1
        return position


@lru_cache(maxsize=256)
def text_of(field: str, original: str) -> Text:
    """Cut one field's text into words; remembered, for several detectors read the same posts of an
    account, one after the other.
    """
    kind = _KINDS.get(field.partition(":")[0], TextKind.BIOGRAPHY)
    limit = _HANDLE_LETTERS if kind is TextKind.HANDLE else LETTERS
    tokens = tokenise(original[:limit])
    places = places_of(tokens)
    return Text(field, original, kind, tokens, frozenset(places), limit, places)


def places_of(tokens: Sequence[Token]) -> Mapping[str, Sequence[int]]:
    """Give where each word stands."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(token.text, []).append(place)
    return places


def texts_of(fields: Sequence[tuple[str, str | None]]) -> Iterator[Text]:
    """Cut all fields that hold something."""
    for field, original in fields:
        if original and original.strip():
            yield text_of(field, original)
