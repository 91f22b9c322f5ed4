"""Sweeps: what is to be visited, what was, and how it went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.districts import save_district
from crawler.store.findings import record_findings
from crawler.store.session import Session, StoreError
from crawler.store.sweeps import (
    add_accounts,
    finish_sweep,
    forget_judgement,
    gone_streak,
    last_visits,
    latest_sweep,
    mark_judged,
    open_sweep,
    outcomes,
    pending,
    record_visits,
    start_sweep,
    sweep_district,
    sweep_summary,
    unjudged,
)
from tests.builders import NOW, make_district
from tests.crawler.store.records import (
    later,
    make_failed,
    make_finding,
    make_visit,
    new_account,
    swept,
)


@pytest.fixture
def account_ids(session: Session, district_id: int) -> list[int]:
    """Give three accounts."""
    return [new_account(session, district_id, handle=name) for name in ("one", "two", "three")]


def test_there_is_no_sweep_at_first(session: Session, district_id: int) -> None:
    assert open_sweep(session, district_id) is None
    assert latest_sweep(session, district_id) is None


def test_the_same_run_key_never_starts_a_second_sweep(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    first = start_sweep(session, district_id, account_ids[:1], NOW, "sweep:1")

    second = start_sweep(session, district_id, account_ids, later(1), "sweep:1")

    assert second == first
    assert pending(session, first) == tuple(account_ids[:1])


def test_what_is_visited_is_not_pending_any_more(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    one, two, three = account_ids
    sweep_id = start_sweep(session, district_id, [three, one, two], NOW, "sweep:1")

    record_visits(session, sweep_id, [make_visit(one)])

    assert pending(session, sweep_id) == (three, two)
    assert unjudged(session, sweep_id) == (one,)


def test_accounts_found_on_the_way_are_visited_last_and_once(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    one, two, three = account_ids
    sweep_id = start_sweep(session, district_id, [three], NOW, "sweep:1")

    assert add_accounts(session, sweep_id, [two, three, one]) == 2
    assert add_accounts(session, sweep_id, [two]) == 0
    assert pending(session, sweep_id) == (three, two, one)


def test_a_sweep_is_open_until_it_is_finished_and_ends_once(
    session: Session, district_id: int
) -> None:
    sweep_id = start_sweep(session, district_id, [], NOW, "sweep:1")
    assert open_sweep(session, district_id) == sweep_id

    finish_sweep(session, sweep_id, later(1), "finished")
    finish_sweep(session, sweep_id, later(2), "failed")

    latest = latest_sweep(session, district_id)
    assert open_sweep(session, district_id) is None
    assert latest is not None
    assert (latest.id, latest.state, latest.finished_at) == (sweep_id, "finished", later(1))


def test_judged_accounts_are_not_judged_again_unless_that_is_forgotten(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    one, two, _ = account_ids
    sweep_id = swept(session, district_id, make_visit(one), make_visit(two))

    mark_judged(session, sweep_id, [one], NOW)
    assert unjudged(session, sweep_id) == (two,)

    assert forget_judgement(session, sweep_id) == 1
    assert unjudged(session, sweep_id) == (one, two)


def test_the_summary_counts_what_was_read_and_what_was_found(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    one, two, _ = account_ids
    before = swept(session, district_id, make_visit(two, -1))
    record_findings(
        session, district_id, before, two, [make_finding(two)], later(-1), {"official-capacity"}
    )
    sweep_id = start_sweep(session, district_id, account_ids, NOW, "sweep:1")
    record_visits(session, sweep_id, [make_visit(one), make_failed(two, Outcome.UNREACHABLE)])
    record_findings(
        session, district_id, sweep_id, one, [make_finding(one)], NOW, {"official-capacity"}
    )

    summary = sweep_summary(session, sweep_id)

    assert (summary.accounts, summary.checked) == (3, 1)
    assert summary.outcomes["seen"] == 1
    assert summary.outcomes["unreachable"] == 1
    assert len(summary.outcomes) == len(Outcome)
    assert (summary.open_findings, summary.new_findings) == (2, 1)
    assert summary.as_row()["started_at"] == "2026-11-23T12:00:00+00:00"


def test_a_streak_of_gone_ends_with_any_other_word_of_the_platform(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    never, once, thrice = account_ids
    swept(session, district_id, _gone(once, 0), _gone(thrice, 0))
    swept(session, district_id, make_visit(once, 1), _gone(thrice, 1))
    swept(session, district_id, make_failed(thrice, Outcome.NOT_DUE, 2))
    swept(session, district_id, _gone(once, 3), make_visit(never, 3))
    swept(session, district_id, _gone(thrice, 4))

    assert gone_streak(session, account_ids) == {once: 1, thrice: 3}


def _gone(account_id: int, days: float) -> Visit:
    return make_failed(account_id, Outcome.UNREACHABLE, days, says_gone=True)


def test_the_last_visit_counts_however_it_ended(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    one, two, _ = account_ids
    swept(session, district_id, make_visit(one), make_visit(two))
    swept(session, district_id, make_failed(one, Outcome.UNREACHABLE, 1))
    swept(session, district_id, make_failed(two, Outcome.NOT_DUE, 2))

    assert last_visits(session, district_id) == {one: later(1), two: NOW}


def test_districts_do_not_see_each_others_sweeps(
    session: Session, district_id: int, account_ids: list[int]
) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    ours = start_sweep(session, district_id, account_ids, NOW, "sweep:1")
    theirs = start_sweep(session, other, [], NOW, "sweep:1")
    record_visits(session, ours, [make_visit(account_ids[0])])

    assert ours != theirs
    assert open_sweep(session, other) == theirs
    assert last_visits(session, other) == {}
    assert sweep_district(session, theirs) == other
    assert outcomes(session, theirs, account_ids) == {}


def test_a_number_without_sweep_is_refused(session: Session) -> None:
    with pytest.raises(StoreError, match="no sweep with the number 99"):
        record_visits(session, 99, [make_visit(1)])
