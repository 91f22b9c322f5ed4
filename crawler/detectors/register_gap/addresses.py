"""Gaps about the addresses of administrators: students', private ones, nobody's. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.detectors.register_gap.gap import (
    Gap,
    Params,
    domain_of,
    in_service,
    is_below,
    is_ours,
)
from crawler.model.account import Administrator
from crawler.model.case import Case

_STUDENT_LABELS = frozenset(
    {"student", "students", "stu", "pupil", "pupils", "learner", "learners"}
    | {"estudiante", "estudiantes", "alumnos", "eleve", "eleves", "leerling", "leerlingen"}
)
"""How districts name the domain of their students' mail below their own; another name stands in
`student_email_domains`.
"""
_FIELD = "administrators"


def administrator_student(case: Case, _params: Params) -> Iterator[Gap]:
    """A student's address administers the account (MTKA IV.2.1: the coach or adviser holds it)."""
    for one in in_service(case):
        if one.email and _is_students(one, case):
            why = f"{one.name} administers this account with {one.email}, a student's address."
            yield Gap(why, one.email.casefold(), _FIELD, one.email)


def administrator_outside_address(case: Case, _params: Params) -> Iterator[Gap]:
    """An address that is not the district's administers the account (ENS establishment 5): a
    private one is lost to the district with its owner.
    """
    for one in in_service(case):
        if one.email and is_ours(one.email, case) is False and not _is_students(one, case):
            why = f"{one.name} administers this account with {one.email}, which is not an address"
            yield Gap(f"{why} of the district.", one.email.casefold(), _FIELD, one.email)


def administrator_unknown(case: Case, _params: Params) -> Iterator[Gap]:
    """An address of ours that the staff directory does not know; silent without a directory."""
    staff = case.district.staff
    if staff is None:
        return
    for one in in_service(case):
        if one.email and is_ours(one.email, case) and staff.find(one) is None:
            why = f"{one.email} administers this account and does not stand in the staff directory"
            day = staff.as_of.isoformat()
            yield Gap(f"{why} of {day}.", one.email.casefold(), _FIELD, one.email)


def _is_students(one: Administrator, case: Case) -> bool:
    domain = domain_of(one.email)
    if is_below(domain, case.district.student_domains):
        return True
    if is_ours(one.email, case) and domain.partition(".")[0] in _STUDENT_LABELS:
        return True
    member = case.district.staff.find(one) if case.district.staff else None
    return member is not None and not member.on_staff
