"""A mail goes out once, and what happened is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from config.settings import Settings
from config.telling import SmtpSettings
from crawler.store.deliveries import Slot, pending_deliveries
from crawler.store.tables.told import DELIVERY_ATTEMPT
from reports.channels import folder
from reports.channels.base import DeliveryError, Handing, Message
from reports.outbox import (
    Delivered,
    Mail,
    Result,
    deliver,
    next_attempt,
    recover,
    wait_for_turn,
)
from tests.reports.homes import a_message, some_settings
from tests.reports.posting import Box, Hand, a_post
from tests.reports.samples import NOW
from tests.reports.stores import Kept, a_store

UNUSED = Path("unused")
BUSY = DeliveryError("450 busy", permanent=False)
NOBODY = DeliveryError("550 nobody", permanent=True)
LOST = DeliveryError("connection lost; it may have arrived", permanent=False, doubtful=True)


class Dying:
    """A folder whose process dies when both files are written."""

    def send(self, message: Message, settings: Settings, handing: Handing) -> str:
        """Write, and die."""
        folder.send(message, settings, handing)
        raise KeyboardInterrupt


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with a_store(tmp_path) as opened:
        yield opened


def slot_in(kept: Kept) -> Slot:
    return Slot(kept.district_id, "weekly/communications", "dana@heronlake.example", "2026-W48")


def attempt(
    kept: Kept,
    box: Box,
    minutes: float = 0,
    slot: Slot | None = None,
    *,
    in_doubt: str = "likely",
) -> Delivered:
    settings = some_settings(UNUSED, mail_server(in_doubt))
    post = a_post(box, settings, Hand(NOW + timedelta(minutes=minutes)))
    return deliver(kept.store, slot or slot_in(kept), Mail(a_message), post)


def mail_server(in_doubt: str) -> SmtpSettings:
    said = {"host": "mail.heronlake.example", "in_doubt": in_doubt}
    return SmtpSettings.model_validate(said)


def pick_up(kept: Kept, minutes: float = 0, *, in_doubt: str = "likely") -> int:
    settings = some_settings(UNUSED, mail_server(in_doubt))
    post = a_post(Box(), settings, Hand(NOW + timedelta(minutes=minutes)))
    return len(recover(kept.store, kept.district_id, post))


def states(kept: Kept) -> list[str]:
    with kept.store.read() as session:
        return list(session.scalars(select(DELIVERY_ATTEMPT.c.state).order_by("id")))


def test_sends_nothing_twice(kept: Kept) -> None:
    box = Box()
    first, second, later = (attempt(kept, box, minutes) for minutes in (0, 0, 10_000))

    assert [first.result, second.result, later.result] == [
        Result.SENT,
        Result.ALREADY,
        Result.ALREADY,
    ]
    assert len(box.sent) == 1


def test_composes_nothing_for_who_has_it(kept: Kept) -> None:
    attempt(kept, Box())
    post = a_post(Box(), some_settings(UNUSED))

    assert deliver(kept.store, slot_in(kept), Mail(fail), post).result is Result.ALREADY


def test_sends_to_other_people_kinds_and_weeks(kept: Kept) -> None:
    box, slot = Box(), slot_in(kept)
    slots = [slot, replace(slot, recipient="sam@heronlake.example")]
    slots += [replace(slot, kind="weekly/principal"), replace(slot, period="2026-W49")]

    assert {attempt(kept, box, slot=one).result for one in slots} == {Result.SENT}


def test_writes_down_before_at_and_after_the_moment_that_matters(kept: Kept) -> None:
    attempt(kept, Box())

    assert states(kept) == ["sending", "handing", "sent"]


def test_waits_longer_each_time_before_it_tries_again(kept: Kept) -> None:
    box = Box([BUSY, BUSY])

    results = [attempt(kept, box, minutes).result for minutes in (0, 0.9, 1, 5.9, 6)]

    assert results == [
        Result.FAILED,
        Result.ALREADY,
        Result.FAILED,
        Result.ALREADY,
        Result.SENT,
    ]


def test_waits_four_hours_at_most() -> None:
    waits = [(next_attempt(number, NOW) - NOW) / timedelta(minutes=1) for number in range(1, 12)]

    assert waits == sorted(waits)
    assert (waits[0], max(waits)) == (1, 240)


def test_never_tries_again_what_was_refused(kept: Kept) -> None:
    box = Box([NOBODY])
    first, second = attempt(kept, box), attempt(kept, box, 10_000)

    assert first == Delivered(Result.REFUSED, "550 nobody")
    assert (second.result, box.sent) == (Result.ALREADY, [])


def test_what_cannot_be_composed_is_one_readers_trouble(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    post = a_post(Box(), some_settings(UNUSED))

    said = deliver(kept.store, slot_in(kept), Mail(fail), post)

    assert said == Delivered(Result.FAILED, "it could not be composed: ZeroDivisionError")
    assert "ZeroDivisionError" in caplog.text


def test_a_death_before_the_handing_is_tried_again_at_once(kept: Kept) -> None:
    post = a_post(Box(), some_settings(UNUSED))
    with pytest.raises(KeyboardInterrupt):
        deliver(kept.store, slot_in(kept), Mail(die), post)

    assert attempt(kept, Box()).result is Result.ALREADY
    assert pick_up(kept) == 0
    assert attempt(kept, Box()).result is Result.SENT


def test_who_wants_that_gets_it_again_under_the_same_name(kept: Kept) -> None:
    box = Box([KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        attempt(kept, box)

    assert pick_up(kept, in_doubt="again") == 1
    assert attempt(kept, box).result is Result.SENT
    assert box.sent == [str(a_message().mail["Message-ID"])]


def test_a_death_while_handing_over_waits_for_a_person(kept: Kept) -> None:
    box = Box([KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        attempt(kept, box)

    assert pick_up(kept) == 1
    assert attempt(kept, box, 10_000).result is Result.ALREADY
    assert states(kept) == ["sending", "handing", "doubtful"]


@pytest.mark.parametrize(
    ("in_doubt", "result"),
    [("likely", Result.FAILED), ("again", Result.FAILED), ("ask", Result.DOUBTFUL)],
)
def test_a_connection_lost_at_the_wrong_moment_is_in_doubt(
    kept: Kept, in_doubt: str, result: Result
) -> None:
    assert attempt(kept, Box([LOST]), in_doubt=in_doubt).result is result


def test_a_file_that_was_written_before_the_death_is_only_replaced(
    kept: Kept, tmp_path: Path
) -> None:
    settings = some_settings(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        deliver(kept.store, slot_in(kept), Mail(a_message), a_post(Dying(), settings))
    pick_up(kept)
    said = deliver(kept.store, slot_in(kept), Mail(a_message), a_post(folder, settings))

    assert said.result is Result.SENT
    assert len(list((tmp_path / "outbox").iterdir())) == 2


def test_leaves_an_unknown_error_to_its_caller_and_the_row_behind(kept: Kept) -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(kept, Box([ZeroDivisionError()]))

    pick_up(kept, in_doubt="again")
    with kept.store.read() as session:
        assert len(pending_deliveries(session, kept.district_id, NOW)) == 1


def test_begins_no_more_mails_in_a_minute_than_the_server_wants(kept: Kept) -> None:
    hand, box = Hand(), Box()
    post = a_post(box, some_settings(UNUSED), hand, per_minute=3)
    moments = []
    for number in range(8):
        assert wait_for_turn(kept.store, kept.district_id, post)
        moments.append((hand.now - NOW).total_seconds())
        slot = replace(slot_in(kept), recipient=f"reader{number}@heronlake.example")
        assert deliver(kept.store, slot, Mail(a_message), post).result is Result.SENT

    assert moments == pytest.approx([0, 0, 0, 60, 60, 60, 120, 120], abs=0.2)


def test_counts_what_another_process_began_a_moment_ago(kept: Kept) -> None:
    attempt(kept, Box())
    hand = Hand(NOW + timedelta(seconds=20))

    assert wait_for_turn(
        kept.store, kept.district_id, a_post(Box(), some_settings(UNUSED), hand, 1)
    )
    assert hand.slept_s == pytest.approx(40, abs=0.2)


def test_does_not_wait_for_its_turn_when_it_is_to_stop(kept: Kept) -> None:
    attempt(kept, Box())
    post = a_post(Box(), some_settings(UNUSED), Hand(ends_after_s=10), 1)

    assert not wait_for_turn(kept.store, kept.district_id, post)


def die() -> Message:
    """Die while composing."""
    raise KeyboardInterrupt


def fail() -> Message:
    """Fail while composing."""
    raise ZeroDivisionError
