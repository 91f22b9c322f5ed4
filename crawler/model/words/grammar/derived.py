"""Phrases that follow from others in a language's lists. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONG_STEM = 7
"""Letters of a stem that is also known written together with a noun, cut in two, with one letter
wrong, or inside the letters of a handle; a shorter one is part of too many other words, and differs
by one letter from too many.
"""
_LONG_NOUN = 6
"""Letters of a noun that is also known with one letter wrong."""
_HALF = 3
"""Fewest letters of the first half of a stem that is cut in two."""


def is_telling(stem: str) -> bool:
    """Say whether a stem is known for one inside the letters of a handle."""
    return len(stem) >= LONG_STEM or not stem.isascii()


def joined(stems: Sequence[str], nouns: Sequence[str]) -> Iterator[str]:
    """Give stem and noun written as one word, as hashtags and spaced-out letters are."""
    for stem in stems:
        for noun in nouns:
            if stem.isalpha() and noun.isalpha() and len(stem) >= LONG_STEM:
                yield stem + noun
                yield noun + stem


def halves(stems: Sequence[str]) -> Iterator[str]:
    """Give how a stem begins that is written as two words: `off icial`."""
    for stem in stems:
        if len(stem) >= LONG_STEM and stem.isascii():
            yield from (stem[:end] for end in range(_HALF, len(stem) - 1))


def long_stems(stems: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the stems long enough to be known with one letter wrong, by their first two letters, of
    which none may be wrong.
    """
    long = [stem for stem in stems if len(stem) >= LONG_STEM]
    return {one[:2]: tuple(stem for stem in long if stem[:2] == one[:2]) for one in long}


def long_words(phrases: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Give the phrases of one word long enough to be known with one letter wrong."""
    for phrase in phrases:
        if len(phrase) == 1 and len(phrase[0]) >= _LONG_NOUN and phrase[0].isascii():
            yield phrase[0]


def without_last(presentations: Sequence[str], articles: Sequence[str]) -> Iterator[str]:
    """Give what presents an account without the article at its end, where two words are left: in
    front of a name there is none (`this is EHS's …`).
    """
    for phrase in presentations:
        *before, last = phrase.split()
        if len(before) > 1 and last in articles:
            yield " ".join(before)
