"""What falls due soon, from the register and the policy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from crawler.model.account import Account, PermissionScope
from reports.digest.ages import day
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import Line
from reports.digest.plain import NAME_LETTERS, WHY_LETTERS, plain
from reports.digest.wording import brief_title, platform

SOON = timedelta(days=30)
"""How far ahead a day is announced, and how long after it is still said."""
_LINES = 8
_SCOPES = {
    PermissionScope.LOGO: "use the logo",
    PermissionScope.OFFICIAL_CAPACITY: "speak for the district",
    PermissionScope.PHOTOS: "show photos",
}


def reminders(inputs: DigestInputs, recipient: Recipient, now: datetime) -> tuple[Line, ...]:
    """List what is due within 30 days, or was in the last 30, by its day; none for the
    superintendent.
    """
    if recipient.role is Role.SUPERINTENDENT:
        return ()
    today = now.astimezone(inputs.zone).date()
    entries = [
        entry
        for row in inputs.coverage
        for entry in _of_account(row.account, today)
        if abs(entry[0] - today) <= SOON
    ]
    lines = [line for _, line in sorted(entries, key=lambda entry: (entry[0], entry[1].title))]
    own = (*_of_policy(inputs, recipient, today), *_of_installation(inputs, recipient, today))
    return (*own, *lines)[:_LINES]


def _of_installation(inputs: DigestInputs, recipient: Recipient, today: date) -> Iterator[Line]:
    """Tell the technology director what keeps Rollcall itself from reading."""
    if recipient.role is not Role.TECHNOLOGY:
        return
    for name, ends in sorted(inputs.keys.items(), key=lambda entry: (entry[1], entry[0])):
        if ends - today <= SOON:
            verb = "ends" if ends >= today else "ended"
            yield Line(f"The key {name}", f"{verb} on {day(ends, today)}: renew it.")
    for name, reason in sorted(inputs.failed_readers.items()):
        wrong = plain(reason, WHY_LETTERS)
        yield Line(f"The reader of {platform(name)}", f"failed its self-test: {wrong}.")


def _of_policy(inputs: DigestInputs, recipient: Recipient, today: date) -> tuple[Line, ...]:
    offices = {Role.COMMUNICATIONS, Role.TECHNOLOGY}
    if inputs.review_month != today.month or recipient.role not in offices:
        return ()
    name = plain(inputs.policy, NAME_LETTERS) or "The policy"
    return (Line(name, "due for its yearly review this month."),)


def _of_account(account: Account, today: date) -> Iterator[tuple[date, Line]]:
    name = brief_title(account)
    if account.review_due is not None:
        yield account.review_due, Line(name, f"review {_due(account.review_due, today)}.")
    for permission in account.permissions:
        if permission.until is not None:
            verb = "ends" if permission.until >= today else "ended"
            text = (
                f"permission to {_SCOPES[permission.scope]} {verb} {day(permission.until, today)}."
            )
            yield permission.until, Line(name, text)
    for administrator in account.administrators:
        if administrator.until is not None:
            who = plain(administrator.name, NAME_LETTERS)
            verb = "leaves" if administrator.until >= today else "left"
            text = f"{who} {verb} on {day(administrator.until, today)}: hand the log-in over."
            yield administrator.until, Line(name, text)


def _due(when: date, today: date) -> str:
    return f"{'is' if when >= today else 'was'} due on {day(when, today)}"
