"""Put away what a closed account had shown, as a public record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from crawler.evidence.archive import write_archive
from crawler.evidence.vault import VaultError
from crawler.line.pictures import PICTURE
from crawler.model.account import Account
from crawler.model.steps import Step, Taken
from crawler.register.life.steps import check_order
from crawler.store.accounts import load_accounts
from crawler.store.archiving import Captured, captured_of, records_of
from crawler.store.steps import add_step
from scheduler.jobs.account_life import Word
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import find_account

FOLDER = "archive"


def archive(home: Home, word: Word, now: datetime) -> Path:
    """Write what is known of an account that is closed, or about to be, into `archive/` of the home
    and give the file.

    Its register entry, steps, posts, findings and captured pages; no pictures, because of those who
    may be in them. A page that retention or a parent's wish took out of the vault is missing in it.
    Raises StepError when the account is neither closed nor about to be.
    """
    with home.store.begin() as session:
        account = find_account(
            load_accounts(session, home.district_id, include_closed=True), word.account
        )
        check_order(account, Step.ARCHIVED)
        captured = captured_of(session, account.id, PICTURE)
        path = home.folder / FOLDER / f"{_file_name(account)}-{home.day(now)}.zip"
        records = records_of(session, home.district_id, account.id)
        sha256 = write_archive(path, _parts(home, records, captured))
        taken = Taken(
            Step.ARCHIVED,
            word.person,
            word.on or home.day(now),
            word.note,
            {"file": path.name, "sha256": sha256},
        )
        add_step(session, home.district_id, account.id, taken, now)
    return path


def _parts(
    home: Home, records: Iterator[tuple[str, bytes]], captured: tuple[Captured, ...]
) -> Iterator[tuple[str, bytes]]:
    yield from records
    for number, one in enumerate(captured, start=1):
        try:
            body = home.vault.read(one.sha256)
        except VaultError:
            continue
        stamp = one.fetched_at.strftime("%Y%m%dT%H%M%SZ")
        purpose = re.sub(r"[^A-Za-z0-9]+", "-", one.purpose)
        yield f"captures/{number:05d}-{stamp}-{purpose}", body


def _file_name(account: Account) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{account.platform}-{account.handle}").strip("-")[:80]
