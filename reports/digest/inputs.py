"""What a digest is composed from; the weekly line fills it from the store. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum

from crawler.model.account import Account, Unit
from crawler.model.case import Lead
from crawler.model.finding import FindingState
from crawler.model.outcome import Outcome
from crawler.model.sighting import Sighting
from reports.digest.summary import Summary
from reports.languages.tongue import Tongue, english


class Role(StrEnum):
    """Why somebody gets a digest; decides the slice."""

    COMMUNICATIONS = "communications"
    TECHNOLOGY = "technology"
    ATHLETICS = "athletics"
    PRINCIPAL = "principal"
    SUPERINTENDENT = "superintendent"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a digest. `unit` narrows it to that unit and what belongs to it.

    With `only_new` it lists what came since the last one and counts the rest; `text_only` asks for
    a mail without HTML.
    """

    name: str
    email: str
    role: Role
    unit: str | None = None
    language: str = "en"
    only_new: bool = False
    text_only: bool = False


class SweepState(StrEnum):
    """How the latest sweep ended. `RUNNING` has no end yet, or was killed."""

    FINISHED = "finished"
    RUNNING = "running"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SweepInput:
    """The latest sweep: `visited` of `planned` accounts have a visit in it."""

    state: SweepState
    started_at: datetime
    finished_at: datetime | None
    planned: int
    visited: int


@dataclass(frozen=True, slots=True)
class FindingInput:
    """A finding with its account. `severity` is `high`, `medium`, `low` or `advice`.

    `opened_at` is when it came back after it was gone, None = it never was. `discreet` marks a
    finding about children: nothing is quoted and no picture is pointed at.
    """

    fingerprint: str
    rule_id: str
    account: Account
    title: str
    severity: str
    clauses: tuple[str, ...]
    tell: tuple[str, ...]
    action: str
    sighting: Sighting
    state: FindingState
    first_seen_at: datetime
    last_seen_at: datetime
    resolved_at: datetime | None = None
    opened_at: datetime | None = None
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class CoverageInput:
    """How the last visit to an account ended; `outcome` None = there was none yet. `read_at` is the
    last time that the account could be read, `reviewed_on` the last day on which a person looked at
    it. `unread` says which parts of an account that was read could not be; empty = it was read
    whole. Of its `pictures` nobody searched `unsearched` for people; both are 0 where no rule asks
    for that.
    """

    account: Account
    outcome: Outcome | None
    reason: str = ""
    fix: str = ""
    unread: str = ""
    visited_at: datetime | None = None
    read_at: datetime | None = None
    reviewed_on: date | None = None
    unsearched: int = 0
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class DigestInputs:
    """All that is known of a district this week, the same for every recipient but for `tongue`,
    the language that it is told in.

    `zone` is the district's time zone; `units` all its parts by id; `sizes` the width and height in
    pixels of pictures by their SHA-256; `previous` what the last digest of an earlier week counted,
    None before the first one. `roles` are those of all recipients; `pack` names the rules that
    judged. `review_month` (1..12) is when the policy is reviewed every year. `keys` are the names
    of the platforms' keys with the day on which each ends; `failed_readers` are platforms whose
    reader failed its self-test, each with what it got wrong. `reports_url` is where the district
    serves the whole pages to its people, None = nowhere. `whole` asks for such a page:
    nothing is left out of it for want of room.
    """

    district: str
    zone: tzinfo
    units: Mapping[int, Unit] = field(default_factory=dict)
    findings: tuple[FindingInput, ...] = ()
    coverage: tuple[CoverageInput, ...] = ()
    leads: tuple[Lead, ...] = ()
    sweep: SweepInput | None = None
    previous: Summary | None = None
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    roles: frozenset[Role] = frozenset()
    pack: str = ""
    policy: str = ""
    review_month: int | None = None
    keys: Mapping[str, date] = field(default_factory=dict)
    failed_readers: Mapping[str, str] = field(default_factory=dict)
    reports_url: str | None = None
    whole: bool = False
    tongue: Tongue = field(default_factory=english)
