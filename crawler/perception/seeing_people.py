"""The people eye on files: `rollcall see people` and `rollcall measure people`."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crawler.perception.faces import FaceFinder, load_finder
from crawler.perception.people import People, look_for_people
from crawler.perception.pictures import PictureError, open_picture
from crawler.perception.scoring import wilson
from crawler.perception.threads import use_one_thread

_LONGEST_PX = 1920
_USABLE_PX = 20.0
"""A face as high as this is usable, by the labels of the measuring sets."""
_HIT = 0.3
Row = dict[str, Any]


def see_people(images: Sequence[Path]) -> Iterator[Row]:
    """Count the faces in picture files, in order: `{"image", "shows_face", "score", "faces":
    [{"box": [x, y, w, h], "score"}], "review"}`. A picture that cannot be opened says why in
    `unreadable` and wants a review. Raises NoModelError.
    """
    use_one_thread()
    yield from _seen(images, load_finder())


def _seen(images: Sequence[Path], finder: FaceFinder) -> Iterator[Row]:
    for image in images:
        try:
            picture = open_picture(image.read_bytes(), _LONGEST_PX)
        except (PictureError, OSError) as error:
            nothing = {"shows_face": False, "score": 0.0, "faces": [], "review": True}
            yield {"image": str(image), **nothing, "unreadable": str(error)}
            continue
        yield {"image": str(image), **_row(look_for_people(picture.pixels, finder), picture.shrink)}


def measure_people(data: Path) -> list[Row]:
    """Measure the eye on a folder with `labels.json` (by file: `set`, `faces`, `shows_face`) and
    the pictures in `images/`.

    Gives recall on pictures with a usable face, false positives by kind of picture, the share of
    faces of 20 pixels and more that were found, and CPU milliseconds. Raises FileNotFoundError,
    ValueError, NoModelError.
    """
    labels: dict[str, Row] = json.loads((data / "labels.json").read_text("utf-8"))
    files = [data / "images" / name for name in labels]
    seen, spent_ms = [], []
    use_one_thread()
    rows = _seen(files, load_finder())
    for _ in files:
        began_s = time.process_time()
        seen.append(next(rows))
        spent_ms.append((time.process_time() - began_s) * 1000)
    try:
        pairs = list(zip(labels.values(), seen, strict=True))
        return [*_by_set(pairs), _of_faces(pairs), *_cost(seen, spent_ms)]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{data}: labels.json is not of the known form: {error}") from error


def _row(people: People, shrink: float) -> Row:
    faces = [
        {"box": [round(side * shrink, 1) for side in face.box], "score": face.score}
        for face in people.faces
    ]
    return {
        "shows_face": people.shows_face,
        "score": people.score,
        "faces": faces,
        "review": people.review,
    }


def _by_set(pairs: Sequence[tuple[Row, Row]]) -> Iterator[Row]:
    for name in sorted({label["set"] for label, _ in pairs}):
        mine = [got["shows_face"] for label, got in pairs if label["set"] == name]
        what = "recall" if name.startswith("A_") else "flagged"
        yield _share(name, what, sum(mine), len(mine))


def _of_faces(pairs: Sequence[tuple[Row, Row]]) -> Row:
    found = total = 0
    for label, got in pairs:
        for box in label["faces"]:
            if box[3] >= _USABLE_PX:
                total += 1
                found += any(_iou(box, face["box"]) >= _HIT for face in got["faces"])
    return _share("faces of 20 px and more", "recall", found, total)


def _cost(seen: Sequence[Row], spent_ms: Sequence[float]) -> Iterator[Row]:
    for name, wanted in (("with faces", True), ("without faces", False)):
        mine = [ms for got, ms in zip(seen, spent_ms, strict=True) if got["shows_face"] is wanted]
        if mine:
            mean = round(sum(mine) / len(mine), 1)
            yield {"slice": f"cost, {name}", "pictures": len(mine), "cpu_ms_per_picture": mean}


def _share(name: str, what: str, count: int, total: int) -> Row:
    low, high = wilson(count, total)
    share = round(count / total, 3) if total else None
    ends = {f"{what}_low": round(low, 3), f"{what}_high": round(high, 3)} if total else {}
    return {"slice": name, what: share, f"{what}_of": total, **ends}


def _iou(one: Sequence[float], other: Sequence[float]) -> float:
    across = max(0.0, min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0]))
    down = max(0.0, min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1]))
    both = across * down
    return both / max(one[2] * one[3] + other[2] * other[3] - both, 1e-9)
