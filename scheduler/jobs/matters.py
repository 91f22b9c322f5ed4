"""Cases: opened, worked through, settled; each with its playbook filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from config.playbooks import Step, playbook
from crawler.model.account import Account
from crawler.model.case import District
from crawler.model.life.addresses import is_ours, is_students
from crawler.model.life.holders import hold_of
from crawler.model.life.ways_in import called
from crawler.model.matter import Entry, EntryKind, Matter, Settlement
from crawler.model.staff import with_leavers
from crawler.runs.tools import district_for
from crawler.store.accounts import load_accounts
from crawler.store.matters import add_entry, matters, open_matter
from crawler.store.session import Session
from reports.lists.matter import MatterShown, clock_of, matter_shown
from reports.render.matter import lay_out_matter
from scheduler.jobs.home import Home
from scheduler.jobs.looking import UnfitError
from scheduler.jobs.sweep import find_account


@dataclass(frozen=True, slots=True)
class Said:
    """What a person writes into a case; `step` None = the whole case, `wait_days` None = as the
    playbook says when a ticket was drawn, else nothing is waited for.
    """

    person: str
    kind: EntryKind
    step: str | None = None
    text: str | None = None
    ticket: str | None = None
    wait_days: int | None = None


def open_case(home: Home, account: str, action: str, person: str, now: datetime) -> int:
    """Open a case about an account (as `sweep --account` takes it) and give its number.

    Raises NothingToSweepError when not exactly one account is meant, StoreError when one is open.
    """
    with home.store.begin() as session:
        known = load_accounts(session, home.district_id, include_closed=True)
        found = find_account(known, account)
        return open_matter(session, home.district_id, found.id, action, (person, now))


def note(home: Home, number: int, said: Said, now: datetime) -> str:
    """Write an entry into a case and give what its clock says then. Raises UnfitError for a step
    that its playbook does not have, StoreError for a case that is not there or is settled.
    """
    today = home.day(now)
    with home.store.begin() as session:
        matter = _matter(session, home, number)
        step = _step_of(session, home, matter, said.step) if said.step else None
        wait = said.wait_days
        if wait is None and said.kind is EntryKind.TICKET and step is not None:
            wait = step.wait_days
        until = today + timedelta(days=wait) if wait is not None else None
        entry = Entry(now, said.person, said.kind, said.step, said.text, said.ticket, until)
        add_entry(session, home.district_id, number, entry)
        return clock_of(_matter(session, home, number), today)


def settle(
    home: Home, number: int, outcome: Settlement, said: tuple[str, str | None], now: datetime
) -> None:
    """End a case; `said` is who, and what there is to say. Raises StoreError."""
    person, text = said
    entry = Entry(now, person, EntryKind.SETTLED, text=text, outcome=outcome)
    with home.store.begin() as session:
        _matter(session, home, number)
        add_entry(session, home.district_id, number, entry)


def case_rows(home: Home, now: datetime, *, settled: bool = False) -> list[dict[str, Any]]:
    """Give the open cases, with `settled` all, each as one row."""
    today = home.day(now)
    with home.store.read() as session:
        accounts = {one.id: one for one in _accounts(session, home)}
        found = matters(session, home.district_id)
    return [
        {
            "case": one.id,
            "action": one.action,
            "platform": accounts[one.account_id].platform,
            "handle": accounts[one.account_id].handle,
            "opened": home.day(one.opened_at).isoformat(),
            "by": one.opened_by,
            "entries": len(one.entries),
            "clock": clock_of(one, today),
        }
        for one in found
        if settled or one.outcome is None
    ]


def case_page(home: Home, number: int, now: datetime) -> MatterShown:
    """Give a case as it stands, with its playbook filled in. Raises UnfitError."""
    with home.store.read() as session:
        matter = _matter(session, home, number)
        account, district = _account(session, home, matter)
    steps = playbook(account.platform, matter.action, _facts(account, district))
    hold = hold_of(account, district, home.day(now))
    facts = (
        ("Handle", account.handle),
        ("Unit", account.unit.name if account.unit else "not on the register"),
        ("What the register says", "; ".join(hold.reasons)),
    )
    return matter_shown(matter, account, steps, facts, home.day(now))


def write_page(home: Home, number: int, file: Path, now: datetime) -> None:
    """Write a case as a page to work from. Raises UnfitError, OSError."""
    file.write_text(lay_out_matter(case_page(home, number, now)), "utf-8")


def _matter(session: Session, home: Home, number: int) -> Matter:
    found = next((one for one in matters(session, home.district_id) if one.id == number), None)
    if found is None:
        raise UnfitError(f"There is no case {number}; `rollcall case list --all` has them all.")
    return found


def _step_of(session: Session, home: Home, matter: Matter, name: str) -> Step:
    account, district = _account(session, home, matter)
    steps = playbook(account.platform, matter.action, _facts(account, district))
    step = next((one for one in steps if one.id == name), None)
    if step is None:
        known = ", ".join(one.id for one in steps)
        raise UnfitError(f"Case {matter.id} has no step {name!r}; it has: {known}.")
    return step


def _accounts(session: Session, home: Home) -> tuple[Account, ...]:
    return load_accounts(session, home.district_id, include_closed=True)


def _account(session: Session, home: Home, matter: Matter) -> tuple[Account, District]:
    district = district_for(session, home.settings, home.district_id)
    found = next(one for one in _accounts(session, home) if one.id == matter.account_id)
    return with_leavers(found, district.staff), district


def _facts(account: Account, district: District) -> dict[str, str]:
    """Give what the playbook fills in; a student is never named, nor is a private address."""
    people = "; ".join(
        _person(one.email, called(one, district), district) for one in account.administrators
    )
    address = account.recovery or account.opened_with
    public = address and is_ours(address, district) and not is_students(address, district)
    return {
        "url": account.url,
        "handle": account.handle,
        "unit": account.unit.name if account.unit else "a part",
        "district": district.name,
        "administrators": people or "the register names nobody",
        "recovery": (address or "") if public else "the address that the register has",
    }


def _person(email: str | None, name: str, district: District) -> str:
    if email and is_ours(email, district) and not is_students(email, district):
        return f"{name} ({email})"
    return name
