"""A mail goes out exactly once, and what happened is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from config.settings import Settings
from crawler.store.digests import pending_deliveries
from reports.channels import folder
from reports.channels.base import DeliveryError, Message
from reports.outbox import Delivered, Result, Slot, deliver
from tests.reports.homes import a_message, some_settings
from tests.reports.samples import NOW
from tests.reports.stores import Kept, a_store


@dataclass
class Post:
    """A channel that counts, and fails as often as it is told to."""

    troubles: list[BaseException] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def send(self, message: Message, settings: Settings) -> str:  # noqa: ARG002 the seam gives it
        """Take the mail, or fail."""
        if self.troubles:
            raise self.troubles.pop(0)
        self.sent.append(str(message.mail["Message-ID"]))
        return self.sent[-1]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with a_store(tmp_path) as opened:
        yield opened


def slot_in(kept: Kept) -> Slot:
    return Slot(kept.district_id, "weekly/communications", "dana@heronlake.example", "2026-W48")


def attempt(kept: Kept, post: Post, minutes: float = 0, slot: Slot | None = None) -> Delivered:
    settings = some_settings(Path("unused"))
    now = NOW + timedelta(minutes=minutes)
    return deliver(kept.store, slot or slot_in(kept), a_message(), (post, settings), now)


def test_sends_nothing_twice(kept: Kept) -> None:
    post = Post()
    first, second, later = (attempt(kept, post, minutes) for minutes in (0, 0, 10_000))

    assert [first.result, second.result, later.result] == [
        Result.SENT,
        Result.ALREADY,
        Result.ALREADY,
    ]
    assert len(post.sent) == 1


def test_sends_to_other_people_kinds_and_weeks(kept: Kept) -> None:
    post, slot = Post(), slot_in(kept)
    slots = [slot, replace(slot, recipient="sam@heronlake.example")]
    slots += [replace(slot, kind="weekly/principal"), replace(slot, period="2026-W49")]

    assert {attempt(kept, post, slot=one).result for one in slots} == {Result.SENT}


def test_tries_again_what_failed_for_now(kept: Kept) -> None:
    post = Post([DeliveryError("450 busy", permanent=False)])
    first, second = attempt(kept, post), attempt(kept, post, 1)

    assert first == Delivered(Result.FAILED, "450 busy")
    assert second.result is Result.SENT


def test_never_tries_again_what_was_refused(kept: Kept) -> None:
    post = Post([DeliveryError("550 nobody", permanent=True)])
    first, second = attempt(kept, post), attempt(kept, post, 10_000)

    assert first == Delivered(Result.REFUSED, "550 nobody")
    assert (second.result, post.sent) == (Result.ALREADY, [])


def test_tries_again_after_a_death_but_not_while_somebody_is_at_it(kept: Kept) -> None:
    post = Post([KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        attempt(kept, post)

    assert attempt(kept, post, 5).result is Result.ALREADY
    assert attempt(kept, post, 16).result is Result.SENT


def test_a_file_that_was_written_before_the_death_is_only_replaced(
    kept: Kept, tmp_path: Path
) -> None:
    settings = some_settings(tmp_path)
    folder.send(a_message(), settings)
    with pytest.raises(KeyboardInterrupt):
        attempt(kept, Post([KeyboardInterrupt()]))
    later = NOW + timedelta(minutes=16)
    said = deliver(kept.store, slot_in(kept), a_message(), (folder, settings), later)

    assert said.result is Result.SENT
    assert len(list((tmp_path / "outbox").iterdir())) == 2


def test_leaves_an_unknown_error_to_its_caller_and_the_row_behind(kept: Kept) -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(kept, Post([ZeroDivisionError()]))

    with kept.store.read() as session:
        later = NOW + timedelta(minutes=16)
        assert len(pending_deliveries(session, kept.district_id, later)) == 1
