"""Sees what is missing or out of date in an account's register entry: one check per rule. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from crawler.detectors.register_gap import addresses, papers, people, place
from crawler.detectors.register_gap.dates import turning_days
from crawler.detectors.register_gap.gap import Check, Checker, Gap, Params
from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.moments import next_moment
from crawler.model.sighting import Sighting, Span

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = False

CHECKS: Mapping[Check, Checker] = {
    Check.NO_ADMINISTRATOR: people.no_administrator,
    Check.ONE_ADMINISTRATOR: people.one_administrator,
    Check.ADMINISTRATOR_LEFT: people.administrator_left,
    Check.ADMINISTRATOR_UNKNOWN: addresses.administrator_unknown,
    Check.ADMINISTRATOR_STUDENT: addresses.administrator_student,
    Check.ADMINISTRATOR_OUTSIDE_ADDRESS: addresses.administrator_outside_address,
    Check.APPROVAL_MISSING: papers.approval_missing,
    Check.APPROVAL_AFTER_CREATION: papers.approval_after_creation,
    Check.OPENED_WITH_OUTSIDE_ADDRESS: place.opened_with_outside_address,
    Check.DISTRICT_ADDRESS_ON_PERSONAL: place.district_address_on_personal,
    Check.CUSTODY_MISSING: papers.custody_missing,
    Check.CUSTODY_STALE: papers.custody_stale,
    Check.COACH_CUSTODY_MISSING: people.coach_custody_missing,
    Check.PERMISSION_EXPIRED: papers.permission_expired,
    Check.DISCLOSURE_MISSING: people.disclosure_missing,
    Check.REVIEW_OVERDUE: papers.review_overdue,
    Check.PLATFORM_NOT_ALLOWED: place.platform_not_allowed,
    Check.UNIT_MISSING: place.unit_missing,
    Check.ADDRESS_DEAD: place.address_dead,
    Check.ADDRESS_RENAMED: place.address_renamed,
    Check.REQUEST_WAITING: papers.request_waiting,
    Check.CLOSING_OVERDUE: papers.closing_overdue,
}


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give the gaps of one check; an account that is closed, or was never registered, has none.

    The anchor is the check's name, followed by what tells several gaps of one check apart.
    """
    if not case.account.registered or case.account.status is AccountStatus.CLOSED:
        return
    for gap in CHECKS[params.check](case, params):
        name = params.check.value
        yield Sighting(
            anchor=name if gap.which is None else f"{name}:{gap.which}",
            why=gap.why,
            confidence=1.0,
            place="register",
            spans=_spans(gap),
            link=case.account.url,
            facts={"check": name},
        )


def stands_until(case: Case, params: Params) -> datetime | None:
    """Give the next day on which a date of the register entry means something else."""
    return next_moment(case.now, turning_days(case, params))


def _spans(gap: Gap) -> tuple[Span, ...]:
    if gap.field is None or gap.value is None:
        return ()
    return (Span(gap.field, 0, len(gap.value), gap.value),)
