"""The one sentence of a digest and its subject. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.digest.inputs import Role
from reports.digest.parts import Coverage
from reports.digest.week import Week
from reports.languages.tongue import Tongue, msgid


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first words are about: how many things need the reader, and what was checked."""

    number: int
    covered: Coverage
    role: Role
    tongue: Tongue

    @property
    def is_whole(self) -> bool:
        """Say whether everything was checked, so that nothing means nothing."""
        return self.covered.checked >= self.covered.total


@dataclass(frozen=True, slots=True)
class _Checked:
    """Ways to say what was checked, of accounts or of team accounts."""

    no_account: str
    one: str
    not_one: str
    all: str
    none: str
    some: str


_ACCOUNTS = _Checked(
    no_account=msgid("there is no account to check yet"),
    one=msgid("the one account was checked"),
    not_one=msgid("the one account could not be checked"),
    all=msgid("all {total} accounts checked"),
    none=msgid("none of {total} accounts could be checked"),
    some=msgid("{checked} of {total} accounts checked"),
)
_TEAM_ACCOUNTS = _Checked(
    no_account=msgid("there is no team account to check yet"),
    one=msgid("the one team account was checked"),
    not_one=msgid("the one team account could not be checked"),
    all=msgid("all {total} team accounts checked"),
    none=msgid("none of {total} team accounts could be checked"),
    some=msgid("{checked} of {total} team accounts checked"),
)


def headline(opening: Opening) -> str:
    """Write the one sentence: `3 things need you; 42 of 45 accounts checked.`"""
    return opening.tongue.text("{need}; {checked}.", need=_need(opening), checked=_checked(opening))


def subject(opening: Opening, week: Week, alarm: str | None) -> str:
    """Write the subject: `3 need you · 42 of 45 checked · week 47`."""
    tongue, covered = opening.tongue, opening.covered
    checked = tongue.text(
        "{checked} of {total} checked", checked=covered.checked, total=covered.total
    )
    parts = [tongue.text("Sweep incomplete")] if alarm else []
    named = tongue.text("week {week}", week=week.number)
    return " · ".join([*parts, _brief_need(opening), checked, named])


def _need(opening: Opening) -> str:
    number, tongue = opening.number, opening.tongue
    if opening.role is Role.SUPERINTENDENT:
        if number:
            return tongue.count("{number} thing is open", "{number} things are open", number)
        return tongue.text("Nothing known is open")
    if number:
        return tongue.count("{number} thing needs you", "{number} things need you", number)
    if opening.is_whole:
        return tongue.text("Nothing needs you")
    return tongue.text("Nothing we could check needs you")


def _brief_need(opening: Opening) -> str:
    number, tongue = opening.number, opening.tongue
    if opening.role is Role.SUPERINTENDENT:
        if number:
            return tongue.count("{number} open", "{number} open", number)
        return tongue.text("Nothing open") if opening.is_whole else _need(opening)
    if number:
        return tongue.count("{number} needs you", "{number} need you", number)
    return _need(opening) if opening.is_whole else tongue.text("Nothing known needs you")


def _checked(opening: Opening) -> str:
    ways = _TEAM_ACCOUNTS if opening.role is Role.ATHLETICS else _ACCOUNTS
    checked, total = opening.covered.checked, opening.covered.total
    if total <= 1:
        few = ways.one if checked else ways.not_one
        return opening.tongue.text(few if total else ways.no_account)
    way = ways.all if checked == total else ways.some if checked else ways.none
    return opening.tongue.text(way, checked=checked, total=total)
