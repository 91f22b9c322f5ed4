"""What falls due soon, from the register and the policy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from crawler.model.account import Account, PermissionScope
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import Line
from reports.digest.plain import NAME_LETTERS, WHY_LETTERS, plain
from reports.digest.wording import brief_title, platform
from reports.languages.tongue import Tongue, msgid

SOON = timedelta(days=30)
"""How far ahead a day is announced, and how long after it is still said."""
_LINES = 8
_PERMISSION_ENDS = {
    PermissionScope.LOGO: msgid("permission to use the logo ends {day}."),
    PermissionScope.OFFICIAL_CAPACITY: msgid("permission to speak for the district ends {day}."),
    PermissionScope.PHOTOS: msgid("permission to show photos ends {day}."),
}
_PERMISSION_ENDED = {
    PermissionScope.LOGO: msgid("permission to use the logo ended {day}."),
    PermissionScope.OFFICIAL_CAPACITY: msgid("permission to speak for the district ended {day}."),
    PermissionScope.PHOTOS: msgid("permission to show photos ended {day}."),
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
        for entry in _of_account(row.account, inputs, today)
        if abs(entry[0] - today) <= SOON
    ]
    lines = [line for _, line in sorted(entries, key=lambda entry: (entry[0], entry[1].title))]
    own = (*_of_policy(inputs, recipient, today), *_of_installation(inputs, recipient, today))
    return (*own, *lines)[:_LINES]


def _of_installation(inputs: DigestInputs, recipient: Recipient, today: date) -> Iterator[Line]:
    """Tell the technology director what keeps Rollcall itself from reading."""
    if recipient.role is not Role.TECHNOLOGY:
        return
    tongue = inputs.tongue
    for name, ends in sorted(inputs.keys.items(), key=lambda entry: (entry[1], entry[0])):
        if ends - today <= SOON:
            day = tongue.day(ends, today)
            if ends >= today:
                text = tongue.text("ends on {day}: renew it.", day=day)
            else:
                text = tongue.text("ended on {day}: renew it.", day=day)
            yield Line(tongue.text("The key {name}", name=name), text)
    for name, reason in sorted(inputs.failed_readers.items()):
        wrong = plain(reason, WHY_LETTERS)
        yield Line(
            tongue.text("The reader of {platform}", platform=platform(name, tongue)),
            tongue.text("failed its self-test: {reason}.", reason=wrong),
        )


def _of_policy(inputs: DigestInputs, recipient: Recipient, today: date) -> tuple[Line, ...]:
    offices = {Role.COMMUNICATIONS, Role.TECHNOLOGY}
    if inputs.review_month != today.month or recipient.role not in offices:
        return ()
    tongue = inputs.tongue
    name = plain(inputs.policy, NAME_LETTERS) or tongue.text("The policy")
    return (Line(name, tongue.text("due for its yearly review this month.")),)


def _of_account(account: Account, inputs: DigestInputs, today: date) -> Iterator[tuple[date, Line]]:
    name, tongue = brief_title(account, inputs), inputs.tongue
    if account.review_due is not None:
        yield account.review_due, Line(name, _review(account.review_due, today, tongue))
    for permission in account.permissions:
        if permission.until is not None:
            is_over = permission.until < today
            said = (_PERMISSION_ENDED if is_over else _PERMISSION_ENDS)[permission.scope]
            text = tongue.text(said, day=tongue.day(permission.until, today))
            yield permission.until, Line(name, text)
    for administrator in account.administrators:
        if administrator.until is not None:
            who = plain(administrator.name, NAME_LETTERS)
            yield administrator.until, Line(name, _leaving(who, administrator.until, today, tongue))


def _review(when: date, today: date, tongue: Tongue) -> str:
    day = tongue.day(when, today)
    if when >= today:
        return tongue.text("review is due on {day}.", day=day)
    return tongue.text("review was due on {day}.", day=day)


def _leaving(who: str, when: date, today: date, tongue: Tongue) -> str:
    day = tongue.day(when, today)
    if when >= today:
        return tongue.text("{name} leaves on {day}: hand the log-in over.", name=who, day=day)
    return tongue.text("{name} left on {day}: hand the log-in over.", name=who, day=day)
