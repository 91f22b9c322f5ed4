"""Pieces of one colour have silhouettes, whatever the colour; what has no edge around has none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from crawler.perception.arrays import ByteArray
from crawler.perception.silhouettes import silhouettes_in
from tests.crawler.perception.drawing import inverted

WING = [(40, 150), (120, 60), (240, 40), (200, 90), (230, 100), (170, 130), (190, 150), (90, 170)]


def wing(ground: tuple[int, int, int], ink: tuple[int, int, int]) -> Image.Image:
    """Draw a wing on a plain ground."""
    image = Image.new("RGB", (300, 220), ground)
    ImageDraw.Draw(image).polygon(WING, fill=ink)
    return image


def pixels(image: Image.Image) -> ByteArray:
    return np.asarray(image, np.uint8)


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (300, 220), (30, 90, 160)),
        Image.fromarray(np.random.default_rng(3).integers(0, 255, (220, 300, 3), np.uint8)),
        Image.linear_gradient("L").convert("RGB"),
    ],
    ids=["one colour", "noise", "from dark to light"],
)
def test_finds_no_piece_where_nothing_has_an_outline(picture: Image.Image) -> None:
    assert not len(silhouettes_in(pixels(picture), 1.0, 14).boxes)


def test_leaves_out_what_is_too_short() -> None:
    assert not len(silhouettes_in(pixels(wing((255,) * 3, (20, 30, 90))), 1.0, 250).boxes)


def test_says_where_a_piece_is_in_pixels_of_the_picture_as_it_came() -> None:
    picture = pixels(wing((255,) * 3, (20, 30, 90)))

    as_it_is, smaller = (silhouettes_in(picture, enlarge, 14).boxes for enlarge in (1.0, 0.5))

    assert as_it_is[0] == pytest.approx((42, 42, 197, 127), abs=8)
    assert smaller[0] == pytest.approx(as_it_is[0], abs=14)


@pytest.mark.parametrize(
    "picture",
    [
        wing((20, 30, 90), (255,) * 3),
        wing((200, 30, 30), (30, 140, 30)),
        inverted(wing((255,) * 3, (20, 30, 90))),
    ],
    ids=["white on navy", "green on red", "inverted"],
)
def test_a_silhouette_is_the_same_in_other_colours(picture: Image.Image) -> None:
    usual = silhouettes_in(pixels(wing((255,) * 3, (20, 30, 90))), 1.0, 14)

    other = silhouettes_in(pixels(picture), 1.0, 14)

    assert float(usual.shapes[0] @ other.shapes[0]) > 0.97
