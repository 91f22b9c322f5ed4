"""Of a covered mark, the parts that are to be seen fit; of another mark, none does well."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from crawler.perception.arrays import ByteArray
from crawler.perception.artwork import framed, lay_on, resized
from crawler.perception.parts import LOOSE_PX, grid, parts_fit
from crawler.perception.stencils import FINE_PX, FRAME_PX, Stencil, edge_field, stencils
from tests.crawler.perception.drawing import covered, heron, otter


def artwork(mark: Image.Image) -> ByteArray:
    return np.asarray(mark, np.uint8)


def field_of(mark: Image.Image, cover: tuple[int, int, int, int] | None = None) -> ByteArray:
    """Show the mark where the stencil expects it, perhaps with a banner over it."""
    canvas = framed(resized(artwork(mark), FINE_PX), FRAME_PX + LOOSE_PX)
    shown = Image.fromarray(lay_on(canvas, 255))
    return np.asarray(covered(shown, cover) if cover else shown, np.uint8)


@pytest.fixture(scope="module")
def stencil() -> Stencil:
    return stencils(artwork(heron()), FINE_PX)[0]


def test_another_mark_fits_in_no_half(stencil: Stencil) -> None:
    parts, best_parts = parts_fit(edge_field(field_of(otter()), FINE_PX), stencil)

    assert parts < 0.5
    assert best_parts < 0.7


def test_a_plain_picture_fits_nowhere(stencil: Stencil) -> None:
    plain = np.full_like(field_of(heron()), 200)

    assert parts_fit(edge_field(plain, FINE_PX), stencil) == (0.0, 0.0)


def test_the_mark_itself_fits_in_every_part(stencil: Stencil) -> None:
    parts, best_parts = parts_fit(edge_field(field_of(heron()), FINE_PX), stencil)

    assert parts > 0.95
    assert best_parts >= parts


def test_half_of_a_covered_mark_fits_as_if_nothing_were_over_it(stencil: Stencil) -> None:
    cover = (0, 40, 99, 99)

    parts, best_parts = parts_fit(edge_field(field_of(heron(), cover), FINE_PX), stencil)

    assert parts < 0.9
    assert best_parts > 0.95


def test_a_grid_covers_everything_once() -> None:
    times = np.zeros((10, 7), np.int64)

    for rows, columns in grid((10, 7), 4):
        times[rows, columns] += 1

    assert (times == 1).all()
