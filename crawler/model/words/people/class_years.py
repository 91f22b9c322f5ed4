"""Where a text names a class by its year, as pupils do: `EHS '26`, `class of 2027`. Pure."""

from __future__ import annotations

from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.text import Text
from crawler.model.words.units.mentions import Mention

_YEAR_DIGITS = 2
"""A year after an apostrophe has two digits (`'26`)."""
_APOSTROPHES = ("'", "’", "‘")
_YEARS = ("202", "203")
"""How the years of classes begin that are at school, or have lately left it: nobody says here what
day it is.
"""


def is_of_a_class(text: Text, mention: Mention) -> bool:
    """Say whether a class's year follows the name, as pupils write: `EHS '26`, `EHS 26'`."""
    for token in text.tokens[mention.end : mention.end + 1]:
        year = token.text.isdigit() and len(token.text) == _YEAR_DIGITS
        beside = (text.original[token.start - 1 : token.start], text.original[token.end :][:1])
        return year and any(one in _APOSTROPHES for one in beside)
    return False


def is_class(text: Text, hit: Hit) -> bool:
    """Say whether a class that is still at school is named: `class of 2027`."""
    year = next((token.text for token in text.tokens[hit.end : hit.end + 1]), "")
    return len(year) == 4 and year.startswith(_YEARS)
