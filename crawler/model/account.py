"""An account and all that the register knows of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from crawler.model.access import Access


class AccountKind(StrEnum):
    """Who runs the account; decides which rules apply."""

    PROFESSIONAL = "professional"
    STUDENT_GROUP = "student_group"
    THIRD_PARTY = "third_party"
    PERSONAL = "personal"
    STUDENT = "student"
    UNREGISTERED = "unregistered"


class AccountStatus(StrEnum):
    """Where the account stands in its registered life. A `lead` was found by us and never
    registered; `proposed` was harvested by `rollcall start` and waits for a person's yes. Then:
    `requested`, `approved` (may be opened), `created` (opened, papers not complete), `active`,
    `closing` (has a timetable), `closed`.
    """

    LEAD = "lead"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    APPROVED = "approved"
    CREATED = "created"
    ACTIVE = "active"
    CLOSING = "closing"
    CLOSED = "closed"


class UnitKind(StrEnum):
    """What part of the district a unit is."""

    DISTRICT = "district"
    SCHOOL = "school"
    DEPARTMENT = "department"
    TEAM = "team"
    CLUB = "club"


class AdministratorRank(StrEnum):
    """Whether an administrator is the first or a further one."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class PermissionScope(StrEnum):
    """What a permission allows. `PHOTOS`: the district's own, for photos of students; `PARENTAL`:
    the parents' written consent to such photos.
    """

    LOGO = "logo"
    OFFICIAL_CAPACITY = "official_capacity"
    PHOTOS = "photos"
    PARENTAL = "parental"


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the district. `name` and `aliases` are how people write it; `parent_id` is None for
    the district.
    """

    id: int
    name: str
    kind: UnitKind
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()
    mascot: str | None = None
    sport: str | None = None


@dataclass(frozen=True, slots=True)
class Administrator:
    """Somebody who can log in and answers for the account; `until` is the last day in service, None
    = still there. `class_year` is the year in which a student manager graduates.
    """

    name: str
    email: str | None
    rank: AdministratorRank
    until: date | None = None
    class_year: int | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """That the credentials were deposited: by whom, where, when. Never the secret itself."""

    deposited_by: str
    place: str
    deposited_on: date | None


@dataclass(frozen=True, slots=True)
class Permission:
    """Something the district allowed in writing; counts through `until` (None = without end).

    `mark` names one mark (its reference stem) for a logo permission; None = all marks.
    """

    scope: PermissionScope
    granted_by: str
    until: date | None = None
    mark: str | None = None

    def counts_on(self, day: date) -> bool:
        """Say whether the permission still counts on `day`; an expired one counts as none."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Account:
    """One account on one platform, with its register entry.

    `handle` is the key that the platform's `claim` gives for the address (`id:…` when an address
    holds only an id). `service` is the base address that this installation set for the platform;
    None = the platform's own. `cadence_days` is the declared longest ordinary gap between posts.
    `guessed` names the fields nobody confirmed. `access` is what this installation has to read it.
    `administrators_on` is the day on which the register's administrators were last seen to change,
    None = never since we know it; `closing_on` the day on which it is to be closed. `recovery` is
    the e-mail address to which the platform sends a reset; `recovery_works` says whether it was
    found to arrive somewhere, None = nobody tried.
    """

    id: int
    platform: str
    handle: str
    url: str
    kind: AccountKind
    status: AccountStatus = AccountStatus.ACTIVE
    display_name: str | None = None
    platform_id: str | None = None
    service: str | None = None
    unit: Unit | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    created_on: date | None = None
    opened_with: str | None = None
    cadence_days: float | None = None
    purpose: str | None = None
    review_due: date | None = None
    disclosed_by: str | None = None
    disclosed_year: int | None = None
    first_seen_at: datetime | None = None
    administrators: tuple[Administrator, ...] = ()
    custody: Custody | None = None
    permissions: tuple[Permission, ...] = ()
    guessed: frozenset[str] = field(default_factory=frozenset)
    access: Access = field(default_factory=Access)
    administrators_on: date | None = None
    requested_on: date | None = None
    closing_on: date | None = None
    recovery: str | None = None
    recovery_works: bool | None = None

    @property
    def opened(self) -> bool:
        """Say whether the account should be there: it was opened, and not closed since.

        A sheet that calls an account approved speaks of one in use; only a request of our own comes
        before opening.
        """
        waiting = self.status in {AccountStatus.REQUESTED, AccountStatus.APPROVED}
        return not (waiting and self.requested_on) and self.status is not AccountStatus.CLOSED

    @property
    def registered(self) -> bool:
        """Say whether the account is on the register (a lead or a proposal is not)."""
        return self.status not in {AccountStatus.LEAD, AccountStatus.PROPOSED}
