"""One store, many processes: nobody is refused for another one's sake."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from crawler.store.accounts import load_accounts, save_account
from crawler.store.districts import only_district, save_district
from crawler.store.session import Store, migrate, open_store
from crawler.store.sweeps import pending, record_visits, start_sweep
from tests.builders import NOW, make_account, make_district
from tests.crawler.store.records import make_visit

PROCESSES = 3


def test_all_can_migrate_a_new_database_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rollcall.db'}"

    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(_migrate, [url] * PROCESSES)

    assert _migrate(url) is None


def test_all_can_read_and_then_write_at_once(store: Store, store_url: str) -> None:
    with store.begin() as session:
        district_id = save_district(session, make_district())
        ids = [
            save_account(session, district_id, make_account(id=0, handle=str(number)))
            for number in range(30)
        ]
        sweep_id = start_sweep(session, district_id, ids, NOW, "sweep:1")

    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(_visit_all, [(store_url, sweep_id)] * PROCESSES)

    with store.read() as session:
        assert pending(session, sweep_id) == ()
        assert len(load_accounts(session, district_id)) == 30


def _migrate(url: str) -> int | None:
    store = open_store(url)
    try:
        migrate(store)
        with store.begin() as session:
            return only_district(session)
    finally:
        store.close()


def _visit_all(task: tuple[str, int]) -> None:
    url, sweep_id = task
    store = open_store(url)
    try:
        for _ in range(10):
            with store.begin() as session:
                waiting = pending(session, sweep_id)[:5]
                record_visits(session, sweep_id, [make_visit(number) for number in waiting])
    finally:
        store.close()
