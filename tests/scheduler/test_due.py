"""What is due is done once, and what failed is tried again; told from the store, never from a
timer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.accounts import save_account
from crawler.store.deliveries import DeliveryState, Slot
from crawler.store.delivering import Ending, claim_delivery, finish_delivery
from crawler.store.digests import last_digest, save_digest
from crawler.store.jobs import claim_job
from crawler.store.sweeps import latest_sweep, pending, record_visits
from crawler.store.tables.told import JOB
from scheduler.jobs import sweep as sweeping
from scheduler.jobs.child import ChildError, Listener, Work
from scheduler.jobs.due import run_due
from scheduler.jobs.home import Home, open_home
from tests.builders import make_account
from tests.homes import make_home
from tests.reports.posting import Hand

SAM = "sam.okafor@heronlake.example"
MONDAY_SIX = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Crawler:
    """Stands in for the crawler's process: every account is seen, or the work fails."""

    home: Home
    now: datetime = MONDAY_SIX
    is_broken: bool = False
    done: list[str] = field(default_factory=list)

    def run(self, work: Work, listen: Listener) -> None:  # noqa: ARG002 run_child hands it over
        """Do one piece of work."""
        self.done.append(f"{work.word} {work.argument}")
        if self.is_broken:
            raise ChildError("the crawler ended with code 1: no space left")
        if work.word == "sweep":
            self._fetch(int(work.argument))

    def _fetch(self, sweep_id: int) -> None:
        with self.home.store.begin() as session:
            waiting = pending(session, sweep_id)
            visits = [Visit(one, Outcome.SEEN, self.now, self.now) for one in waiting]
            record_visits(session, sweep_id, visits)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Open an installation of Heron Lake; its digest is due on Monday at seven."""
    with open_home(make_home(tmp_path / "home"), {}) as opened:
        yield opened


@pytest.fixture
def account(home: Home) -> int:
    """Register one account."""
    with home.store.begin() as session:
        return save_account(session, home.district_id, make_account(id=0, unit=None))


@pytest.fixture
def crawler(home: Home, monkeypatch: pytest.MonkeyPatch) -> Crawler:
    """Put a stand-in in the crawler's place."""
    crawler = Crawler(home)
    monkeypatch.setattr(sweeping, "run_child", crawler.run)
    return crawler


def look(home: Home, crawler: Crawler, at: datetime) -> list[str]:
    """Do what is due, as the clock does each minute; gives what was said."""
    said: list[str] = []
    crawler.now = at
    try:
        run_due(home, "me", said.append, Hand(at).watch)
    except ChildError as error:
        said.append(str(error))
    return said


def jobs(home: Home, job: str) -> list[tuple[str, str | None]]:
    """Give state and error of each run of a job, oldest first."""
    with home.store.begin() as session:
        query = select(JOB.c.state, JOB.c.error).where(JOB.c.job == job).order_by(JOB.c.id)
        return [(state, error) for state, error in session.execute(query)]


def mails(home: Home) -> list[str]:
    """Give the mails in the outbox."""
    return sorted(file.name for file in home.outbox.rglob("*.eml"))


@pytest.fixture
def serving(home: Home) -> Home:
    """Let the district serve the whole pages to its own people."""
    digest = home.settings.digest.model_copy(update={"reports_url": "https://in.example/rollcall"})
    return replace(home, settings=home.settings.model_copy(update={"digest": digest}))


# Nothing is done


@pytest.mark.usefixtures("account")
def test_nothing_is_done_twice_in_the_same_minute(home: Home, crawler: Crawler) -> None:
    look(home, crawler, MONDAY_SIX)
    done = list(crawler.done)

    said = look(home, crawler, MONDAY_SIX)

    assert said == []
    assert crawler.done == done


@pytest.mark.usefixtures("account")
def test_a_day_has_one_sweep(home: Home, crawler: Crawler) -> None:
    for hour in range(24):
        look(home, crawler, MONDAY_SIX + hour * HOUR)

    assert jobs(home, "sweep") == [("done", None)]


@pytest.mark.usefixtures("account")
def test_no_digest_goes_out_before_its_hour(home: Home, crawler: Crawler) -> None:
    look(home, crawler, MONDAY_SIX)

    assert mails(home) == []
    assert jobs(home, "digest") == []


@pytest.mark.usefixtures("account")
def test_no_handouts_are_written_where_nobody_serves_them(home: Home, crawler: Crawler) -> None:
    look(home, crawler, MONDAY_SIX)

    assert not (home.folder / "reports").exists()


@pytest.mark.usefixtures("account")
def test_what_another_process_has_taken_is_left_to_it(home: Home, crawler: Crawler) -> None:
    key = f"sweep:{MONDAY_SIX:%Y-%m-%dT%H}"
    with home.store.begin() as session:
        claim_job(session, home.district_id, key, "sweep", MONDAY_SIX, "another")

    look(home, crawler, MONDAY_SIX + timedelta(minutes=5))

    assert crawler.done == []


@pytest.mark.usefixtures("account")
def test_a_mail_of_another_week_that_failed_does_not_start_this_weeks_digest_again(
    home: Home, crawler: Crawler
) -> None:
    with home.store.begin() as session:
        save_digest(session, home.district_id, "2026-W48", {}, MONDAY_SIX)
        slot = Slot(home.district_id, "weekly/technology", SAM, "2026-W40")
        old = claim_delivery(session, slot, MONDAY_SIX)
        assert old is not None
        finish_delivery(session, old.id, Ending(DeliveryState.FAILED, "no answer"), MONDAY_SIX)

    for minute in range(3):
        look(home, crawler, MONDAY_SIX + HOUR + timedelta(minutes=minute))

    assert len(jobs(home, "digest")) == 1


# The sweep


@pytest.mark.usefixtures("account")
def test_the_next_day_has_the_next_sweep(home: Home, crawler: Crawler) -> None:
    look(home, crawler, MONDAY_SIX)

    look(home, crawler, MONDAY_SIX + 24 * HOUR)

    assert jobs(home, "sweep") == [("done", None), ("done", None)]


@pytest.mark.usefixtures("account")
def test_a_sweep_that_fails_is_noted_with_its_reason(home: Home, crawler: Crawler) -> None:
    crawler.is_broken = True

    said = look(home, crawler, MONDAY_SIX)

    (run,) = jobs(home, "sweep")
    assert run[0] == "failed"
    assert run[1] is not None
    assert "no space left" in run[1]
    assert "no space left" in said[0]


@pytest.mark.usefixtures("account")
def test_a_sweep_that_failed_is_not_tried_each_minute(home: Home, crawler: Crawler) -> None:
    crawler.is_broken = True

    for minute in range(5):
        look(home, crawler, MONDAY_SIX + timedelta(minutes=minute))

    assert len(crawler.done) == 1


@pytest.mark.usefixtures("account")
def test_a_sweep_that_failed_goes_on_the_next_hour(home: Home, crawler: Crawler) -> None:
    crawler.is_broken = True
    look(home, crawler, MONDAY_SIX)
    crawler.is_broken = False

    look(home, crawler, MONDAY_SIX + HOUR)

    with home.store.begin() as session:
        latest = latest_sweep(session, home.district_id)
    assert [state for state, _ in jobs(home, "sweep")] == ["failed", "done"]
    assert latest is not None
    assert latest.state == "finished"
    assert {work.split()[1] for work in crawler.done} == {str(latest.id)}


def test_who_registers_accounts_after_the_start_does_not_wait_a_day(
    home: Home, crawler: Crawler
) -> None:
    said = look(home, crawler, MONDAY_SIX)
    with home.store.begin() as session:
        save_account(session, home.district_id, make_account(id=0, unit=None))

    look(home, crawler, MONDAY_SIX + HOUR)

    assert "There is no account yet" in said[0]
    assert [state for state, _ in jobs(home, "sweep")] == ["failed", "done"]
    assert crawler.done


# The digest


@pytest.mark.usefixtures("account")
def test_a_digest_missed_while_nothing_ran_is_caught_up_once(home: Home, crawler: Crawler) -> None:
    thursday = MONDAY_SIX + timedelta(days=3)

    for minute in range(3):
        look(home, crawler, thursday + timedelta(minutes=minute))
    look(home, crawler, thursday + 5 * HOUR)

    assert len(mails(home)) == 1
    assert [state for state, _ in jobs(home, "digest")] == ["done"]
    with home.store.begin() as session:
        digest = last_digest(session, home.district_id)
    assert digest is not None
    assert digest.period == "2026-W48"


@pytest.mark.usefixtures("account")
def test_a_failed_sweep_does_not_keep_the_digest_from_being_looked_at(
    home: Home, crawler: Crawler
) -> None:
    crawler.is_broken = True

    said = look(home, crawler, MONDAY_SIX + HOUR)

    assert "held back" in said[0]
    assert "no space left" in said[1]


@pytest.mark.usefixtures("account")
def test_a_held_digest_is_tried_again_the_next_hour(home: Home, crawler: Crawler) -> None:
    crawler.is_broken = True
    for minute in (0, 1, 2):
        look(home, crawler, MONDAY_SIX + HOUR + timedelta(minutes=minute))
    held = mails(home)
    crawler.is_broken = False

    look(home, crawler, MONDAY_SIX + 2 * HOUR)
    look(home, crawler, MONDAY_SIX + 3 * HOUR)

    assert len(held) == 1
    assert len(mails(home)) == 2
    assert [state for state, _ in jobs(home, "digest")] == ["done", "done"]


@pytest.mark.usefixtures("account")
def test_a_digest_that_stays_held_tells_its_administrator_once(
    home: Home, crawler: Crawler
) -> None:
    crawler.is_broken = True

    for minute in range(0, 300, 20):
        look(home, crawler, MONDAY_SIX + HOUR + timedelta(minutes=minute))

    assert len([name for name in mails(home) if "held" in name]) == 1


# Handouts


@pytest.mark.usefixtures("account")
def test_handouts_are_written_once_after_each_sweep(serving: Home, crawler: Crawler) -> None:
    crawler.home = serving

    said = [look(serving, crawler, MONDAY_SIX + hours * HOUR) for hours in (0, 1, 25)]

    written = [[line for line in lines if "handouts written" in line] for lines in said]
    assert [len(lines) for lines in written] == [1, 0, 1]
    assert (serving.folder / "reports" / "findings.atom").exists()


@pytest.mark.usefixtures("account")
def test_a_folder_that_cannot_be_written_keeps_no_digest_back(
    serving: Home, crawler: Crawler
) -> None:
    crawler.home = serving
    (serving.folder / "reports").write_text("in the way")

    said = look(serving, crawler, MONDAY_SIX + HOUR)

    assert any("The handouts could not be written" in line for line in said)
    assert mails(serving)
