"""A flat mark, of whose few key points too few agree, is found by its outline, whole or in part."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from crawler.perception.calibration import OPERATING_POINT
from crawler.perception.index_file import dump_index, load_index
from crawler.perception.marks import see_marks_in
from crawler.perception.pictures import open_picture
from crawler.perception.pieces import pieces_of_marks
from crawler.perception.places import places_to_look
from crawler.perception.references import ReferenceIndex, build_index
from crawler.perception.traits import traits_of
from tests.crawler.perception.drawing import encoded, heron, landscape, mark_file, otter, placed
from tests.crawler.perception.test_silhouettes import WING

WHITE, NAVY = (245, 245, 245), (20, 30, 90)


def wing(ink: tuple[int, int, int] = NAVY, *, like: bool = True) -> Image.Image:
    """Draw a wing of one colour, or a sail as another school may have it."""
    image = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    points = WING if like else [(120, 20), (210, 200), (130, 180), (120, 220), (40, 200)]
    ImageDraw.Draw(image).polygon([(x - 20, y + 15 * like) for x, y in points], fill=(*ink, 255))
    return image


@pytest.fixture(scope="module")
def index() -> ReferenceIndex:
    return build_index((mark_file("wing", wing()), mark_file("heron", heron())))


SILENT = {
    "another flat mark": placed(wing(WHITE, like=False), landscape(4), (300, 150, 260)),
    "another mark": placed(otter(), landscape(4), (300, 150, 260)),
    "a landscape": landscape(9),
}
SPEAKING = {
    "white in a photo": placed(wing(WHITE), landscape(11), (300, 150, 260)),
    "navy in a photo": placed(wing(), landscape(12), (200, 200, 300)),
}


@pytest.mark.parametrize("picture", SILENT.values(), ids=SILENT.keys())
def test_flags_no_other_outline(index: ReferenceIndex, picture: Image.Image) -> None:
    matches = see_marks_in(open_picture(encoded(picture)), index)

    assert [match for match in matches if match.score >= OPERATING_POINT] == []


@pytest.mark.parametrize("picture", SPEAKING.values(), ids=SPEAKING.keys())
def test_sees_a_flat_mark(index: ReferenceIndex, picture: Image.Image) -> None:
    match = see_marks_in(open_picture(encoded(picture)), index)[0]

    assert match.mark == "wing"
    assert match.score >= OPERATING_POINT


@pytest.mark.parametrize("picture", SPEAKING.values(), ids=SPEAKING.keys())
def test_the_outline_leads_to_a_place_that_key_points_do_not_agree_on(
    index: ReferenceIndex, picture: Image.Image
) -> None:
    traits = traits_of(np.asarray(picture, np.uint8))

    without = replace(index, pieces=pieces_of_marks([]))
    by_points, by_outline = (places_to_look(traits, one, 1e9, 0.9) for one in (without, index))

    assert by_points == []
    assert by_outline[0].owner == 1
    assert by_outline[0].outline >= 0.9


def test_a_place_is_named_once_when_both_lead_there(index: ReferenceIndex) -> None:
    picture = SPEAKING["white in a photo"]

    places = places_to_look(traits_of(np.asarray(picture, np.uint8)), index, 0.1, 0.9)

    wings = [place for place in places if place.owner == 1 and place.outline]
    assert len(wings) == 1
    assert wings[0].matches > 0


def test_silhouettes_come_back_from_the_shelf(index: ReferenceIndex) -> None:
    again = load_index(dump_index(index), index.name)

    assert again is not None
    assert np.array_equal(again.pieces.shapes, index.pieces.shapes)
