"""The marks eye on files, for whoever wants to look for themselves: `rollcall see marks` and
`rollcall measure marks`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.model.capture import sha256_of
from crawler.model.image import ImageFacts
from crawler.perception.mark_files import MarkFile, read_mark_files
from crawler.perception.scoring import Figures, Outcome, figures, threshold_at

if TYPE_CHECKING:
    from crawler.perception.references import ReferenceIndex


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A picture of a measuring set: its file, its slice, the mark that it shows and where."""

    file: Path
    slice: str
    label: str | None
    box: tuple[int, int, int, int] | None


def see_marks(references: Path, images: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Look for the marks of a folder in picture files; gives `{"image", "matches": [{"logo",
    "score", "box"}], "flagged"}` for each, in order. A picture that cannot be opened has no
    matches and says why in `unreadable`.
    """
    from crawler.perception.calibration import OPERATING_POINT

    index = _index(read_mark_files(references))
    for image in images:
        facts = _facts(image, index)
        matches = [
            {
                "logo": match.mark,
                "score": match.score,
                "box": list(match.box) if match.box else None,
            }
            for match in facts.marks
        ]
        flagged = any(match.score >= OPERATING_POINT for match in facts.marks)
        row: dict[str, Any] = {"image": str(image), "matches": matches, "flagged": flagged}
        yield row | ({"unreadable": facts.unreadable} if facts.unreadable else {})


def measure_marks(data: Path) -> list[dict[str, Any]]:
    """Measure the eye on a folder with `labels.json` (`refs`: id and file; `images`: image,
    label, slice, box), the marks in `refs/` and the pictures in `img/`.

    Gives the figures at the operating point for all pictures and each slice, then the figures
    of all at 1 % and at 0.1 % false positives, then time and memory. Raises FileNotFoundError
    and ValueError for another kind of folder.
    """
    from crawler.perception.calibration import OPERATING_POINT

    files, pictures = _labelled(data)
    began_s = time.process_time()
    index = _index(files)
    ready_s = time.process_time()
    outcomes = [_outcome(picture, _facts(picture.file, index)) for picture in pictures]
    looked_s = time.process_time() - ready_s
    rows: list[Figures] = list(figures(outcomes, OPERATING_POINT))
    for rate in (0.01, 0.001):
        at_rate = next(figures(outcomes, threshold_at(outcomes, rate)))
        rows.append(at_rate | {"slice": f"all at {rate:.1%} false positives"})
    cost: Figures = {
        "slice": "cost",
        "pictures": len(pictures),
        "marks": len(index.references),
        "cpu_ms_per_picture": round(1000 * looked_s / max(1, len(pictures)), 1),
        "index_cpu_s": round(ready_s - began_s, 2),
        "memory_mb": _memory_mb(),
    }
    return [dict(row) for row in [*rows, cost]]


def _index(files: Sequence[MarkFile]) -> ReferenceIndex:
    from crawler.perception.references import build_index
    from crawler.perception.threads import use_one_thread

    use_one_thread()
    return build_index(files)


def _facts(image: Path, index: ReferenceIndex) -> ImageFacts:
    from crawler.perception.glance import glance

    try:
        body = image.read_bytes()
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror or error}."
        return ImageFacts("", eyes=(index.name,), unreadable=reason)
    return glance(sha256_of(body), body, index)


def _labelled(data: Path) -> tuple[list[MarkFile], list[_Labelled]]:
    labels = json.loads((data / "labels.json").read_text("utf-8"))
    try:
        marks = [(str(mark["id"]), data / "refs" / mark["file"]) for mark in labels["refs"]]
        pictures = [
            _Labelled(
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


def _outcome(picture: _Labelled, facts: ImageFacts) -> Outcome:
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
