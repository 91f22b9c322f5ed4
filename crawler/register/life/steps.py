"""The steps of an account's life: which may follow on which, and what each changes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from crawler.model.account import Account, AccountStatus
from crawler.model.steps import Step, Taken

_AT_ALL = frozenset({AccountStatus.ACTIVE, AccountStatus.CREATED, AccountStatus.CLOSING})


_AFTER: Mapping[Step, frozenset[AccountStatus]] = {
    Step.APPROVED: frozenset({AccountStatus.REQUESTED}),
    Step.REFUSED: frozenset({AccountStatus.REQUESTED}),
    Step.OPENED: frozenset({AccountStatus.APPROVED}),
    Step.ACTIVATED: frozenset({AccountStatus.CREATED}),
    Step.REVIEWED: frozenset({AccountStatus.ACTIVE, AccountStatus.CREATED}),
    Step.CLOSING: _AT_ALL,
    Step.KEPT: frozenset({AccountStatus.CLOSING}),
    Step.CLOSED: _AT_ALL,
    Step.ARCHIVED: frozenset({AccountStatus.CLOSING, AccountStatus.CLOSED}),
}


_DONE = {Step.CLOSING: "given a day to close", Step.KEPT: "kept after all"}


class StepError(Exception):
    """A step cannot be taken; the text says why and what to do first."""


def check_order(account: Account, step: Step) -> None:
    """Raise StepError when this step does not follow on where the account stands."""
    wanted = _AFTER.get(step, frozenset())
    if account.status not in wanted:
        named = " or ".join(sorted(status.value for status in wanted))
        raise StepError(
            f"{account.platform}:{account.handle} is {account.status.value}; "
            f"only an account that is {named} can be {_DONE.get(step, step.value)}."
        )


def approve(account: Account, taken: Taken) -> Account:
    """Give the account with its approval."""
    check_order(account, Step.APPROVED)
    return replace(
        account, status=AccountStatus.APPROVED, approved_by=taken.person, approved_on=taken.on
    )


def refuse(account: Account, taken: Taken) -> Account:
    """Give the account as refused. Raises StepError without a reason: somebody will ask."""
    check_order(account, Step.REFUSED)
    if not taken.note:
        raise StepError("A refusal needs a reason, for the person who asked.")
    return replace(account, status=AccountStatus.CLOSED)


def open_account(account: Account, taken: Taken, opened_with: str) -> Account:
    """Give the account as opened on that day, with the address it was opened with."""
    check_order(account, Step.OPENED)
    if account.approved_on and taken.on < account.approved_on:
        day = account.approved_on
        raise StepError(f"It was approved on {day}; it cannot have been opened before.")
    return replace(
        account, status=AccountStatus.CREATED, created_on=taken.on, opened_with=opened_with
    )


def activate(account: Account, review_due: date) -> Account:
    """Give the account as active. Raises StepError with everything that is missing."""
    check_order(account, Step.ACTIVATED)
    missing = missing_for_active(account)
    if missing:
        raise StepError(f"Before it is active, the register needs {', '.join(missing)}.")
    return replace(account, status=AccountStatus.ACTIVE, review_due=review_due)


def missing_for_active(account: Account) -> tuple[str, ...]:
    """Name what an account in use has on the register and this one has not."""
    there = {
        "an administrator": bool(account.administrators),
        "where the log-in was deposited": account.custody is not None,
        "the address it was opened with": account.opened_with is not None,
        "the school, team or office it speaks for": account.unit is not None,
    }
    return tuple(what for what, is_there in there.items() if not is_there)


def review(account: Account, review_due: date) -> Account:
    """Give the account with the day of its next review."""
    check_order(account, Step.REVIEWED)
    return replace(account, review_due=review_due)


def plan_closing(account: Account, taken: Taken, closing_on: date) -> Account:
    """Give the account with the day on which it is to be closed."""
    check_order(account, Step.CLOSING)
    if closing_on < taken.on:
        done = "say `rollcall account closed` when it is closed"
        raise StepError(f"{closing_on} has passed; {done}.")
    return replace(account, status=AccountStatus.CLOSING, closing_on=closing_on)


def keep(account: Account) -> Account:
    """Give the account as active again: its closing was called off."""
    check_order(account, Step.KEPT)
    return replace(account, status=AccountStatus.ACTIVE, closing_on=None)


def close(account: Account) -> Account:
    """Give the account as closed."""
    check_order(account, Step.CLOSED)
    return replace(account, status=AccountStatus.CLOSED)
