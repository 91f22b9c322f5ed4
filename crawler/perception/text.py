"""Reads the words in one picture: `Official page of …` on a banner. Pure.

Measured in November 2026 on one core: 0.25 s for an avatar of 400 pixels, 0.38 s for a flyer, 0.65
s for a cover of 1500 x 500, 635 MB (`python -m tests.bench.text_eye`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.text_model import NoReaderError, why_wordless

SURE = 0.7
"""The least score of a line that counts: what is read with less is mostly pattern, not writing."""
MOST_LINES = 30
MOST_CHARACTERS = 600
"""Of one picture: who presents himself does it in fewer, and a page of names is not kept."""

Reader = Callable[[ByteArray], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: how sure the reading is, 0..1, and where it stands, as x0, y0, x1, y1 in
    pixels of what was looked at.
    """

    text: str
    score: float
    box: tuple[int, int, int, int]


def load_reader() -> Reader:
    """Load the networks, which lie inside the library; one thread. Raises NoReaderError."""
    reason = why_wordless()
    if reason is not None:
        raise NoReaderError(reason)
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime"
    reader: Reader = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
        }
    )
    return reader


def read_lines(pixels: ByteArray, reader: Reader) -> tuple[Line, ...]:
    """Give the lines of words in a picture (h, w, 3; red, green, blue), from the top; at most
    MOST_LINES and MOST_CHARACTERS.
    """
    found = reader(np.ascontiguousarray(pixels[:, :, ::-1]))
    if found.txts is None or found.boxes is None:
        return ()
    lines = [
        Line(text.strip(), round(float(score), 3), _box(corners))
        for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True)
        if text.strip() and float(score) >= SURE
    ]
    return tuple(_bounded(sorted(lines, key=lambda line: (line.box[1], line.box[0]))))


def _bounded(lines: list[Line]) -> list[Line]:
    left = MOST_CHARACTERS
    kept: list[Line] = []
    for line in lines[:MOST_LINES]:
        left -= len(line.text)
        if left < 0:
            break
        kept.append(line)
    return kept


def _box(corners: Any) -> tuple[int, int, int, int]:
    low, high = np.min(corners, axis=0), np.max(corners, axis=0)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])
