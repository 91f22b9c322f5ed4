"""Do what is due now: a sweep, the week's digest. Each under a run key, so that it is never done
twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from crawler.store.digests import last_digest, pending_deliveries
from crawler.store.jobs import claim_job, finish_job, last_run
from reports.weekly import WeeklyResult
from scheduler.jobs.digest import DigestOrder, write_digest
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import NothingToSweepError, SweepOrder, sweep
from scheduler.plan import digest_due

Say = Callable[[str], None]


def run_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    """Run the sweep if it is due, then the digest if it is due. Raises ChildError."""
    _sweep_if_due(home, now, owner, say)
    _digest_if_due(home, now, owner, say)


def _sweep_if_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    with home.store.begin() as session:
        last = last_run(session, home.district_id, "sweep")
    if last is not None and now - last < timedelta(hours=home.settings.sweep.every_hours):
        return
    key = f"sweep:{now:%Y-%m-%dT%H}"
    if not _claim(home, key, "sweep", now, owner):
        return
    try:
        with _noted(home, key, now):
            summary = sweep(home, SweepOrder(only_due=True), now, _ignore)
    except NothingToSweepError as nothing:
        say(str(nothing))
        return
    say(f"Sweep {summary.sweep_id}: {summary.checked} of {summary.accounts} accounts checked.")


def _digest_if_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    settings = home.settings
    week = digest_due(
        now, settings.digest.weekday, settings.digest.hour, settings.district.time_zone
    )
    if week is None or _is_out(home, week, now):
        return
    key = f"digest:{week}:{now:%Y-%m-%dT%H}"
    if not _claim(home, key, "digest", now, owner):
        return
    with _noted(home, key, now):
        result = write_digest(home, DigestOrder(week=week, send=settings.smtp is not None), now)
    say(_words(week, result))


def _is_out(home: Home, week: str, now: datetime) -> bool:
    """Say whether the week's digest was composed and nothing of it waits to be tried again.

    A digest that is held back, or a mail that was not taken, is tried again each hour; what is left
    of other weeks is not.
    """
    with home.store.begin() as session:
        last = last_digest(session, home.district_id)
        waiting = [
            one for one in pending_deliveries(session, home.district_id, now) if one.period == week
        ]
    return last is not None and last.period == week and not waiting


def _words(week: str, result: WeeklyResult) -> str:
    if result.brake is not None:
        held = f"The digest of {week} is held back: {result.brake.reason}"
        return f"{held} Release it with `rollcall digest --release`."
    return f"The digest of {week} went to {len(result.delivered)} people."


def _claim(home: Home, key: str, job: str, now: datetime, owner: str) -> bool:
    with home.store.begin() as session:
        return claim_job(session, home.district_id, key, job, now, owner)


@contextmanager
def _noted(home: Home, key: str, now: datetime) -> Iterator[None]:
    """Note how a run ended. Only what is done counts: a sweep that failed, or that found nobody to
    visit, is tried again the next hour.
    """
    state, why = "done", None
    try:
        yield
    except BaseException as error:
        state, why = "failed", str(error)
        raise
    finally:
        with home.store.begin() as session:
            finish_job(session, home.district_id, key, state, now, why)


def _ignore(event: dict[str, Any]) -> None:
    """Nobody watches the clock's sweeps."""
