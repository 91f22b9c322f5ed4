"""How one person's name may be written in a caption, as bare letters without spaces. Pure.

Bare letters make `De la Cruz`, `DeLaCruz`, `Smith-Jones`, `O'Brien` and `#AvaLund` one form each,
accents and case folded. What is too short to be anybody's (`A. Lund`) is left out: it would name
half a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.letters.tokens import words

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_PARTICLES = frozenset(
    {
        *("de", "la", "las", "los", "del", "da", "dos", "di", "du", "le", "van", "der", "den"),
        *("ten", "ter", "von", "zu", "al", "el", "bin", "ben", "st", "y"),
    }
)
_LEAST_LETTERS = 2
_LEAST_TOGETHER = 5
"""Shorter Latin ones (`Bo Li`) are taken only as two words, never out of one."""
_LEAST_HAN = 2


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as a student information system keeps it; `preferred` is the name used in class."""

    given: str
    family: str
    middle: str = ""
    preferred: str = ""


def variants(name: PersonName) -> frozenset[str]:
    """Give every form that is looked for; nothing when a part is missing or too short.

    Given or preferred name with the whole family name, with its first part (Spanish custom) or its
    last; with the middle name or its initial between them; family name first.
    """
    middles = ["", *_joined_parts(name.middle)]
    found: set[str] = set()
    for first in _firsts(name):
        for family in _families(name.family):
            found.update(first + middle + family for middle in middles)
            found.add(family + first)
    return frozenset(one for one in found if len(one) >= _least(one))


def letters_of(text: str) -> str:
    """Give the letters of a name as they are hashed: folded, nothing between them."""
    return "".join(_letters(text))


def is_han(letters: str) -> bool:
    """Say whether a name is written in Chinese characters."""
    return bool(letters) and all("\u3400" <= letter <= "\u9fff" for letter in letters)


def is_long(letters: str) -> bool:
    """Say whether a name is long enough to be believed where it is written as one word."""
    return len(letters) >= _LEAST_TOGETHER


def _firsts(name: PersonName) -> Iterator[str]:
    for said in (name.given, name.preferred):
        parts = _letters(said)
        yield from _long_enough(["".join(parts), *parts[:1]])


def _families(said: str) -> Iterator[str]:
    parts = [part for part in _letters(said) if part not in _SUFFIXES]
    own = [part for part in parts if part not in _PARTICLES]
    yield from _long_enough(["".join(parts), *own[:1], *own[-1:]])


def _joined_parts(said: str) -> list[str]:
    parts = _letters(said)
    return ["".join(parts), parts[0][0]] if parts else []


def _letters(said: str) -> list[str]:
    bare = ("".join(filter(str.isalpha, word)) for word in words(said))
    return [word for word in bare if word]


def _long_enough(forms: Sequence[str]) -> Iterator[str]:
    for form in dict.fromkeys(forms):
        if len(form) >= (1 if is_han(form) else _LEAST_LETTERS):
            yield form


def _least(form: str) -> int:
    return _LEAST_HAN if is_han(form) else 2 * _LEAST_LETTERS
