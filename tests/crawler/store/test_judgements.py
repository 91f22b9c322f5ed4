"""A kept judgement carries on what it saw, on every database; what was brought anew ends it."""

from __future__ import annotations

import pytest

from crawler.model.outcome import Outcome
from crawler.store.entry_marks import entry_marks
from crawler.store.findings import load_findings, record_findings
from crawler.store.judgements import (
    Ground,
    forget_judgements,
    judged_before,
    keep_judgements,
    note_judgements,
)
from crawler.store.session import Session
from crawler.store.sweeps import unjudged
from tests.crawler.store.records import later, make_finding, make_visit, new_account, swept

RULES = {"official-capacity"}


class Bench:
    """One account, judged at the start, and its visits."""

    def __init__(self, session: Session, district_id: int) -> None:
        self.session = session
        self.district_id = district_id
        self.account_id = new_account(session, district_id)
        self.judge(0, "bio")

    def judge(self, days: float, *anchors: str, holds_for: float | None = None) -> None:
        """Judge the account: findings at these anchors; the rules cannot tell of others."""
        sweep_id = self.visit(days, Outcome.SEEN)
        seen = [make_finding(self.account_id, anchor) for anchor in anchors]
        now, account_id = later(days), self.account_id
        record_findings(
            self.session, self.district_id, sweep_id, account_id, seen, now, judged_rules=()
        )
        until = None if holds_for is None else later(days + holds_for)
        ground = Ground(account_id, "as it was", until)
        note_judgements(self.session, self.district_id, [ground], now)

    def visit(self, days: float, outcome: Outcome) -> int:
        """Visit the account; gives the sweep."""
        changes = {} if outcome is Outcome.SEEN else {"captures": (), "snapshot": None}
        visit = make_visit(self.account_id, days, outcome=outcome, **changes)
        return swept(self.session, self.district_id, visit)

    def known(self, days: float, outcome: Outcome = Outcome.UNCHANGED) -> dict[int, str]:
        """Give the judgements that may hold at the next visit."""
        return judged_before(self.session, self.visit(days, outcome), later(days))


@pytest.fixture
def bench(session: Session, district_id: int) -> Bench:
    """Give an account that was judged."""
    return Bench(session, district_id)


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.UNCHANGED])
def test_an_account_that_is_not_unchanged_has_none(bench: Bench, outcome: Outcome) -> None:
    assert bench.known(1, outcome) == {}


def test_time_overtakes_one_that_holds_until_then(bench: Bench) -> None:
    bench.judge(1, "bio", holds_for=2)

    assert bench.known(2) == {bench.account_id: "as it was"}
    assert bench.known(3) == {}


def test_what_a_visit_brings_anew_ends_it(bench: Bench) -> None:
    bench.visit(1, Outcome.SEEN)

    assert bench.known(2) == {}


def test_a_forgotten_one_is_gone(bench: Bench) -> None:
    forget_judgements(bench.session, [bench.account_id])

    assert bench.known(1) == {}


def test_only_what_it_saw_is_seen_when_it_is_kept(bench: Bench) -> None:
    bench.judge(1, "name")
    sweep_id = bench.visit(2, Outcome.UNCHANGED)

    keep_judgements(bench.session, sweep_id, [bench.account_id], later(2))

    rows = load_findings(bench.session, bench.district_id, now=later(2))
    assert {row.sighting.anchor: row.last_seen_at for row in rows} == {
        "bio": later(0),
        "name": later(2),
    }
    assert unjudged(bench.session, sweep_id) == ()


def test_a_mark_is_of_one_account_only(bench: Bench) -> None:
    ids = [bench.account_id]
    before = entry_marks(bench.session, bench.district_id, ids)
    other = new_account(bench.session, bench.district_id, handle="other.example")

    marks = entry_marks(bench.session, bench.district_id, [*ids, other])

    assert marks[bench.account_id] == before[bench.account_id]
    assert marks[other] != before[bench.account_id]
