"""Take an account through its life: request, approval, opening, review, closing, archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from crawler.model.account import Account, Unit
from crawler.model.seasons import Calendar
from crawler.model.steps import Step, Taken
from crawler.register.life import steps
from crawler.register.life.calendar import next_review
from crawler.register.life.request import AccountRequest, account_from, facts_of, similar_accounts
from crawler.register.life.steps import StepError
from crawler.runs.tools import calendar_of
from crawler.store.accounts import find_account as account_with_key
from crawler.store.accounts import load_accounts, save_account
from crawler.store.districts import load_district
from crawler.store.session import Session
from crawler.store.steps import Noted, add_step, steps_of
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import find_account

Change = Callable[[Account, Taken], Account]


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of an account: which (as `sweep --account` takes it), who says so, the day
    (None = today where the district is), and what there was to say.
    """

    account: str
    person: str
    on: date | None = None
    note: str | None = None


def ask_for(home: Home, request: AccountRequest, now: datetime) -> Account:
    """Write a request down and give the account that waits for approval. Raises StepError with all
    that stands against it.
    """
    today = home.day(now)
    with home.store.begin() as session:
        accounts = load_accounts(session, home.district_id, include_closed=True)
        key = (request.identity.platform, request.identity.handle)
        known = account_with_key(session, home.district_id, *key)
        if known is not None and known.registered:
            raise StepError(f"{key[0]}:{key[1]} is on the register: it is {known.status.value}.")
        similar = similar_accounts(request, accounts)
        account = account_from(request, similar, today)
        number = save_account(session, home.district_id, account)
        facts = facts_of(request, similar)
        taken = Taken(Step.REQUESTED, request.requested_by, today, None, facts)
        add_step(session, home.district_id, number, taken, now)
    return account


def approve(home: Home, word: Word, now: datetime) -> Account:
    """Approve a request. Raises StepError when the person may not."""

    def change(account: Account, taken: Taken) -> Account:
        _check_approver(home, account, taken.person)
        return steps.approve(account, taken)

    return _take(home, Step.APPROVED, word, now, change)


def refuse(home: Home, word: Word, now: datetime) -> Account:
    """Refuse a request, with the reason. Raises StepError when the person may not."""

    def change(account: Account, taken: Taken) -> Account:
        _check_approver(home, account, taken.person)
        return steps.refuse(account, taken)

    return _take(home, Step.REFUSED, word, now, change)


def opened(home: Home, word: Word, opened_with: str, now: datetime) -> Account:
    """Say that an approved account was opened, and with which address."""
    return _take(
        home,
        Step.OPENED,
        word,
        now,
        lambda account, taken: steps.open_account(account, taken, opened_with),
    )


def activate(home: Home, word: Word, now: datetime) -> Account:
    """Say that the papers of an opened account are complete."""
    return _take(
        home,
        Step.ACTIVATED,
        word,
        now,
        lambda account, taken: steps.activate(account, _review_day(home, account, taken.on)),
    )


def reviewed(home: Home, word: Word, next_on: date | None, now: datetime) -> Account:
    """Say that an entry was reviewed; `next_on` None = a year on, or before the next season."""
    return _take(
        home,
        Step.REVIEWED,
        word,
        now,
        lambda account, taken: steps.review(
            account, next_on or _review_day(home, account, taken.on)
        ),
    )


def plan_closing(home: Home, word: Word, closing_on: date, now: datetime) -> Account:
    """Set the day on which an account is to be closed."""
    return _take(
        home,
        Step.CLOSING,
        word,
        now,
        lambda account, taken: steps.plan_closing(account, taken, closing_on),
    )


def keep(home: Home, word: Word, now: datetime) -> Account:
    """Call a closing off."""
    return _take(home, Step.KEPT, word, now, lambda account, _: steps.keep(account))


def closed(home: Home, word: Word, now: datetime) -> Account:
    """Say that an account was closed."""
    return _take(home, Step.CLOSED, word, now, lambda account, _: steps.close(account))


def history(home: Home, words: str) -> tuple[Account, tuple[Noted, ...]]:
    """Give an account and the steps of its life."""
    with home.store.read() as session:
        account = find_account(_all(session, home), words)
        return account, steps_of(session, account.id)


def _take(home: Home, step: Step, word: Word, now: datetime, change: Change) -> Account:
    taken = Taken(step, word.person, word.on or home.day(now), word.note)
    if taken.on > home.day(now):
        raise StepError(f"{taken.on} has not come yet.")
    with home.store.begin() as session:
        account = find_account(_all(session, home), word.account)
        after = change(account, taken)
        save_account(session, home.district_id, after)
        add_step(session, home.district_id, account.id, taken, now)
    return after


def _all(session: Session, home: Home) -> tuple[Account, ...]:
    accounts = load_accounts(session, home.district_id, include_closed=True)
    return tuple(account for account in accounts if account.registered)


def _review_day(home: Home, account: Account, today: date) -> date:
    calendar: Calendar = calendar_of(home.settings)
    return next_review(account, calendar, today)


def _check_approver(home: Home, account: Account, person: str) -> None:
    """Raise StepError when the settings name approvers, and this is none for the account's unit."""
    said = home.settings.district.approvers
    if not said:
        return
    with home.store.read() as session:
        units = load_district(session, home.district_id).units
    around = _around(account.unit, {unit.id: unit for unit in units})
    able = [one for one in said if one.unit is None or one.unit in around]
    wanted = person.strip().casefold()
    if not any(wanted in {one.name.casefold(), one.email.casefold()} for one in able):
        named = ", ".join(f"{one.name} <{one.email}>" for one in able) or "nobody"
        raise StepError(f"{person} may not decide about this account; district.toml names {named}.")


def _around(unit: Unit | None, units: dict[int, Unit]) -> set[str]:
    """Give the names of a unit and of all that it is a part of."""
    names: set[str] = set()
    while unit is not None and unit.name not in names:
        names.add(unit.name)
        unit = units.get(unit.parent_id) if unit.parent_id else None
    return names
