"""Digests and deliveries: claimed before they are sent, by exactly one of all who try."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from crawler.store.digests import (
    DeliveryState,
    claim_delivery,
    finish_delivery,
    last_digest,
    pending_deliveries,
    save_digest,
)
from crawler.store.districts import save_district
from crawler.store.session import Session, Store, StoreError
from crawler.store.tables.told import DELIVERY_ATTEMPT
from tests.builders import NOW, make_district
from tests.crawler.store.records import later

DANA = "dana.reyes@heronlake.example"
MINUTE = 1 / 24 / 60


def claim(session: Session, district_id: int, at: datetime = NOW) -> int | None:
    """Take Dana's digest of the week."""
    return claim_delivery(session, district_id, "digest", DANA, "2026-W48", at)


def claimed(session: Session, district_id: int, at: datetime = NOW) -> int:
    """Take Dana's digest of the week, which must be free."""
    number = claim(session, district_id, at)
    assert number is not None
    return number


def test_what_is_being_sent_cannot_be_taken(session: Session, district_id: int) -> None:
    claimed(session, district_id)

    assert claim(session, district_id) is None
    assert claim(session, district_id, later(14 * MINUTE)) is None
    assert pending_deliveries(session, district_id, later(14 * MINUTE)) == ()


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.REFUSED])
def test_what_is_done_is_never_taken_again(
    session: Session, district_id: int, state: DeliveryState
) -> None:
    finish_delivery(session, claimed(session, district_id), state, "note", NOW)

    assert claim(session, district_id, later(365)) is None
    assert pending_deliveries(session, district_id, later(365)) == ()


def test_what_failed_is_taken_again(session: Session, district_id: int) -> None:
    first = claimed(session, district_id)
    finish_delivery(session, first, DeliveryState.FAILED, "no answer", NOW)

    waiting = pending_deliveries(session, district_id, later(MINUTE))
    assert [(row.recipient, row.error) for row in waiting] == [(DANA, "no answer")]
    assert claim(session, district_id, later(MINUTE)) == first


def test_what_a_dead_process_was_sending_is_taken_again(session: Session, district_id: int) -> None:
    first = claimed(session, district_id)

    assert [row.id for row in pending_deliveries(session, district_id, later(15 * MINUTE))] == [
        first
    ]
    assert claim(session, district_id, later(15 * MINUTE)) == first


def test_every_attempt_is_noted_before_and_after(session: Session, district_id: int) -> None:
    number = claimed(session, district_id)
    finish_delivery(session, number, DeliveryState.FAILED, "no answer", later(1))
    claimed(session, district_id, later(2))
    finish_delivery(session, number, DeliveryState.SENT, "<1@mail.example>", later(3))

    table = DELIVERY_ATTEMPT.c
    notes = session.execute(select(table.state, table.note, table.noted_at).order_by(table.id))
    assert [tuple(row) for row in notes] == [
        ("sending", None, NOW),
        ("failed", "no answer", later(1)),
        ("sending", None, later(2)),
        ("sent", "<1@mail.example>", later(3)),
    ]


def test_what_is_not_being_sent_cannot_be_finished(session: Session, district_id: int) -> None:
    number = claimed(session, district_id)
    finish_delivery(session, number, DeliveryState.SENT, "<1@mail.example>", NOW)

    with pytest.raises(StoreError, match="is not being sent"):
        finish_delivery(session, number, DeliveryState.FAILED, "late", NOW)


def test_each_person_week_kind_and_district_is_its_own(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    keys = [
        (district_id, "digest", DANA, "2026-W48"),
        (district_id, "digest", DANA, "2026-W49"),
        (district_id, "reminder", DANA, "2026-W48"),
        (district_id, "digest", "sam.okafor@heronlake.example", "2026-W48"),
        (other, "digest", DANA, "2026-W48"),
    ]

    taken = {claim_delivery(session, *key, NOW) for key in keys}

    assert len(taken) == len(keys)
    assert None not in taken


def test_of_many_who_try_at_once_one_gets_it(store: Store) -> None:
    with store.begin() as session:
        district_id = save_district(session, make_district())
    ready = threading.Barrier(6)
    taken: list[int | None] = []

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
    assert len([number for number in taken if number is not None]) == 1


def test_there_is_no_digest_at_first(session: Session, district_id: int) -> None:
    assert last_digest(session, district_id) is None


def test_the_latest_period_counts_and_composing_again_replaces_its_figures(
    session: Session, district_id: int
) -> None:
    save_digest(session, district_id, "2026-W48", {"open": 3}, NOW)
    save_digest(session, district_id, "2026-W47", {"open": 1}, later(-7))
    save_digest(session, district_id, "2026-W48", {"open": 2}, later(1))

    latest = last_digest(session, district_id)
    earlier = last_digest(session, district_id, before="2026-W48")

    assert latest is not None
    assert (latest.period, latest.summary, latest.composed_at) == (
        "2026-W48",
        {"open": 2},
        later(1),
    )
    assert earlier is not None
    assert earlier.summary == {"open": 1}
