"""An unchanged account is judged anew when anything changed that its last judgement stood on, or
when its day has come; otherwise the last judgement is kept, and what it saw is seen today.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.detectors import dormancy
from crawler.model.account import Permission, PermissionScope
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Moment
from crawler.model.visit import Visit
from crawler.runs import grounds, judging
from crawler.runs.discovering import discover
from crawler.runs.grounds import keep_what_holds
from crawler.runs.judging import judge_sweep
from crawler.runs.tools import open_tools
from crawler.store.accounts import load_account, save_account
from crawler.store.findings import decide, load_findings
from crawler.store.snapshots import latest_snapshots, save_snapshots
from crawler.store.standing import FindingRow
from crawler.store.sweeps import record_visits, start_sweep, unjudged
from scheduler.jobs.home import Home, open_home
from tests.builders import make_account, make_post, make_snapshot
from tests.homes import change_pack, make_home

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SILENT_DAYS = 390
_NEW_RULE = """\
rules:
  - id: one-more
    title: Nobody looks at the entry
    clauses: [Generic 8]
    status: active
    detector: register_gap
    params: {check: review_overdue, max_age_days: 1}
    kinds: [professional]
    severity: low
    tell: [communications]
    action: Look at it.
    min_confidence: 0.5
"""


@dataclass
class Installation:
    """An installation with one account, and its clock."""

    home: Home
    account_id: int = 0
    now: datetime = NOW

    def read_clock(self) -> datetime:
        """Give the time it is."""
        return self.now

    def visit(self, outcome: Outcome, *, posted_at: datetime | None = None) -> int:
        """Make a sweep in which the visit ended so; gives its number."""
        visit = Visit(self.account_id, outcome, self.now, self.now)
        if posted_at is not None:
            post = replace(make_post(), moment=Moment(posted_at))
            snapshot = make_snapshot(taken_at=self.now, posts=(post,), avatar=None)
            visit = replace(visit, snapshot=snapshot)
        with self.home.store.begin() as session:
            key = f"sweep:{self.now.isoformat()}:{outcome}"
            sweep_id = start_sweep(session, self.home.district_id, [self.account_id], self.now, key)
            record_visits(session, sweep_id, [visit])
        return sweep_id

    def judge(self, sweep_id: int, *, again: bool = False) -> None:
        """Judge as the crawler's process does."""
        said = Namespace(argument=str(sweep_id), home=self.home.folder, again=again)
        judge_sweep(said, lambda _: None)

    def kept(self, sweep_id: int) -> bool:
        """Say whether the account needs no judge in this sweep."""
        with open_tools(self.home.folder) as tools:
            keep_what_holds(tools, sweep_id, lambda _: None)
            with tools.store.read() as session:
                return unjudged(session, sweep_id) == ()

    def findings(self) -> dict[str, FindingRow]:
        """Give the findings that are there, by rule."""
        with self.home.store.begin() as session:
            rows = load_findings(session, self.home.district_id, now=self.now)
        return {row.rule_id: row for row in rows if row.resolved_at is None}

    def change_account(self, **changes: Any) -> None:
        """Change the account's register entry."""
        with self.home.store.begin() as session:
            account = load_account(session, self.account_id)
            save_account(session, self.home.district_id, replace(account, **changes))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """Give an installation whose one account was silent for 390 days when it was judged."""
    with open_home(make_home(tmp_path / "home"), {}) as opened:
        made = Installation(opened)
        monkeypatch.setattr(grounds, "clock", made.read_clock)
        monkeypatch.setattr(judging, "clock", made.read_clock)
        with opened.store.begin() as session:
            account = make_account(id=0, unit=None, cadence_days=None, custody=None)
            made.account_id = save_account(session, opened.district_id, account)
        made.judge(made.visit(Outcome.SEEN, posted_at=NOW - SILENT_DAYS * DAY))
        made.now += HOUR
        yield made


def test_nothing_is_judged_where_nothing_changed(place: Installation) -> None:
    before = place.findings()

    kept = place.kept(place.visit(Outcome.UNCHANGED))

    assert kept
    assert before
    assert set(place.findings()) == set(before)


def test_what_the_kept_judgement_saw_is_seen_today(place: Installation) -> None:
    sweep_id = place.visit(Outcome.UNCHANGED)

    place.kept(sweep_id)

    for finding in place.findings().values():
        assert (finding.last_seen_at, finding.sweep_id) == (place.now, sweep_id)
        assert finding.opened_at == NOW


def test_a_judgement_is_kept_from_sweep_to_sweep(place: Installation) -> None:
    place.kept(place.visit(Outcome.UNCHANGED))
    place.now += HOUR

    assert place.kept(place.visit(Outcome.UNCHANGED))
    assert {finding.last_seen_at for finding in place.findings().values()} == {place.now}


def test_an_entry_that_is_written_once_more_as_it_was_changes_nothing(place: Installation) -> None:
    place.change_account()

    assert place.kept(place.visit(Outcome.UNCHANGED))


def test_a_persons_decision_stands_though_nothing_is_judged(place: Installation) -> None:
    rule, finding = next(iter(place.findings().items()))
    with place.home.store.begin() as session:
        district_id, name = place.home.district_id, finding.fingerprint
        decide(session, district_id, name, "dismissed", "known", "Dana Reyes", place.now)

    kept = place.kept(place.visit(Outcome.UNCHANGED))

    assert kept
    assert place.findings()[rule].state == "dismissed"


def test_nobody_looks_for_links_where_nothing_changed(place: Installation) -> None:
    sweep_id = place.visit(Outcome.UNCHANGED)
    place.kept(sweep_id)

    with open_tools(place.home.folder) as tools:
        added = discover(tools, sweep_id, lambda _: None)

    assert added == 0


def _new_rule(place: Installation) -> None:
    change_pack(place.home.folder, "rules:\n", _NEW_RULE)


def _other_threshold(place: Installation) -> None:
    change_pack(place.home.folder, "default_quiet_days: 400", "default_quiet_days: 300")


def _other_entry(place: Installation) -> None:
    place.change_account(purpose="News for families and friends")


def _new_permission(place: Installation) -> None:
    granted = Permission(PermissionScope.LOGO, "Dana Reyes", NOW.date() + 30 * DAY)
    place.change_account(permissions=(granted,))


def _another_account(place: Installation) -> None:
    with place.home.store.begin() as session:
        other = make_account(id=0, unit=None, handle="other.example")
        save_account(session, place.home.district_id, other)


def _new_mark(place: Installation) -> None:
    (place.home.folder / "marks" / "otters.png").write_bytes(b"an invented mark")


def _read_anew(place: Installation) -> None:
    with place.home.store.begin() as session:
        (shown,) = latest_snapshots(session, [place.account_id], limit=1).values()
        save_snapshots(session, {place.account_id: replace(shown[0], bio="Read by a new reader")})


@pytest.mark.parametrize(
    "change",
    [
        _new_rule,
        _other_threshold,
        _other_entry,
        _new_permission,
        _another_account,
        _new_mark,
        _read_anew,
    ],
)
def test_what_it_stood_on_has_changed(
    place: Installation, change: Callable[[Installation], None]
) -> None:
    change(place)

    assert not place.kept(place.visit(Outcome.UNCHANGED))


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.UNCHANGED])
def test_only_an_unchanged_account_keeps_its_judgement(
    place: Installation, outcome: Outcome
) -> None:
    assert not place.kept(place.visit(outcome))


def test_an_account_that_changed_meanwhile_is_judged(place: Installation) -> None:
    place.visit(Outcome.SEEN, posted_at=NOW)
    place.now += HOUR

    assert not place.kept(place.visit(Outcome.UNCHANGED))


def test_an_account_that_could_not_be_read_meanwhile_is_judged(place: Installation) -> None:
    place.judge(place.visit(Outcome.UNREACHABLE))
    place.now += HOUR

    assert not place.kept(place.visit(Outcome.UNCHANGED))


def test_a_threshold_that_is_crossed_is_found(place: Installation) -> None:
    silent = "dormant-account" in place.findings()
    place.now = NOW + 6 * DAY  # the end of a season was judged too
    place.judge(place.visit(Outcome.UNCHANGED))
    place.now = NOW + 9 * DAY
    kept_before = place.kept(place.visit(Outcome.UNCHANGED))
    place.now = NOW + 10 * DAY + HOUR

    sweep_id = place.visit(Outcome.UNCHANGED)
    kept_after = place.kept(sweep_id)
    place.judge(sweep_id)

    assert (silent, kept_before, kept_after) == (False, True, False)
    assert "dormant-account" in place.findings()


def test_days_of_silence_are_counted_on(place: Installation) -> None:
    place.now = NOW + 20 * DAY
    place.judge(place.visit(Outcome.UNCHANGED))
    place.now += DAY

    sweep_id = place.visit(Outcome.UNCHANGED)
    kept = place.kept(sweep_id)
    place.judge(sweep_id)

    assert not kept
    assert f"({SILENT_DAYS + 21} days)" in place.findings()["dormant-account"].sighting.why


def test_a_permission_that_runs_out_is_found(place: Installation) -> None:
    _new_permission(place)
    place.judge(place.visit(Outcome.UNCHANGED))
    before = place.findings()
    place.now = NOW + 31 * DAY

    sweep_id = place.visit(Outcome.UNCHANGED)
    kept = place.kept(sweep_id)
    place.judge(sweep_id)

    assert not kept
    assert "permission-expired" not in before
    assert "permission-expired" in place.findings()


def test_a_detector_that_does_not_say_until_when_is_always_asked(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(dormancy, "stands_until")
    place.judge(place.visit(Outcome.UNCHANGED))
    place.now += timedelta(seconds=1)

    assert not place.kept(place.visit(Outcome.UNCHANGED))


def test_judging_again_judges_whatever_was_kept(place: Installation) -> None:
    sweep_id = place.visit(Outcome.UNCHANGED)
    place.kept(sweep_id)
    place.now += HOUR

    place.judge(sweep_id, again=True)

    assert {finding.last_seen_at for finding in place.findings().values()} == {place.now}
