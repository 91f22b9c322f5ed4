"""`python -m tests.bench.sweep [--json] [--pages N] [--rounds N] [--postgres]`: what a sweep costs.

Ratios only mean something within one run: all sides ask the same site for the same documents, one
after the other, each in a process of its own. `--postgres` fails where no PostgreSQL can be
started; without it that store is left out there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.bench.homes import new_sweep, rows, temporary_home
from tests.bench.measure import Cost, RunningSite, cost_of, running_site
from tests.bench.peer import CONCURRENCY, CONCURRENT_ITEMS, PER_HOST
from tests.bench.site import PICTURES, POSTS
from tests.bench.tables import table
from tests.postgres import NoPostgresError, Server, running_server

COMPARED = f"""\
The same {{pages}} RSS feeds of 15 kB with {POSTS} posts each, from one site on loopback;
robots.txt obeyed, {CONCURRENCY} requests at once, {PER_HOST} for the host, no delay; {{rounds}}
rounds, medians.
CPU is user + system of each side's own process from start to end, imports included (the site's and
the PostgreSQL server's are nobody's).
  bare            stock Scrapy, looks at nothing
  parse_only      stock Scrapy, takes title, link, description and all posts out with parsel into
                  one item for each page, keeps nothing; CONCURRENT_ITEMS is Scrapy's default
                  ({CONCURRENT_ITEMS})
  parse_only_one  the same with CONCURRENT_ITEMS=1, which is cheaper for one item a page
  sqlite, postgresql   `python -m crawler fetch`: fetched, kept in the vault, read into snapshots
                  (posts' HTML as text, their times as moments), visits, captures, snapshots and
                  posts stored; the row count is checked
unchanged: `rollcall sweep` (visit, discover, judge) twice on SQLite, nothing changed in between."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    pages: int
    rounds: int
    galleries: int


def main(arguments: list[str]) -> int:
    """Measure, and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sweep")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--pages", type=int, default=2000, help="text-only accounts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--galleries", type=int, default=60, help="accounts with pictures")
    parser.add_argument("--postgres", action="store_true", help="fail without PostgreSQL")
    said = parser.parse_args(arguments)
    plan = Plan(said.pages, said.rounds, said.galleries)
    with running_site() as site, postgres(needed=said.postgres) as server:
        figures = measure(site, server, plan)
    print(json.dumps(figures) if said.json else table(figures))
    return 0


@contextmanager
def postgres(*, needed: bool) -> Iterator[Server | None]:
    """Start a private PostgreSQL server; None where that cannot be done and is not needed."""
    with ExitStack() as stack:
        server = None
        try:
            server = stack.enter_context(running_server())
        except NoPostgresError:
            if needed:
                raise
        yield server


def measure(site: RunningSite, server: Server | None, plan: Plan) -> dict[str, Any]:
    """Give all figures."""
    rounds = [one_round(site, server, plan.pages) for _ in range(plan.rounds)]
    sides = {name: side(name, rounds, plan.pages) for name in rounds[0]}
    return {
        "compared": COMPARED.format(pages=plan.pages, rounds=plan.rounds),
        "pages": plan.pages,
        "rounds": plan.rounds,
        **sides,
        "unchanged": {
            "text": unchanged(site, "text", plan.pages),
            "pictures": unchanged(site, "gallery", plan.galleries),
        },
    }


def one_round(site: RunningSite, server: Server | None, pages: int) -> dict[str, Cost]:
    """Run each side once."""
    peer = ("tests.bench.peer",)
    tail = (f"{site.url}/text", str(pages))
    costs = {
        "bare": cost_of(site, *peer, "bare", *tail, str(CONCURRENT_ITEMS)),
        "parse_only": cost_of(site, *peer, "parse", *tail, str(CONCURRENT_ITEMS)),
        "sqlite": fetch(site, None, pages),
        "parse_only_one": cost_of(site, *peer, "parse", *tail, "1"),
    }
    if server is not None:
        costs["postgresql"] = fetch(site, server, pages)
    return costs


def fetch(site: RunningSite, server: Server | None, pages: int) -> Cost:
    """Run our fetch over as many accounts as there are pages, in a new installation."""
    store_url = server.url(server.make_database()) if server else None
    urls = [f"{site.url}/text/{number}" for number in range(pages)]
    with temporary_home(urls, store_url) as home:
        sweep_id = new_sweep(home)
        cost = cost_of(site, "crawler", "fetch", str(sweep_id), "--home", str(home))
        stored = len(rows(home, "posts"))
        if stored != pages * POSTS:
            raise RuntimeError(f"{stored} posts were stored, not {pages * POSTS}")
    return cost


def side(name: str, rounds: list[dict[str, Cost]], pages: int) -> dict[str, float]:
    """Give one side's figures; ours with the ratios, which are taken round by round."""
    costs = [costs[name] for costs in rounds]
    figures = {
        "cpu_s": round(median(cost.cpu_s for cost in costs), 2),
        "pages_per_s": round(median(pages / cost.wall_s for cost in costs), 1),
    }
    if name in {"sqlite", "postgresql"}:
        for peer in ("parse_only", "parse_only_one", "bare"):
            ratios = [costs[peer].cpu_s / costs[name].cpu_s for costs in rounds]
            figures[f"cpu_ratio_to_{peer}"] = round(median(ratios), 3)
    return figures


def unchanged(site: RunningSite, kind: str, accounts: int) -> dict[str, float]:
    """Sweep twice; give what the second sweep cost of the first."""
    urls = [f"{site.url}/{kind}/{number}" for number in range(accounts)]
    with temporary_home(urls, None) as home:
        words = ("scheduler.cli", "sweep", "--home", str(home))
        first, second = cost_of(site, *words), cost_of(site, *words)
        outcomes = [row["outcome"] for row in rows(home, "visits")]
    if outcomes.count("unchanged") != accounts:
        raise RuntimeError("the second sweep was not one without changes")
    return {
        "accounts": accounts,
        "pictures": accounts * PICTURES if kind == "gallery" else 0,
        "first_cpu_s": round(first.cpu_s, 2),
        "unchanged_cpu_s": round(second.cpu_s, 2),
        "unchanged_cpu_ratio": round(second.cpu_s / first.cpu_s, 3),
        "unchanged_bytes_ratio": round(second.sent_bytes / first.sent_bytes, 4),
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
