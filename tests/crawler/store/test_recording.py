"""Visits written down: once, cheaply, and with everything that they brought."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Table, func, select
from sqlalchemy.exc import IntegrityError

from crawler.model.capture import Ask, Trouble
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Picture
from crawler.store.captures import kept_captures, remembered
from crawler.store.districts import save_district
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots
from crawler.store.sweeps import outcomes, record_visits, start_sweep
from crawler.store.tables.brought import CAPTURE, CAPTURE_HISTORY, POST, SNAPSHOT
from crawler.store.tables.visits import VISIT
from tests.builders import NOW, make_district, make_post, make_snapshot
from tests.crawler.store.records import (
    PAGE,
    later,
    make_capture,
    make_failed,
    make_visit,
    new_account,
    swept,
)

TABLES = (VISIT, CAPTURE, CAPTURE_HISTORY, SNAPSHOT, POST)


def counted(session: Session) -> dict[str, int]:
    """Count the rows of each table of visits."""
    return {table.name: rows(session, table) for table in TABLES}


def rows(session: Session, table: Table) -> int:
    """Count the rows of a table."""
    return session.scalars(select(func.count()).select_from(table)).one()


@pytest.fixture
def account_id(session: Session, district_id: int) -> int:
    """Give the Eastview account."""
    return new_account(session, district_id)


def test_no_visits_are_nothing(session: Session, district_id: int) -> None:
    sweep_id = start_sweep(session, district_id, [], NOW, "sweep:1")

    record_visits(session, sweep_id, [])

    assert set(counted(session).values()) == {0}


def test_a_visit_written_twice_changes_nothing(
    session: Session, district_id: int, account_id: int
) -> None:
    sweep_id = swept(session, district_id, make_visit(account_id))
    before = counted(session)

    other = make_visit(account_id, 1, outcome=Outcome.RENAMED, snapshot=make_snapshot(bio="New"))
    record_visits(session, sweep_id, [make_visit(account_id), other])

    assert counted(session) == before
    assert outcomes(session, sweep_id, [account_id]) == {account_id: Outcome.SEEN}


def test_an_unchanged_visit_is_one_row_and_what_is_remembered_stays(
    session: Session, district_id: int, account_id: int
) -> None:
    swept(session, district_id, make_visit(account_id))
    before = counted(session)
    known = remembered(session, [account_id])

    swept(session, district_id, make_failed(account_id, Outcome.UNCHANGED, 1))

    assert counted(session) == {**before, "visit": 2}
    assert remembered(session, [account_id]) == known


def test_a_failed_visit_leaves_what_is_remembered_and_keeps_its_evidence(
    session: Session, district_id: int, account_id: int
) -> None:
    swept(session, district_id, make_visit(account_id))
    known = remembered(session, [account_id])

    strange = (make_capture(b"another layout", fetched_at=later(1)),)
    swept(session, district_id, make_failed(account_id, Outcome.UNREADABLE, 1, captures=strange))

    assert remembered(session, [account_id]) == known
    assert counted(session)["capture_history"] == 2


def test_an_account_that_looks_the_same_has_no_second_snapshot(
    session: Session, district_id: int, account_id: int
) -> None:
    swept(session, district_id, make_visit(account_id))

    swept(session, district_id, make_visit(account_id, 1, captures=(make_capture(b"other bytes"),)))

    assert counted(session)["snapshot"] == 1
    assert latest_snapshots(session, [account_id])[account_id] == (make_snapshot(),)


def test_an_account_that_looks_as_it_did_before_last_has_a_third_snapshot(
    session: Session, district_id: int, account_id: int
) -> None:
    swept(session, district_id, make_visit(account_id))
    changed = make_snapshot(bio="Changed", taken_at=later(1))
    swept(session, district_id, make_visit(account_id, 1, snapshot=changed))
    swept(session, district_id, make_visit(account_id, 2))

    found = latest_snapshots(session, [account_id])[account_id]

    assert [snapshot.bio for snapshot in found] == [
        "News and dates for families.",
        "Changed",
        "News and dates for families.",
    ]
    assert [len(s) for s in latest_snapshots(session, [account_id], limit=2).values()] == [2]


def test_an_unchanged_answer_keeps_its_bytes_and_takes_new_validators(
    session: Session, district_id: int, account_id: int
) -> None:
    first = make_capture(b"page", url=PAGE)
    feed = make_capture(b"feed", url=PAGE + "/feed", purpose="feed")
    swept(session, district_id, make_visit(account_id, captures=(first, feed)))

    same = replace(first, status=304, unchanged=True, headers={"etag": '"2"'}, fetched_at=later(1))
    new = make_capture(b"new feed", url=PAGE + "/feed", purpose="feed", fetched_at=later(1))
    swept(session, district_id, make_visit(account_id, 1, captures=(same, new)))

    page, found = remembered(session, [account_id])[account_id]
    assert (page.sha256, page.etag, page.media_type) == (first.sha256, '"2"', "text/html")
    assert found.sha256 == new.sha256
    kept = kept_captures(session, [account_id])[account_id]
    assert [(c.status, c.fetched_at) for c in kept] == [(200, NOW), (200, later(1))]
    assert counted(session)["capture_history"] == 3


def test_what_is_not_asked_any_more_is_not_remembered(
    session: Session, district_id: int, account_id: int
) -> None:
    pages = [make_capture(url=f"{PAGE}/{n}", purpose="posts") for n in range(3)]
    swept(session, district_id, make_visit(account_id, captures=tuple(pages)))

    swept(session, district_id, make_visit(account_id, 1, captures=(pages[2], pages[0])))

    urls = [known.ask.url for known in remembered(session, [account_id])[account_id]]
    assert urls == [f"{PAGE}/2", f"{PAGE}/0"]


def test_only_good_answers_are_remembered_but_all_are_kept(
    session: Session, district_id: int, account_id: int
) -> None:
    missing = make_capture(b"no such page", url=PAGE + "/feed", status=404)
    silent = make_capture(
        b"",
        url=PAGE + "/slow",
        status=0,
        sha256=None,
        trouble=Trouble.TIMEOUT,
        detail="30 s",
    )
    visit = make_visit(account_id, captures=(make_capture(), missing, silent))

    swept(session, district_id, visit)

    assert [known.url for known in remembered(session, [account_id])[account_id]] == [PAGE]
    assert kept_captures(session, [account_id])[account_id] == tuple(
        replace(capture, body=b"") for capture in visit.captures
    )


def test_a_request_comes_back_as_it_was_asked(
    session: Session, district_id: int, account_id: int
) -> None:
    ask = Ask(PAGE, "posts", "application/json", "bluesky", once=True)

    swept(
        session, district_id, make_visit(account_id, captures=(replace(make_capture(), ask=ask),))
    )

    assert remembered(session, [account_id])[account_id][0].ask == ask


def test_a_post_is_brought_up_to_date_and_keeps_when_it_was_first_seen(
    session: Session, district_id: int, account_id: int
) -> None:
    pictures = (Picture("https://pictures.example/1.png", "A heron"),)
    old = make_snapshot(posts=(make_post(), make_post(id="2", text="Old")))
    new = make_snapshot(posts=(make_post(text="Edited", pictures=pictures),), taken_at=later(1))
    swept(session, district_id, make_visit(account_id, snapshot=old))

    swept(session, district_id, make_visit(account_id, 1, snapshot=new))

    one, two = session.execute(select(POST).order_by(POST.c.ext_id)).all()
    assert (one.text, one.first_seen_at, one.last_seen_at) == ("Edited", NOW, later(1))
    assert one.pictures == '[{"url":"https://pictures.example/1.png","alt":"A heron"}]'
    assert (two.text, two.first_seen_at, two.last_seen_at) == ("Old", NOW, NOW)


def test_many_visits_are_written_in_one_go(session: Session, district_id: int) -> None:
    ids = [new_account(session, district_id, handle=str(number)) for number in range(120)]

    sweep_id = swept(session, district_id, *[make_visit(number) for number in ids])

    assert set(outcomes(session, sweep_id, ids)) == set(ids)
    assert set(counted(session).values()) == {120}


def test_a_hostile_page_stops_nothing(session: Session, district_id: int, account_id: int) -> None:
    post = make_post(id="x" * 5000, text="nul \0 and half \ud83d", title="'; DROP TABLE post; --")
    page = make_snapshot(bio="\0", posts=(post, post, make_post(id="\0", text="\ud83d")))
    long = make_capture(url=PAGE + "?" + "a" * 9000, headers={"etag": '"\0"', "link": "\ud83d"})

    swept(session, district_id, make_visit(account_id, snapshot=page, captures=(long, long)))

    assert latest_snapshots(session, [account_id])[account_id] == (page,)
    assert len(remembered(session, [account_id])[account_id]) == 1
    assert sorted(session.scalars(select(POST.c.text))) == ["nul \ufffd and half \ufffd", "\ufffd"]


def test_an_account_of_another_district_cannot_be_visited(
    session: Session, account_id: int
) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    sweep_id = start_sweep(session, other, [], NOW, "sweep:1")

    with pytest.raises(IntegrityError), session.begin_nested():
        record_visits(session, sweep_id, [make_visit(account_id)])
