"""What the people eye costs: `python -m tests.bench.people [--json] [--rounds N]`.

CPU milliseconds for each picture of 1920 x 1080 pixels on one core, with and without faces; opening
it and the thumbnail apart; the memory of the process, and what it needs before anything is loaded.
The pictures are drawn. A peer in the same run (shrinking the picture with OpenCV) makes the figures
comparable from machine to machine.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import cv2
import numpy as np
from PIL import Image

from crawler.perception.arrays import ByteArray
from crawler.perception.faces import FaceFinder, load_finder
from crawler.perception.people import look_for_people
from crawler.perception.pictures import open_picture
from crawler.perception.threads import use_one_thread
from crawler.perception.thumbnail import blurred
from tests.drawn_face import drawn_face

_SIZE = (1920, 1080)
_BACK_ROWS = [(120 * x, y, 120) for x in range(16) for y in (300, 400)]


def main() -> None:
    """Measure, and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=12)
    said = parser.parse_args()
    use_one_thread()
    before_mb = _memory_mb()
    row = _measured(load_finder(), said.rounds)
    row |= {"memory_mb": round(_memory_mb()), "memory_before_mb": round(before_mb)}
    if said.json:
        sys.stdout.write(json.dumps(row) + "\n")
    else:
        sys.stdout.writelines(f"{name}: {value}\n" for name, value in row.items())


def pictures() -> dict[str, bytes]:
    """Give drawn JPEGs of 1080p: a face near, a face far away among scenery, two rows of faces, a
    face so large that all three looks are needed, and scenery alone.
    """
    with Image.open(io.BytesIO(drawn_face())) as face:
        drawn = {
            "near": _with(face, [(600, 200, 720)]),
            "far": _with(face, [(820, 440, 240)]),
            "group": _with(face, [(240 * x, 500, 240) for x in range(8)] + _BACK_ROWS),
            "hard": _with(face, [(240, 0, 1440)]),
            "nobody": scenery(),
        }
    return {name: _jpeg(image) for name, image in drawn.items()}


def _with(face: Image.Image, places: Sequence[tuple[int, int, int]]) -> Image.Image:
    """Put the face into the scenery at x, y, its picture so many pixels wide."""
    image = scenery()
    for x, y, wide in places:
        image.paste(face.resize((wide, wide * 3 // 4)), (x, y))
    return image


def scenery() -> Image.Image:
    """Draw soft spots that nobody is in; always the same."""
    spots = np.random.default_rng(11).integers(40, 210, (54, 96, 3), np.uint8)
    return Image.fromarray(spots).resize(_SIZE, Image.Resampling.BICUBIC)


def _measured(finder: FaceFinder, rounds: int) -> dict[str, Any]:
    bodies = pictures()
    drawn = {name: open_picture(body).pixels for name, body in bodies.items()}
    seen = {name: look_for_people(pixels, finder) for name, pixels in drawn.items()}
    times = {
        name: _cpu_ms(partial(look_for_people, pixels, finder), rounds)
        for name, pixels in drawn.items()
    }
    peer_ms = _cpu_ms(partial(_shrink, drawn["near"]), rounds)
    opening_ms = [_cpu_ms(partial(open_picture, body), rounds) for body in bodies.values()]
    return {
        "bench": "people",
        "faces": {name: len(one.faces) for name, one in seen.items()},
        "cpu_ms": times,
        "thumbnail_ms": _cpu_ms(partial(blurred, drawn["near"], seen["near"].places), rounds),
        "opening_ms": round(statistics.mean(opening_ms), 1),
        "peer_shrinking_ms": peer_ms,
        "ratio_with_face": round(times["near"] / peer_ms, 1),
        "ratio_without_face": round(times["nobody"] / peer_ms, 1),
    }


def _shrink(pixels: ByteArray) -> None:
    for _ in range(10):
        cv2.resize(pixels, (640, 360), interpolation=cv2.INTER_AREA)


def _cpu_ms(work: Callable[[], object], rounds: int) -> float:
    """Give the median of the CPU time of one call, in milliseconds; the first does not count."""
    work()
    return round(statistics.median(_spent_ms(work) for _ in range(rounds)), 1)


def _spent_ms(work: Callable[[], object]) -> float:
    began_s = time.process_time()
    work()
    return (time.process_time() - began_s) * 1000


def _memory_mb() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _jpeg(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=88)
    return data.getvalue()


if __name__ == "__main__":
    main()
