"""The staff directory is kept with everybody who ever stood in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from crawler.model.staff import Member
from crawler.store.session import Session
from crawler.store.staff import compare_staff, load_staff, save_staff

DANA = Member("dana.reyes@heronlake.example", "Dana Reyes", "Director", "Technology")
KIT = Member("kit.lindahl@heronlake.example", "Kit Lindahl")
FIRST, LATER = date(2026, 9, 1), date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_there_is_no_directory_before_the_first_import(session: Session, district_id: int) -> None:
    assert load_staff(session, district_id) is None


def test_who_is_missing_in_the_next_directory_has_left(session: Session, district_id: int) -> None:
    save_staff(session, district_id, [DANA, KIT], "a.csv", FIRST, NOW)

    change = save_staff(session, district_id, [DANA], "b.csv", LATER, NOW)

    found = load_staff(session, district_id)
    assert found is not None
    assert found.as_of == LATER
    assert {one.email: one.until for one in found.members} == {
        DANA.email: None,
        KIT.email: date(2026, 11, 22),
    }
    assert (change.people, change.new, change.gone) == (1, 0, 1)
    assert [one.email for one in change.left] == [KIT.email]


def test_a_second_directory_without_somebody_moves_no_last_day_and_tells_nothing_new(
    session: Session, district_id: int
) -> None:
    save_staff(session, district_id, [DANA, KIT], "a.csv", FIRST, NOW)
    save_staff(session, district_id, [DANA], "b.csv", LATER, NOW)

    change = save_staff(session, district_id, [DANA], "c.csv", date(2026, 12, 1), NOW)

    found = load_staff(session, district_id)
    assert found is not None
    assert [one.until for one in found.members] == [None, date(2026, 11, 22)]
    assert change.left == ()


def test_who_is_back_is_in_service_again(session: Session, district_id: int) -> None:
    save_staff(session, district_id, [DANA, KIT], "a.csv", FIRST, NOW)
    save_staff(session, district_id, [DANA], "b.csv", LATER, NOW)

    save_staff(session, district_id, [DANA, KIT], "c.csv", LATER, NOW)

    found = load_staff(session, district_id)
    assert found is not None
    assert [one.until for one in found.members] == [None, None]


def test_comparing_writes_nothing(session: Session, district_id: int) -> None:
    change = compare_staff(session, district_id, [DANA], LATER)

    assert (change.people, change.new) == (1, 1)
    assert load_staff(session, district_id) is None
