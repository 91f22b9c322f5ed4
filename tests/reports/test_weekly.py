"""The second line, from a real store to files and mailboxes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from config.problems import ProblemsError
from config.settings import Settings
from config.telling import SmtpSettings
from crawler.store.alone import alone
from crawler.store.digests import last_digest
from crawler.store.holding import Decided, HoldState, decide_hold, last_hold, stop_mails
from reports.channels import folder, smtp
from reports.channels.base import DeliveryError, Message
from reports.composing import digest_for, preview_weekly, read
from reports.digest.inputs import Recipient
from reports.digest.week import read_week
from reports.gather import recipients_of
from reports.letters import Round
from reports.outbox import post_of
from reports.stopping import kind_of
from reports.weekly import WeeklyResult, run_weekly
from tests.reports.channels.mailserver import HOST, Mailbox, serve
from tests.reports.homes import some_settings
from tests.reports.posting import Box, Hand, a_post
from tests.reports.samples import NOW, days_ago
from tests.reports.stores import Kept, a_store, find, sweep

WEEK = "2026-W48"
LET_GO = Decided(HoldState.RELEASED, "Dana Reyes", "a long weekend")


@dataclass(frozen=True)
class Place:
    """An installation with its store."""

    kept: Kept
    settings: Settings

    @property
    def outbox(self) -> list[Path]:
        return sorted((self.settings.home / "outbox").glob("*.html"))

    def round(self, week: str = WEEK, minutes: float = 0) -> Round:
        now = NOW + timedelta(minutes=minutes)
        return Round(self.settings, self.kept.district_id, read_week(week), now)

    def run(
        self,
        week: str = WEEK,
        *,
        box: Box | None = None,
        minutes: float = 0,
        release: Decided | None = None,
        people: list[Recipient] | None = None,
    ) -> WeeklyResult:
        going = self.round(week, minutes)
        post = a_post(box or folder, self.settings, Hand(going.now))
        return run_weekly(self.kept.store, going, post, people, release=release)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with a_store(tmp_path) as kept:
        yield Place(kept, some_settings(tmp_path))


def test_writes_each_persons_digest_once(place: Place) -> None:
    sweep(place.kept)
    first, second = place.run(), place.run()

    assert [Path(one) for one in sorted(first.delivered)] == place.outbox
    assert len(place.outbox) == 3
    assert second == WeeklyResult(already=3)


def test_says_what_is_there_and_to_whom(place: Place) -> None:
    find(place.kept, sweep(place.kept, read=1), "unauthorised-official-claim")
    place.run()

    texts = {path.name.split("-")[3]: path.read_text(encoding="utf-8") for path in place.outbox}
    assert "1 thing needs you; 1 of 2 accounts checked." in texts["communications"]
    assert "1 thing needs you; 1 of 2 accounts checked." in texts["principal"]
    assert "Nothing we could check needs you" in texts["technology"]
    assert "A. Pupil" in texts["communications"]


@pytest.mark.parametrize("rule", ["student-photo", "a-rule-that-was-taken-out"])
def test_quotes_nothing_of_children_or_of_rules_it_does_not_know(rule: str, place: Place) -> None:
    find(place.kept, sweep(place.kept), rule)
    place.run()

    assert all("A. Pupil" not in path.read_text(encoding="utf-8") for path in place.outbox)


def test_compares_with_the_week_before_also_when_run_again(place: Place) -> None:
    find(place.kept, sweep(place.kept, days_ago(8)), "logo-without-permission", days_ago(8))
    place.run("2026-W47", minutes=-7 * 24 * 60)
    find(place.kept, sweep(place.kept), "unauthorised-official-claim")
    place.run()
    place.run()

    page = next(path for path in place.outbox if "w48-weekly-communications" in path.name)
    assert "1 new, 1 still there since the last digest (week 47, Nov 16)" in page.read_text("utf-8")


def test_new_is_what_came_since_the_readers_own_last_digest(place: Place) -> None:
    kept, (dana, sam, _) = place.kept, recipients_of(place.settings)
    monday, friday = -7 * 24 * 60, -3 * 24 * 60
    sweep(kept, days_ago(8))
    place.run("2026-W47", minutes=monday, people=[dana])
    find(kept, sweep(kept, days_ago(5)), "unauthorised-official-claim", days_ago(5))
    place.run("2026-W47", minutes=friday, people=[sam])
    sweep(kept)
    reading = read(kept.store, place.round())

    since = {one.name: reading.for_reader(one).previous for one in (dana, sam)}
    assert [one.at for one in since.values() if one] == [days_ago(7), days_ago(3)]
    assert "1 new" in text_of(digest_for(dana, reading.for_reader(dana), place.round()))


def test_who_has_had_none_reads_his_first(place: Place) -> None:
    dana, sam, _ = recipients_of(place.settings)
    sweep(place.kept, days_ago(8))
    place.run("2026-W47", minutes=-7 * 24 * 60, people=[dana])
    sweep(place.kept)
    reading = read(place.kept.store, place.round())

    assert reading.for_reader(sam).previous is None
    assert "first digest" in text_of(digest_for(sam, reading.for_reader(sam), place.round()))


def test_a_week_that_a_person_threw_away_goes_to_nobody(place: Place) -> None:
    place.run()
    with place.kept.store.begin() as session:
        hold = last_hold(session, place.kept.district_id, WEEK)
        assert hold is not None
        decide_hold(session, hold.id, Decided(HoldState.DISCARDED, "Dana Reyes", ""), NOW)
    sweep(place.kept)

    assert place.run().discarded
    assert len(place.run(release=LET_GO).delivered) == 3


def test_who_stops_the_mails_meanwhile_gets_nothing_and_is_not_waited_for(place: Place) -> None:
    sweep(place.kept)
    people = list(recipients_of(place.settings))
    mails = (kind_of("weekly", people[0]), people[0].email, "one-click")
    with place.kept.store.begin() as session:
        stop_mails(session, place.kept.district_id, mails, NOW)

    done = place.run(people=people)

    assert (len(done.delivered), done.left) == (len(people) - 1, 0)


def test_two_processes_do_not_deliver_at_once(place: Place) -> None:
    sweep(place.kept)
    with alone(place.kept.store, post_of(place.kept.district_id)):
        assert place.run() == WeeklyResult(busy=True)


def test_holds_back_without_a_sweep_and_tells_the_technology_director_once(place: Place) -> None:
    held, again = place.run(), place.run()

    assert held.brake is not None
    assert held.brake.reason == "No sweep was made yet."
    assert ["held-technology-sam" in path.name for path in place.outbox] == [True]
    assert (len(held.told), again.told) == (1, ())


def test_sends_what_was_held_when_a_person_releases_it(place: Place) -> None:
    place.run()

    assert len(place.run(release=LET_GO).delivered) == 3


def test_sends_what_was_held_when_the_mistake_is_gone(place: Place) -> None:
    sweep(place.kept, end=False)
    held = place.run()
    sweep(place.kept, NOW)

    assert held.brake is not None
    assert len(place.run(minutes=1).delivered) == 3


def test_keeps_no_figures_of_a_digest_that_was_held(place: Place) -> None:
    place.run()

    with place.kept.store.read() as session:
        assert last_digest(session, place.kept.district_id) is None


def test_says_who_got_nothing_and_why_and_sends_it_later(place: Place) -> None:
    sweep(place.kept)
    box = Box(
        [DeliveryError("450 busy", permanent=False), DeliveryError("550 nobody", permanent=True)]
    )
    first, second = place.run(box=box), place.run(box=box, minutes=5)

    assert first.failed == (
        "dana.reyes@heronlake.example: 450 busy",
        "sam.okafor@heronlake.example: 550 nobody",
    )
    assert (len(second.delivered), second.already) == (1, 2)


def test_two_at_the_same_time_send_nothing_twice(place: Place) -> None:
    sweep(place.kept)
    box = Box()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: place.run(box=box), range(8)))

    assert len(box.sent) == len(set(box.sent)) == 3


def test_writes_to_the_contact_when_nobody_is_named(tmp_path: Path) -> None:
    with a_store(tmp_path) as kept:
        sweep(kept)
        alone = Place(kept, some_settings(tmp_path, recipients=()))

        assert "communications-office" in alone.run().delivered[0]


def test_shows_a_digest_without_delivering_it(place: Place, tmp_path: Path) -> None:
    sweep(place.kept)
    kept = place.kept
    shown = preview_weekly(kept.store, place.round(), tmp_path / "look")

    assert len(shown) == 3
    assert place.outbox == []
    assert len(place.run().delivered) == 3


def test_refuses_a_week_that_is_none(place: Place) -> None:
    with pytest.raises(ValueError, match="is not a week such as 2026-W47"):
        place.run("next")


def test_refuses_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with a_store(tmp_path) as kept, pytest.raises(ProblemsError):
        Place(kept, some_settings(tmp_path, policy="nowhere")).run()


def test_a_mailbox_holds_what_was_composed(tmp_path: Path) -> None:
    box = Mailbox()
    with a_store(tmp_path) as kept, serve(box) as port:
        find(kept, sweep(kept), "unauthorised-official-claim")
        there = SmtpSettings(host=HOST, port=port, security="none", timeout_s=5)
        settings = some_settings(tmp_path, there)
        going = Place(kept, settings).round()
        run_weekly(kept.store, going, a_post(smtp, settings))
        preview_weekly(kept.store, going, tmp_path / "look")

    mails = [message_from_bytes(raw, _class=EmailMessage, policy=default) for raw in box.mails]
    files = [
        message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=default)
        for file in (tmp_path / "look").glob("*.eml")
    ]
    assert {contents(mail) for mail in mails} == {contents(mail) for mail in files}
    assert len(mails) == 3


def text_of(message: Message) -> str:
    """Give the text part, on one line."""
    part = message.mail.get_body(("plain",))
    assert part is not None
    return " ".join(str(part.get_content()).split())


def contents(mail: EmailMessage) -> tuple[str, ...]:
    """Give what a reader sees of a mail."""
    parts = tuple(part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    return (mail["Message-ID"], mail["To"], mail["Subject"], *parts)
