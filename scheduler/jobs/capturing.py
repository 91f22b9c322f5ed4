"""Take what a person saved from the own browser through the same line as what was fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.evidence.saved import Saved, SavedFileError, open_saved
from crawler.line.pictures import PICTURE
from crawler.line.saved import SAVED, add_pictures, read_saved
from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, sha256_of
from crawler.model.errors import ReaderError
from crawler.model.opt_out.withholding import withhold_of
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.model.visit import Visit
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.law import before_notice
from crawler.store.accounts import load_accounts
from crawler.store.opt_outs import load_opt_outs
from crawler.store.snapshots import latest_snapshots
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from scheduler.jobs.child import Listener, Work, run_child
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import find_account

_OK = 200


class UnreadableFileError(Exception):
    """A saved file cannot be taken; the text says why and what would help."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a saved file."""

    account: Account
    pages: int
    pictures: int
    posts: int
    partial: tuple[str, ...]


def take(home: Home, file: Path, words: str, now: datetime, listen: Listener) -> Taken:
    """Record and judge a saved file as a visit to the account that `words` names.

    Nothing is recorded when it cannot be read. Raises NothingToSweepError (no such account),
    UnreadableFileError, OSError, ChildError.
    """
    refused = before_notice(home.settings, now)
    if refused:
        raise UnreadableFileError(f"{file}: not taken. {refused}.")
    with home.store.read() as session:
        account = find_account(load_accounts(session, home.district_id), words)
        before = latest_snapshots(session, [account.id], limit=1).get(account.id, ())
    captures = _captures(file, account, now)
    snapshot = _read(file, account, captures, before[0] if before else None, now)
    for capture in captures:
        home.vault.keep(capture.body)
    visit = Visit(
        account_id=account.id,
        outcome=Outcome.SEEN,
        started_at=now,
        finished_at=now,
        reason="; ".join(snapshot.partial),
        route=RouteName.MANUAL,
        captures=captures,
        snapshot=snapshot,
    )
    _record(home, visit, now, listen)
    pictures = sum(capture.ask.purpose == PICTURE for capture in captures)
    pages = len(captures) - pictures
    return Taken(account, pages, pictures, len(snapshot.own_posts), snapshot.partial)


def _captures(file: Path, account: Account, now: datetime) -> tuple[Capture, ...]:
    try:
        parts = open_saved(file)
    except SavedFileError as error:
        raise UnreadableFileError(str(error)) from error
    return tuple(_capture(part, account, now) for part in parts if _is_kept(part))


def _is_kept(part: Saved) -> bool:
    kinds = ("html", "json", "xml", "image/")
    return any(kind in part.media_type for kind in kinds)


def _capture(part: Saved, account: Account, now: datetime) -> Capture:
    sha256 = sha256_of(part.body)
    url = part.url or (f"{SAVED}:{sha256}" if part.is_picture else account.url)
    ask = Ask(url, PICTURE if part.is_picture else SAVED)
    headers = {"content-type": part.media_type}
    return Capture(ask, url, _OK, now, headers, part.body, sha256)


def _read(
    file: Path,
    account: Account,
    captures: Sequence[Capture],
    before: Snapshot | None,
    now: datetime,
) -> Snapshot:
    pages = [capture for capture in captures if capture.ask.purpose == SAVED]
    if not pages:
        return add_pictures(account, before, captures, now)
    try:
        return read_saved(load_reader(account.platform), account, pages)
    except ReaderError as trouble:
        hint = "A screenshot of the page can always be taken."
        raise UnreadableFileError(f"{file}: {trouble.reason}. {trouble.fix} {hint}") from trouble


def _record(home: Home, visit: Visit, now: datetime, listen: Listener) -> None:
    with home.store.begin() as session:
        key = f"capture:{visit.account_id}:{now.isoformat()}"
        sweep_id = start_sweep(session, home.district_id, (visit.account_id,), now, run_key=key)
        listed = load_opt_outs(session, home.district_id, home.keys.opt_out)
        record_visits(session, sweep_id, [withhold_of(visit, listed)])
    run_child(Work("judge", str(sweep_id), home.folder), listen)
    with home.store.begin() as session:
        finish_sweep(session, sweep_id, now, "finished")
