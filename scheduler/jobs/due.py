"""Do what is due now: the readers' self-test, a sweep, discovery, handouts, digests. Each under a
run key, so that it is never done twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from crawler.store.accounts import load_accounts
from crawler.store.jobs import claim_job, finish_job, last_run
from crawler.store.sweeps import latest_sweep
from reports.outbox import Watch
from scheduler.jobs.child import ChildError
from scheduler.jobs.finding import discover
from scheduler.jobs.handouts import HandoutOrder, write_handouts
from scheduler.jobs.home import Home
from scheduler.jobs.one_sweep import SweepRunningError
from scheduler.jobs.platforms import check
from scheduler.jobs.sending import digests_if_due
from scheduler.jobs.sweep import NothingToSweepError, SweepOrder, sweep
from scheduler.jobs.upkeep import upkeep_if_due
from scheduler.plan import iso_week

Say = Callable[[str], None]


def run_due(home: Home, owner: str, say: Say, watch: Watch) -> None:
    """Run what is due: the readers' self-test, the sweep, discovery, the handouts after it, the
    digests, which a sweep that fails does not keep from being looked at. Raises ChildError.
    """
    now = watch.now()
    try:
        _self_test_if_due(home, now, owner, say)
        _sweep_if_due(home, now, owner, say)
        _discover_if_due(home, now, owner, say)
        _handouts_if_due(home, now, owner, say)
    finally:
        if watch.sleep(0):
            digests_if_due(home, owner, say, watch)
            upkeep_if_due(home, owner, say, watch)


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


def _discover_if_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    """Look for accounts that nobody registered, once in so many days."""
    every = home.settings.discovery.every_days
    with home.store.begin() as session:
        last = last_run(session, home.district_id, "discover")
    if not every or (last is not None and now - last < timedelta(days=every)):
        return
    key = f"discover:{now:%Y-%m-%dT%H}"
    if not _claim(home, key, "discover", now, owner):
        return
    try:
        with _noted(home, key, now):
            found = discover(home, now, _ignore)
    except (NothingToSweepError, SweepRunningError) as not_now:
        say(str(not_now))
        return
    say(f"Discovery: {found.pages} pages read, {found.new} new mentions of accounts.")


def _handouts_if_due(home: Home, now: datetime, owner: str, say: Say) -> None:
    """Write the handouts anew after each sweep that ended, where mails link to them: what a mail
    links to is then never older than the mail.
    """
    if home.settings.digest.reports_url is None:
        return
    with home.store.read() as session:
        last = latest_sweep(session, home.district_id)
    if last is None or last.finished_at is None:
        return
    key = f"handouts:{last.id}"
    if not _claim(home, key, "handouts", now, owner):
        return
    try:
        with _noted(home, key, now):
            written = sum(1 for _ in write_handouts(home, HandoutOrder(), now))
    except OSError as error:
        say(f"The handouts could not be written: {error.filename}: {error.strerror}")
        return
    say(f"{written} handouts written into {home.folder / 'reports'}.")


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
