"""Sweep: visit, discover, judge. Goes on where an interrupted sweep was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.evidence.expire import expire
from crawler.evidence.summaries import Summaries
from crawler.model.account import Account
from crawler.store.accounts import load_accounts, open_accounts
from crawler.store.bodies import needed_bodies, public_records
from crawler.store.session import Session
from crawler.store.sweeps import (
    SweepSummary,
    finish_sweep,
    last_visits,
    latest_sweep,
    open_sweep,
    pending,
    start_sweep,
    sweep_summary,
    unjudged,
)
from scheduler.jobs.child import Listener, Work, run_child
from scheduler.jobs.home import Home
from scheduler.jobs.one_sweep import one_sweep
from scheduler.plan import LastVisit, due

_ROUNDS = 10
"""Pages of the district's own that name each other are followed so far and no farther."""


class NothingToSweepError(Exception):
    """There is no account to visit; the text says why and what would change it."""


@dataclass(frozen=True, slots=True)
class SweepOrder:
    """Which accounts to visit: all, only those that are due, one (by address, `platform:handle` or
    handle), or those with these numbers.
    """

    account: str | None = None
    only_due: bool = False
    ids: tuple[int, ...] | None = None


def sweep(home: Home, order: SweepOrder, now: datetime, listen: Listener) -> SweepSummary:
    """Run one sweep to its end and give what came of it.

    An unfinished sweep is finished first, whatever was ordered: its visits are not made twice.
    Raises NothingToSweepError, ChildError, and SweepRunningError while another process is at it:
    two would ask every page twice. One that died is not at it.
    """
    with one_sweep(home):
        with home.store.begin() as session:
            sweep_id = open_sweep(session, home.district_id)
        if sweep_id is None:
            sweep_id = _start(home, order, now)
        _visit_and_judge(home, sweep_id, listen)
        with home.store.begin() as session:
            finish_sweep(session, sweep_id, now, "finished")
            summary = sweep_summary(session, sweep_id)
        tidy(home, now)
    return summary


def _visit_and_judge(home: Home, sweep_id: int, listen: Listener) -> None:
    """Visit all accounts; then those that their pages name, and so on, until nothing is new. An
    account that was closed meanwhile has no visit. The process that finds nothing new judges.
    """
    left: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        run_child(Work("sweep", str(sweep_id), home.folder), listen)
        before = left
        with home.store.read() as session:
            left, waiting = pending(session, sweep_id), unjudged(session, sweep_id)
        if left in {(), before}:
            break
    if waiting:
        run_child(Work("judge", str(sweep_id), home.folder), listen)


def tidy(home: Home, now: datetime) -> None:
    """Remove the bodies that retention no longer asks for: neither the last answer to a request nor
    younger than `[retention] vault_days`, nor a public record that the state's profile keeps;
    thumbnails after `thumbnail_days`; and what was noted of pictures that are gone.
    """
    since = now - timedelta(days=home.settings.retention.vault_days)
    with home.store.begin() as session:
        needed = needed_bodies(session, since)
        if home.settings.profile.records_days:
            kept_since = now - timedelta(days=home.settings.profile.records_days)
            needed |= public_records(session, home.district_id, kept_since)
    expire(home.vault, needed, since)
    home.thumbnails.expire(now - timedelta(days=home.settings.retention.thumbnail_days))
    Summaries(home.folder / "summaries", home.keys.vault).tidy(home.vault)


def judge_again(home: Home, listen: Listener) -> SweepSummary:
    """Judge the last sweep's evidence once more, under the pack as it is now, without asking
    anybody anything.

    Raises NothingToSweepError when there was no sweep yet, SweepRunningError, ChildError.
    """
    return _judge_latest(home, listen, again=True)


def judge_open(home: Home, listen: Listener) -> SweepSummary:
    """Judge what the last sweep visited and nobody judged yet. Raises NothingToSweepError,
    SweepRunningError, ChildError.
    """
    return _judge_latest(home, listen, again=False)


def _judge_latest(home: Home, listen: Listener, *, again: bool) -> SweepSummary:
    with home.store.begin() as session:
        latest = latest_sweep(session, home.district_id)
    if latest is None:
        raise NothingToSweepError("There is no evidence yet. Run `rollcall sweep` first.")
    with one_sweep(home):
        run_child(Work("judge", str(latest.id), home.folder, again=again), listen)
    with home.store.begin() as session:
        return sweep_summary(session, latest.id)


def _start(home: Home, order: SweepOrder, now: datetime) -> int:
    with home.store.begin() as session:
        ids = _ordered(session, home, order, now)
        what = "sweep" if order.ids is None else "found"
        key = f"{what}:{now.isoformat()}"
        return start_sweep(session, home.district_id, ids, now, run_key=key)


def _ordered(session: Session, home: Home, order: SweepOrder, now: datetime) -> tuple[int, ...]:
    ids = open_accounts(session, home.district_id)
    if not ids:
        raise NothingToSweepError(
            "There is no account yet. Run `rollcall register import FILE` first."
        )
    if order.account is not None:
        return (find_account(load_accounts(session, home.district_id), order.account).id,)
    if order.ids is not None:
        return tuple(number for number in ids if number in order.ids)
    if not order.only_due:
        return ids
    moments = last_visits(session, home.district_id)
    visits = (LastVisit(number, moments.get(number)) for number in ids)
    ids = due(visits, now, home.settings.sweep.every_hours)
    if not ids:
        raise NothingToSweepError("No account is due now.")
    return ids


def find_account(accounts: Sequence[Account], words: str) -> Account:
    """Find the one account that `words` names: its number, address, `platform:handle`, or handle.

    Raises NothingToSweepError with the candidates when none or several fit.
    """
    wanted = words.strip().casefold().rstrip("/")
    found = [account for account in accounts if wanted in _names(account)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NothingToSweepError(
            f"No account is called {words!r}. See `rollcall register export`."
        )
    choices = ", ".join(f"{account.platform}:{account.handle}" for account in found)
    raise NothingToSweepError(f"{words!r} fits several accounts; say which: {choices}")


def _names(account: Account) -> set[str]:
    handle = account.handle.casefold()
    url = account.url.casefold().rstrip("/")
    return {
        str(account.id),
        handle,
        handle.lstrip("@"),
        f"{account.platform}:{handle}",
        url,
        url.partition("://")[2],
    }
