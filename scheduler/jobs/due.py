"""Do what is due now: a sweep, the week's digest. Each under a run key, so that it is never done
twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from crawler.store.accounts import load_accounts
from crawler.store.digests import last_digest, pending_deliveries
from crawler.store.jobs import claim_job, finish_job, last_run
from reports.weekly import WeeklyResult
from scheduler.jobs.child import ChildError
from scheduler.jobs.digest import DigestOrder, write_digest
from scheduler.jobs.home import Home
from scheduler.jobs.one_sweep import SweepRunningError
from scheduler.jobs.platforms import check
from scheduler.jobs.sweep import NothingToSweepError, SweepOrder, sweep
from scheduler.plan import digest_due, iso_week

Say = Callable[[str], None]


def run_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    """Run what is due: the readers' self-test, the sweep, the digest. Raises ChildError."""
    _self_test_if_due(home, now, owner, say)
    _sweep_if_due(home, now, owner, say)
    _digest_if_due(home, now, owner, say)


def _self_test_if_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    """Try the readers of the register's platforms once a week, before a sweep believes them."""
    key = f"self-test:{iso_week(now, home.settings.district.time_zone)}"
    if not home.settings.sweep.self_test or not _claim(home, key, "self-test", now, owner):
        return
    with home.store.read() as session:
        accounts = load_accounts(session, home.district_id)
    try:
        with _noted(home, key, now):
            for platform in sorted({account.platform for account in accounts}):
                _self_test(home, platform, now, say)
    except ChildError as error:
        say(f"The readers' self-test could not be run: {error}")


def _self_test(home: Home, platform: str, now: datetime, say: Say) -> None:
    for row in check(home, platform, now):
        if row["passed"] is False:
            say(f"The reader of {platform} failed its self-test: {row['reason']}.")


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
    except (NothingToSweepError, SweepRunningError) as not_now:
        say(str(not_now))
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
