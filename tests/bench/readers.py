"""`python -m tests.bench.readers [--json] [--rounds N] [--platform NAME]`: what reading costs.

The memory of bodies already read is emptied before every measurement, so each is read anew. Others
may use the machine too: what is measured is CPU time in paces, the time that a fixed piece of work
takes directly before and after, the median of N rounds; the fastest pace of the run makes it
milliseconds again.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import Any

from crawler.model.errors import ReaderError
from crawler.platforms.catalogue import load
from tests.bench.payloads import Payload, large, recorded
from tests.golden.platforms import CASES, PLATFORMS, inputs_of

MOST_MS_PER_100_KB = 5.0
MEASURED = """\
CPU time on one core, one answer at a time, nothing remembered, medians of {rounds} rounds
and of the payloads; a pace was {pace_ms} ms at best, {usual_pace_ms} ms usually (others' work).
  payload         a golden recording read as it is (most are under 5 kB, so what a call costs at all
                  counts, not the size): milliseconds each, and how many one core reads in a second
  visit           a golden case: the reader is asked after every answer, then reads them all
  100 kB          the recordings grown to about 100 kB and invented feeds, pages and lists of that
                  size: milliseconds for 100,000 bytes (the bar: {most} for each platform)"""
_WORK = json.dumps([{"id": n, "text": "The Herons won again " * 8, "of": []} for n in range(60)])
Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """What was measured: how many paces it took to read a number of bytes."""

    platform: str
    name: str
    size_bytes: int
    paces: float


def main(arguments: list[str]) -> int:
    """Measure, and say what came out; 1 when a platform is over the bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.readers")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", choices=PLATFORMS, help="only this one, payload by payload")
    said = parser.parse_args(arguments)
    only = (said.platform,) if said.platform else PLATFORMS
    figures = measure(only, said.rounds)
    print(json.dumps(figures) if said.json else table(figures))
    return 0 if figures["met"] else 1


def measure(only: tuple[str, ...], rounds: int) -> dict[str, Any]:
    """Give all figures, those of each platform and those of all payloads together."""
    paces: list[float] = []
    small = _read(recorded(), only, rounds, paces)
    visits = _visits(only, rounds, paces)
    big = _read(large(), only, rounds, paces)
    pace_s = min(paces)
    platforms = {
        name: _figures(pace_s, *(_of(name, timed) for timed in (small, visits, big)))
        for name in only
    }
    slowest = max(platform["ms_per_100_kb"] for platform in platforms.values())
    told = {"pace_ms": round(pace_s * 1e3, 3), "usual_pace_ms": round(median(paces) * 1e3, 3)}
    return {
        "measured": MEASURED.format(rounds=rounds, most=MOST_MS_PER_100_KB, **told),
        **told,
        "overall": _figures(pace_s, small, visits, big),
        "platforms": platforms,
        "large": {f"{one.platform}: {one.name}": _ms_per_100_kb(one, pace_s) for one in big},
        "slowest_ms_per_100_kb": slowest,
        "met": slowest <= MOST_MS_PER_100_KB,
    }


def table(figures: dict[str, Any]) -> str:
    """Write the figures as lines of text."""
    lines = [figures["measured"], ""]
    for name, one in (*figures["platforms"].items(), ("overall", figures["overall"])):
        lines.append(
            f"{name:10}{one['payloads']:4} payloads{one['payloads_per_s']:8.0f} /s"
            f"{one['ms_per_payload']:7.2f} ms{one['ms_per_visit']:7.2f} ms a visit"
            f"{one['large']:4} large{one['ms_per_100_kb']:7.2f} ms for 100 kB"
            f" (slowest {one['slowest_ms_per_100_kb']:.2f})"
        )
    if len(figures["platforms"]) == 1:
        lines += [f"{ms:10.2f} ms for 100 kB  {name}" for name, ms in figures["large"].items()]
    lines.append(f"bar {MOST_MS_PER_100_KB} ms for 100 kB: {'met' if figures['met'] else 'missed'}")
    return "\n".join(lines)


def _figures(
    pace_s: float, small: list[Timed], visits: list[Timed], big: list[Timed]
) -> dict[str, float]:
    large_ms = [_ms_per_100_kb(one, pace_s) for one in big]
    return {
        "payloads": len(small),
        "payloads_per_s": round(len(small) / sum(one.paces * pace_s for one in small), 1),
        "ms_per_payload": round(median(one.paces for one in small) * pace_s * 1e3, 3),
        "ms_per_visit": round(median(one.paces for one in visits) * pace_s * 1e3, 3),
        "large": len(big),
        "ms_per_100_kb": round(median(large_ms), 2),
        "slowest_ms_per_100_kb": max(large_ms),
    }


def _ms_per_100_kb(one: Timed, pace_s: float) -> float:
    return round(one.paces * pace_s * 1e8 / one.size_bytes, 2)


def _of(platform: str, timed: list[Timed]) -> list[Timed]:
    return [one for one in timed if one.platform == platform]


def _read(
    payloads: Iterable[Payload], only: tuple[str, ...], rounds: int, paces: list[float]
) -> list[Timed]:
    found = []
    for payload in payloads:
        name, capture = payload.account.platform, payload.capture
        if name in only:
            took = _in_paces(_reading(payload), rounds, paces)
            found.append(Timed(name, payload.name, len(capture.body), took))
    return found


def _reading(payload: Payload) -> Run:
    reader, account = load(payload.account.platform), payload.account
    return lambda: reader.read(payload.capture, account.handle)


def _visits(only: tuple[str, ...], rounds: int, paces: list[float]) -> list[Timed]:
    found = []
    for case in (case for case in CASES if case.parent.name in only):
        account, seen = inputs_of(case)
        reader = load(account.platform)

        def visit(reader: Any = reader, account: Any = account, seen: Any = seen) -> None:
            for count in range(len(seen) + 1):
                reader.ask(account, seen[:count])
            reader.normalise(account, seen)

        size = max(1, sum(len(capture.body) for capture in seen))
        took = _in_paces(visit, rounds, paces)
        found.append(Timed(account.platform, case.name, size, took))
    return found


def _in_paces(run: Run, rounds: int, paces: list[float]) -> float:
    gc.collect()
    gc.disable()
    try:
        return median(_round(run, paces) for _ in range(rounds))
    finally:
        gc.enable()


def _round(run: Run, paces: list[float]) -> float:
    _forget()
    before = _pace()
    started = time.process_time()
    with suppress(ReaderError):
        run()
    took = time.process_time() - started
    after = _pace()
    paces += [before, after]
    return 2 * took / (before + after)


def _pace() -> float:
    """Give the CPU seconds of a fixed piece of work like that of a reader."""
    started = time.process_time()
    for _ in range(4):
        tree = json.loads(_WORK)
        sum(len(item["text"].replace("a", "b").split()) for item in tree if item.get("id"))
    return time.process_time() - started


def _forget() -> None:
    """Empty what the formats remember of what they read."""
    for name, module in list(sys.modules.items()):
        if name.startswith("crawler.platforms.formats"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
