"""`python -m tests.bench.fuzz [--count N] [--seed N] [--only I] [--platform NAME] [--json]`.

Spoiled recordings for every reader: whatever they hold, a reader raises its own errors, or none.

A payload is one spoiled answer. All of a golden case are shown to its reader as a visit shows them:
it is asked after each, then reads all; then each is read alone, and `rollcall read` tells of all.
A visit that takes longer than ten seconds is a fault as well.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from random import Random
from typing import Any

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.platforms.catalogue import load
from crawler.platforms.reading import read_recorded
from tests.bench.mutations import spoiled, spoiled_account
from tests.golden.platforms import CASES, PLATFORMS, inputs_of

_SHOWN = 5
_SLICE = 500
_MOST_S = 10
Case = tuple[Account, tuple[Capture, ...]]


@dataclass(slots=True)
class Tally:
    """What came of a number of visits. `troubles` by place and kind, each with its first visits."""

    payloads: Counter[str] = field(default_factory=Counter)
    troubles: dict[str, list[str]] = field(default_factory=dict)
    unexpected: int = 0
    slowest_s: float = 0.0
    slowest: str = ""

    def add(self, other: Tally) -> None:
        """Take in what came of other visits."""
        self.payloads += other.payloads
        self.unexpected += other.unexpected
        for place, visits in other.troubles.items():
            known = self.troubles.setdefault(place, [])
            known.extend(visits[: _SHOWN - len(known)])
        if other.slowest_s > self.slowest_s:
            self.slowest_s, self.slowest = other.slowest_s, other.slowest


def main(arguments: list[str]) -> int:
    """Spoil, read, and say what came out; 1 when something unexpected was raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--count", type=int, default=200_000, help="spoiled payloads, at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="only this visit, with its traceback")
    parser.add_argument("--platform", choices=PLATFORMS, help="only this reader")
    said = parser.parse_args(arguments)
    if said.only is not None:
        visit(said.seed, said.only, said.platform)
        return 0
    tally = run(said.seed, said.count, said.platform)
    figures = {
        "payloads": tally.payloads.total(),
        "seed": said.seed,
        "unexpected": tally.unexpected,
        "slowest_ms": round(tally.slowest_s * 1e3, 1),
        "slowest": tally.slowest,
        "by_platform": dict(sorted(tally.payloads.items())),
        "troubles": tally.troubles,
    }
    print(json.dumps(figures) if said.json else _table(figures))
    return 1 if tally.unexpected else 0


def run(seed: int, count: int, platform: str | None, processes: int = 2) -> Tally:
    """Show spoiled cases to the readers until `count` payloads were shown."""
    tally, first = Tally(), 0
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        while (missing := count - tally.payloads.total()) > 0:
            slices = max(processes, missing // (2 * _SLICE))
            starts = range(first, first + slices * _SLICE, _SLICE)
            for part in pool.map(_slice, ((seed, start, platform) for start in starts)):
                tally.add(part)
            first += slices * _SLICE
    return tally


def visit(seed: int, number: int, platform: str | None) -> tuple[str, int]:
    """Show one spoiled case to its reader; give the platform and how many answers it had.

    Raises whatever the reader raises that is not its own.
    """
    random = Random(f"{seed}:{number}")  # noqa: S311 -- nothing here is secret
    account, captures = random.choice(_cases(platform))
    _, strangers = random.choice(_cases(None))
    account = spoiled_account(random, account)
    seen = spoiled(random, captures, strangers or captures)
    reader = load(account.platform)
    for count in range(len(seen) + 1):
        asked = reader.ask(account, seen[:count])
        if not all(isinstance(ask, Ask) for ask in asked):
            raise TypeError("a reader asks with Asks")
    _unless_its_own(reader.normalise, account, seen)
    for capture in seen:
        _unless_its_own(reader.read, capture, random.choice((None, account.handle)))
    reader.cost(seen)
    told = read_recorded(account.platform, seen, account.url, account.handle)
    json.dumps(told, ensure_ascii=False).encode()  # no lone surrogate comes out
    return account.platform, len(seen)


def _unless_its_own(call: Callable[..., Any], *words: Any) -> None:
    with suppress(ReaderError):
        call(*words)


@cache
def _cases(platform: str | None) -> tuple[Case, ...]:
    found = (case for case in CASES if platform in {None, case.parent.name})
    return tuple(inputs_of(case) for case in found)


def _slice(words: tuple[int, int, str | None]) -> Tally:
    seed, start, platform = words
    tally = Tally()
    signal.signal(signal.SIGVTALRM, _too_slow)
    for number in range(start, start + _SLICE):
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_S)
        try:
            name, count = visit(seed, number, platform)
        except Exception as trouble:  # noqa: BLE001 -- to find whatever is raised is what this is for
            tally.unexpected += 1
            tally.payloads["unexpected"] += 1
            tally.troubles.setdefault(_place(trouble), [])[:_SHOWN] = [
                f"--seed {seed} --only {number}"
            ]
        else:
            tally.payloads[name] += count
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took_s = time.process_time() - started
        if took_s > tally.slowest_s:
            tally.slowest_s, tally.slowest = took_s, f"--seed {seed} --only {number}"
    return tally


def _too_slow(*_: object) -> None:
    raise TimeoutError("a visit took too long")


def _place(trouble: Exception) -> str:
    """Say what was raised where, so that the same fault is told once."""
    frames = traceback.extract_tb(trouble.__traceback__)
    ours = [frame for frame in frames if "crawler" in frame.filename] or list(frames)
    where = ours[-1]
    module = where.filename.rpartition("crawler/")[2]
    return f"{type(trouble).__name__} in {module}:{where.lineno} {where.name}: {str(trouble)[:80]}"


def _table(figures: dict[str, Any]) -> str:
    lines = [f"{name:10}{count:8} payloads" for name, count in figures["by_platform"].items()]
    lines += [f"{place}\n    {', '.join(visits)}" for place, visits in _first(figures["troubles"])]
    slowest = f"slowest visit {figures['slowest_ms']} ms ({figures['slowest']})"
    lines.append(f"{figures['payloads']} payloads, seed {figures['seed']}; {slowest}")
    lines.append(f"unexpected exceptions: {figures['unexpected']}")
    return "\n".join(lines)


def _first(troubles: dict[str, list[str]]) -> Iterable[tuple[str, list[str]]]:
    return list(troubles.items())[: 4 * _SHOWN]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
