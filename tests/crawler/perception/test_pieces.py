"""A flat mark's silhouettes are found again, whole or cut off; plain ones are never looked for."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from crawler.perception.arrays import ByteArray
from crawler.perception.pieces import Pieces, pieces_of_marks, resemblances
from crawler.perception.silhouettes import Silhouettes, silhouettes_in
from tests.crawler.perception.test_silhouettes import WING

NAVY = (20, 30, 90, 255)
LEAST = 0.85


def flat_mark(kind: str) -> ByteArray:
    """Draw a mark of one colour, cut out to its ink: 200 pixels wide."""
    image = Image.new("RGBA", (200, 130), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if kind == "wing":
        draw.polygon([(x - 40, y - 40) for x, y in WING], fill=NAVY)
    elif kind == "disc":
        draw.ellipse((35, 0, 164, 129), fill=NAVY)
    elif kind == "box":
        draw.rectangle((0, 0, 199, 129), fill=NAVY)
    return np.asarray(image, np.uint8)


@pytest.fixture(scope="module")
def known() -> Pieces:
    return pieces_of_marks([flat_mark("disc"), flat_mark("wing")])


def shown(
    size: tuple[int, int],
    corner: tuple[int, int],
    *,
    cover: tuple[int, int, int, int] | None = None,
    kind: str = "wing",
) -> Silhouettes:
    """Show the mark in white on red at a size and a place, perhaps with a strip over it."""
    mark = Image.fromarray(flat_mark(kind)).resize(size, Image.Resampling.LANCZOS)
    picture = Image.new("RGB", (640, 480), (160, 20, 40))
    picture.paste((250, 250, 250), corner, mark.getchannel("A"))
    if cover:
        ImageDraw.Draw(picture).rectangle(cover, fill=(10, 120, 60))
    return silhouettes_in(np.asarray(picture, np.uint8), 1.0, 14)


@pytest.mark.parametrize("kind", ["disc", "box", "nothing"])
def test_plain_marks_have_no_silhouette_that_is_looked_for(kind: str) -> None:
    assert not len(pieces_of_marks([flat_mark(kind)]).owner)


def test_another_shape_is_no_resemblance(known: Pieces) -> None:
    assert resemblances(shown((200, 130), (90, 90), kind="disc"), known, 4, LEAST) == []


def test_nothing_resembles_where_there_are_no_marks() -> None:
    assert resemblances(shown((200, 130), (90, 90)), pieces_of_marks([]), 4, LEAST) == []


@pytest.mark.parametrize("width", [400, 200, 80], ids=["large", "as drawn", "small"])
def test_finds_a_flat_mark_in_other_colours_at_any_size(known: Pieces, width: int) -> None:
    found = resemblances(shown((width, width * 13 // 20), (90, 60)), known, 4, LEAST)

    assert found[0].owner == 1
    assert found[0].size == pytest.approx(width, rel=0.12)
    assert found[0].corner == pytest.approx((90, 60), abs=0.08 * width + 3)


def test_finds_a_flat_mark_of_which_a_side_is_covered(known: Pieces) -> None:
    seen = shown((400, 260), (90, 60), cover=(300, 0, 639, 479))

    found = resemblances(seen, known, 4, LEAST)

    assert found[0].owner == 1
    assert found[0].size == pytest.approx(400, rel=0.15)


def test_gives_no_more_than_were_asked_for_and_the_most_alike_first(known: Pieces) -> None:
    seen = shown((400, 260), (90, 60), cover=(300, 0, 639, 479))

    some, more = (resemblances(seen, known, most, 0.0) for most in (1, 4))

    assert some == more[:1]
    assert [one.outline for one in more] == sorted((one.outline for one in more), reverse=True)
