"""The marks eye beside the usual ways to find a known picture, on the same labelled pictures.

`python -m tests.bench.marks --data DIR [--json] [--every N] [--peers]`: recall at 1 % and 0.1 %
false positives, per slice; the right mark named, the right place; CPU milliseconds for each picture
on one core; memory; and how the time grows from 1 to 200 references.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2

from crawler.perception.mark_files import MarkFile
from crawler.perception.marks import see_marks_in
from crawler.perception.pictures import Picture, open_picture
from crawler.perception.references import build_index
from crawler.perception.scoring import Outcome, figures, threshold_at
from crawler.perception.threads import use_one_thread
from tests.bench.mark_peers import PEERS, Seen

GROWTH = (1, 20, 100, 200)
Look = Callable[[Picture], Seen | None]


def main() -> None:
    """Measure, and print one line for each slice and method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take each n-th picture only")
    parser.add_argument("--peers", action="store_true", help="measure the usual ways as well")
    said = parser.parse_args()
    use_one_thread()
    labels = json.loads((said.data / "labels.json").read_text("utf-8"))
    files = [_file(said.data / "refs" / mark["file"], mark["id"]) for mark in labels["refs"]]
    pictures = labels["images"][:: said.every]
    for name, look in _methods(files, peers=said.peers):
        for row in _measured(name, look, pictures, said.data / "img"):
            _show(row, as_json=said.json)
    for row in _growth(files, pictures[::8], said.data / "img"):
        _show(row, as_json=said.json)


def _methods(files: Sequence[MarkFile], *, peers: bool) -> Iterator[tuple[str, Look]]:
    index = build_index(files)

    def ours(picture: Picture) -> Seen | None:
        surest = next(iter(see_marks_in(picture, index)), None)
        return Seen(surest.mark, surest.score, surest.box) if surest else None

    yield "rollcall", ours
    if peers:
        for name, make in PEERS.items():
            yield name, make(files)


def _measured(
    name: str, look: Look, pictures: Sequence[dict[str, Any]], folder: Path
) -> Iterator[dict[str, Any]]:
    outcomes, spent_s = [], 0.0
    for said in pictures:
        body = (folder / said["image"]).read_bytes()
        began_s = time.process_time()
        seen = look(open_picture(body))
        spent_s += time.process_time() - began_s
        outcomes.append(_outcome(said, seen))
    for rate in (0.01, 0.001):
        for row in figures(outcomes, threshold_at(outcomes, rate)):
            yield {"method": name, "false_positives": rate} | row
    yield {
        "method": name,
        "cpu_ms_per_picture": round(1000 * spent_s / len(pictures), 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _outcome(said: dict[str, Any], seen: Seen | None) -> Outcome:
    label = said["label"]
    box = tuple(said["box"]) if label and said.get("box") else None
    if seen is None:
        return Outcome(said["slice"], label, 0.0, None, box)
    return Outcome(said["slice"], label, seen.score, seen.mark, box, seen.box)


def _growth(
    files: Sequence[MarkFile], pictures: Sequence[dict[str, Any]], folder: Path
) -> Iterator[dict[str, Any]]:
    """Time the eye with more and more references; beyond the set, mirrored ones stand in."""
    more = [*files, *(_mirrored(file) for file in files)]
    opened = [open_picture((folder / said["image"]).read_bytes()) for said in pictures]
    first_ms = 0.0
    for count in (count for count in GROWTH if count <= len(more)):
        index = build_index(more[:count])
        began_s = time.process_time()
        for picture in opened:
            see_marks_in(picture, index)
        spent_ms = 1000 * (time.process_time() - began_s) / len(opened)
        first_ms = first_ms or spent_ms
        yield {
            "references": count,
            "cpu_ms_per_picture": round(spent_ms, 1),
            "times_one": round(spent_ms / first_ms, 2),
        }


def _mirrored(file: MarkFile) -> MarkFile:
    from crawler.perception.references import prepared

    artwork = cv2.cvtColor(prepared(file)[:, ::-1].copy(), cv2.COLOR_RGBA2BGRA)
    return MarkFile(f"mirrored-{file.stem}", ".png", cv2.imencode(".png", artwork)[1].tobytes())


def _file(path: Path, name: str) -> MarkFile:
    return MarkFile(name, path.suffix.lower(), path.read_bytes())


def _show(row: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(row) + "\n")
        return
    shown = (f"{key} {value}" for key, value in row.items() if not key.endswith(("_low", "_high")))
    sys.stdout.write("  ".join(shown) + "\n")


if __name__ == "__main__":
    main()
