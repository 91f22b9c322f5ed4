"""Each reader's digest in its own time: sent once, caught up, paused, held, alarmed about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.visit import Visit
from crawler.store.accounts import save_account
from crawler.store.deliveries import deliveries_of
from crawler.store.digests import last_out
from crawler.store.holding import Decided, HoldState, Pause, pause_digests, stop_mails
from crawler.store.rows import add
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from crawler.store.tables.places import PERSON
from crawler.store.tables.told import JOB
from reports.channels.base import DeliveryError
from scheduler.jobs import deciding, digest, sending
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.sending import digests_if_due
from scheduler.jobs.turns import Standing, readers
from tests.builders import make_account
from tests.homes import make_home
from tests.reports.posting import Box, Hand

MONDAY_SEVEN = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DANA, SAM, ANA = (f"{name}@heronlake.example" for name in ("dana", "sam", "ana"))
BUSY = DeliveryError("450 busy", permanent=False)
DISTRICT = """\
name = "Heron Lake Public Schools"
home_page = "http://heronlake.localhost/"
contact = "office@heronlake.example"
policy = "own"
holidays = ["2026-12-07", "2026-12-21/2027-01-03"]
[[recipient]]
name = "Dana Reyes"
email = "dana@heronlake.example"
role = "communications"
[[recipient]]
name = "Sam Okafor"
email = "sam@heronlake.example"
role = "technology"
weekday = "fri"
hour = 16
time_zone = "America/New_York"
[[recipient]]
name = "Ana Lind"
email = "ana@heronlake.example"
role = "superintendent"
weekday = "sun"
hour = 23
"""
SAMS_OWN_TIME = 'weekday = "fri"\nhour = 16\ntime_zone = "America/New_York"\n'
SETTINGS = """\
[sweep]
self_test = false
[smtp]
host = "mail.heronlake.example"
"""


@dataclass
class Place:
    """An installation with a mailbox, at a moment that a test sets."""

    home: Home
    box: Box = field(default_factory=Box)
    said: list[str] = field(default_factory=list)

    def look(self, at: datetime, **hand: Any) -> list[str]:
        """Do what the clock does each minute; gives who got a mail, and nothing else."""
        before = len(self.box.to)
        digests_if_due(self.home, "me", self.said.append, Hand(at, **hand).watch)
        return self.box.to[before:]

    def subjects(self, at: datetime) -> list[str]:
        """Look, and give the subjects of what went out."""
        before = len(self.box.subjects)
        self.look(at)
        return self.box.subjects[before:]

    def stands(self, at: datetime) -> dict[str, Standing]:
        """Say how each reader's digest stands."""
        return {one.person.email: one.stands for one in readers(self.home.reread(), at)}

    def sweep(self, at: datetime, *, end: bool = True) -> None:
        """Let a sweep read the one account."""
        with self.home.store.begin() as session:
            number = save_account(session, self.home.district_id, make_account(id=0, unit=None))
            key = f"sweep:{at.isoformat()}"
            sweep_id = start_sweep(session, self.home.district_id, [number], at, key)
            record_visits(session, sweep_id, [Visit(number, Outcome.SEEN, at, at)])
            if end:
                finish_sweep(session, sweep_id, at, "finished")

    def write(self, file: str, before: str, after: str) -> None:
        """Change a file of settings, as a person does while the clock runs."""
        path = self.home.folder / file
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Open an installation that was swept on Sunday, and put a box in the mail server's place."""
    folder = make_home(tmp_path / "home", SETTINGS)
    (folder / "district.toml").write_text(DISTRICT, "utf-8")
    with open_home(folder, {}) as opened:
        place = Place(opened)
        monkeypatch.setattr(digest, "smtp_channel", place.box)
        place.sweep(MONDAY_SEVEN - 30 * DAY)
        place.sweep(MONDAY_SEVEN - DAY)
        yield place


# When


def test_nobody_gets_one_before_its_time(place: Place) -> None:
    assert place.look(MONDAY_SEVEN - MINUTE) == []


def test_each_gets_one_at_the_own_time_and_only_once(place: Place) -> None:
    got = {
        at: place.look(MONDAY_SEVEN + at)
        for at in (0 * HOUR, MINUTE, 4 * DAY + 8 * HOUR - MINUTE, 4 * DAY + 8 * HOUR)
    }
    sunday = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)

    assert list(got.values()) == [[DANA], [], [], [SAM]]
    assert place.look(sunday - MINUTE) == []
    assert place.look(sunday) == [ANA]


def test_one_of_the_night_before_is_caught_up_on_monday(place: Place) -> None:
    place.look(MONDAY_SEVEN - 14 * HOUR)  # a Sunday in the week before: Ana had one
    place.look(datetime(2026, 11, 23, 5, tzinfo=UTC))

    assert place.look(datetime(2026, 11, 30, 12, tzinfo=UTC)) == [SAM, ANA]


def test_one_that_is_too_late_is_left_out_and_two_people_hear_of_it(place: Place) -> None:
    place.look(MONDAY_SEVEN)
    next_monday = MONDAY_SEVEN + 7 * DAY

    got = place.subjects(next_monday + 5 * DAY)

    late = [one for one in got if one.startswith("A digest that was due did not go out.")]
    assert len(late) == 2
    assert place.stands(next_monday + 5 * DAY)[DANA] is Standing.MISSED


def test_nobody_is_late_who_is_new(place: Place) -> None:
    assert place.stands(MONDAY_SEVEN + 6 * DAY)[DANA] is Standing.WAITING
    assert place.subjects(MONDAY_SEVEN + 6 * DAY) != []  # Sam's, of Friday
    assert "did not go out" not in " ".join(place.box.subjects)


def test_on_a_holiday_it_comes_the_day_after(place: Place) -> None:
    holiday = datetime(2026, 12, 7, 13, tzinfo=UTC)
    place.look(holiday - 7 * DAY)

    assert place.look(holiday + HOUR) == []
    assert place.look(holiday + DAY) == [DANA]


def test_a_week_of_holidays_has_none_and_nobody_is_late(place: Place) -> None:
    place.look(MONDAY_SEVEN)
    for days in range(7, 28):
        place.look(MONDAY_SEVEN + days * DAY)
    sent = len(place.box.sent)
    for days in range(28, 41):
        place.look(MONDAY_SEVEN + days * DAY)

    assert place.box.subjects[sent:] == []


def test_what_fell_into_a_pause_is_not_caught_up(place: Place) -> None:
    with place.home.store.begin() as session:
        pause = Pause(MONDAY_SEVEN - HOUR, MONDAY_SEVEN + DAY, "Dana", "fair", None)
        pause_digests(session, place.home.district_id, pause)

    assert place.look(MONDAY_SEVEN + HOUR) == []
    assert place.look(MONDAY_SEVEN + 2 * DAY) == []
    assert place.stands(MONDAY_SEVEN + 2 * DAY)[DANA] is Standing.PAUSED
    assert place.look(MONDAY_SEVEN + 7 * DAY) == [DANA]


# To whom


def test_who_was_taken_off_the_list_while_the_clock_ran_gets_nothing(place: Place) -> None:
    place.write("district.toml", 'email = "dana@', 'email = "dora@')

    assert place.look(MONDAY_SEVEN) == ["dora@heronlake.example"]


def test_who_left_by_the_register_gets_nothing_and_the_administrators_hear_of_it(
    place: Place,
) -> None:
    with place.home.store.begin() as session:
        gone = {"name": "D. Reyes", "email": DANA.upper(), "until": date(2026, 11, 20)}
        add(session, PERSON, gone | {"district_id": place.home.district_id})

    got = place.look(MONDAY_SEVEN)

    assert got == [SAM]
    assert place.box.subjects == ["Somebody no longer gets the digest. · week 48"]
    assert place.look(MONDAY_SEVEN + DAY) == []


def test_the_last_day_of_the_settings_is_the_last_day(place: Place) -> None:
    place.write(
        "district.toml", 'role = "communications"', 'role = "communications"\nuntil = 2026-11-23'
    )

    assert place.look(MONDAY_SEVEN) == [DANA]
    assert place.stands(MONDAY_SEVEN + DAY)[DANA] is Standing.LEFT


def test_who_stopped_the_mails_gets_nothing_until_somebody_resumes_them(place: Place) -> None:
    with place.home.store.begin() as session:
        mail = ("weekly/communications", DANA, "one-click")
        stop_mails(session, place.home.district_id, mail, MONDAY_SEVEN - DAY)

    assert place.look(MONDAY_SEVEN) == [SAM]  # hears of it
    deciding.resume(place.home, DANA, MONDAY_SEVEN)
    assert place.look(MONDAY_SEVEN + MINUTE) == [DANA]


def test_a_refused_one_is_told_to_somebody_else(place: Place) -> None:
    place.box.troubles = [DeliveryError("550 5.1.1 nobody", permanent=True)]

    assert place.subjects(MONDAY_SEVEN) == ["A digest could not be delivered. · week 48"]
    assert place.box.to == [SAM]
    assert place.look(MONDAY_SEVEN + 10 * HOUR) == []


def test_a_refused_one_is_tried_again_when_a_person_asks_for_it(place: Place) -> None:
    place.box.troubles = [DeliveryError("550 5.1.1 nobody", permanent=True)]
    place.look(MONDAY_SEVEN)

    assert deciding.again(place.home, DANA, None, MONDAY_SEVEN) == 1
    assert place.look(MONDAY_SEVEN + MINUTE) == [DANA]
    assert deciding.again(place.home, DANA, None, MONDAY_SEVEN) == 0


def test_the_others_get_theirs_when_one_is_not_taken(place: Place) -> None:
    place.write("district.toml", SAMS_OWN_TIME, "")
    place.box.troubles = [BUSY]

    assert place.look(MONDAY_SEVEN) == [SAM]
    assert place.look(MONDAY_SEVEN + MINUTE) == [DANA]


def test_a_server_that_is_away_is_asked_once_and_not_for_everybody(place: Place) -> None:
    place.write("district.toml", SAMS_OWN_TIME, "")
    away = DeliveryError("mail.heronlake.example: timed out", permanent=False, for_all=True)
    place.box.troubles = [away, away]

    looks = [place.look(MONDAY_SEVEN + minutes * MINUTE) for minutes in (0, 1, 2, 6)]

    assert looks == [[], [], [SAM], [DANA]]


def test_who_is_stopping_sends_no_more_and_the_rest_goes_out_later(place: Place) -> None:
    place.write("district.toml", SAMS_OWN_TIME, "")
    place.write("rollcall.toml", "[smtp]", "[smtp]\nper_minute = 1")

    assert place.look(MONDAY_SEVEN, ends_after_s=10) == [DANA]
    assert place.look(MONDAY_SEVEN + 2 * MINUTE) == [SAM]


def test_a_mail_that_was_never_taken_is_given_up(place: Place) -> None:
    place.box.troubles = [BUSY] * 200
    for hours in range(0, 24 * 6, 12):
        place.look(MONDAY_SEVEN + hours * HOUR)

    assert place.stands(MONDAY_SEVEN + 5 * DAY)[DANA] is Standing.MISSED
    place.look(MONDAY_SEVEN + 14 * DAY)
    with place.home.store.read() as session:
        states = {one.state.value for one in deliveries_of(session, place.home.district_id)
                  if one.period == "2026-W48"}  # fmt: skip
    assert states <= {"dropped"}


# Held


def test_a_held_one_goes_when_a_person_lets_it_go(place: Place) -> None:
    place.sweep(MONDAY_SEVEN - HOUR, end=False)

    assert place.subjects(MONDAY_SEVEN) == ["Digest held back · week 48"]
    said = Decided(HoldState.RELEASED, "Sam", "the rest is new accounts")
    assert deciding.decide(place.home, None, said, MONDAY_SEVEN) == "2026-W48"
    assert place.look(MONDAY_SEVEN + MINUTE) == [DANA]


def test_a_held_one_that_is_thrown_away_goes_to_nobody(place: Place) -> None:
    place.sweep(MONDAY_SEVEN - HOUR, end=False)
    place.look(MONDAY_SEVEN)
    said = Decided(HoldState.DISCARDED, "Sam", "our mistake")
    deciding.decide(place.home, "2026-W48", said, MONDAY_SEVEN)

    assert place.look(MONDAY_SEVEN + 2 * HOUR) == []
    assert place.stands(MONDAY_SEVEN + 2 * HOUR)[DANA] is Standing.DISCARDED
    assert deciding.decide(place.home, "2026-W48", said, MONDAY_SEVEN) is None


def test_what_was_let_go_is_held_again_for_another_reason_only(place: Place) -> None:
    place.sweep(MONDAY_SEVEN - HOUR, end=False)
    place.look(MONDAY_SEVEN)
    deciding.decide(place.home, None, Decided(HoldState.RELEASED, "Sam", ""), MONDAY_SEVEN)
    place.look(MONDAY_SEVEN + MINUTE)

    assert place.look(MONDAY_SEVEN + 4 * DAY + 8 * HOUR) == [SAM]


def test_a_sweep_that_ends_lets_a_held_one_go_at_once(place: Place) -> None:
    place.sweep(MONDAY_SEVEN - HOUR, end=False)
    place.look(MONDAY_SEVEN)
    place.sweep(MONDAY_SEVEN + 2 * MINUTE)

    assert place.look(MONDAY_SEVEN + 3 * MINUTE) == [DANA]


def test_a_digest_waits_for_a_sweep_that_somebody_else_runs(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "is_sweeping", lambda _: True)

    assert place.look(MONDAY_SEVEN) == []
    assert place.stands(MONDAY_SEVEN)[DANA] is Standing.DUE


# Proof


def test_two_people_hear_once_of_one_that_does_not_go_out(place: Place) -> None:
    place.box.troubles = [BUSY] * 3
    for minutes in (0, 1, 6):
        place.look(MONDAY_SEVEN + minutes * MINUTE)
    place.box.troubles = [BUSY] * 1
    got = place.look(MONDAY_SEVEN + 61 * MINUTE)  # the digest again in vain, and the alarm
    later = place.look(MONDAY_SEVEN + 63 * MINUTE)

    assert got == [SAM, DANA]
    assert "did not go out" in place.box.subjects[-1]
    assert later == []
    assert any("1 digests that were due did not go out" in one for one in place.said)


def test_the_alarm_says_why_in_the_language_of_its_reader(place: Place) -> None:
    place.write("district.toml", SAMS_OWN_TIME, 'language = "fr"\n' + SAMS_OWN_TIME)
    silent = sentence("the server did not answer in time")
    place.box.troubles = [DeliveryError(silent, permanent=False, for_all=True)] * 20
    place.look(MONDAY_SEVEN)
    place.box.troubles = [DeliveryError(silent, permanent=False)]
    got = place.look(MONDAY_SEVEN + 2 * HOUR)

    assert got == [SAM, DANA]
    assert "le serveur n'a pas répondu à temps" in " ".join(place.box.texts[-2].split())
    assert "the server did not answer in time" in " ".join(place.box.texts[-1].split())


def test_the_alarm_lies_in_the_outbox_when_no_mail_goes_out_at_all(place: Place) -> None:
    place.box.troubles = [BUSY] * 50
    place.look(MONDAY_SEVEN)
    place.look(MONDAY_SEVEN + 2 * HOUR)

    names = [file.name for file in place.home.outbox.glob("*late*.eml")]
    assert len(names) == 2


def test_settings_with_a_mistake_send_nothing_and_raise_the_alarm(place: Place) -> None:
    place.write("district.toml", 'role = "communications"', 'role = "janitor"')

    assert place.look(MONDAY_SEVEN) == []
    assert place.look(MONDAY_SEVEN + 2 * HOUR) == [SAM, DANA]
    assert "did not go out" in place.box.subjects[-1]


def test_a_week_is_complete_when_everybody_who_was_due_has_it(place: Place) -> None:
    place.write("district.toml", SAMS_OWN_TIME, "")
    place.box.troubles = [BUSY]
    place.look(MONDAY_SEVEN)
    assert complete(place) is None

    place.look(MONDAY_SEVEN + MINUTE)
    assert complete(place) == MONDAY_SEVEN + MINUTE


def test_the_watcher_hears_of_each_digest_and_of_each_that_is_missing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, str, bool]] = []
    monkeypatch.setattr(
        "scheduler.jobs.proof.ping", lambda to, said, failed: heard.append((to, said, failed))
    )
    place.write("rollcall.toml", "[smtp]", '[digest]\nping_url = "https://w.example/1"\n[smtp]')
    place.look(MONDAY_SEVEN)
    place.look(MONDAY_SEVEN + MINUTE)
    place.sweep(MONDAY_SEVEN + 4 * DAY, end=False)
    place.look(MONDAY_SEVEN + 4 * DAY + 8 * HOUR)

    assert [(said, failed) for _, said, failed in heard[:1]] == [
        ("The digest of 2026-W48 is out.", False)
    ]
    assert heard[1][2]
    assert "held back" in heard[1][1]
    assert not any(DANA in said for _, said, _ in heard)


def test_figures_are_written_for_a_monitor(place: Place) -> None:
    place.write("rollcall.toml", "[smtp]", '[digest]\nmetrics_file = "r.prom"\n[smtp]')
    place.look(MONDAY_SEVEN)

    lines = (place.home.folder / "r.prom").read_text("utf-8").splitlines()
    assert f"rollcall_digest_complete_timestamp_seconds {MONDAY_SEVEN.timestamp():.0f}" in lines
    assert "rollcall_digest_late 0" in lines
    assert 'rollcall_deliveries{state="sent"} 1' in lines
    assert all(
        line.startswith(("# HELP rollcall_", "# TYPE rollcall_", "rollcall_")) for line in lines
    )


def test_a_file_of_figures_that_cannot_be_written_keeps_nobody_from_a_digest(
    place: Place,
) -> None:
    place.write("rollcall.toml", "[smtp]", '[digest]\nmetrics_file = "no/where"\n[smtp]')

    assert place.look(MONDAY_SEVEN) == [DANA]
    assert any("digest.metrics_file cannot be written" in one for one in place.said)


def complete(place: Place) -> datetime | None:
    """Say when everybody last had it."""
    with place.home.store.read() as session:
        return last_out(session, place.home.district_id)


def test_each_round_is_a_run_that_is_noted(place: Place) -> None:
    place.look(MONDAY_SEVEN)

    with place.home.store.read() as session:
        rows = session.execute(select(JOB.c.run_key, JOB.c.state).where(JOB.c.job == "digest"))
        assert [tuple(row) for row in rows] == [("digest:2026-W48:2026-11-23T13:00", "done")]
