"""Deliveries: claimed before they are sent, by exactly one of all who try."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from crawler.model.sentence import Sentence, sentence
from crawler.store.deliveries import (
    Delivery,
    DeliveryState,
    Slot,
    begun_since,
    deliveries_of,
    last_told,
    pending_deliveries,
)
from crawler.store.delivering import (
    ASKED,
    Ending,
    claim_delivery,
    drop_failed,
    finish_delivery,
    hand_over,
    recover_deliveries,
    set_aside,
)
from crawler.store.districts import save_district
from crawler.store.session import Session, Store, StoreError
from crawler.store.tables.told import DELIVERY_ATTEMPT
from tests.builders import NOW, make_district
from tests.crawler.store.records import later

DANA = "dana.reyes@heronlake.example"
MINUTE = 1 / 24 / 60
SENT = Ending(DeliveryState.SENT, "<1@mail.example>", told={"findings": 3})
FAILED = Ending(DeliveryState.FAILED, "no answer")


def slot(district_id: int, period: str = "2026-W48") -> Slot:
    """Give Dana's digest of a week."""
    return Slot(district_id, "digest", DANA, period)


def claim(session: Session, district_id: int, at: datetime = NOW) -> Delivery | None:
    """Take Dana's digest of the week."""
    return claim_delivery(session, slot(district_id), at)


def claimed(session: Session, district_id: int, at: datetime = NOW) -> int:
    """Take Dana's digest of the week, which must be free."""
    found = claim(session, district_id, at)
    assert found is not None
    return found.id


def test_what_went_wrong_in_strangers_words_stays_as_it_stands(
    session: Session, district_id: int
) -> None:
    finish_delivery(session, claimed(session, district_id), FAILED, NOW)

    (found,) = deliveries_of(session, district_id)
    assert (type(found.error), found.error) == (str, "no answer")


def test_what_went_wrong_is_the_sentence_that_it_was(session: Session, district_id: int) -> None:
    away = sentence("{part}: {reason}", part="mail.example", reason=sentence("it\0 is away"))
    number = claimed(session, district_id)
    finish_delivery(session, number, Ending(DeliveryState.FAILED, away), NOW)
    (first,) = deliveries_of(session, district_id)
    set_aside(session, district_id, number, Ending(DeliveryState.FAILED, ASKED), NOW)
    (then,) = deliveries_of(session, district_id)

    assert isinstance(first.error, Sentence)
    assert (first.error.form, first.error.facts["part"]) == (away.form, "mail.example")
    assert isinstance(then.error, Sentence)
    assert then.error == ASKED


def test_what_is_sent_in_the_end_has_no_error(session: Session, district_id: int) -> None:
    finish_delivery(
        session, claimed(session, district_id), Ending(DeliveryState.FAILED, ASKED), NOW
    )
    finish_delivery(session, claimed(session, district_id, later(1)), SENT, later(1))

    (found,) = deliveries_of(session, district_id)
    assert found.error is None


def test_what_is_being_sent_cannot_be_taken_however_long_it_takes(
    session: Session, district_id: int
) -> None:
    claimed(session, district_id)

    assert claim(session, district_id) is None
    assert claim(session, district_id, later(365)) is None
    assert pending_deliveries(session, district_id, later(365)) == ()


@pytest.mark.parametrize(
    "state", [DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.DOUBTFUL]
)
def test_what_is_done_is_never_taken_again(
    session: Session, district_id: int, state: DeliveryState
) -> None:
    finish_delivery(session, claimed(session, district_id), Ending(state, "note"), NOW)

    assert claim(session, district_id, later(365)) is None
    assert pending_deliveries(session, district_id, later(365)) == ()
    assert recover_deliveries(session, district_id, DeliveryState.FAILED, later(1)) == ()


def test_what_failed_is_taken_again_when_its_time_has_come(
    session: Session, district_id: int
) -> None:
    first = claimed(session, district_id)
    later_on = replace(FAILED, next_at=later(5 * MINUTE))
    finish_delivery(session, first, later_on, NOW)

    assert claim(session, district_id, later(4 * MINUTE)) is None
    waiting = pending_deliveries(session, district_id, later(5 * MINUTE))
    assert [(row.recipient, row.error, row.attempts) for row in waiting] == [(DANA, "no answer", 1)]
    again = claim(session, district_id, later(5 * MINUTE))
    assert again is not None
    assert (again.id, again.attempts, again.next_at) == (first, 2, None)


def test_what_a_dead_process_had_not_handed_over_is_free_again(
    session: Session, district_id: int
) -> None:
    first = claimed(session, district_id)

    assert recover_deliveries(session, district_id, DeliveryState.DOUBTFUL, NOW) == ()
    assert claimed(session, district_id) == first


@pytest.mark.parametrize(
    ("in_doubt", "is_free"), [(DeliveryState.FAILED, True), (DeliveryState.DOUBTFUL, False)]
)
def test_what_a_dead_process_was_handing_over_is_told(
    session: Session, district_id: int, in_doubt: DeliveryState, is_free: bool
) -> None:
    first = claimed(session, district_id)
    hand_over(session, first, NOW)

    left = recover_deliveries(session, district_id, in_doubt, NOW)

    assert [one.id for one in left] == [first]
    assert (claim(session, district_id) is not None) is is_free


def test_every_step_is_noted(session: Session, district_id: int) -> None:
    number = claimed(session, district_id)
    finish_delivery(session, number, FAILED, later(1))
    claimed(session, district_id, later(2))
    hand_over(session, number, later(3))
    finish_delivery(session, number, SENT, later(4))

    table = DELIVERY_ATTEMPT.c
    notes = session.execute(select(table.state, table.note, table.noted_at).order_by(table.id))
    assert [tuple(row) for row in notes] == [
        ("sending", None, NOW),
        ("failed", "no answer", later(1)),
        ("sending", None, later(2)),
        ("handing", None, later(3)),
        ("sent", "<1@mail.example>", later(4)),
    ]
    assert begun_since(session, district_id, NOW) == (later(2),)


def test_what_is_not_being_sent_can_be_neither_handed_over_nor_finished(
    session: Session, district_id: int
) -> None:
    number = claimed(session, district_id)
    finish_delivery(session, number, SENT, NOW)

    with pytest.raises(StoreError, match="is not being sent"):
        finish_delivery(session, number, FAILED, NOW)
    with pytest.raises(StoreError, match="is not being sent"):
        hand_over(session, number, NOW)


@pytest.mark.parametrize(
    ("state", "can"),
    [
        (DeliveryState.REFUSED, True),
        (DeliveryState.DOUBTFUL, True),
        (DeliveryState.FAILED, True),
        (DeliveryState.SENT, False),
    ],
)
def test_a_person_can_have_tried_again_what_was_not_sent(
    session: Session, district_id: int, state: DeliveryState, can: bool
) -> None:
    number = claimed(session, district_id)
    finish_delivery(session, number, Ending(state, "note", later(9)), NOW)

    assert set_aside(session, district_id, number, FAILED, NOW) is can
    assert (claim(session, district_id) is not None) is can


def test_what_is_being_sent_is_not_set_aside(session: Session, district_id: int) -> None:
    number = claimed(session, district_id)

    assert not set_aside(session, district_id, number, Ending(DeliveryState.DROPPED, ""), NOW)


def test_what_was_not_taken_in_time_is_given_up(session: Session, district_id: int) -> None:
    finish_delivery(session, claimed(session, district_id), FAILED, NOW)
    fresh = claim_delivery(session, slot(district_id, "2026-W49"), later(7))
    assert fresh is not None
    finish_delivery(session, fresh.id, FAILED, later(7))

    assert drop_failed(session, district_id, later(4), later(8)) == 1
    assert [one.state.value for one in deliveries_of(session, district_id)] == ["dropped", "failed"]


def test_the_latest_before_a_period_says_what_was_told(session: Session, district_id: int) -> None:
    for week, told in ((46, 1), (47, 2), (48, 3)):
        taken = claim_delivery(session, slot(district_id, f"2026-W{week}"), NOW)
        assert taken is not None
        ending = replace(SENT, told={"findings": told})
        finish_delivery(session, taken.id, ending, NOW)

    assert last_told(session, district_id, "2026-W48") == {("digest", DANA): {"findings": 2}}
    assert last_told(session, district_id, "2026-W46") == {}


def test_each_person_week_kind_and_district_is_its_own(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    mine = slot(district_id)
    slots = [
        mine,
        replace(mine, period="2026-W49"),
        replace(mine, kind="reminder"),
        replace(mine, recipient="sam.okafor@heronlake.example"),
        replace(mine, district_id=other),
    ]

    taken = [claim_delivery(session, one, NOW) for one in slots]

    assert len({one.id for one in taken if one is not None}) == len(slots)
    assert len(deliveries_of(session, district_id)) == len(slots) - 1
    assert len(deliveries_of(session, district_id, ["2026-W49"])) == 1


def test_of_many_who_try_at_once_one_gets_it(store: Store) -> None:
    with store.begin() as session:
        district_id = save_district(session, make_district())
    ready = threading.Barrier(6)
    taken: list[Delivery | None] = []

    def work() -> None:
        ready.wait()
        with store.begin() as session:
            taken.append(claim(session, district_id))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == 6
    assert len([one for one in taken if one is not None]) == 1


def test_what_is_to_outlive_a_cut_of_the_power_waits_for_the_disk(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL always waits")
    ways = []
    for lasting in (False, True, False):
        with store.begin(lasting=lasting) as session:
            ways.append(session.connection().exec_driver_sql("PRAGMA synchronous").scalar())

    assert ways == [1, 2, 1]
