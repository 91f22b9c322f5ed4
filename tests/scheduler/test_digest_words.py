"""`rollcall digest` and its words, as a person sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.accounts import save_account
from crawler.store.alone import alone
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from reports.outbox import post_of
from scheduler.cli import digest as digest_command
from scheduler.cli import digest_words, options
from scheduler.cli import watch as watches
from scheduler.jobs.home import open_home
from tests.builders import make_account
from tests.homes import make_home
from tests.scheduler.commands import Said, quickly

MONDAY = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
SAM = "sam.okafor@heronlake.example"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an installation on the Monday of a digest, swept a month ago and not since."""
    folder = make_home(tmp_path / "home")
    sweep(folder, MONDAY - timedelta(days=30))
    at(monkeypatch, MONDAY)
    return folder


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let the commands run at a moment."""
    for module in (digest_command, digest_words, options, watches):
        monkeypatch.setattr(module, "now", lambda: moment)


def sweep(folder: Path, moment: datetime, *, end: bool = True) -> None:
    """Let a sweep read the one account."""
    with open_home(folder, {}) as opened, opened.store.begin() as session:
        number = save_account(session, opened.district_id, make_account(id=0, unit=None))
        key = f"sweep:{moment.isoformat()}"
        sweep_id = start_sweep(session, opened.district_id, [number], moment, key)
        record_visits(session, sweep_id, [Visit(number, Outcome.SEEN, moment, moment)])
        if end:
            finish_sweep(session, sweep_id, moment, "finished")


def words(said: Said) -> dict[str, Any]:
    """Give what a machine reads."""
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_says_what_is_due_and_that_no_clock_runs(home: Path) -> None:
    said = quickly("digest", "status", home=home)

    assert said.code == 0
    assert "no clock runs; start one with `rollcall serve`" in said.told
    assert SAM in said.told
    assert "LATE" not in said.told


def test_ends_with_another_code_when_one_is_late(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, MONDAY + timedelta(hours=2))
    said = quickly("digest", "status", "--json", home=home)

    (reader,) = words(said)["readers"]
    assert said.code == 5
    assert (reader["email"], reader["stands"], reader["late"]) == (SAM, "due", True)
    assert reader["due_at"] == "2026-11-23 07:00-06:00"
    assert not (home / "outbox").exists()


def test_raises_the_alarm_from_another_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, MONDAY + timedelta(hours=2))
    first = quickly("digest", "status", "--alarm", home=home)
    again = quickly("digest", "status", "--alarm", home=home)

    assert first.told.count("An alarm went out") == 2
    assert again.told.count("An alarm went out") == 0
    assert len(list((home / "outbox").glob("*late*.eml"))) == 2


def test_says_who_got_it_and_when_the_next_is(home: Path) -> None:
    assert quickly("digest", home=home).code == 0

    seen = words(quickly("digest", "status", "--json", home=home))
    (reader,) = seen["readers"]
    assert (reader["stands"], reader["since"]) == ("out", "2026-11-23 07:00-06:00")
    assert seen["complete_at"] == "2026-11-23 07:00-06:00"
    assert reader["next_at"] == "2026-11-30 07:00-06:00"


def test_a_held_digest_is_thrown_away_by_a_person(home: Path) -> None:
    sweep(home, MONDAY, end=False)
    held = quickly("digest", home=home)
    thrown = quickly("digest", "discard", "--person", "Dana", "--reason", "test", home=home)
    after = quickly("digest", home=home)

    assert held.code == 4
    assert "throw it away with `rollcall digest discard`" in held.told
    assert "The digest of 2026-W48 is discarded by Dana." in thrown.told
    assert after.code == 4
    assert "was thrown away" in after.told
    (reader,) = words(quickly("digest", "status", "--json", home=home))["readers"]
    assert reader["why"] == "thrown away by Dana: test"


def test_a_held_digest_is_released_by_a_person(home: Path) -> None:
    sweep(home, MONDAY, end=False)
    quickly("digest", home=home)

    released = quickly("digest", "release", "--person", "Dana", home=home)

    assert "is released by Dana" in released.told
    assert quickly("digest", home=home).code == 0
    assert quickly("digest", "release", home=home).code == 1


def test_a_pause_says_until_when(home: Path) -> None:
    paused = quickly("digest", "pause", "--until", "2026-12-01", "--reason", "fair", home=home)
    seen = words(quickly("digest", "status", "--json", home=home))
    resumed = quickly("digest", "resume", home=home)

    assert "No digest goes out until 2026-12-01." in paused.told
    assert "(fair)" in seen["paused"][0]
    assert seen["readers"][0]["stands"] == "paused"
    assert "Digests go out again." in resumed.told
    assert "There was no pause." in quickly("digest", "resume", home=home).told


def test_nothing_is_tried_again_that_was_not_refused(home: Path) -> None:
    said = quickly("digest", "again", SAM, home=home)

    assert said.code == 1
    assert "was refused or is in doubt" in said.told


def test_a_second_who_hands_over_says_so_and_ends(home: Path) -> None:
    with open_home(home, {}) as opened, alone(opened.store, post_of(opened.district_id)):
        said = quickly("digest", home=home)

    assert said.code == 1
    assert "Another process hands the digests over now" in said.told
    assert not (home / "outbox").exists()


@pytest.mark.parametrize("word", ["release", "discard", "again x@heronlake.example"])
def test_a_week_that_is_none_is_bad_input(home: Path, word: str) -> None:
    said = quickly("digest", *word.split(), "--week", "next", home=home)

    assert said.code == 2
    assert "'next' is no week" in said.told
