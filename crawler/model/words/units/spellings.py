"""How else a unit's name is written: shortened, without articles, without its kind. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from crawler.model.words.letters.name_words import (
    ARTICLES,
    CONTRACTED,
    KINDS,
    OF_A_KIND,
    OF_PLACES,
    SAINTS,
    SHORTER,
)
from crawler.model.words.letters.tokens import NUMBER

_ABBREVIATION_LETTERS = 6
"""Most letters of initials."""
_SPELLINGS = 16
"""Most short spellings of one name."""


def spellings(parts: tuple[str, ...]) -> Iterator[str]:
    """Give the letters of a name in words, and of all that it is shortened to; some twice."""
    yield "".join(parts)
    if not SAINTS.keys().isdisjoint(parts):
        yield "".join(SAINTS.get(part, part) for part in parts)
    yield from _inflected(parts)
    yield from _kinds_short(parts)
    for long, shorter in SHORTER.items():
        if len(parts) > len(long) and parts[-len(long) :] == long:
            for short in shorter:
                yield "".join(parts[: -len(long)] + short)


def is_abbreviation(name: str) -> bool:
    """Say whether a name is only initials (`EHS`, `HLPS`), or two Han characters."""
    letters = name.strip()
    if len(letters) == 2 and not letters.isascii():
        return True
    short = len(letters) <= _ABBREVIATION_LETTERS and letters.isalpha()
    return short and letters.isascii() and letters.upper() == letters


def _numbered(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a name also without `No.`, and without what follows the number: `Escuela No. 12`."""
    yield parts
    number = next((at for at, part in enumerate(parts) if at and part.isdigit()), None)
    if number is None:
        return
    for one in dict.fromkeys((parts, parts[: number + 1])):
        yield one
        yield tuple(part for part in one if part != NUMBER)


def _kinds_short(parts: tuple[str, ...]) -> Iterator[str]:
    """Give a name with the kind of school shortened, without `Escuela`, or without `No.`"""
    for one in _numbered(parts):
        heads = (one, one[1:]) if len(one) > 2 and one[1] in OF_A_KIND else (one,)
        for head in heads:
            choices = [dict.fromkeys((part, KINDS.get(part, part))) for part in head]
            yield from map("".join, islice(product(*choices), _SPELLINGS))


def _inflected(parts: tuple[str, ...]) -> Iterator[str]:
    """Give a name without articles inside it, and after French `de` (`Les Pins`: `des Pins`)."""
    short = [part for part in parts[1:] if part not in ARTICLES]
    if short and len(short) < len(parts) - 1:
        yield "".join((parts[0], *short))
    if len(parts) > 2 and parts[:2] in OF_PLACES:
        yield "".join(("vd", *parts[2:]))
    if len(parts) > 1 and parts[0] in CONTRACTED:
        yield "".join((CONTRACTED[parts[0]], *parts[1:]))
