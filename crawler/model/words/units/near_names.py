"""Finds a unit's name that is misspelt by one slip; asked last, where a claim counts and nothing
else says whose account it is. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import is_one_slip
from crawler.model.words.letters.name_words import COMMON
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention, is_others
from crawler.model.words.units.names import NameKind, Names

_LONG = 7
"""Letters of a word that differs by one from few others."""
_OF_SCHOOLS = COMMON | {"high", "middle", "elementary", "unified", "community", "secondaire"}
_LEAST = 4
"""Letters of a word for a school's kind that is known by one slip."""
_MOST_WORDS = 120
"""In a text: all of them are compared with all names."""


def near_mentions(text: Text, names: Names, grammars: Sequence[Grammar]) -> tuple[Mention, ...]:
    """Give names in which one word differs by one letter dropped, doubled, added or swapped.

    A letter changed for another makes another name (`Lakeside`, `Lakesite`) but in a long word for
    a school's kind (`Elementery`), and so does any slip in a short word that is no school's kind
    (`Monet`, `Monnet`), or in a number.
    """
    if text.kind not in {TextKind.NAME, TextKind.BIOGRAPHY}:
        return ()
    return tuple(
        one
        for one in _near(text, names)
        if not is_others(text, one, names, grammars, goes_on=False)
    )


def _near(text: Text, names: Names) -> Iterator[Mention]:
    tokens = text.tokens[:_MOST_WORDS]
    for first, token in enumerate(tokens):
        for name, unit in names.spelled:
            end = first + len(name)
            if token.text[0] != name[0][0] or end > len(tokens):
                continue
            if any(one.gap >= Gap.BREAK for one in tokens[first + 1 : end]):
                continue
            if _is_near([one.text for one in tokens[first:end]], name):
                yield Mention(first, end, NameKind.FULL, (unit,))


def _is_near(written: Sequence[str], name: Sequence[str]) -> bool:
    wrong = [(one, right) for one, right in zip(written, name, strict=True) if one != right]
    return len(wrong) == 1 and _is_a_slip(*wrong[0])


def _is_a_slip(written: str, right: str) -> bool:
    long = len(right) >= _LONG or (right in _OF_SCHOOLS and len(right) >= _LEAST)
    if not long or not written.isalpha() or not right.isascii() or written == right + "s":
        return False
    changed = len(written) == len(right) and sorted(written) != sorted(right)
    kind = right in _OF_SCHOOLS and len(right) >= _LONG
    return (kind or not changed) and is_one_slip(written, right)
