"""A real store with Heron Lake in it: two accounts, swept yesterday."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.model.account import Account, Unit, UnitKind
from crawler.model.case import District
from crawler.model.finding import Finding, fingerprint
from crawler.model.outcome import Outcome
from crawler.model.sighting import Span
from crawler.model.visit import Visit
from crawler.store.accounts import load_accounts, save_account
from crawler.store.districts import save_district
from crawler.store.findings import record_findings
from crawler.store.session import Store, migrate, open_store
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from tests.reports.samples import EASTVIEW, a_sighting, an_account, days_ago

YESTERDAY = days_ago(1)


@dataclass(frozen=True)
class Kept:
    """A store, its district and the accounts in it."""

    store: Store
    district_id: int
    accounts: tuple[Account, ...]


@contextmanager
def a_store(folder: Path) -> Iterator[Kept]:
    """Open a new store with two accounts of Eastview."""
    store = open_store(f"sqlite:///{(folder / 'rollcall.db').as_posix()}")
    try:
        migrate(store)
        with store.begin() as session:
            district_id = save_district(session, _district())
            for number in (1, 2):
                save_account(session, district_id, an_account(0, handle=f"herons{number}"))
            accounts = load_accounts(session, district_id)
        yield Kept(store, district_id, accounts)
    finally:
        store.close()


def sweep(kept: Kept, at: datetime = YESTERDAY, *, read: int = 2, end: bool = True) -> int:
    """Let a sweep read the first accounts and not reach the others."""
    numbers = [account.id for account in kept.accounts]
    with kept.store.begin() as session:
        sweep_id = start_sweep(session, kept.district_id, numbers, at, f"sweep:{at.isoformat()}")
        visits = [
            Visit(
                number,
                Outcome.SEEN if position < read else Outcome.UNREACHABLE,
                at,
                at,
                reason="" if position < read else "The server did not answer.",
                fix="" if position < read else "Wait for the next sweep.",
            )
            for position, number in enumerate(numbers)
        ]
        record_visits(session, sweep_id, visits)
        if end:
            finish_sweep(session, sweep_id, at, "finished")
    return sweep_id


def find(kept: Kept, sweep_id: int, rule_id: str, at: datetime = YESTERDAY) -> None:
    """Let a rule of the generic pack speak on the first account."""
    account = kept.accounts[0]
    finding = Finding(
        fingerprint=fingerprint(rule_id, account.id, "bio"),
        rule_id=rule_id,
        account_id=account.id,
        title="Something to look at",
        severity="high",
        clauses=("Generic 7",),
        tell=("communications", "principal"),
        action="Look at it.",
        sighting=a_sighting(place="bio", spans=(Span("bio", 0, 8, "A. Pupil"),), regions=()),
    )
    with kept.store.begin() as session:
        record_findings(session, kept.district_id, sweep_id, account.id, [finding], at, {rule_id})


def _district() -> District:
    units = (
        Unit(1, "Heron Lake Public Schools", UnitKind.DISTRICT),
        Unit(2, EASTVIEW.name, UnitKind.SCHOOL, 1),
    )
    return District(0, "Heron Lake Public Schools", units=units)
