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
from crawler.model.said import own_name, profile_words
from crawler.model.school_groups import group_named, group_unit
from crawler.model.snapshot import Snapshot
from crawler.model.stranger_people import by_life
from crawler.model.stranger_words import (
    CAMPAIGN,
    CRITIC,
    CRITIC_HANDLE,
    CRITIC_NAME,
    FANS_NAME,
    GOSSIP,
    GOSSIP_HANDLE,
    GOSSIP_NAME,
    PRESS,
    PUPILS_PRESS,
    REPORTING,
)
from crawler.model.suppression import Why
from crawler.model.words.letters.fold import folded
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener
from crawler.model.words.presenting import presented
from crawler.model.words.reading import Reading
from crawler.model.words.units.mentions import names_a_neighbour


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
    name = own_name(account, snapshot)
    if reading.counting:
        return _neighbour(reading, name, to)
    is_units = _bears_a_units_name(account, snapshot, reading, to)
    is_groups = is_units or group_unit(name, to) is not None
    is_ours = is_groups or group_named(account, snapshot, to) is not None
    return (
        _by_words(account, snapshot, is_units=is_units, is_groups=is_groups)
        or _by_gossip(account, snapshot, is_groups=is_groups)
        or _by_reading(reading, name, is_groups=is_groups, is_ours=is_ours)
        or (None if is_ours else _by_life(account, snapshot, to))
    )


def _neighbour(reading: Reading, name: str, to: Listener) -> Stranger | None:
    """Recognise a district next door by its name, also where it rightly calls itself official."""
    ours = reading.representation is not None
    if not ours and names_a_neighbour(text_of("display_name", name).tokens, to.names):
        return Stranger(Why.ELSEWHERE, "its name is a neighbouring district's")
    return None


def _by_words(
    account: Account, snapshot: Snapshot | None, *, is_units: bool, is_groups: bool
) -> Stranger | None:
    words = profile_words(account, snapshot)
    name = own_name(account, snapshot)
    critic = CRITIC.search(words) or CRITIC_HANDLE.search(_letters(account, snapshot))
    critic = critic or CRITIC_NAME.search(folded(name).strip())
    critic = critic or (None if is_groups else CAMPAIGN.search(words))
    if critic:
        return Stranger(Why.CRITICAL, f"it says “{critic[0]}”")
    press = PRESS.search(words)
    if press and not PUPILS_PRESS.search(words) and not is_units:
        return Stranger(Why.NEWS, f"it says “{press[0]}”")
    return None


def _by_life(account: Account, snapshot: Snapshot | None, to: Listener) -> Stranger | None:
    because = by_life(account, snapshot, to)
    return Stranger(Why.PERSONAL, because) if because else None


def _by_gossip(account: Account, snapshot: Snapshot | None, *, is_groups: bool) -> Stranger | None:
    """Recognise a page on which pupils write of each other, or make fun of the school."""
    words = profile_words(account, snapshot)
    name = GOSSIP_NAME.search(folded(own_name(account, snapshot)))
    named = name or GOSSIP_HANDLE.search(_letters(account, snapshot))
    asks = None if is_groups or REPORTING.search(words) else GOSSIP.search(words)
    found = named or asks
    return Stranger(Why.PARODY, f"it says “{found[0].strip()}”") if found else None


def _by_reading(reading: Reading, name: str, *, is_groups: bool, is_ours: bool) -> Stranger | None:
    fans = FANS_NAME.search(folded(name))
    if reading.personal and not is_ours:
        return Stranger(Why.PERSONAL, "it is about a person: job, family or schooling")
    if reading.disclaimed and fans:
        return Stranger(Why.PARODY, f"it says “{reading.disclaimed[0].quote}”")
    if reading.disclaimed and not is_ours:
        return Stranger(Why.PERSONAL, f"it says “{reading.disclaimed[0].quote}”")
    if reading.other and reading.representation is None and not is_groups:
        return Stranger(Why.ELSEWHERE, "its name is another place's or organisation's")
    return None


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
