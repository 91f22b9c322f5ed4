"""Whose an account is when it is none of our business: a person's, a parody's, a critic's, the
press's, or another organisation's. Pure.

Sources: WI IV.B and MTKA IV.3 (an opinion is nobody's offence, a person may name the employer).
The words are how such accounts present themselves, in the five languages that the packs ship.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.model.account import Account
from crawler.model.profile import profile_fields
from crawler.model.snapshot import Snapshot
from crawler.model.stranger_words import (
    CRITIC,
    CRITIC_HANDLE,
    CRITIC_NAME,
    FANS_NAME,
    GROUP_ENDING,
    GROUP_WORDS,
    LIFE,
    NO_GROUP,
    PRESS,
    PUPILS_PRESS,
    TITLED,
)
from crawler.model.suppression import Why
from crawler.model.words.fold import folded
from crawler.model.words.handles import pieces_of
from crawler.model.words.listening import Listener
from crawler.model.words.person_names import person_names
from crawler.model.words.presenting import presented
from crawler.model.words.reading import Reading
from crawler.model.words.text import text_of


@dataclass(frozen=True, slots=True)
class Stranger:
    """Why an account is none of our business, with the words that say so (short, for people)."""

    why: Why
    because: str


def stranger(
    account: Account, snapshot: Snapshot | None, reading: Reading, to: Listener
) -> Stranger | None:
    """Say why an account is left alone, or None: it may be ours, or nobody can tell.

    Whoever claims to be official is never left alone for a parody's or critic's words: that it is a
    parody is then for a person to see. `reading` is of `profile_fields(account, snapshot)`.
    """
    if reading.elsewhere:
        return Stranger(Why.ELSEWHERE, "it says that it is in another state")
    if reading.fan:
        return Stranger(Why.PARODY, f"it calls itself “{reading.fan[0].quote}”")
    if reading.counting:
        return None
    is_units = _bears_a_units_name(account, snapshot, reading, to)
    name = own_name(account, snapshot)
    is_groups = is_units or group_unit(name, to) is not None
    whose = _by_words(account, snapshot, is_units) or _by_reading(reading, name, is_groups)
    return whose or (None if is_groups else _by_name(account, snapshot, to))


def _by_words(account: Account, snapshot: Snapshot | None, is_units: bool) -> Stranger | None:
    words = profile_words(account, snapshot)
    name = own_name(account, snapshot)
    critic = CRITIC.search(words) or CRITIC_HANDLE.search(_letters(account, snapshot))
    critic = critic or CRITIC_NAME.search(folded(name).strip())
    if critic:
        return Stranger(Why.CRITICAL, f"it says “{critic[0]}”")
    press = PRESS.search(words)
    if press and not PUPILS_PRESS.search(words) and not is_units:
        return Stranger(Why.NEWS, f"it says “{press[0]}”")
    return None


def _by_reading(reading: Reading, name: str, is_groups: bool) -> Stranger | None:
    fans = FANS_NAME.search(folded(name))
    if reading.personal and not is_groups:
        return Stranger(Why.PERSONAL, "it is about a person: job, family or schooling")
    if reading.disclaimed and fans:
        return Stranger(Why.PARODY, f"it says “{reading.disclaimed[0].quote}”")
    if reading.disclaimed and not is_groups:
        return Stranger(Why.PERSONAL, f"it says “{reading.disclaimed[0].quote}”")
    if reading.other and reading.representation is None and not is_groups:
        return Stranger(Why.ELSEWHERE, "its name is another place's or organisation's")
    return None


def profile_words(account: Account, snapshot: Snapshot | None) -> str:
    """Give name and biography as one line of plain words: folded, punctuation as it is but
    apostrophes as blanks.
    """
    said = dict(profile_fields(account, snapshot))
    text = ". ".join(filter(None, (said.get("display_name"), said.get("bio"))))
    return " ".join(folded(text).replace("’", " ").replace("'", " ").split())


def _letters(account: Account, snapshot: Snapshot | None) -> str:
    handle = dict(profile_fields(account, snapshot)).get("handle") or ""
    return re.sub(r"[^a-z0-9]", "", folded(handle).partition("@")[0])


def _bears_a_units_name(
    account: Account, snapshot: Snapshot | None, reading: Reading, to: Listener
) -> bool:
    """Say whether the display name is a unit's and nothing else: its news are not the press's, and
    a principal who writes there does not make it a person's.
    """
    whose = reading.representation
    fields = profile_fields(account, snapshot)
    return whose is not None and any(
        span.field == "display_name" for span, _ in presented(fields, to, whose.unit_id)
    )


def group_unit(name: str, to: Listener) -> int | None:
    """Give the unit of a name that is made of a unit's names and words of school life only, some of
    each (`Eastview Drama Club`, `Herons Class of 2028`, `Pine Point PTO`); None for any other.
    """
    plain = folded(name)
    groups = len(GROUP_WORDS.findall(plain))
    left = re.sub(r"[^a-z0-9]", "", GROUP_WORDS.sub(" ", plain))
    if not left or NO_GROUP.search(plain):
        return None
    pieces = pieces_of(left, to.names, to.grammars, skeletons=False)
    while not pieces and (ending := GROUP_ENDING.search(left)):
        left, groups = left[: ending.start()], groups + 1
        pieces = pieces_of(left, to.names, to.grammars, skeletons=False)
    named = [piece for piece in pieces if piece.kind is not None and piece.units]
    alive = groups > 0 or any(piece.is_activity for piece in pieces)
    return named[0].units[0] if named and alive else None


def own_name(account: Account, snapshot: Snapshot | None) -> str:
    """Give the name that an account shows; empty when it shows none, or none is known."""
    return dict(profile_fields(account, snapshot)).get("display_name") or ""


def _by_name(account: Account, snapshot: Snapshot | None, to: Listener) -> Stranger | None:
    """Recognise somebody who goes by a person's name and writes of a person's life."""
    said = dict(profile_fields(account, snapshot))
    name, bio = said.get("display_name") or "", said.get("bio") or ""
    text = text_of("display_name", name)
    if not text.tokens:
        return None
    whole = bool(TITLED.fullmatch(folded(name).strip())) or any(
        hit.first <= 1 and hit.end == len(text.tokens)
        for hit in person_names(text, to.cues, to.names.words)
    )
    life = LIFE.search(" ".join(folded(bio).split()))
    if whole and life:
        return Stranger(Why.PERSONAL, f"it bears a person's name and says “{life[0]}”")
    return None
