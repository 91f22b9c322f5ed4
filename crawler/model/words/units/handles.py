"""Which unit a handle names: its letters cut into known names and words of school life. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.letters.fold import folded
from crawler.model.words.units.names import NameKind, Names

_LONGEST = 60
"""Most letters of a handle that are cut: the time grows with their square."""
_SMALL = frozenset({
    "the", "go", "real", "my", "we", "are", "at", "of", "and", "official",
    "hs", "ms", "es", "k12", "isd", "usd", "team", "account", "page", "x",
})  # fmt: skip
"""What says nothing in a handle."""
_NOUN_LETTERS = 4
"""Shorter nouns stand in a handle by chance."""
_LONE_NAME, _LONE_NAME_HAN = 8, 4
"""A full name this long (in letters, in Chinese characters) counts inside a handle, whatever stands
around it.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a handle: a name of `units`; without one, a word of school life, or a small word
    that says nothing.
    """

    kind: NameKind | None
    units: tuple[int, ...]
    is_activity: bool = False


def pieces_of(
    handle: str, names: Names, grammars: Sequence[Grammar], *, skeletons: bool = True
) -> tuple[Piece, ...]:
    """Cut a handle into pieces, all of it known; nothing when some of it is not.

    Of a handle that is a host name, the first label counts; of `user@host`, the user. Without
    `skeletons`, digits are not read as letters.
    """
    for letters in _skeletons(handle) if skeletons else _plain(handle):
        cut = _cut(letters, names, tuple(grammars))
        if cut is not None:
            return tuple(cut)
    return _long_name(handle, names, grammars) if skeletons else ()


def _plain(handle: str) -> Iterator[str]:
    yield re.sub(r"[^\w]|_", "", handle.lower().partition(".")[0])


def _skeletons(handle: str) -> Iterator[str]:
    user = folded(handle).lstrip("@").partition("@")[0][:_LONGEST]
    for part in dict.fromkeys((user, user.partition(".")[0])):
        plain = re.sub(r"[^\w]|_", "", part)
        yield plain
        leet = "".join(plain_letters(word) for word in re.findall(r"[^\W_]+", part))
        if leet != plain:
            yield leet


def _long_name(handle: str, names: Names, grammars: Sequence[Grammar]) -> tuple[Piece, ...]:
    for letters in _skeletons(handle):
        for name, entries in names.by_letters.items():
            if name not in letters or not _is_long(name, letters):
                continue
            if _is_others(letters.replace(name, " "), grammars):
                continue
            for entry in entries:
                if entry.kind is NameKind.FULL and entry.units:
                    return (Piece(entry.kind, entry.units),)
    return ()


def _is_long(name: str, letters: str) -> bool:
    """Say whether a name counts whatever stands around it; a Chinese one beside letters only, for
    in Chinese a shop is named by the school beside it.
    """
    if name.isascii():
        return len(name) >= _LONE_NAME
    return len(name) >= _LONE_NAME_HAN and letters.replace(name, "").isascii()


def _is_others(rest: str, grammars: Sequence[Grammar]) -> bool:
    """Say whether what stands around a name is another organisation's word: `hotel…`."""
    return any(one.other_organisations.holds(part) for part in rest.split() for one in grammars)


def _cut(letters: str, names: Names, grammars: tuple[Grammar, ...]) -> list[Piece] | None:
    """Cut all letters into the fewest known pieces, or give None."""
    best: list[list[Piece] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(end):
            before = best[start]
            if before is None:
                continue
            piece = _piece(letters[start:end], names, grammars)
            if piece and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = [*before, piece]
    return best[-1]


def _piece(letters: str, names: Names, grammars: tuple[Grammar, ...]) -> Piece | None:
    entries = [one for one in names.by_letters.get(letters, ()) if one.units]
    if entries:
        kinds = (NameKind.FULL, NameKind.ABBREVIATION, NameKind.MASCOT, NameKind.ROOT)
        entry = min(entries, key=lambda one: kinds.index(one.kind))
        return Piece(entry.kind, entry.units)
    if _is_activity(letters, grammars):
        return Piece(None, (), is_activity=True)
    state = names.state is not None and letters == names.state.lower()
    number = letters.isdigit() and len(letters) <= 4
    small = state or number or letters in _SMALL or _is_noun(letters, grammars)
    return Piece(None, ()) if small else None


@lru_cache(maxsize=20_000)
def _is_noun(letters: str, grammars: tuple[Grammar, ...]) -> bool:
    """Say whether an account is called so, in more letters than stand in a handle by chance, or
    called unofficial (`nooficial`).
    """
    long = len(letters) >= _NOUN_LETTERS or not letters.isascii()
    return long and any(
        letters in one.nouns.joined or letters in one.negations.joined for one in grammars
    )


@lru_cache(maxsize=20_000)
def _is_activity(letters: str, grammars: tuple[Grammar, ...]) -> bool:
    return any(
        letters in grammar.activities.joined or letters in grammar.stem_words
        for grammar in grammars
    )
