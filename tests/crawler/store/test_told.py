"""Reasons and fixes come out of the store as the sentences that they were."""

from __future__ import annotations

from sqlalchemy import update

from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, in_turn, sentence
from crawler.store.coverage import load_coverage
from crawler.store.reader_checks import ReaderCheck, add_check, latest_checks
from crawler.store.session import Session
from crawler.store.tables.visits import VISIT
from crawler.store.told import read_told, write_told
from tests.crawler.store.records import later, make_failed, make_visit, new_account, swept

DOWN = sentence("{host} could not answer ({status})", host="feed.example", status="5\0\ud800")
WAIT = sentence("Nothing to do: the next sweep tries again.")


def test_what_an_older_version_wrote_down_stays_as_it_stands(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_failed(number, Outcome.UNREACHABLE, reason=DOWN, fix=WAIT))
    session.execute(update(VISIT).values(told=None, reason="no answer"))

    (row,) = load_coverage(session, district_id, later(1))

    assert (type(row.reason), type(row.fix)) == (str, str)
    assert row.reason == "no answer"


def test_plain_texts_take_no_room() -> None:
    assert write_told("no answer", "") is None
    assert read_told(None, "no answer", "") == ("no answer", "")


def test_a_visit_keeps_what_its_reason_and_fix_were_made_of(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_failed(number, Outcome.UNREACHABLE, reason=DOWN, fix=WAIT))

    (row,) = load_coverage(session, district_id, later(1))

    assert isinstance(row.reason, Sentence)
    assert isinstance(row.fix, Sentence)
    assert (row.reason.form, row.fix) == (DOWN.form, WAIT)
    assert row.reason.facts["host"] == "feed.example"


def test_so_does_what_was_read_in_part(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    partial = in_turn((sentence("{part}: {reason}", part="feed", reason=WAIT), "posts: said so"))
    swept(session, district_id, make_visit(number, reason=partial))

    (row,) = load_coverage(session, district_id, later(1))

    assert isinstance(row.unread, Sentence)
    assert row.unread.form == "{first}; {second}"


def test_so_does_a_self_test(session: Session, district_id: int) -> None:
    add_check(session, district_id, ReaderCheck("bluesky", False, WAIT, later(0)))

    assert isinstance(latest_checks(session, district_id)["bluesky"].reason, Sentence)
