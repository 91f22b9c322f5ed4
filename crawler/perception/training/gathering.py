"""What the eye observes on invented pictures, with the truth beside it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
from PIL import Image

from crawler.model.image import Box
from crawler.perception.arrays import ByteArray
from crawler.perception.artwork import cut_out, resized
from crawler.perception.mark_files import MarkFile
from crawler.perception.marks import see_box, try_marks
from crawler.perception.pictures import open_picture
from crawler.perception.plain_shapes import plain_fit
from crawler.perception.references import ReferenceIndex, build_index
from crawler.perception.scoring import overlap
from crawler.perception.stencils import COARSE_PX, FINE_PX, stencils
from crawler.perception.threads import use_one_thread
from crawler.perception.training.invented_marks import invent_mark
from crawler.perception.training.showing import Shown, Way, picture_of, picture_without
from crawler.perception.verifier import OBSERVED, Verifier, observe
from crawler.perception.weak_marks import why_weak

_NO_VERIFIER = Verifier(
    low=(0.0,) * len(OBSERVED),
    high=(0.0,) * len(OBSERVED),
    linear=(0.0,) * len(OBSERVED),
    products=(0.0,) * (len(OBSERVED) * (len(OBSERVED) + 1) // 2),
    bias=0.0,
)
_SAME_PLACE = 0.4

PICTURES_APART = 10**6
"""The numbers of a district's pictures begin at its own number times this."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One candidate: `right` None when it names the mark but not its place. `picture` numbers the
    picture within the whole, `showing` says whether that shows a reference at all.
    """

    picture: int
    showing: bool
    right: bool | None
    rough: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class District:
    """One invented set: `number` seeds it; so many reference marks, so many pictures of each kind
    (showing a reference, showing another mark, showing none).
    """

    number: int
    marks: int
    pictures: int


def gather(districts: Sequence[District], workers: int) -> list[Observation]:
    """Draw the sets and look at all their pictures; the same every time."""
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        parts = list(pool.map(_observed, districts))
    return [observation for part in parts for observation in part]


def _observed(district: District) -> list[Observation]:
    use_one_thread()
    marks = [_mark(district, number) for number in range(2 * district.marks)]
    known = marks[: district.marks]
    files = [MarkFile(str(number), ".png", _png(mark)) for number, mark in enumerate(known)]
    index = build_index(files, _NO_VERIFIER)
    seen: list[Observation] = []
    for number, (owner, shown) in enumerate(_pictures(district, marks)):
        label = str(owner) if owner is not None and owner < len(known) else None
        seen += _candidates(district.number * PICTURES_APART + number, label, shown, index)
    return seen


def _mark(district: District, number: int) -> ByteArray:
    """Invent a mark that is not a plain letter or shape: those are nobody's alone."""
    dice = np.random.default_rng([district.number, 1, number])
    while True:
        mark = invent_mark(dice)
        artwork = resized(cut_out(mark), FINE_PX)
        plain = plain_fit(stencils(artwork, FINE_PX))
        if why_weak(stencils(artwork, COARSE_PX), plain) is None:
            return mark


def _pictures(district: District, marks: Sequence[ByteArray]) -> Iterator[tuple[int | None, Shown]]:
    ways = list(Way)
    half = len(marks) // 2
    for number in range(3 * district.pictures):
        dice = np.random.default_rng([district.number, 2, number])
        if number % 3 == 0:
            yield None, picture_without(dice)
            continue
        owner = number // 3 % half + (half if number % 3 == 1 else 0)
        yield owner, picture_of(marks[owner], ways[number // 3 % len(ways)], dice)


def _candidates(
    picture: int, label: str | None, shown: Shown, index: ReferenceIndex
) -> Iterator[Observation]:
    opened = open_picture(shown.body)
    for trial in try_marks(opened.pixels, index):
        reference = index.references[trial.candidate.owner]
        right = _is_right(reference.stem, label, see_box(trial, opened), shown.box)
        values = observe(trial.candidate, trial.fit, reference.plain_fit)
        yield Observation(picture, label is not None, right, trial.fit.rough, values)


def _is_right(stem: str, label: str | None, box: Box | None, true_box: Box | None) -> bool | None:
    if stem != label:
        return False
    return True if overlap(box, true_box) >= _SAME_PLACE else None


def _png(mark: ByteArray) -> bytes:
    store = io.BytesIO()
    Image.fromarray(mark).save(store, "PNG")
    return store.getvalue()
