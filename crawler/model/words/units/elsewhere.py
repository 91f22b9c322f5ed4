"""Whether a text places its author in another state than the district's. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.letters.tokens import words
from crawler.model.words.units.names import Names

_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "District of Columbia",
}  # fmt: skip
"""Postal abbreviations of the states (USPS Publication 28, appendix B)."""
_CODES = frozenset(_STATES)
_LOWER = frozenset(state.lower() for state in _STATES)
_WHOLE = {"".join(words(name)): code for code, name in _STATES.items()}
_FIRST_WORDS = frozenset(words(name)[0] for name in _STATES.values())
_NAME_WORDS = 3
"""Most words of a state's name, and of a town with its state's abbreviation."""


def is_elsewhere(text: Text, names: Names) -> bool:
    """Say whether a text places itself in another state (`Fairport, NY`; `Fairport, New York`) and
    never in the district's own.
    """
    if (_LOWER | _FIRST_WORDS).isdisjoint(text.words):
        return False
    if names.state is None or names.state.upper() not in _CODES:
        return False
    states = set(_after_break(text))
    return bool(states) and names.state.upper() not in states


def _after_break(text: Text) -> Iterator[str]:
    """Give the states that stand alone between two breaks, or behind a town's name there
    (`, Fort Lewis CO`), by their abbreviations.
    """
    tokens = text.tokens
    for place, token in enumerate(tokens):
        if not place or token.gap not in {Gap.BREAK, Gap.PICTURE}:
            continue
        end = text.end_of(place, Gap.PICTURE)
        if end == place + 1 and text.original[token.start : token.end] in _CODES:
            yield text.original[token.start : token.end]
        elif end - place <= _NAME_WORDS and text.original[token.start].isupper():
            code = _WHOLE.get("".join(one.text for one in tokens[place:end]))
            written = [text.original[one.start : one.end] for one in tokens[place:end]]
            if code or (written[-1] in _CODES and all(map(str.istitle, written[:-1]))):
                yield code or written[-1]
