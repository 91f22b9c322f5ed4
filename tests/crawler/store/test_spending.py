"""What visits cost, and what is known before money is spent."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.outcome import Outcome
from crawler.store.session import Session
from crawler.store.spending import last_reads, spent_since, worst_severities
from tests.crawler.store.records import later, make_failed, make_visit, new_account, swept


def test_nothing_was_spent_where_nothing_is_counted(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_visit(number))

    assert spent_since(session, district_id, "mastodon", later(0)) == 0
    assert worst_severities(session, [number]) == {}


def test_what_visits_cost_is_summed_by_platform_from_a_moment_on(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id, platform="twitter", handle="herons")
    other = new_account(session, district_id, platform="youtube", handle="herons")
    for day, account, cost in (
        (0, number, 0.5),
        (1, number, 0.25),
        (2, number, 1.0),
        (2, other, 7),
    ):
        failed = make_failed(account, Outcome.UNREACHABLE, day)
        swept(session, district_id, replace(failed, cost=cost))

    assert spent_since(session, district_id, "twitter", later(1)) == 1.25


def test_the_last_reading_is_not_the_last_visit(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_visit(number))
    swept(session, district_id, make_failed(number, Outcome.UNREACHABLE, 2))

    assert last_reads(session, [number, 99]) == {number: later(0)}
