"""An invented big district, written into a store as sweeps would have written it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crawler.model.account import Account, AccountKind, Unit, UnitKind
from crawler.model.case import District
from crawler.model.finding import Finding, fingerprint
from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.accounts import load_accounts
from crawler.store.districts import load_district, save_district
from crawler.store.findings import record_findings
from crawler.store.register import apply_import
from crawler.store.session import Store, migrate, open_store
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from tests.reports.samples import EVERYBODY, a_sighting, days_ago

SCHOOLS, ACCOUNTS, FINDINGS = 60, 4_000, 10_000
_SEVERITIES = ("high", "medium", "low")


def fill(home: Path) -> None:
    """Make the store: the register, a sweep that read all but every twentieth, the findings."""
    store = opened(home)
    schools = tuple(
        Unit(2 + number, f"School {number}", UnitKind.SCHOOL, 1) for number in range(SCHOOLS)
    )
    teams = tuple(
        Unit(100 + number, f"Team {number}", UnitKind.TEAM, school.id, sport="soccer")
        for number, school in enumerate(schools)
    )
    whole = Unit(1, "Heron Lake Public Schools", UnitKind.DISTRICT)
    with store.begin() as session:
        district_id = save_district(
            session, District(0, whole.name, units=(whole, *schools, *teams))
        )
        units = load_district(session, district_id).units
        accounts = [_account(number, units[number % len(units)]) for number in range(ACCOUNTS)]
        apply_import(session, district_id, accounts, "bench", days_ago(90))
        ids = [account.id for account in load_accounts(session, district_id)]
    for sweep in (1, 2):
        _sweep(store, district_id, ids, sweep)
    store.close()


def _account(number: int, unit: Unit) -> Account:
    return Account(
        id=0,
        platform=("instagram", "facebook", "bluesky")[number % 3],
        handle=f"herons{number}",
        url=f"https://social.example/herons{number}",
        kind=AccountKind.PROFESSIONAL,
        display_name=f"Heron Lake Account {number}",
        unit=unit,
    )


def _sweep(store: Store, district_id: int, ids: Sequence[int], sweep: int) -> None:
    at = days_ago(15 if sweep == 1 else 1)
    with store.begin() as session:
        sweep_id = start_sweep(session, district_id, ids, at, f"bench:{sweep}")
        visits = [
            Visit(number, Outcome.SEEN, at, at)
            if number % 20
            else Visit(number, Outcome.UNREACHABLE, at, at, reason="No answer.", fix="Wait.")
            for number in ids
        ]
        record_visits(session, sweep_id, visits)
        for account_id, some in _findings(ids).items():
            rules = {one.rule_id for one in some}
            record_findings(session, district_id, sweep_id, account_id, some, at, rules)
        finish_sweep(session, sweep_id, at, "finished")


def _findings(ids: Sequence[int]) -> dict[int, list[Finding]]:
    by_account: dict[int, list[Finding]] = {}
    for number in range(FINDINGS):
        account_id = ids[number % len(ids)]
        by_account.setdefault(account_id, []).append(_finding(account_id, number))
    return by_account


def _finding(account_id: int, number: int) -> Finding:
    sighting = a_sighting(anchor=f"mark:{number}")
    rule_id = f"rule-{number % 7}"
    return Finding(
        fingerprint=fingerprint(rule_id, account_id, sighting.anchor),
        rule_id=rule_id,
        account_id=account_id,
        title="The district's logo is used without a permission on file",
        severity=_SEVERITIES[number % 3],
        clauses=("Generic 6",),
        tell=EVERYBODY,
        action="Ask the owner, kindly, whether permission was given.",
        sighting=sighting,
    )


def opened(home: Path) -> Store:
    """Open the store in a folder, made where it is not there yet."""
    store = open_store(f"sqlite:///{(home / 'rollcall.db').as_posix()}")
    migrate(store)
    return store
