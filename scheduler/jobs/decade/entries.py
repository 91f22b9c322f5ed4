"""What the register says of an invented account on a day, and who can really log in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from scheduler.jobs.decade.keepers import DISTRICT_MAIL, Keeper, keeper_from
from scheduler.jobs.decade.lives import Ending, Life, is_staff


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on the register: since when, the day from which their leaving is on file (None =
    never), and whether they know the log-in; `until` is when a later one changed it.
    """

    keeper: Keeper
    since: date
    leaving_known: date | None
    class_known: bool
    knows_from: date | None
    knows_until: date


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposit of the log-in: on file from then, right until it was changed."""

    on: date
    right_until: date


@dataclass(frozen=True, slots=True)
class Papers:
    """All that was ever written down; `registered` None = never. `mailbox` is the address it was
    opened with, which works until `mailbox_ends`; `checked` is the day on which the office tried.
    """

    registered: date | None
    named: tuple[Named, ...]
    deposits: tuple[Deposit, ...]
    mailbox: str
    mailbox_ends: date
    checked: date | None


_NEVER = date(9999, 1, 1)


def papers_of(life: Life, last: date, dice: Random) -> Papers:
    """Write down an account's life as offices do: late, and not all of it."""
    registered = None
    if dice.random() < 0.88:
        registered = life.opened + timedelta(days=dice.randint(5, 400))
    named, deposits = [], []
    changes = _changes(life, dice)
    for number, tenure in enumerate(life.tenures):
        until = next((day for day in changes if day > tenure.starts), _NEVER)
        since = tenure.starts + timedelta(days=dice.randint(3, 80))
        if dice.random() < (0.97 if number == 0 else 0.88):
            named.append(_named(tenure.keeper, since, tenure.starts, until, dice))
        if dice.random() < 0.35:
            deposits.append(Deposit(since, until))
    if dice.random() < 0.35:
        second = keeper_from(life.opened, last, dice)
        if is_staff(second):
            knows = life.opened if dice.random() < 0.95 else None
            # Who is told of each new log-in; the one who is forgotten once is out.
            forgotten = next((day for day in changes if dice.random() < 0.12), _NEVER)
            named.append(_named(second, life.opened, knows, forgotten, dice))
    return Papers(registered, tuple(named), tuple(deposits), *_mailbox(life, dice))


def _changes(life: Life, dice: Random) -> list[date]:
    """Give the days on which the log-in was changed: at most hand-overs, and when it was found."""
    return [
        after.starts
        for before, after in zip(life.tenures, life.tenures[1:], strict=False)
        if before.ending is Ending.LEFT or dice.random() < 0.6
    ]


def _named(
    keeper: Keeper, since: date, knows_from: date | None, until: date, dice: Random
) -> Named:
    known = keeper.leaves + timedelta(days=dice.randint(-40, 45))
    # Of staff the directory says it, of pupils often nobody does.
    said = dice.random() < (0.99 if is_staff(keeper) else 0.6)
    class_known = keeper.class_year is not None and dice.random() < 0.95
    return Named(keeper, since, known if said else None, class_known, knows_from, until)


def _mailbox(life: Life, dice: Random) -> tuple[str, date, date | None]:
    """Give the address it was opened with, when that ends, and when the office tried it."""
    keeper = life.tenures[0].keeper
    checked = None
    if dice.random() < 0.5:
        checked = life.opened + timedelta(days=dice.randint(200, 1500))
    if dice.random() < 0.25:
        ends = _NEVER
        if dice.random() < 0.06:
            ends = life.opened + timedelta(days=dice.randint(400, 2000))
        return f"{life.team.initials.lower()}.activities@{DISTRICT_MAIL}", ends, checked
    return keeper.email, keeper.leaves, checked


def is_orphaned(papers: Papers, day: date) -> bool:
    """Say whether nobody on the register could log in: no named person who was still there and
    knew the log-in, no deposit that was right, no mailbox of an office to reset it through.
    """
    people = any(
        one.since <= day <= min(one.keeper.leaves, one.knows_until)
        and one.knows_from is not None
        and one.knows_from <= day
        for one in papers.named
    )
    deposit = any(one.on <= day < one.right_until for one in papers.deposits)
    office = ".activities@" in papers.mailbox and day <= papers.mailbox_ends
    return not (people or deposit or office)


def entry_on(papers: Papers, day: date) -> dict[str, Any] | None:
    """Give the register entry as it stood on a day, None = it was not on the register."""
    if papers.registered is None or day < papers.registered:
        return None
    deposits = [one.on for one in papers.deposits if one.on <= day]
    works = None
    if papers.checked is not None and papers.checked <= day:
        works = papers.checked <= papers.mailbox_ends
    return {
        "administrators": [_person(one, day) for one in papers.named if one.since <= day],
        "deposited_on": max(deposits).isoformat() if deposits else None,
        "opened_with": papers.mailbox,
        "changed_on": _changed_on(papers, day),
        "recovery_works": works,
    }


def _changed_on(papers: Papers, day: date) -> str | None:
    """Give the last day on which a further person was put on the register."""
    later = sorted(
        one.since
        for one in papers.named
        if papers.registered and papers.registered < one.since <= day
    )
    return later[-1].isoformat() if later and len(papers.named) > 1 else None


def _person(one: Named, day: date) -> dict[str, Any]:
    until = one.keeper.leaves if one.leaving_known and one.leaving_known <= day else None
    return {
        "name": one.keeper.name,
        "email": one.keeper.email,
        "until": until.isoformat() if until else None,
        "class_year": one.keeper.class_year if one.class_known else None,
    }
