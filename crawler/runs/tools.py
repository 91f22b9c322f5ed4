"""What every run needs: settings, store, vault, and the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from config.settings import Settings, load_settings
from crawler.evidence.vault import Vault
from crawler.fetch.manners import Manners, user_agent
from crawler.model.account import Account
from crawler.store.session import Store, open_store

Report = Callable[[Mapping[str, Any]], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tools:
    """An installation as a run sees it."""

    settings: Settings
    store: Store
    vault: Vault


@contextmanager
def open_tools(home: Path) -> Iterator[Tools]:
    """Open the installation's store and vault; whoever started the run migrated the store."""
    settings = load_settings(home)
    store = open_store(settings.store_url)
    try:
        yield Tools(settings, store, Vault(home / "vault"))
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


def at_service(account: Account, settings: Settings) -> Account:
    """Give the account with the base address that this installation set for its platform."""
    service = settings.platforms.get(account.platform)
    if service is None or service.base_url is None:
        return account
    return replace(account, service=str(service.base_url).rstrip("/"))


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut `items` into pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
