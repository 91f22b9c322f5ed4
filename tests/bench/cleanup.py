"""How long the clean-up sheet of a school with 60 teams takes: `python -m tests.bench.cleanup`."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.seasons import load_calendar
from crawler.model.account import (
    Account,
    AccountKind,
    Administrator,
    AdministratorRank,
    Custody,
    Unit,
    UnitKind,
)
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Moment, Post, PostKind, Snapshot
from crawler.model.visit import Visit
from crawler.store.accounts import load_accounts
from crawler.store.register import apply_import
from crawler.store.sweeps import record_visits, start_sweep
from scheduler.jobs.decade.lines import decade
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.teams import write_cleanup
from tests.homes import make_home

TEAMS = 60
NOW = datetime(2026, 7, 20, 12, tzinfo=UTC)
SCHOOL = "Eastview High School"


def fill(home: Home, teams: int = TEAMS) -> int:
    """Put a school with so many teams, each on five platforms, into an installation; gives the
    number of accounts. All invented.
    """
    lines = _lines(teams * 5)
    activities = [str(one["name"]) for one in load_calendar("MN")["activities"]]  # type: ignore[attr-defined]
    accounts = [
        _account(line, activities[number // 5 % len(activities)], number)
        for number, line in enumerate(lines)
    ]
    with home.store.begin() as session:
        apply_import(session, home.district_id, accounts, "bench", NOW)
        known = {one.handle: one.id for one in load_accounts(session, home.district_id)}
        sweep = start_sweep(session, home.district_id, list(known.values()), NOW, "bench")
        visits = [
            Visit(
                account_id=known[account.handle],
                outcome=Outcome.SEEN,
                started_at=NOW,
                finished_at=NOW,
                captures=(),
                snapshot=_snapshot(account, line),
            )
            for account, line in zip(accounts, lines, strict=True)
        ]
        record_visits(session, sweep, visits)
    return len(accounts)


def _lines(number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for seed in count(1):
        found += [line for line in decade(seed) if line["asked"] and line["posts"]]
        if len(found) >= number:
            return found[:number]
    return found


def _account(line: dict[str, Any], activity: str, number: int) -> Account:
    entry = line["asked"][-1]["register"] or {"administrators": [], "deposited_on": None}
    unit = Unit(0, f"Eastview {activity.title()}", UnitKind.TEAM, sport=activity)
    people = tuple(
        Administrator(
            one["name"],
            one["email"],
            AdministratorRank.PRIMARY,
            date.fromisoformat(one["until"]) if one["until"] else None,
            one["class_year"],
        )
        for one in entry["administrators"]
    )
    on = entry["deposited_on"]
    return Account(
        0,
        line["platform"],
        f"{line['asked'][-1]['handle']}_{number}",
        f"https://{line['platform']}.example/{number}",
        AccountKind.STUDENT_GROUP,
        display_name=f"Herons {activity.title()}",
        unit=unit,
        administrators=people,
        custody=Custody("the coach", "the office", date.fromisoformat(on)) if on else None,
        opened_with=entry.get("opened_with"),
    )


def _snapshot(account: Account, line: dict[str, Any]) -> Snapshot:
    posts = tuple(
        Post(
            id=str(number),
            moment=Moment(datetime.fromisoformat(at)),
            text=text,
            kind=PostKind.REPOST if kind == "repost" else PostKind.POST,
            mine=kind != "repost",
        )
        for number, (at, kind, text) in enumerate(line["posts"])
        if datetime.fromisoformat(at) < NOW
    )
    newest = tuple(reversed(posts))[:60]
    return Snapshot(
        line["platform"],
        NOW - timedelta(hours=1),
        handle=account.handle,
        display_name=account.display_name,
        followers=len(posts) * 7,
        posts=newest,
    )


def make(folder: Path) -> Path:
    """Make an installation with the school in it."""
    home = make_home(folder / "home")
    with (home / "district.toml").open("a") as settings:
        settings.write(f'[[unit]]\nname = "{SCHOOL}"\nkind = "school"\n')
        for one in load_calendar("MN")["activities"][:TEAMS]:  # type: ignore[index]
            name = f"Eastview {one['name'].title()}"
            settings.write(
                f'[[unit]]\nname = "{name}"\nkind = "team"\nparent = "{SCHOOL}"\n'
                f'sport = "{one["name"]}"\n'
            )
    return home


def main() -> None:
    """Print the figures: seconds of the page and of the workbook."""
    with (
        TemporaryDirectory(prefix="rollcall-bench-") as folder,
        open_home(make(Path(folder))) as home,
    ):
        number, figures = fill(home), {}
        for form in ("html", "xlsx"):
            started, busy = time.perf_counter(), time.process_time()
            write_cleanup(home, Path(folder) / f"sheet.{form}", NOW)
            figures[f"{form}_s"] = round(time.perf_counter() - started, 2)
            figures[f"{form}_cpu_s"] = round(time.process_time() - busy, 2)
        if len(sys.argv) > 2:  # --keep FILE
            Path(sys.argv[2]).write_bytes((Path(folder) / "sheet.html").read_bytes())
    print(json.dumps({"teams": TEAMS, "accounts": number, **figures}))


if __name__ == "__main__":
    main()
