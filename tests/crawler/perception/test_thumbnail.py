"""What is kept of a picture with people in it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from crawler.perception.arrays import ByteArray
from crawler.perception.faces import Face, FaceFinder, load_finder
from crawler.perception.glance import glance
from crawler.perception.people import look_for_people
from crawler.perception.thumbnail import LONGEST_SIDE_PX, blurred
from tests.crawler.perception.drawing import landscape
from tests.drawn_face import drawn_face


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    """Load the real network."""
    return load_finder()


def opened(jpeg: bytes) -> ByteArray:
    """Give the pixels of a JPEG."""
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.format == "JPEG"
        return np.asarray(image.convert("RGB"), np.uint8)


def png(image: Image.Image) -> bytes:
    """Give a picture's bytes."""
    data = io.BytesIO()
    image.convert("RGB").save(data, "PNG")
    return data.getvalue()


def stripes(width: int = 1200, height: int = 900) -> ByteArray:
    """Make pixels in which everything can be told: stripes of 12 pixels."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, np.arange(width) // 12 % 2 == 1] = 255
    return pixels


def test_nobody_is_told_by_the_thumbnail(finder: FaceFinder) -> None:
    facts = glance("a" * 64, drawn_face(), None, finder)

    assert facts.faces is not None
    assert facts.faces.number == 1
    assert facts.thumbnail is not None
    small = opened(facts.thumbnail)
    assert max(small.shape[:2]) == LONGEST_SIDE_PX
    assert look_for_people(small, finder).score < 0.2


def test_a_picture_of_nobody_has_no_thumbnail(finder: FaceFinder) -> None:
    assert glance("a" * 64, png(landscape(3)), None, finder).thumbnail is None


def test_a_thumbnail_is_no_part_of_what_is_shown_or_compared(finder: FaceFinder) -> None:
    facts = glance("a" * 64, drawn_face(), None, finder)

    assert "JFIF" not in repr(facts)


def test_what_stands_in_a_face_and_below_it_is_averaged_away() -> None:
    face = Face((500.0, 300.0, 120.0, 150.0), 0.9)

    small = opened(blurred(stripes(), [face])).astype(int)

    head, body = small[85:115, 135:163], small[130:200, 120:180]
    assert np.ptp(head) < 40
    assert np.ptp(body) < 60
    assert np.ptp(small[:, :60]) > 60


def test_where_people_are_is_not_known_all_is_averaged_away() -> None:
    pixels = np.zeros((600, 800, 3), np.uint8)
    pixels[::2] = 255

    assert np.ptp(opened(blurred(pixels, [])).astype(int)) < 60


@pytest.mark.parametrize("shape", [(1, 1), (4, 900), (900, 4), (320, 320)])
def test_pictures_of_every_shape_are_taken(shape: tuple[int, int]) -> None:
    pixels = np.zeros((*shape, 3), np.uint8)

    for faces in ([], [Face((-5.0, -5.0, 40.0, 40.0), 0.3)]):
        assert max(opened(blurred(pixels, faces)).shape[:2]) <= LONGEST_SIDE_PX
