"""`python -m tests.bench.readers [--json] [--rounds N] [--platform NAME]`: what reading costs.

The memory of bodies already read is emptied before every measurement, so each is read anew; the CPU
time of the fastest of N rounds counts, as others use the machine too.
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
CPU time on one core, one answer at a time, nothing remembered, fastest of {rounds} rounds, medians.
  payload         a golden recording read as it is (most are under 5 kB, so what a call costs at all
                  counts, not the size): milliseconds each, and how many one core reads in a second
  visit           a golden case: the reader is asked after every answer, then reads them all
  100 kB          the recordings grown to about 100 kB and invented feeds, pages and lists of that
                  size: milliseconds for 100,000 bytes (the bar: {most} for each platform)"""
Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """What was measured: CPU seconds for a number of bytes."""

    platform: str
    name: str
    size_bytes: int
    cpu_s: float

    @property
    def ms_per_100_kb(self) -> float:
        """Give milliseconds for 100,000 bytes."""
        return self.cpu_s * 1e8 / self.size_bytes


def main(arguments: list[str]) -> int:
    """Measure, and say what came out; 1 when a platform is over the bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.readers")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", choices=PLATFORMS, help="only this one, payload by payload")
    said = parser.parse_args(arguments)
    only = (said.platform,) if said.platform else PLATFORMS
    big = _read(large(), only, said.rounds)
    figures = measure(big, only, said.rounds)
    print(json.dumps(figures) if said.json else table(figures))
    if said.platform and not said.json:
        print("\n".join(f"  {one.ms_per_100_kb:6.2f} ms for 100 kB  {one.name}" for one in big))
    return 0 if figures["met"] else 1


def measure(big: list[Timed], only: tuple[str, ...], rounds: int) -> dict[str, Any]:
    """Give all figures, those of each platform and those of all payloads together."""
    small, visits = _read(recorded(), only, rounds), _visits(only, rounds)
    platforms = {
        name: _figures(_of(name, small), _of(name, visits), _of(name, big)) for name in only
    }
    slowest = max(platform["ms_per_100_kb"] for platform in platforms.values())
    return {
        "measured": MEASURED.format(rounds=rounds, most=MOST_MS_PER_100_KB),
        "overall": _figures(small, visits, big),
        "platforms": platforms,
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
    lines.append(f"bar {MOST_MS_PER_100_KB} ms for 100 kB: {'met' if figures['met'] else 'missed'}")
    return "\n".join(lines)


def _figures(small: list[Timed], visits: list[Timed], big: list[Timed]) -> dict[str, float]:
    return {
        "payloads": len(small),
        "payloads_per_s": round(len(small) / sum(one.cpu_s for one in small), 1),
        "ms_per_payload": round(median(one.cpu_s for one in small) * 1e3, 3),
        "ms_per_visit": round(median(one.cpu_s for one in visits) * 1e3, 3),
        "large": len(big),
        "ms_per_100_kb": round(median(one.ms_per_100_kb for one in big), 2),
        "slowest_ms_per_100_kb": round(max(one.ms_per_100_kb for one in big), 2),
    }


def _of(platform: str, timed: list[Timed]) -> list[Timed]:
    return [one for one in timed if one.platform == platform]


def _read(payloads: Iterable[Payload], only: tuple[str, ...], rounds: int) -> list[Timed]:
    found = []
    for payload in payloads:
        name, capture = payload.account.platform, payload.capture
        if name in only:
            cpu_s = _fastest(_reading(payload), rounds)
            found.append(Timed(name, payload.name, len(capture.body), cpu_s))
    return found


def _reading(payload: Payload) -> Run:
    reader, account = load(payload.account.platform), payload.account
    return lambda: reader.read(payload.capture, account.handle)


def _visits(only: tuple[str, ...], rounds: int) -> list[Timed]:
    found = []
    for case in (case for case in CASES if case.parent.name in only):
        account, seen = inputs_of(case)
        reader = load(account.platform)

        def visit(reader: Any = reader, account: Any = account, seen: Any = seen) -> None:
            for count in range(len(seen) + 1):
                reader.ask(account, seen[:count])
            reader.normalise(account, seen)

        size = max(1, sum(len(capture.body) for capture in seen))
        found.append(Timed(account.platform, case.name, size, _fastest(visit, rounds)))
    return found


def _fastest(run: Run, rounds: int) -> float:
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            _forget()
            started = time.process_time()
            with suppress(ReaderError):
                run()
            best = min(best, time.process_time() - started)
    finally:
        gc.enable()
    return best


def _forget() -> None:
    """Empty what the formats remember of what they read."""
    for name, module in list(sys.modules.items()):
        if name.startswith("crawler.platforms.formats"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
