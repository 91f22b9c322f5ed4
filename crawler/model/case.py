"""All that a detector may know about one account. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crawler.model.account import Account, Unit
from crawler.model.events import Events
from crawler.model.grants import Grant
from crawler.model.image import ImageFacts
from crawler.model.outcome import Outcome
from crawler.model.seasons import Calendar
from crawler.model.snapshot import Post, Snapshot
from crawler.model.staff import Staff


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference logo of the district: `stem` is its file's stem, the name that eyes and
    permissions use.
    """

    stem: str
    title: str
    sha256: str
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class District:
    """The district's names, parts and marks. `domains` are host names of its own sites;
    `neighbours` are names of other districts and schools that are easily taken for ours; `seasons`
    None = not known. `student_domains` are what students' e-mail addresses end with; `staff` None =
    no directory was ever imported. `official_pages` are addresses of registered accounts, as
    `resemblance_signs.plain_page` writes them, `official_handles` their handles, folded;
    `sign_weights` is what reviewed decisions say of the signs of resemblance (empty = our own
    estimate).
    """

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    city: str | None = None
    state: str | None = None
    domains: tuple[str, ...] = ()
    email_domains: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    marks: tuple[Mark, ...] = ()
    approved_tools: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    seasons: Calendar | None = None
    student_domains: tuple[str, ...] = ()
    staff: Staff | None = None
    official_pages: frozenset[str] = frozenset()
    official_handles: frozenset[str] = frozenset()
    sign_weights: tuple[tuple[str, float], ...] = ()

    def unit(self, unit_id: int) -> Unit | None:
        """Give the unit with this id, or None."""
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def above(self, unit: Unit | None) -> tuple[int, ...]:
        """Give the ids of a unit and of all that it is a part of, the nearest first."""
        found: list[int] = []
        while unit is not None and unit.id not in found:
            found.append(unit.id)
            unit = None if unit.parent_id is None else self.unit(unit.parent_id)
        return tuple(found)


class LeadState(StrEnum):
    """What a person said about a lead: `parody` is also a critic's; `ask` that somebody was asked
    whose it is, so it stays in the queue.
    """

    OPEN = "open"
    REGISTERED = "registered"
    THIRD_PARTY = "third_party"
    NOT_OURS = "not_ours"
    PERSONAL = "personal"
    PARODY = "parody"
    ASK = "ask"


WAITING = frozenset({LeadState.OPEN, LeadState.ASK})
"""States in which nobody has said yet whose the account is."""


class How(StrEnum):
    """How a lead was found: a page links to it (`link`) or declares it (`feed`, `same_as`, `me`), a
    document or a link page of ours names it, an account of ours names it in its profile (`profile`)
    or its posts (`post`), a registered third party does (`group`), a platform's search gave it, it
    answers under a handle like ours, or somebody told us.
    """

    LINK = "link"
    FEED = "feed"
    SAME_AS = "same_as"
    ME = "me"
    DOCUMENT = "document"
    HUB = "hub"
    PROFILE = "profile"
    POST = "post"
    GROUP = "group"
    SEARCH = "search"
    LOOK_ALIKE = "look_alike"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Lead:
    """An account that a page names and the register does not: where it was seen, how it was linked,
    how often.
    """

    platform: str
    handle: str
    url: str
    seen_on: str
    link_text: str | None = None
    times: int = 1
    first_seen_at: datetime | None = None
    state: LeadState = LeadState.OPEN
    how: How = How.LINK
    last_seen_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One account at one moment. `images` maps a picture's address to what the eyes saw; a picture
    that is not there was not looked at. `past` are earlier snapshots, newest first; `remembered`
    posts that were read at any visit so far, newest first. `leads` are where the account was seen.
    `standing` is the outcome of the last visit that said whether the account is there, None = none
    did; `former_handles` are names it had before it was renamed. `grants` are
    all that the district knows of photos of students; `events` what its calendar says.
    """

    account: Account
    district: District
    now: datetime
    snapshot: Snapshot | None = None
    past: tuple[Snapshot, ...] = ()
    images: Mapping[str, ImageFacts] = field(default_factory=dict)
    leads: tuple[Lead, ...] = ()
    standing: Outcome | None = None
    former_handles: tuple[str, ...] = ()
    remembered: tuple[Post, ...] = ()
    grants: tuple[Grant, ...] = ()
    events: Events = field(default_factory=Events)
