"""The marks eye beside the usual ways to find a known picture, on the same labelled pictures.

`python -m tests.bench.marks --data DIR [--json] [--every N] [--alone] [--sheet FILE.png]`: recall
at 1 % and 0.1 % false positives, per slice; the right mark named, the right place; CPU
milliseconds for each picture on one core; memory; how the time grows from 1 to 200 references. A
third of the set is kept aside: its figures stand beside those of the rest, and under its own
and under the rest's threshold. `--alone` leaves the usual ways out (ORB alone takes minutes);
`--sheet` draws the 40 worst misses and false alarms.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crawler.perception.mark_files import MarkFile
from crawler.perception.marks import see_marks_in
from crawler.perception.measuring import RATES, Labelled, growth, read_labels
from crawler.perception.pictures import Picture, open_picture
from crawler.perception.scoring import Outcome, figures, threshold_at
from crawler.perception.seeing import ready
from tests.bench.mark_peers import PEERS, Seen
from tests.bench.mark_sheet import draw_sheet, worst

OURS = "rollcall"
Look = Callable[[Picture], Seen | None]


def main() -> None:
    """Measure, and print one line for each slice and method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take each n-th picture only")
    parser.add_argument("--alone", action="store_true", help="leave the usual ways out")
    parser.add_argument("--sheet", type=Path, help="draw the worst misses and false alarms here")
    said = parser.parse_args()
    files, everything = read_labels(said.data)
    pictures = everything[:: said.every]
    for name, look in _methods(files, alone=said.alone):
        outcomes, cost = _looked(look, pictures)
        for row in [*_rows(outcomes, pictures), cost]:
            _show({"method": name} | row, as_json=said.json)
        if said.sheet and name == OURS:
            draw_sheet(said.sheet, worst(pictures, outcomes), files)
    for row in growth(files, pictures):
        _show(dict(row), as_json=said.json)


def _methods(files: Sequence[MarkFile], *, alone: bool) -> Iterator[tuple[str, Look]]:
    index = ready(files)

    def ours(picture: Picture) -> Seen | None:
        surest = next(iter(see_marks_in(picture, index)), None)
        return Seen(surest.mark, surest.score, surest.box) if surest else None

    yield OURS, ours
    for name, make in () if alone else PEERS.items():
        yield name, make(files)


def _looked(look: Look, pictures: Sequence[Labelled]) -> tuple[list[Outcome], dict[str, Any]]:
    outcomes, spent_s = [], 0.0
    for picture in pictures:
        body = picture.file.read_bytes()
        began_s = time.process_time()
        seen = look(open_picture(body))
        spent_s += time.process_time() - began_s
        outcomes.append(_outcome(picture, seen))
    cost = {
        "cpu_ms_per_picture": round(1000 * spent_s / len(pictures), 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    return outcomes, cost


def _rows(outcomes: Sequence[Outcome], pictures: Sequence[Labelled]) -> Iterator[dict[str, Any]]:
    """Give the figures of all pictures by slice, then those of the two parts of the set."""
    aside = [_is_aside(picture) for picture in pictures]
    apart = [one for one, kept in zip(outcomes, aside, strict=True) if kept]
    rest = [one for one, kept in zip(outcomes, aside, strict=True) if not kept]
    for rate in RATES:
        for row in figures(outcomes, threshold_at(outcomes, rate)):
            yield {"false_positives": rate} | row
        common = threshold_at(rest, rate)
        for part, some, threshold in (
            ("the rest", rest, common),
            ("aside", apart, threshold_at(apart, rate)),
            ("aside, threshold of the rest", apart, common),
        ):
            yield {"false_positives": rate, "part": part} | next(figures(some, threshold))


def _is_aside(picture: Labelled) -> bool:
    """Say whether a picture belongs to the third that is kept aside: all pictures of one mark fall
    on one side.
    """
    return zlib.crc32((picture.label or picture.file.name).encode()) % 3 == 0


def _outcome(picture: Labelled, seen: Seen | None) -> Outcome:
    if seen is None:
        return Outcome(picture.slice, picture.label, 0.0, None, picture.box)
    return Outcome(picture.slice, picture.label, seen.score, seen.mark, picture.box, seen.box)


def _show(row: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(row) + "\n")
        return
    shown = (f"{key} {value}" for key, value in row.items() if not key.endswith(("_low", "_high")))
    sys.stdout.write("  ".join(shown) + "\n")


if __name__ == "__main__":
    main()
