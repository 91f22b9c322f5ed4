"""Runs of jobs, and who does them."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from datetime import datetime

from crawler.store.districts import save_district
from crawler.store.jobs import (
    claim_job,
    finish_job,
    give_up_leadership,
    last_run,
    take_leadership,
)
from crawler.store.session import Session, Store, open_store
from tests.builders import NOW, make_district
from tests.crawler.store.records import later

HOUR = 1 / 24
SECOND = HOUR / 3600
DIGEST = "digest:2026-W48"


def claim(session: Session, district_id: int, at: datetime = NOW, owner: str = "one") -> bool:
    """Take the week's digest."""
    return claim_job(session, district_id, DIGEST, "digest", at, owner)


def test_a_run_is_taken_once(session: Session, district_id: int) -> None:
    assert claim(session, district_id)
    assert not claim(session, district_id)
    assert not claim(session, district_id, later(5 * HOUR), "two")


def test_a_run_that_is_done_is_never_taken_again(session: Session, district_id: int) -> None:
    claim(session, district_id)
    finish_job(session, district_id, DIGEST, "done", later(HOUR))

    assert not claim(session, district_id, later(365))


def test_a_run_that_failed_or_died_is_taken_again_after_six_hours(
    session: Session, district_id: int
) -> None:
    claim(session, district_id)
    finish_job(session, district_id, DIGEST, "failed", later(HOUR), "no mail server")

    assert not claim(session, district_id, later(5 * HOUR))
    assert claim(session, district_id, later(6 * HOUR), "two")
    assert claim(session, district_id, later(12 * HOUR), "three")


def test_only_what_was_done_is_a_last_run(session: Session, district_id: int) -> None:
    assert last_run(session, district_id, "digest") is None
    claim(session, district_id)
    assert last_run(session, district_id, "digest") is None

    finish_job(session, district_id, DIGEST, "done", later(HOUR))
    claim_job(session, district_id, "digest:2026-W49", "digest", later(7), "one")
    finish_job(session, district_id, "digest:2026-W49", "failed", later(7))

    assert last_run(session, district_id, "digest") == NOW
    assert last_run(session, district_id, "sweep") is None


def test_districts_do_not_see_each_others_runs(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    claim(session, district_id)
    finish_job(session, district_id, DIGEST, "done", NOW)

    assert last_run(session, other, "digest") is None
    assert claim(session, other)


def test_one_process_leads_for_as_long_as_it_says_so(store: Store) -> None:
    assert take_leadership(store, 1, "one", NOW, 90)
    assert not take_leadership(store, 1, "two", later(89 * SECOND), 90)
    assert take_leadership(store, 1, "one", later(80 * SECOND), 90)
    assert not take_leadership(store, 1, "two", later(91 * SECOND), 90)


def test_another_process_leads_when_the_leader_is_silent(store: Store) -> None:
    take_leadership(store, 1, "one", NOW, 90)

    assert take_leadership(store, 1, "two", later(90 * SECOND), 90)
    assert not take_leadership(store, 1, "one", later(91 * SECOND), 90)


def test_another_process_leads_at_once_when_the_leader_gives_up(store: Store) -> None:
    take_leadership(store, 1, "one", NOW, 90)

    give_up_leadership(store, 1, "two")
    assert not take_leadership(store, 1, "two", NOW, 90)

    give_up_leadership(store, 1, "one")
    assert take_leadership(store, 1, "two", NOW, 90)


def _lead(url: str, owner: str) -> bool:
    store = open_store(url)
    try:
        return take_leadership(store, 1, owner, NOW, 90)
    finally:
        store.close()


def test_of_many_processes_one_leads(store_url: str) -> None:
    names = [f"process {number}" for number in range(4)]

    with multiprocessing.get_context("spawn").Pool(2) as pool:
        leads = pool.starmap(_lead, [(store_url, name) for name in names])

    assert sum(leads) == 1


def test_each_district_has_a_leader_of_its_own(store: Store) -> None:
    assert take_leadership(store, 1, "one", NOW, 90)
    assert take_leadership(store, 2, "two", NOW, 90)
    assert not take_leadership(store, 2, "one", NOW, 90)
