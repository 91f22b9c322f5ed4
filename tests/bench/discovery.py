"""Measures discovery on invented districts: what of the unregistered is found, how many of the
queue's first rows are right, and whether anything of strangers is kept.

    python -m tests.bench.discovery [SEED …] [--voices a|b|c|d] [--json]

Each seed is another district (12 schools, 150 registered accounts, 40 wanted, 20 strangers, 15
look-alikes), served on loopback and swept, searched and checked by the program itself.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from crawler.model.queue import Advice, QueueRow
from crawler.perception.scoring import wilson
from crawler.store.export import export_rows
from crawler.store.left_alone import counted
from crawler.store.tables.brought import CAPTURE
from crawler.store.tables.schema import schema
from scheduler.jobs.finding import discover
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.queue import load_queue
from scheduler.jobs.queue_deciding import decide_row, merge_rows
from scheduler.jobs.queue_words import QueueWord, RowDecision
from scheduler.jobs.sweep import SweepOrder, sweep
from tests.scheduler.commands import rollcall
from tests.world.generated.truth import STRANGERS, WANTED, Truth
from tests.world.generated.world import Generated, generate, generated_home
from tests.world.server import running_world

FIRST = 40
SEEDS = (1, 2)


def measured(seed: int, voices: str = "a") -> dict[str, Any]:
    """Give the figures of one seed with one set of voices."""
    world = generate(seed, voices)
    now = datetime.now(UTC)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_world(now, described=world.description) as running,
    ):
        home = generated_home(world, Path(folder), running.port)
        said = rollcall("register", "import", home / "register.csv", home=home)
        assert said.code == 0, said.err
        with open_home(home) as opened:
            sweep(opened, SweepOrder(), now, lambda _: None)
            discover(opened, now, lambda _: None)
            rows = load_queue(opened, now)
            told = {"seed": seed, "voices": voices} | figures(world, rows) | _kept(world, opened)
            return told | {"left_of_a_person": _left_of_a_person(world, opened, now)}


def figures(world: Generated, rows: Sequence[QueueRow]) -> dict[str, Any]:
    """Give recall over the wanted, precision of the first rows, and what was missed or is wrong."""
    truths = world.truths()
    first = rows[:FIRST]
    queued = {member.key.casefold() for row in rows for member in row.members}
    early = {member.key.casefold() for row in first for member in row.members}
    wanted = [one for one in world.everybody if one.truth in WANTED]
    right = [row for row in first if is_right(row, truths)]
    low, high = wilson(len(right), len(first)) if first else (0.0, 0.0)
    imitations = [one for one in world.everybody if one.truth is Truth.IMITATION]
    return {
        "wanted": len(wanted),
        "recall": _share(sum(one.key in queued for one in wanted), len(wanted)),
        "recall_first_40": _share(sum(one.key in early for one in wanted), len(wanted)),
        "rows": len(rows),
        "precision_first_40": _share(len(right), len(first)),
        "precision_low": round(low, 3),
        "precision_high": round(high, 3),
        "imitations_found": _share(sum(one.key in queued for one in imitations), len(imitations)),
        "imitations_missed": [
            f"{one.key}: {one.name}" for one in imitations if one.key not in queued
        ],
        "missed": [f"{one.key} ({one.way}): {one.name}" for one in wanted if one.key not in queued],
        "wrong": [_told(row, truths) for row in first if not is_right(row, truths)],
    }


def is_right(row: QueueRow, truths: dict[str, Truth]) -> bool:
    """Say whether a row holds what a person would want to decide about, and names it as what it is:
    accounts of ours or of groups around us, or an imitation as an imitation.
    """
    found = {truths.get(member.key.casefold()) for member in row.members}
    if found <= WANTED:
        return row.advice is not Advice.IMITATION
    return found == {Truth.IMITATION} and row.advice is Advice.IMITATION


def _kept(world: Generated, home: Home) -> dict[str, Any]:
    """Count the strangers of whom anything is kept: content, or only that our pages name them."""
    strangers = {one.key for one in world.everybody if one.truth in STRANGERS}
    with home.store.read() as session:
        rows = {what: list(export_rows(session, home.district_id, what)) for what in _EXPORTS}
        alone = counted(session, home.district_id)
    shown = {_key(row) for row in rows["posts"]}
    shown |= {_key(row) for row in rows["accounts"] if row["display_name"] or row["platform_id"]}
    named = {_key(row) for row in rows["leads"]}
    truths = world.truths()
    return {
        "strangers_with_content": sorted(strangers & shown),
        "strangers_named": Counter(truths[key].value for key in strangers & named),
        "left_alone": {why.value: number for why, number in alone.items()},
    }


def _left_of_a_person(world: Generated, home: Home, now: datetime) -> list[str]:
    """Say of an account that was read, asked about and put together with another that it is a
    person's; give every table in which its name, words or number still stand, and how many bodies
    that only it had are still in the vault.
    """
    rows = load_queue(home, now)
    first = next(row for row in rows if row.members[0].read and len(row.members) == 1)
    member = first.members[0]
    profile = next(x.profile for x in world.everybody if x.key == member.key.casefold())
    assert profile is not None, member.key
    words = {member.handle, profile.name, profile.bio, profile.id}
    bodies = _bodies(home, member.account_id)
    decide_row(home, rows, RowDecision(member.key, QueueWord.ASK, "Dana", "whose?"), now)
    merge_rows(home, rows, first.name, rows[-1].name, "Dana", now)
    decided = RowDecision(member.key, QueueWord.PERSONAL, "Dana", "a parent's")
    decide_row(home, load_queue(home, now), decided, now)
    kept = [f"vault {sha256}" for sha256 in bodies if home.vault.has(sha256)]
    with home.store.read() as session:
        for table in schema().sorted_tables:
            said = " ".join(str(one) for one in session.execute(select(table)))
            kept += [table.name for word in words if word in said]
    return kept


def _bodies(home: Home, account_id: int | None) -> set[str]:
    """Give the bodies that were captured of an account and of no other."""
    with home.store.read() as session:
        query = select(CAPTURE.c.sha256, CAPTURE.c.account_id).where(CAPTURE.c.sha256.is_not(None))
        pairs = [(row.sha256, row.account_id) for row in session.execute(query)]
    mine = {sha256 for sha256, whose in pairs if whose == account_id}
    return mine - {sha256 for sha256, whose in pairs if whose != account_id}


_EXPORTS = ("accounts", "posts", "leads")


def _key(row: dict[str, object]) -> str:
    return f"{row['platform']}:{row['handle']}".casefold()


def _told(row: QueueRow, truths: dict[str, Truth]) -> str:
    members = ", ".join(
        f"{member.key} [{truths.get(member.key.casefold(), '?')}]" for member in row.members
    )
    return f"{row.score:.2f} {row.advice}: {members} ({row.members[0].display_name})"


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the seeds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.discovery")
    parser.add_argument("seeds", nargs="*", type=int, default=list(SEEDS))
    parser.add_argument("--voices", default="a", choices=["a", "b", "c", "d"])
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    for seed in said.seeds:
        row = measured(seed, said.voices)
        text = json.dumps(row) if said.json else json.dumps(row, indent=1)
        sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
