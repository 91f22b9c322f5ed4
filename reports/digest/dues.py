"""Every day on which something falls due, from the register and the settings. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.model.account import Account, PermissionScope
from reports.digest.inputs import DigestInputs
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.wording import brief_title
from reports.languages.tongue import Tongue, msgid

SCHOOL_YEAR_STARTS = 8
"""The month from which on a disclosure of the new school year is asked for (as the register's own
check does).
"""
_PERMISSION_ENDS = {
    PermissionScope.LOGO: msgid("permission to use the logo ends {day}."),
    PermissionScope.OFFICIAL_CAPACITY: msgid("permission to speak for the district ends {day}."),
    PermissionScope.PHOTOS: msgid("permission to show photos ends {day}."),
    PermissionScope.PARENTAL: msgid("the parents' consent to photos ends {day}."),
}
PERMISSION_ENDED = {
    PermissionScope.LOGO: msgid("permission to use the logo ended {day}."),
    PermissionScope.OFFICIAL_CAPACITY: msgid("permission to speak for the district ended {day}."),
    PermissionScope.PHOTOS: msgid("permission to show photos ended {day}."),
    PermissionScope.PARENTAL: msgid("the parents' consent to photos ended {day}."),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day: `key` is its stable name, `title` what it is about."""

    on: date
    key: str
    title: str
    text: str


def account_dues(inputs: DigestInputs, today: date) -> Iterator[Due]:
    """Give what falls due of every account, in no order: reviews, permissions, hand-overs of those
    who leave, yearly disclosures.
    """
    for row in inputs.coverage:
        if _has_days(row.account):
            yield from _of_account(row.account, inputs, today)


def key_dues(inputs: DigestInputs, today: date) -> Iterator[Due]:
    """Give the days on which the platforms' keys end, the first one first."""
    tongue = inputs.tongue
    for name, ends in sorted(inputs.keys.items(), key=lambda entry: (entry[1], entry[0])):
        day = tongue.day(ends, today)
        if ends >= today:
            text = tongue.text("ends on {day}: renew it.", day=day)
        else:
            text = tongue.text("ended on {day}: renew it.", day=day)
        yield Due(ends, f"key/{name}", tongue.text("The key {name}", name=name), text)


def policy_dues(inputs: DigestInputs, today: date) -> Iterator[Due]:
    """Give the first days of this year's and the next year's month in which the policy is
    reviewed.
    """
    month, tongue = inputs.review_month, inputs.tongue
    if month is None or today.year >= date.max.year:
        return
    for year in (today.year, today.year + 1):
        yield Due(
            date(year, month, 1),
            f"policy/{year}",
            plain(inputs.policy, NAME_LETTERS) or tongue.text("The policy"),
            tongue.text("due for its yearly review this month."),
        )


def _has_days(account: Account) -> bool:
    return (
        account.review_due is not None
        or account.disclosed_year is not None
        or any(permission.until is not None for permission in account.permissions)
        or any(administrator.until is not None for administrator in account.administrators)
    )


def _of_account(account: Account, inputs: DigestInputs, today: date) -> Iterator[Due]:
    name, tongue = brief_title(account, inputs), inputs.tongue
    own = f"account/{account.id}"
    if account.review_due is not None:
        text = _review(account.review_due, today, tongue)
        yield Due(account.review_due, f"{own}/review", name, text)
    for number, permission in enumerate(account.permissions):
        if permission.until is not None:
            is_over = permission.until < today
            said = (PERMISSION_ENDED if is_over else _PERMISSION_ENDS)[permission.scope]
            text = tongue.text(said, day=tongue.day(permission.until, today))
            key = f"{own}/permission/{permission.scope}/{number}"
            yield Due(permission.until, key, name, text)
    for number, administrator in enumerate(account.administrators):
        if administrator.until is not None:
            who = plain(administrator.name, NAME_LETTERS)
            text = _leaving(who, administrator.until, today, tongue)
            yield Due(administrator.until, f"{own}/hand-over/{number}", name, text)
    yield from _disclosure(account, name, today, tongue)


def _disclosure(account: Account, name: str, today: date, tongue: Tongue) -> Iterator[Due]:
    """An employee discloses an account anew for every school year (WI IV.D)."""
    if account.disclosed_by is None or account.disclosed_year is None:
        return
    if not 1 <= account.disclosed_year < date.max.year:
        return
    on = date(account.disclosed_year + 1, SCHOOL_YEAR_STARTS, 1)
    who, day = plain(account.disclosed_by, NAME_LETTERS), tongue.day(on, today)
    if on >= today:
        text = tongue.text("{name}'s yearly disclosure is due on {day}.", name=who, day=day)
    else:
        text = tongue.text("{name}'s yearly disclosure was due on {day}.", name=who, day=day)
    yield Due(on, f"account/{account.id}/disclosure", name, text)


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
