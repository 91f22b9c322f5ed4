"""What falls due soon, from the register and the policy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from reports.digest.dues import account_dues, key_dues
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import Line
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.rest import most, page_url

SOON = timedelta(days=30)
"""How far ahead a day is announced, and how long after it is still said."""
_LINES = 8


def reminders(inputs: DigestInputs, recipient: Recipient, now: datetime) -> tuple[Line, ...]:
    """List what is due within 30 days, or was in the last 30, by its day, and count what there is
    no room for; none for the superintendent.
    """
    if recipient.role is Role.SUPERINTENDENT:
        return ()
    today = now.astimezone(inputs.zone).date()
    soon = [due for due in account_dues(inputs, today) if abs(due.on - today) <= SOON]
    soon.sort(key=lambda due: (due.on, due.title, due.key))
    lines = (
        *_of_policy(inputs, recipient, today),
        *_of_keys(inputs, recipient, today),
        *(Line(due.title, due.text) for due in soon),
    )
    room = most(_LINES, inputs)
    left = len(lines) - room
    if left <= 0:
        return lines
    more = inputs.tongue.count("and {number} more", "and {number} more", left)
    return (*lines[:room], Line(more, link=page_url(recipient, inputs)))


def _of_keys(inputs: DigestInputs, recipient: Recipient, today: date) -> Iterator[Line]:
    if recipient.role is Role.TECHNOLOGY:
        for due in key_dues(inputs, today):
            if due.on - today <= SOON:
                yield Line(due.title, due.text)


def _of_policy(inputs: DigestInputs, recipient: Recipient, today: date) -> tuple[Line, ...]:
    offices = {Role.COMMUNICATIONS, Role.TECHNOLOGY}
    if inputs.review_month != today.month or recipient.role not in offices:
        return ()
    tongue = inputs.tongue
    name = plain(inputs.policy, NAME_LETTERS) or tongue.text("The policy")
    return (Line(name, tongue.text("due for its yearly review this month.")),)
