"""What could be read of each account and what could not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.model.access import RouteName
from crawler.model.account import AccountStatus
from crawler.model.outcome import Outcome
from crawler.store.coverage import load_coverage
from crawler.store.districts import save_district
from crawler.store.session import Session
from tests.builders import make_district
from tests.crawler.store.records import later, make_failed, make_visit, new_account, swept


def test_an_account_that_was_never_visited_says_so(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)

    (row,) = load_coverage(session, district_id, later(0))

    assert row.account.id == number
    assert (row.outcome, row.last_visit_at, row.last_read_at, row.age) == (None, None, None, None)


def test_the_last_visit_counts_and_the_age_is_since_it_was_read(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_visit(number))
    swept(
        session, district_id, make_failed(number, Outcome.UNREACHABLE, 2, route=RouteName.APP_KEY)
    )

    (row,) = load_coverage(session, district_id, later(4))

    assert row.outcome is Outcome.UNREACHABLE
    assert (row.reason, row.fix) == ("the host did not answer", "Nothing to do.")
    assert (row.route, row.last_visit_at, row.last_read_at) == ("app_key", later(2), later(0))
    assert row.age == timedelta(days=4)


def test_a_visit_that_the_budget_did_not_pay_for_says_so_and_keeps_the_age(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_visit(number))
    swept(session, district_id, make_failed(number, Outcome.NOT_DUE, 3, reason="no money left"))

    (row,) = load_coverage(session, district_id, later(4))

    assert (row.outcome, row.reason) == (Outcome.NOT_DUE, "no money left")
    assert (row.last_read_at, row.age) == (later(0), timedelta(days=4))


def test_an_unchanged_account_was_read(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    unchanged = make_failed(number, Outcome.UNCHANGED, 1, reason="", fix="")
    swept(session, district_id, unchanged)

    (row,) = load_coverage(session, district_id, later(1))

    assert (row.outcome, row.age) == (Outcome.UNCHANGED, timedelta(0))


def test_what_was_not_read_is_said_until_the_account_is_read_whole(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, replace(make_visit(number), reason="feed: no answer"))
    swept(session, district_id, make_failed(number, Outcome.UNCHANGED, 1, reason="", fix=""))

    (in_part,) = load_coverage(session, district_id, later(1))
    swept(session, district_id, make_visit(number, 2))
    (whole,) = load_coverage(session, district_id, later(2))

    assert (in_part.outcome, in_part.unread) == (Outcome.UNCHANGED, "feed: no answer")
    assert (whole.outcome, whole.unread) == (Outcome.SEEN, "")


def test_closed_accounts_and_other_districts_are_left_out(
    session: Session, district_id: int
) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    new_account(session, district_id, status=AccountStatus.CLOSED)
    theirs = new_account(session, other)

    assert load_coverage(session, district_id, later(0)) == ()
    assert [row.account.id for row in load_coverage(session, other, later(0))] == [theirs]
