"""Which captured bodies are still needed."""

from __future__ import annotations

from crawler.store.bodies import needed_bodies
from crawler.store.session import Session
from tests.crawler.store.records import later, make_capture, make_visit, new_account, swept


def test_nothing_captured_needs_no_body(session: Session, district_id: int) -> None:
    new_account(session, district_id)

    assert needed_bodies(session, later(-400)) == set()


def test_the_last_answer_is_needed_for_ever_and_an_older_one_for_a_while(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    old = make_capture(b"old")
    new = make_capture(b"new", fetched_at=later(1))
    swept(session, district_id, make_visit(number, captures=(old,)))
    swept(session, district_id, make_visit(number, 1, captures=(new,)))

    assert needed_bodies(session, later(0)) == {old.sha256, new.sha256}
    assert needed_bodies(session, later(0.5)) == {new.sha256}
    assert needed_bodies(session, later(400)) == {new.sha256}
