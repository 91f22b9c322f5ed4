"""Tells a handle that is written to look like a unit's name from one that simply is it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sentence import form
from crawler.model.words.grammar.stems import is_one_slip, plain_letters
from crawler.model.words.letters.fold import folded
from crawler.model.words.listening import Listener
from crawler.model.words.units.handles import pieces_of
from crawler.model.words.units.names import NameKind

_SLIP_LETTERS = 10
"""Shorter names differ by one letter from too many others."""
_HANDLE_LETTERS = 60
"""More of a handle is not compared with names."""


class Disguise(StrEnum):
    """What makes the handle look like the name."""

    SCRIPT = form("with letters of another script")
    DIGITS = form("with digits or signs for letters")
    SLIP = form("one letter off")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The unit whose name the handle imitates, and how."""

    unit_id: int
    disguise: Disguise


def disguised(handle: str, to: Listener) -> Likeness | None:
    """Give the unit that a handle imitates; None where it names it plainly, or names none."""
    user = chosen_part(handle)[:_HANDLE_LETTERS]
    for seen, disguise in _readings(user):
        unit = _unit(seen, to)
        if unit is not None:
            return Likeness(unit, disguise) if disguise else None
    unit = _slipped(folded(user), to)
    return Likeness(unit, Disguise.SLIP) if unit is not None else None


def chosen_part(handle: str) -> str:
    """Give the part of a handle that its owner chose: without its server, and of a host name
    (`eastview.bsky.social`) the first label.
    """
    user = handle.lstrip("@").partition("@")[0]
    return user.partition(".")[0] if user.count(".") > 1 else user


def _readings(user: str) -> Iterator[tuple[str, Disguise | None]]:
    """Give the handle as it is written, as it looks, and as its digits look."""
    yield user, None
    seen = folded(user)
    letters = "".join(plain_letters(word) for word in re.findall(r"[^\W_]+", seen))
    yield letters, Disguise.DIGITS if user.isascii() else Disguise.SCRIPT


def _unit(user: str, to: Listener) -> int | None:
    if not user.isascii():
        return None
    cut = pieces_of(user, to.names, to.grammars, skeletons=False)
    named = [piece for piece in cut if piece.kind in {NameKind.FULL, NameKind.ROOT}]
    return named[0].units[0] if named else None


def _slipped(seen: str, to: Listener) -> int | None:
    """Give the unit whose full name the letters miss by one; what stands beside it may go."""
    letters = re.sub(r"[^a-z]", "", seen.removesuffix("official").removeprefix("official"))
    for name, entries in to.names.by_letters.items():
        if len(name) < _SLIP_LETTERS or letters == name or not is_one_slip(letters, name):
            continue
        for entry in entries:
            if entry.kind is NameKind.FULL and entry.units:
                return entry.units[0]
    return None
