"""Gaps about papers: approval, deposit of the log-in, permissions, the yearly review. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crawler.detectors.register_gap.gap import Gap, Params, today
from crawler.model.account import AccountStatus
from crawler.model.case import Case

_NOT_OPENED = frozenset({AccountStatus.REQUESTED, AccountStatus.APPROVED})


def approval_missing(case: Case, _params: Params) -> Iterator[Gap]:
    """Who approved, or when, is not on file (MTKA II; ENS establishment 1-2). A request still waits
    for it.
    """
    account = case.account
    missing = ["by whom"] * (account.approved_by is None) + ["when"] * (account.approved_on is None)
    if missing and account.status is not AccountStatus.REQUESTED:
        yield Gap(f"The register does not say {' and '.join(missing)} this account was approved.")


def approval_after_creation(case: Case, _params: Params) -> Iterator[Gap]:
    """The account was there before its approval (ENS establishment 1-2)."""
    approved, created = case.account.approved_on, case.account.created_on
    if approved and created and created < approved:
        opened = created.isoformat()
        why = f"The account was opened on {opened}, before its approval on {approved.isoformat()}."
        yield Gap(why, field="created_on", value=opened)


def custody_missing(case: Case, _params: Params) -> Iterator[Gap]:
    """No deposit of the log-in is on file (MTKA II, IV.2.1; ENS establishment 4)."""
    if case.account.custody is None and case.account.status not in _NOT_OPENED:
        yield Gap("The register does not say where the log-in is deposited.")


def custody_stale(case: Case, params: Params) -> Iterator[Gap]:
    """The deposit has no date, is older than the last change of administrators, or than allowed
    (ENS establishment 4: updated on change).
    """
    custody = case.account.custody
    if custody is None:
        return
    if custody.deposited_on is None:
        yield Gap("The register does not say when the log-in was deposited.")
        return
    on = custody.deposited_on.isoformat()
    left = _left_since(case, custody.deposited_on)
    changed = case.account.administrators_on
    if left:
        why = f"The log-in was last deposited on {on}; {left} has left since."
        yield Gap(why, field="deposited_on", value=on)
    elif changed and changed > custody.deposited_on:
        why = f"The log-in was last deposited on {on}, before the administrators changed"
        yield Gap(f"{why} ({changed.isoformat()}).", field="deposited_on", value=on)
    elif _is_older(custody.deposited_on, case, params):
        why = f"The log-in was last deposited on {on}, longer ago than the policy allows."
        yield Gap(why, field="deposited_on", value=on)


def permission_expired(case: Case, _params: Params) -> Iterator[Gap]:
    """A permission ended, and no other one for the same thing counts: one gap for each thing."""
    day = today(case)
    permissions = case.account.permissions
    counting = {(one.scope, one.mark) for one in permissions if one.counts_on(day)}
    ended: dict[tuple[str, str | None], date] = {}
    for one in permissions:
        still = {(one.scope, one.mark), (one.scope, None)} & counting
        if one.until and not still:
            key = (one.scope.value, one.mark)
            ended[key] = max(one.until, ended.get(key, one.until))
    for (scope, mark), until in ended.items():
        about = scope.replace("_", " ") + (f" ({mark})" if mark else "")
        why = f"The permission for {about} ended on {until.isoformat()} and counts as none."
        yield Gap(why, f"{scope}:{mark or '*'}", "permissions", until.isoformat())


def review_overdue(case: Case, params: Params) -> Iterator[Gap]:
    """The review's day has passed; without a day, the approval is older than allowed."""
    due, approved = case.account.review_due, case.account.approved_on
    if due and due < today(case):
        yield Gap(
            f"The review was due on {due.isoformat()}.", field="review_due", value=due.isoformat()
        )
    elif due is None and approved and _is_older(approved, case, params):
        why = f"The account was approved on {approved.isoformat()}, and no review has a date."
        yield Gap(why, field="approved_on", value=approved.isoformat())


def request_waiting(case: Case, params: Params) -> Iterator[Gap]:
    """A request waits for its approval longer than allowed."""
    account = case.account
    asked = account.requested_on if account.status is AccountStatus.REQUESTED else None
    if asked and _is_older(asked, case, params):
        on = asked.isoformat()
        yield Gap(f"The request of {on} was neither approved nor refused.", None, "status", on)


def closing_overdue(case: Case, _params: Params) -> Iterator[Gap]:
    """The day of the closing timetable has passed, and the account is not closed."""
    closing = case.account.closing_on
    if closing and closing < today(case):
        on = closing.isoformat()
        yield Gap(f"The account was to be closed on {on}.", field="closing_on", value=on)


def _left_since(case: Case, deposited_on: date) -> str | None:
    left = (
        one.name
        for one in case.account.administrators
        if one.until and deposited_on <= one.until < today(case)
    )
    return next(left, None)


def _is_older(day: date, case: Case, params: Params) -> bool:
    if params.max_age_days is None:
        return False
    return today(case) - day > timedelta(days=params.max_age_days)
