"""Judging again what the store and the vault hold: the pack decides anew, and nobody is asked."""

from __future__ import annotations

import socket
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.model.outcome import Outcome
from crawler.model.snapshot import Moment
from crawler.model.visit import Visit
from crawler.runs.judging import judge_sweep
from crawler.runs.tools import clock
from crawler.store.accounts import save_account
from crawler.store.findings import load_findings
from crawler.store.standing import FindingRow
from crawler.store.sweeps import record_visits, start_sweep, unjudged
from scheduler.jobs.home import Home, open_home
from tests.builders import make_account, make_post, make_snapshot
from tests.homes import change_pack, make_home

PATIENT, STRICT = "default_quiet_days: 1000", "default_quiet_days: 400"
QUIET_DAYS = 500


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Open an installation of Heron Lake."""
    with open_home(make_home(tmp_path / "home"), {}) as opened:
        yield opened


@pytest.fixture
def swept(home: Home) -> int:
    """Give a sweep that saw one account, silent for 500 days, and nobody judged it yet."""
    now = clock()
    with home.store.begin() as session:
        account = make_account(id=0, unit=None, cadence_days=None)
        number = save_account(session, home.district_id, account)
        return _sweep(session, home.district_id, _seen(number, now))


def _seen(number: int, now: datetime, quiet_days: int = QUIET_DAYS) -> Visit:
    post = replace(make_post(), moment=Moment(now - timedelta(days=quiet_days)))
    snapshot = make_snapshot(taken_at=now, posts=(post,), avatar=None)
    return Visit(number, Outcome.SEEN, now, now, snapshot=snapshot)


def _sweep(session: Any, district_id: int, visit: Visit) -> int:
    now = visit.started_at
    key = f"sweep:{now.isoformat()}"
    sweep_id = start_sweep(session, district_id, [visit.account_id], now, key)
    record_visits(session, sweep_id, [visit])
    return sweep_id


def judge(home: Home, sweep_id: int, *, again: bool = False) -> list[dict[str, Any]]:
    """Judge as the crawler process does, and give its events."""
    events: list[dict[str, Any]] = []
    said = Namespace(argument=str(sweep_id), home=home.folder, again=again)
    judge_sweep(said, lambda event: events.append(dict(event)))
    return events


def silent(home: Home) -> FindingRow | None:
    """Give the finding that the account is silent."""
    with home.store.begin() as session:
        rows = load_findings(session, home.district_id)
    return next((row for row in rows if row.rule_id == "dormant-account"), None)


def everything(home: Home) -> dict[str, tuple[str, datetime, bool]]:
    """Give state, first time and whether it is gone, of every finding."""
    with home.store.begin() as session:
        rows = load_findings(session, home.district_id)
    return {
        row.fingerprint: (row.state.value, row.opened_at, row.resolved_at is None) for row in rows
    }


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at the first connection."""

    def refuse(*_: object) -> None:
        raise AssertionError("a request was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_judging_twice_changes_nothing(home: Home, swept: int) -> None:
    judge(home, swept)
    first = everything(home)

    judge(home, swept)
    judge(home, swept, again=True)

    assert first
    assert everything(home) == first


def test_what_was_judged_is_not_judged_once_more_unless_asked(home: Home, swept: int) -> None:
    judge(home, swept)

    again = judge(home, swept)

    assert again == [{"event": "planned", "accounts": 0}]
    with home.store.begin() as session:
        assert unjudged(session, swept) == ()


def test_a_patient_pack_says_nothing(home: Home, swept: int) -> None:
    change_pack(home.folder, STRICT, PATIENT)

    judge(home, swept)

    assert silent(home) is None


@pytest.mark.usefixtures("no_network")
def test_a_changed_threshold_changes_findings_without_any_request(home: Home, swept: int) -> None:
    change_pack(home.folder, STRICT, PATIENT)
    judge(home, swept)
    change_pack(home.folder, PATIENT, STRICT)

    judge(home, swept, again=True)

    finding = silent(home)
    assert finding is not None
    assert finding.state == "open"


@pytest.mark.usefixtures("no_network")
def test_a_resolved_finding_is_reopened_under_the_same_fingerprint(home: Home, swept: int) -> None:
    judge(home, swept)
    before = silent(home)
    change_pack(home.folder, STRICT, PATIENT)
    judge(home, swept, again=True)
    gone = silent(home)
    change_pack(home.folder, PATIENT, STRICT)

    judge(home, swept, again=True)

    back = silent(home)
    assert before is not None
    assert gone is not None
    assert back is not None
    assert (before.state, gone.state, back.state) == ("open", "resolved", "open")
    assert before.fingerprint == gone.fingerprint == back.fingerprint
    assert back.first_seen_at == before.first_seen_at < back.opened_at


def test_an_account_that_could_not_be_read_keeps_its_finding(home: Home, swept: int) -> None:
    judge(home, swept)
    before = silent(home)
    assert before is not None
    now = clock()
    failed = Visit(
        before.account.id, Outcome.UNREACHABLE, now, now, reason="no answer", fix="Wait."
    )
    with home.store.begin() as session:
        later = _sweep(session, home.district_id, failed)

    judge(home, later)

    kept = silent(home)
    assert kept is not None
    assert (kept.state, kept.resolved_at, kept.last_seen_at) == ("open", None, before.last_seen_at)


def test_an_account_that_speaks_again_resolves_its_finding(home: Home, swept: int) -> None:
    judge(home, swept)
    before = silent(home)
    assert before is not None
    with home.store.begin() as session:
        later = _sweep(session, home.district_id, _seen(before.account.id, clock(), quiet_days=1))

    judge(home, later)

    gone = silent(home)
    assert gone is not None
    assert gone.state == "resolved"
