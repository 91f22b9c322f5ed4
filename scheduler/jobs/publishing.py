"""Say which accounts are official: for one address, or as a page and feeds for the public."""

from __future__ import annotations

import io
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from crawler.model.account import Account, AccountStatus
from crawler.platforms.catalogue import recognise
from crawler.platforms.wrapped import unwrapped
from crawler.register.address import account_key
from crawler.runs.gaps import registered_now
from crawler.store.coverage import load_coverage
from crawler.store.districts import load_district
from crawler.store.identities import former_names
from crawler.store.session import Session
from crawler.store.standings import standings
from reports.languages.catalogues import tongue_of
from reports.lists.official import (
    FEED_FIELDS,
    Checked,
    Official,
    feed,
    is_official,
    official_accounts,
    would_be_official,
)
from reports.render.official import Notice, lay_out_official
from reports.sheets.rows import write_rows
from scheduler.jobs.home import Home
from scheduler.jobs.looking import UnfitError


class Word(StrEnum):
    """Whether an address is official. `closed`: it was; `known`: on the register, and not run by
    the district; `unknown`: not on the register.
    """

    OFFICIAL = "official"
    CLOSED = "closed"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one address; `account` is given unless it is unknown."""

    word: Word
    platform: str | None
    handle: str | None
    account: Account | None
    checked: Checked


@dataclass(frozen=True, slots=True)
class Published:
    """How many accounts are on the list, and how many are not because their kind was guessed."""

    accounts: int
    guessed: int


def ask_official(home: Home, url: str, now: datetime) -> Answer:
    """Say whether an address is an official account. Raises UnfitError when it is no account's."""
    url = unwrapped(url)
    address = recognise(url if "://" in url else f"https://{url}")
    if address is None or address.key is None:
        raise UnfitError(f"{url} is not the address of an account, a page or a site.")
    with home.store.read() as session:
        accounts = registered_now(session, home.settings, home.district_id)
        checked = _checked(session, home, accounts, now)
        former = former_names(session, [account.id for account in accounts])
    wanted = account_key(address.platform, address.key)
    for account in accounts:
        names = (account.handle, *former.get(account.id, ()))
        same = _bare(account.url) == _bare(url) or wanted in {
            account_key(account.platform, name) for name in names
        }
        if same:
            found = checked.get(account.id, Checked())
            return Answer(_word(account), address.platform, address.key, account, found)
    return Answer(Word.UNKNOWN, address.platform, address.key, None, Checked())


def publish(home: Home, folder: Path, now: datetime, language: str = "en") -> Published:
    """Write `index.html`, `official-accounts.json` and `official-accounts.csv` into `folder`, each
    whole or not at all.
    """
    today = home.day(now)
    said = home.settings.district
    officials, guessed = _officials(home, now)
    notice = Notice(said.name, said.home_page, said.contact, today, tongue_of(language))
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / "index.html", lay_out_official(officials, notice).encode())
    _put(folder / "official-accounts.json", _json(officials, said.name, now))
    _put(folder / "official-accounts.csv", _csv(officials))
    return Published(len(officials), guessed)


def _officials(home: Home, now: datetime) -> tuple[tuple[Official, ...], int]:
    with home.store.read() as session:
        accounts = registered_now(session, home.settings, home.district_id)
        checked = _checked(session, home, accounts, now)
        district = load_district(session, home.district_id)
    units = {unit.id: unit for unit in district.units}
    guessed = sum(would_be_official(one) and not is_official(one) for one in accounts)
    return official_accounts(accounts, checked, units, home.settings.district.name), guessed


def _checked(
    session: Session, home: Home, accounts: tuple[Account, ...], now: datetime
) -> dict[int, Checked]:
    there = standings(session, [account.id for account in accounts])
    found = {}
    for row in load_coverage(session, home.district_id, now):
        read = home.day(row.last_read_at) if row.last_read_at else None
        looked = row.review.on if row.review else None
        days: list[date] = [day for day in (read, looked) if day]
        found[row.account.id] = Checked(max(days, default=None), there.get(row.account.id))
    return found


def _word(account: Account) -> Word:
    if is_official(account):
        return Word.OFFICIAL
    return Word.CLOSED if account.status is AccountStatus.CLOSED else Word.KNOWN


def _bare(url: str) -> str:
    """Give an address as sites are compared, whichever reader takes them for its own."""
    return url.rpartition("://")[2].casefold().removeprefix("www.").rstrip("/")


def _json(officials: tuple[Official, ...], district: str, now: datetime) -> bytes:
    tree = {
        "district": district,
        "written_at": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "accounts": feed(officials),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2).encode() + b"\n"


def _csv(officials: tuple[Official, ...]) -> bytes:
    target = io.BytesIO()
    write_rows(feed(officials), FEED_FIELDS, "csv", target)
    return target.getvalue()


def _put(path: Path, content: bytes) -> None:
    """Write a file that a web server may be reading: whole, readable by everybody."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
