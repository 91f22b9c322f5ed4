"""What a gap in the register is, and what the checks share. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crawler.model.account import Administrator
from crawler.model.case import Case


class Check(StrEnum):
    """What a rule may ask of the register (the policies' checks on the register itself)."""

    NO_ADMINISTRATOR = "no_administrator"
    ONE_ADMINISTRATOR = "one_administrator"
    ADMINISTRATOR_LEFT = "administrator_left"
    ADMINISTRATOR_UNKNOWN = "administrator_unknown"
    ADMINISTRATOR_STUDENT = "administrator_student"
    ADMINISTRATOR_OUTSIDE_ADDRESS = "administrator_outside_address"
    APPROVAL_MISSING = "approval_missing"
    APPROVAL_AFTER_CREATION = "approval_after_creation"
    OPENED_WITH_OUTSIDE_ADDRESS = "opened_with_outside_address"
    DISTRICT_ADDRESS_ON_PERSONAL = "district_address_on_personal"
    CUSTODY_MISSING = "custody_missing"
    CUSTODY_STALE = "custody_stale"
    COACH_CUSTODY_MISSING = "coach_custody_missing"
    PERMISSION_EXPIRED = "permission_expired"
    DISCLOSURE_MISSING = "disclosure_missing"
    REVIEW_OVERDUE = "review_overdue"
    PLATFORM_NOT_ALLOWED = "platform_not_allowed"
    UNIT_MISSING = "unit_missing"
    ADDRESS_DEAD = "address_dead"
    ADDRESS_RENAMED = "address_renamed"
    REQUEST_WAITING = "request_waiting"
    CLOSING_OVERDUE = "closing_overdue"


@dataclass(frozen=True, slots=True)
class Params:
    """`check`: which gap. `max_age_days`: how old a deposit or an approval may be without a review,
    or how long a request may wait; None = any age. `allowed`: names of the platforms that the
    policy allows; () = all.
    """

    check: Check
    max_age_days: float | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence; `which` tells several gaps of one check apart; `field` and `value` are what the
    register says.
    """

    why: str
    which: str | None = None
    field: str | None = None
    value: str | None = None


Checker = Callable[[Case, Params], Iterator[Gap]]


def today(case: Case) -> date:
    """Give the day of the case, in UTC."""
    return case.now.date()


def in_service(case: Case) -> tuple[Administrator, ...]:
    """Give the administrators who are still there."""
    day = today(case)
    return tuple(
        one for one in case.account.administrators if one.until is None or one.until >= day
    )


def is_ours(address: str | None, case: Case) -> bool | None:
    """Say whether an e-mail address is the district's; None when there is none or ours are not
    known.
    """
    domain = domain_of(address)
    if not domain or not case.district.email_domains:
        return None
    return is_below(domain, case.district.email_domains)


def domain_of(address: str | None) -> str:
    """Give what stands behind the @ of an address, lower case; empty when there is none."""
    _, at, domain = (address or "").strip().casefold().rpartition("@")
    return domain if at else ""


def is_below(domain: str, others: Sequence[str]) -> bool:
    """Say whether a domain is one of the others, or a part of one."""
    known = (other.casefold().lstrip("@.") for other in others)
    return any(domain == other or domain.endswith("." + other) for other in known)
