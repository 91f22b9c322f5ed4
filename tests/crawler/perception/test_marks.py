"""A known mark is seen wherever it stands; other marks, words, landscapes and noise are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from crawler.perception.calibration import OPERATING_POINT
from crawler.perception.marks import see_marks_in
from crawler.perception.pictures import open_picture
from crawler.perception.references import ReferenceIndex, build_index
from tests.crawler.perception.drawing import (
    avatar,
    circle_crop,
    covered,
    encoded,
    faded,
    heron,
    inverted,
    landscape,
    mark_file,
    otter,
    page_of_text,
    placed,
    recoloured,
    seal,
)

HERON = mark_file("heron", heron())
SEAL = mark_file("seal", seal("HERON LAKE PUBLIC SCHOOLS "))


@pytest.fixture(scope="module")
def index() -> ReferenceIndex:
    return build_index((HERON, SEAL))


def noise() -> Image.Image:
    return Image.fromarray(np.random.default_rng(3).integers(0, 255, (400, 600, 3), np.uint8))


SILENT = {
    "a landscape": landscape(1),
    "another landscape": landscape(2),
    "a page of text": page_of_text(),
    "noise": noise(),
    "one colour": Image.new("RGB", (500, 400), (30, 90, 160)),
    "a tiny picture": Image.new("RGB", (9, 9), (0, 0, 0)),
    "a very long strip": Image.new("RGB", (3000, 20), (200, 200, 200)),
    "another school's mark": avatar(otter()),
    "another school's mark in a photo": placed(otter(), landscape(4), (300, 200, 220)),
    "a disc": circle_crop(Image.new("RGB", (300, 300), (200, 30, 30))),
}

SPEAKING = {
    "an avatar": avatar(heron()),
    "an avatar on navy": avatar(recoloured(heron()), (24, 36, 92)),
    "a circle crop": circle_crop(avatar(heron())),
    "a small avatar": avatar(heron()).resize((96, 96)),
    "a flyer": placed(heron(), page_of_text(), (380, 560, 260)),
    "a photo": placed(heron(), landscape(5), (420, 210, 190)),
    "small in a photo": placed(heron(), landscape(6), (500, 300, 90)),
    "turned by ten degrees": placed(heron(), landscape(7), (200, 200, 220), 10),
    "other colours": avatar(heron((120, 20, 60), (90, 200, 220))),
    "inverted": inverted(avatar(heron())),
    "grey": avatar(heron()).convert("L").convert("RGB"),
    "faded": faded(placed(heron(), landscape(8), (300, 150, 240))),
    "partly covered": covered(avatar(heron()), (0, 200, 320, 260)),
}


@pytest.mark.parametrize("picture", SILENT.values(), ids=SILENT.keys())
def test_flags_nothing_where_no_mark_stands(index: ReferenceIndex, picture: Image.Image) -> None:
    matches = see_marks_in(open_picture(encoded(picture)), index)

    assert [match for match in matches if match.score >= OPERATING_POINT] == []


def test_does_not_take_another_districts_seal_for_ours(index: ReferenceIndex) -> None:
    similar = placed(otter(), seal("OTTER VALLEY ACADEMY ", pine=False), (100, 90, 200))

    matches = see_marks_in(open_picture(encoded(avatar(similar))), index)

    assert [match for match in matches if match.score >= OPERATING_POINT] == []


@pytest.mark.parametrize("picture", SPEAKING.values(), ids=SPEAKING.keys())
def test_sees_the_mark_wherever_it_stands(index: ReferenceIndex, picture: Image.Image) -> None:
    matches = see_marks_in(open_picture(encoded(picture, quality=80)), index)

    assert matches[0].mark == "heron"
    assert matches[0].score >= OPERATING_POINT
    assert "details agree on one place" in matches[0].reason


def test_says_where_the_mark_stands_and_how_large_it_is(index: ReferenceIndex) -> None:
    picture = placed(heron(), landscape(5), (420, 210, 190))

    match = see_marks_in(open_picture(encoded(picture)), index)[0]

    assert match.box is not None
    assert match.box == pytest.approx((449, 219, 597, 396), abs=6)
    assert match.share == pytest.approx(148 * 177 / (800 * 600), abs=0.006)


def test_gives_boxes_in_pixels_of_the_original_of_a_large_picture(index: ReferenceIndex) -> None:
    picture = placed(heron(), landscape(5, (4000, 3000)), (2000, 1000, 1200))

    match = see_marks_in(open_picture(encoded(picture)), index)[0]

    assert match.box == pytest.approx((2180, 1060, 3110, 2180), abs=40)


def test_sees_two_marks_in_one_picture(index: ReferenceIndex) -> None:
    both = placed(seal("HERON LAKE PUBLIC SCHOOLS "), landscape(9), (80, 100, 260))

    matches = see_marks_in(open_picture(encoded(placed(heron(), both, (460, 250, 240)))), index)

    assert {match.mark for match in matches if match.score >= 0.5} == {"heron", "seal"}


def test_gives_the_same_answer_every_time(index: ReferenceIndex) -> None:
    picture = open_picture(encoded(placed(heron(), landscape(6), (500, 300, 90))))

    assert see_marks_in(picture, index) == see_marks_in(picture, build_index((SEAL, HERON)))


def test_sees_nothing_when_there_are_no_reference_marks() -> None:
    assert see_marks_in(open_picture(encoded(avatar(heron()))), build_index(())) == ()


def test_sees_nothing_when_the_only_reference_is_blank() -> None:
    blank = mark_file("blank", Image.new("RGBA", (200, 200), (255, 255, 255, 255)))

    assert see_marks_in(open_picture(encoded(avatar(heron()))), build_index((blank,))) == ()
