"""Tells a handle that is written to look like a unit's name, or like one of our own. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from crawler.model.account import UnitKind
from crawler.model.case import District
from crawler.model.words.disguise import Disguise, Likeness, chosen_part, disguised
from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.letters.fold import folded
from crawler.model.words.listening import Listener

_LEAST_LETTERS = 6


def imitated(handle: str, district: District, to: Listener) -> Likeness | None:
    """Say what a handle imitates; None where it imitates nothing, or is one of our own."""
    if handle.startswith("id:") or handle.casefold() in district.official_handles:
        return None
    return disguised(handle, to) or _like_ours(handle, district)


def _like_ours(handle: str, district: District) -> Likeness | None:
    """Compare with the handles of registered accounts: the same to the eye, and not the same."""
    written, seen = _letters(handle), _to_the_eye(handle)
    if len(seen) < _LEAST_LETTERS:
        return None
    official = _by_look(district.official_handles).get(seen, frozenset())
    top = next((unit.id for unit in district.units if unit.kind is UnitKind.DISTRICT), None)
    if not official or written in official or top is None:
        return None
    return Likeness(top, Disguise.DIGITS)


@lru_cache(maxsize=4)
def _by_look(handles: frozenset[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for handle in handles:
        if not handle.startswith("id:"):
            found[_to_the_eye(handle)].add(_letters(handle))
    return {look: frozenset(letters) for look, letters in found.items()}


def _letters(handle: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(chosen_part(handle)))


def _to_the_eye(handle: str) -> str:
    """Give a handle with everything alike that looks alike: digits as letters, i as l, rn as m."""
    words = re.findall(r"[^\W_]+", folded(chosen_part(handle)))
    plain = "".join(plain_letters(word) for word in words)
    return plain.replace("i", "l").replace("rn", "m").replace("vv", "w")
