"""How good the marks eye is on labelled pictures, what it costs, and how that grows with the marks:
`rollcall measure marks`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.model.image import ImageFacts
from crawler.perception.mark_files import MarkFile
from crawler.perception.scoring import Figures, Outcome, figures, threshold_at
from crawler.perception.seeing import facts_of, ready

RATES = (0.01, 0.001)
GROWTH = (1, 20, 100, 200)
_TIMED = 180
"""Pictures that the growth is timed on, spread evenly over the set."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture of a measuring set: its file, its slice, the mark that it shows and where."""

    file: Path
    slice: str
    label: str | None
    box: tuple[int, int, int, int] | None


def measure_marks(data: Path) -> list[dict[str, Any]]:
    """Measure the eye on a folder with `labels.json` (`refs`: id and file; `images`: image,
    label, slice, box), the marks in `refs/` and the pictures in `img/`.

    Gives the figures of all pictures and of each slice at the operating point, then at 1 % and at
    0.1 % false positives (`point` says which), then time and memory, then how the time grows.
    Raises FileNotFoundError and ValueError for another kind of folder.
    """
    from crawler.perception.calibration import OPERATING_POINT

    files, pictures = read_labels(data)
    began_s = time.process_time()
    index = ready(files)
    ready_s = time.process_time()
    outcomes = [outcome_of(picture, facts_of(picture.file, index)) for picture in pictures]
    looked_s = time.process_time() - ready_s
    rows = _at("operating", outcomes, OPERATING_POINT)
    for rate in RATES:
        rows += _at(f"{rate:.1%} false positives", outcomes, threshold_at(outcomes, rate))
    cost: Figures = {
        "slice": "cost",
        "pictures": len(pictures),
        "marks": len(index.references),
        "cpu_ms_per_picture": round(1000 * looked_s / max(1, len(pictures)), 1),
        "index_cpu_s": round(ready_s - began_s, 2),
        "memory_mb": _memory_mb(),
    }
    return [dict(row) for row in [*rows, cost, *growth(files, pictures)]]


def _at(point: str, outcomes: Sequence[Outcome], threshold: float) -> list[Figures]:
    named: Figures = {"point": point}
    return [named | row for row in figures(outcomes, threshold)]


def growth(files: Sequence[MarkFile], pictures: Sequence[Labelled]) -> Iterator[Figures]:
    """Time the eye with 1, 20, 100 and 200 of the marks, from the file to the answer, picture by
    picture in turn, so that what else the machine does falls on all alike; beyond the set,
    mirrored marks stand in.
    """
    from crawler.perception.references import mirrored

    more = [*files, *map(mirrored, files)]
    counts = [count for count in GROWTH if count <= len(more)]
    indexes = [ready(more[:count]) for count in counts]
    timed = pictures[:: max(1, len(pictures) // _TIMED)]
    spent_s = [0.0] * len(counts)
    for picture in timed:
        for place, index in enumerate(indexes):
            began_s = time.process_time()
            facts_of(picture.file, index)
            spent_s[place] += time.process_time() - began_s
    for count, spent in zip(counts, spent_s, strict=True):
        yield {
            "slice": "growth",
            "marks": count,
            "cpu_ms_per_picture": round(1000 * spent / max(1, len(timed)), 1),
            "times_one": round(spent / spent_s[0], 2) if spent_s[0] else None,
        }


def read_labels(data: Path) -> tuple[list[MarkFile], list[Labelled]]:
    """Read the marks and the pictures of a measuring set. Raises as `measure_marks` does."""
    labels = json.loads((data / "labels.json").read_text("utf-8"))
    try:
        marks = [(str(mark["id"]), data / "refs" / mark["file"]) for mark in labels["refs"]]
        pictures = [
            Labelled(
                data / "img" / picture["image"],
                str(picture["slice"]),
                picture["label"],
                tuple(picture["box"]) if picture.get("box") and picture["label"] else None,
            )
            for picture in labels["images"]
        ]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{data / 'labels.json'} is not of the known form: {error}") from error
    files = [MarkFile(name, path.suffix.lower(), path.read_bytes()) for name, path in marks]
    return files, pictures


def outcome_of(picture: Labelled, facts: ImageFacts) -> Outcome:
    """Hold what was seen against what a picture shows."""
    surest = facts.marks[0] if facts.marks else None
    return Outcome(
        picture.slice,
        picture.label,
        surest.score if surest else 0.0,
        surest.mark if surest else None,
        picture.box,
        surest.box if surest else None,
    )


def _memory_mb() -> float | None:
    """Give the greatest resident memory of this process so far; None where the system does not
    tell.
    """
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (2**20 if sys.platform == "darwin" else 2**10), 1)
