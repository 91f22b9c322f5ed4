"""A sweep killed at twenty moments (a fixed seed) and gone on with loses and doubles nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.evidence.vault import UNFINISHED
from tests.scheduler.commands import ROOT, Row, exported, rollcall
from tests.scheduler.serving import wait_for
from tests.world.home import example_home
from tests.world.server import World, running_world

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and process groups are POSIX")

KILLS = 20
_MOMENTS = random.Random(20261123)  # noqa: S311 moments, not secrets
_LONGEST_S = 4.0
_OF_THE_MOMENT = {
    "account_id", "sweep_id", "opened_sweep_id", "fingerprint", "first_seen_at", "last_seen_at",
    "opened_at", "resolved_at", "started_at", "finished_at", "judged_at", "id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """Two homes on the same pretend internet: one swept in peace, one killed again and again."""

    peaceful: Path
    killed: Path
    died: int


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Sweep both homes to the end, the second with twenty kills on the way."""
    with running_world() as world:
        peaceful = _home(tmp_path_factory.mktemp("peaceful"), world)
        killed = _home(tmp_path_factory.mktemp("killed"), world)
        assert rollcall("sweep", home=peaceful).code == 0
        died = sum(_sweep_and_kill(killed, whole=turn % 2 == 0) for turn in range(KILLS))
        last = rollcall("sweep", home=killed)
        assert last.code == 0, last.err
        yield Story(peaceful, killed, died)


def test_most_kills_hit_a_sweep_that_was_running(story: Story) -> None:
    assert story.died >= KILLS // 2


def test_every_sweep_that_ended_visited_every_account_once(story: Story) -> None:
    visits = exported(story.killed, "visits")

    per_sweep = Counter(row["sweep_id"] for row in visits)
    twice = [key for key, times in Counter(map(_visit_key, visits)).items() if times > 1]
    assert twice == []
    assert len(set(per_sweep.values())) == 1


@pytest.mark.parametrize("what", ["accounts", "posts", "findings", "leads"])
def test_what_is_kept_is_what_an_undisturbed_sweep_keeps(story: Story, what: str) -> None:
    assert _plain(exported(story.killed, what)) == _plain(exported(story.peaceful, what))


def test_the_vault_holds_the_same_bodies_and_no_unfinished_file(story: Story) -> None:
    killed, peaceful = (_bodies(home) for home in (story.killed, story.peaceful))

    assert killed == peaceful
    assert not [name for name in killed if name.endswith(UNFINISHED)]


def _home(folder: Path, world: World) -> Path:
    home = example_home(folder, world.port)
    assert rollcall("register", "import", home / "register.csv", home=home).code == 0
    return home


def _sweep_and_kill(home: Path, *, whole: bool) -> bool:
    """Start a sweep and kill it at a random moment, its children too or itself alone; gives
    whether it was still running.
    """
    command = [sys.executable, "-m", "scheduler.cli", "sweep", "--home", str(home)]
    environ = {name: text for name, text in os.environ.items() if not name.startswith("ROLLCALL_")}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=quiet, stderr=quiet, cwd=ROOT, env=environ, start_new_session=True
    ) as process:
        try:
            process.wait(timeout=_MOMENTS.uniform(0.3, _LONGEST_S))
        except subprocess.TimeoutExpired:
            (os.killpg if whole else os.kill)(process.pid, signal.SIGKILL)
        ended = process.wait()
    assert wait_for(lambda: not _group_lives(process.pid), 20), "a child outlived its parent"
    return ended == -signal.SIGKILL


def _group_lives(group: int) -> bool:
    listed = subprocess.run(
        ["/bin/ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return any(int(one) == group and not stat.startswith("Z") for one, stat in rows)


def _visit_key(row: Row) -> tuple[Any, ...]:
    return row["sweep_id"], row["platform"], row["handle"]


def _plain(rows: list[Row]) -> list[str]:
    """Give the rows without numbers and times of their own, sorted."""
    shown = [{k: v for k, v in row.items() if k not in _OF_THE_MOMENT} for row in rows]
    return sorted(repr(sorted(row.items(), key=lambda pair: pair[0])) for row in shown)


def _bodies(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "vault").rglob("*") if path.is_file())
