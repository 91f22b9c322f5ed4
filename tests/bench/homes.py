"""Temporary installations for the benchmarks: the example district, with blogs of the fast site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.model.account import (
    Account,
    AccountKind,
    Administrator,
    AdministratorRank,
    Custody,
    Unit,
)
from crawler.store.accounts import load_accounts
from crawler.store.districts import load_district
from crawler.store.export import export_rows
from crawler.store.register import apply_import
from crawler.store.sweeps import start_sweep
from scheduler.jobs.home import open_home
from tests.bench.peer import PER_HOST

EXAMPLE = Path(__file__).parents[2] / "config" / "examples" / "heron-lake"
_SETTINGS = """\
[sweep]
delay_s = 0
concurrency_per_host = {per_host}
allow_hosts = ["127.0.0.1"]
[store]
url = "{store_url}"
"""


@contextmanager
def temporary_home(urls: Sequence[str], store_url: str | None) -> Iterator[Path]:
    """Make an installation whose register holds a blog at each address; None = SQLite in it."""
    with TemporaryDirectory(prefix="rollcall-bench-") as folder:
        home = Path(folder)
        shutil.copytree(EXAMPLE, home, dirs_exist_ok=True)
        store_url = store_url or f"sqlite:///{home / 'rollcall.db'}"
        words = _SETTINGS.format(per_host=PER_HOST, store_url=store_url)
        (home / "rollcall.toml").write_text(words)
        with open_home(home) as opened, opened.store.begin() as session:
            units = load_district(session, opened.district_id).units
            accounts = [_account(url, units[n % len(units)]) for n, url in enumerate(urls)]
            apply_import(session, opened.district_id, accounts, "bench", datetime.now(UTC))
        yield home


def new_sweep(home: Path) -> int:
    """Start a sweep over all accounts, as `rollcall sweep` does."""
    with open_home(home) as opened, opened.store.begin() as session:
        ids = [account.id for account in load_accounts(session, opened.district_id)]
        now = datetime.now(UTC)
        return start_sweep(session, opened.district_id, ids, now, run_key=f"bench:{now}")


def rows(home: Path, what: str) -> list[dict[str, object]]:
    """Give what the store holds, as `rollcall export` does."""
    with open_home(home) as opened, opened.store.begin() as session:
        return list(export_rows(session, opened.district_id, what))


def _account(url: str, unit: Unit) -> Account:
    """Give an account whose register entry is complete, as most are in an orderly district."""
    return Account(
        id=0,
        platform="blog",
        handle=url.partition("://")[2],
        url=url,
        kind=AccountKind.PROFESSIONAL,
        unit=unit,
        approved_by="Superintendent's Office",
        approved_on=date(2024, 8, 1),
        created_on=date(2024, 8, 15),
        opened_with="communications@heronlake.example",
        cadence_days=30,
        purpose="News for families",
        review_due=date(2027, 8, 1),
        administrators=(
            Administrator("Dana Reyes", "dana.reyes@heronlake.example", AdministratorRank.PRIMARY),
            Administrator(
                "Sam Okafor", "sam.okafor@heronlake.example", AdministratorRank.SECONDARY
            ),
        ),
        custody=Custody("Dana Reyes", "Communications vault", date(2026, 8, 3)),
    )
