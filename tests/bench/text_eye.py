"""Measures the words eye on drawn banners: lines read right, and CPU time a picture, on one core:
`python -m tests.bench.text_eye [--json]`. Needs the extra `ocr`.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from crawler.perception.arrays import ByteArray
from crawler.perception.text import load_reader, read_lines
from crawler.perception.threads import use_one_thread

_PICTURES: dict[str, tuple[tuple[int, int], int, tuple[str, ...]]] = {
    "avatar": ((400, 400), 70, ("EHS", "Official")),
    "cover": ((1500, 500), 80, ("Official page of", "Eastview High School")),
    "flyer": (
        (800, 1100),
        44,
        (
            "Homecoming Game",
            "Official account of Westbrook HS",
            "Friday 7 pm",
            "Bring your friends",
        ),
    ),
    "small": ((200, 200), 22, ("Official EHS",)),
    "nothing": ((1500, 500), 10, ()),
}
"""By kind: width and height, height of the letters, lines."""
_COLOURS = (((20, 60, 120), "white"), ((250, 240, 220), "black"), ((120, 20, 30), "gold"))


def measure() -> dict[str, float]:
    """Give the share of lines read exactly, and milliseconds of CPU by kind of picture."""
    use_one_thread()
    reader = load_reader()
    right = wanted = 0
    figures: dict[str, float] = {}
    for kind, (size, height, lines) in _PICTURES.items():
        spent_s = 0.0
        for ground, ink in _COLOURS:
            pixels = _drawn(size, height, lines, ground, ink)
            began_s = time.process_time()
            read = [line.text for line in read_lines(pixels, reader)]
            spent_s += time.process_time() - began_s
            right += sum(line in read for line in lines)
            wanted += len(lines)
        figures[f"{kind}_ms"] = round(1000 * spent_s / len(_COLOURS), 1)
    figures["lines_right"] = round(right / wanted, 4)
    figures["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def _drawn(
    size: tuple[int, int],
    height: int,
    lines: Sequence[str],
    ground: tuple[int, int, int],
    ink: str,
) -> ByteArray:
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(height)
    for number, line in enumerate(lines):
        draw.text((30, 20 + number * height * 1.4), line, font=font, fill=ink)
    return np.asarray(picture)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench.text_eye")
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args(arguments).json:
        json.dump(figures, sys.stdout)
        return
    for name, figure in figures.items():
        print(f"{name:12} {figure}")


if __name__ == "__main__":
    main()
