"""What keeps digests back: the brake, pauses, and readers who want none."""

from __future__ import annotations

from typing import Any

from crawler.store.holding import (
    Decided,
    HoldState,
    Pause,
    clear_hold,
    decide_hold,
    end_pauses,
    held_periods,
    hold_digest,
    holds_of,
    last_hold,
    pause_digests,
    pauses_of,
    resume_mails,
    stop_mails,
    stopped_mails,
)
from crawler.store.leavers import leavers
from crawler.store.rows import add
from crawler.store.session import Session
from crawler.store.tables.places import PERSON
from crawler.store.tables.register import ADMINISTRATOR
from tests.builders import NOW
from tests.crawler.store.records import later, new_account

WEEK = "2026-W48"
SWEEP = [("sweep", "The last sweep failed.")]
PACK = [("pack", "The rules changed.")]
LET_GO = Decided(HoldState.RELEASED, "Dana Reyes", "looked at it")
TODAY = NOW.date()


def test_nothing_is_held_at_first(session: Session, district_id: int) -> None:
    assert last_hold(session, district_id, WEEK) is None
    assert held_periods(session, district_id) == ()


def test_a_digest_that_stays_held_is_held_once_for_the_reasons_of_now(
    session: Session, district_id: int
) -> None:
    first = hold_digest(session, district_id, WEEK, SWEEP, NOW)
    again = hold_digest(session, district_id, WEEK, PACK, later(1))

    assert again.id == first.id
    assert (again.reasons, again.held_at, again.checked_at) == (tuple(PACK), NOW, later(1))
    assert held_periods(session, district_id) == (WEEK,)


def test_a_person_decides_once(session: Session, district_id: int) -> None:
    held = hold_digest(session, district_id, WEEK, SWEEP, NOW)

    assert decide_hold(session, held.id, LET_GO, later(1))
    assert not decide_hold(session, held.id, Decided(HoldState.DISCARDED, "Sam", ""), later(2))
    now = last_hold(session, district_id, WEEK)
    assert now is not None
    assert (now.state, now.person, now.reason, now.decided_at) == (
        HoldState.RELEASED,
        "Dana Reyes",
        "looked at it",
        later(1),
    )


def test_what_is_held_after_a_decision_is_held_anew(session: Session, district_id: int) -> None:
    decide_hold(session, hold_digest(session, district_id, WEEK, SWEEP, NOW).id, LET_GO, NOW)
    hold_digest(session, district_id, WEEK, PACK, later(1))

    assert [one.state for one in holds_of(session, district_id, WEEK)] == [
        HoldState.RELEASED,
        HoldState.HELD,
    ]


def test_a_hold_whose_reason_is_gone_is_cleared(session: Session, district_id: int) -> None:
    clear_hold(session, district_id, WEEK, NOW)
    hold_digest(session, district_id, WEEK, SWEEP, NOW)
    clear_hold(session, district_id, WEEK, later(1))

    assert held_periods(session, district_id) == ()


def test_a_pause_covers_its_time_and_no_more(session: Session, district_id: int) -> None:
    pause_digests(session, district_id, Pause(NOW, later(3), "Dana", "holidays", None))
    (pause,) = pauses_of(session, district_id)

    covered = [pause.covers(later(days)) for days in (-0.1, 0, 2.9, 3)]

    assert covered == [False, True, True, False]


def test_a_pause_that_somebody_ends_is_over(session: Session, district_id: int) -> None:
    pause_digests(session, district_id, Pause(NOW, None, "Dana", "", None))

    assert end_pauses(session, district_id, later(1)) == 1
    assert end_pauses(session, district_id, later(2)) == 0
    (pause,) = pauses_of(session, district_id)
    assert [pause.covers(later(days)) for days in (0.5, 1, 9)] == [True, False, False]


def test_who_stops_a_mail_gets_it_no_longer_until_he_asks_for_it(
    session: Session, district_id: int
) -> None:
    mail = ("weekly/principal", "Ana.Lind@heronlake.example", "one-click")

    assert stop_mails(session, district_id, mail, NOW)
    assert not stop_mails(session, district_id, mail, later(1))
    assert stopped_mails(session, district_id) == {
        ("weekly/principal", "ana.lind@heronlake.example"): NOW
    }
    assert resume_mails(session, district_id, "ANA.LIND@heronlake.example", later(2)) == 1
    assert stopped_mails(session, district_id) == {}


def test_nobody_has_left_who_stands_somewhere_without_a_last_day(
    session: Session, district_id: int
) -> None:
    _administrator(session, district_id, "sam@heronlake.example", -30)
    _person(session, district_id, "Sam Okafor", "Sam@heronlake.example", None)
    _person(session, district_id, "Ana Lind", "ana@heronlake.example", 0)

    assert leavers(session, district_id, TODAY) == {}


def test_somebody_has_left_when_all_his_days_are_over(session: Session, district_id: int) -> None:
    _administrator(session, district_id, "sam@heronlake.example", -30)
    _person(session, district_id, "Sam Okafor", "Sam@heronlake.example", -10)

    assert leavers(session, district_id, TODAY) == {"sam@heronlake.example": later(-10).date()}


def _person(session: Session, district_id: int, name: str, email: str, days: float | None) -> None:
    until = None if days is None else later(days).date()
    add(session, PERSON, {"district_id": district_id, "name": name, "email": email, "until": until})


def _administrator(session: Session, district_id: int, email: str, days: float) -> None:
    values: dict[str, Any] = {
        "district_id": district_id,
        "account_id": new_account(session, district_id, administrators=()),
    }
    values |= {"position": 0, "name": "Sam", "email": email, "rank": "primary"}
    add(session, ADMINISTRATOR, values | {"until": later(days).date()})
