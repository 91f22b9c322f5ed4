"""One process at a time does a piece of work, and death lets go of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.store.alone import alone
from crawler.store.session import Store, open_store

ROOT = Path(__file__).resolve().parents[3]
KEEPER = """
import sys, time
from crawler.store.alone import alone
from crawler.store.session import open_store
with alone(open_store(sys.argv[1]), "sweep:1") as hold:
    print("taken" if hold else "refused", flush=True)
    time.sleep(60)
"""


def is_free(store: Store, work: str = "sweep:1") -> bool:
    """Say whether the work could be begun."""
    with alone(store, work) as hold:
        return hold is not None


def test_a_second_is_refused_at_once_and_not_made_to_wait(store: Store, store_url: str) -> None:
    other = open_store(store_url)
    with alone(store, "sweep:1") as first:
        assert first is not None
        assert first.is_ours()
        assert not is_free(other)
        assert not is_free(store)
    other.close()


def test_another_piece_of_work_is_not_kept_waiting(store: Store) -> None:
    with alone(store, "sweep:1"):
        assert is_free(store, "sweep:2")
        assert is_free(store, "post:1")


def test_who_is_done_lets_go_also_after_an_error(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), alone(store, "sweep:1"):
        raise ZeroDivisionError

    assert is_free(store)


def test_who_is_killed_lets_go_at_once(store: Store, store_url: str) -> None:
    command = [sys.executable, "-c", KEEPER, store_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as keeper:
        assert keeper.stdout is not None
        said = keeper.stdout.readline().strip()
        refused = not is_free(store)
        keeper.kill()
        keeper.wait()

    assert (said, refused) == ("taken", True)
    assert is_free(store)


def test_what_a_server_has_forgotten_is_no_longer_ours(store: Store) -> None:
    if store.engine.dialect.name != "postgresql":
        pytest.skip("a file is on the same machine")
    with alone(store, "sweep:1") as hold, store.begin() as session:
        assert hold is not None
        session.connection().exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        )
        assert not hold.is_ours()
