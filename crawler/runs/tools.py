"""What every run needs: settings, store, vault, and the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from config.asking import PlatformSettings
from config.key_file import Keys, ensure_keys
from config.seasons import load_calendar
from config.settings import Settings, load_settings
from crawler.evidence.thumbnails import Thumbnails
from crawler.evidence.vault import Vault, open_vault
from crawler.fetch.manners import Manners, user_agent
from crawler.model.access import Access, RouteName
from crawler.model.account import Account
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.seasons import Calendar
from crawler.store.districts import load_district
from crawler.store.session import Session, Store, open_store
from crawler.store.staff import load_staff

Report = Callable[[Mapping[str, Any]], None]
T = TypeVar("T")
_NOTHING_SAID = PlatformSettings()
"""What holds for a platform that the settings do not name."""


@dataclass(frozen=True, slots=True)
class Tools:
    """An installation as a run sees it."""

    settings: Settings
    store: Store
    vault: Vault
    thumbnails: Thumbnails
    keys: Keys


@contextmanager
def open_tools(home: Path) -> Iterator[Tools]:
    """Open the installation's store and vault; whoever started the run migrated the store."""
    settings = load_settings(home)
    keys = ensure_keys(settings.key_file)
    store = open_store(settings.store_url)
    try:
        vault = open_vault(home / "vault", keys.vault)
        yield Tools(settings, store, vault, Thumbnails(home / "thumbnails", keys.vault), keys)
    finally:
        store.close()


def clock() -> datetime:
    """Read the clock: aware, UTC."""
    return datetime.now(UTC)  # noqa: TID251 this is an edge


def manners_of(settings: Settings) -> Manners:
    """Give the manners that the settings ask for."""
    sweep = settings.sweep
    return Manners(
        user_agent=user_agent(settings.district.contact),
        delay_s=sweep.delay_s,
        concurrency_per_host=sweep.concurrency_per_host,
        timeout_s=sweep.timeout_s,
        max_bytes=sweep.max_bytes,
        max_redirects=sweep.max_redirects,
        allow_hosts=tuple(sweep.allow_hosts),
        credentials={
            name: secret.get_secret_value() for name, secret in settings.credentials.items()
        },
    )


def calendar_of(settings: Settings) -> Calendar:
    """Give the calendar of seasons that counts for the district."""
    said = settings.district
    calendar: Calendar = fit(Calendar, load_calendar(said.state, said.seasons))
    return calendar


def district_for(session: Session, settings: Settings, district_id: int) -> District:
    """Give the district with all that a detector may know of it: its seasons, its staff directory,
    how its students' addresses end.
    """
    return replace(
        load_district(session, district_id),
        seasons=calendar_of(settings),
        student_domains=settings.district.student_email_domains,
        staff=load_staff(session, district_id),
    )


def with_access(account: Account, settings: Settings, since: datetime | None = None) -> Account:
    """Give the account with what this installation has to read it: the base address of its platform
    and the routes that are open. `since` is the time of its newest own post that is known.
    """
    said = settings.platforms.get(account.platform, _NOTHING_SAID)
    access = Access(
        connected=_token_of(account, settings),
        app_key=account.platform if account.platform in settings.credentials else None,
        own_id=said.own_id,
        pages=said.read_pages,
        order=tuple(RouteName(route) for route in said.routes),
        since=since,
        max_pages=said.max_pages,
    )
    service = str(said.base_url).rstrip("/") if said.base_url else None
    return replace(account, service=service or account.service, access=access)


def _token_of(account: Account, settings: Settings) -> str | None:
    names = (f"{account.platform}/{key}".lower() for key in (account.handle, account.platform_id))
    return next((name for name in names if name in settings.credentials), None)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut `items` into pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
