"""Faces are counted, never told apart; what only looks like a face is not counted."""

from __future__ import annotations

import ast
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from crawler.perception import face_model, people
from crawler.perception.arrays import ByteArray
from crawler.perception.closer import faces_closer
from crawler.perception.face_model import NoModelError
from crawler.perception.faces import MOST_PIXELS, Face, FaceFinder, load_finder, overlap
from crawler.perception.people import People, look_for_people
from tests.crawler.perception.drawing import heron, landscape, otter, page_of_text, seal
from tests.drawn_face import drawn_face

SOURCE = Path(people.__file__).parent


class FakeFinder(FaceFinder):
    """Finds at each call what it was told, instead of running the network."""

    def __init__(self, *passes: Sequence[Face]) -> None:
        self.passes = list(passes)
        self.sides: list[float] = []

    def find(
        self,
        pixels: ByteArray,  # noqa: ARG002
        side_px: float,
        most_pixels: int = MOST_PIXELS,  # noqa: ARG002
    ) -> tuple[Face, ...]:
        """Give the next pass."""
        self.sides.append(side_px)
        return tuple(self.passes.pop(0))


def photo(width: int = 640, height: int = 480) -> ByteArray:
    """Make pixels that change gently everywhere, as a photograph's do."""
    spots = np.random.default_rng(7).integers(60, 190, (height // 20, width // 20, 3), np.uint8)
    return np.asarray(Image.fromarray(spots).resize((width, height), Image.Resampling.BICUBIC))


def flat(width: int = 640, height: int = 480) -> ByteArray:
    """Make pixels of a poster: one colour and a block of another."""
    pixels = np.full((height, width, 3), 240, np.uint8)
    pixels[100:300, 100:300] = (24, 36, 92)
    return pixels


def face(score: float, side: float = 60.0, x: float = 200.0, y: float = 150.0) -> Face:
    return Face((x, y, side, side), score)


def looked(pixels: ByteArray, *passes: Sequence[Face]) -> People:
    return look_for_people(pixels, FakeFinder(*passes))


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    """Load the real network."""
    return load_finder()


@pytest.mark.parametrize(
    "picture",
    [heron(), otter(), seal("PINE POINT ELEMENTARY"), landscape(3), page_of_text()],
    ids=["heron", "otter", "seal", "landscape", "text"],
)
def test_marks_and_empty_skies_show_nobody(finder: FaceFinder, picture: Image.Image) -> None:
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)

    seen = look_for_people(np.asarray(white, np.uint8), finder)

    assert (seen.shows_face, seen.faces) == (False, ())


def test_the_network_takes_pictures_of_every_shape(finder: FaceFinder) -> None:
    for width, height in ((1, 1), (3, 900), (900, 3), (2000, 1500)):
        assert look_for_people(np.zeros((height, width, 3), np.uint8), finder).faces == ()


def test_a_sure_face_needs_no_second_look() -> None:
    finder = FakeFinder([face(0.9)])

    seen = look_for_people(photo(), finder)

    assert (seen.shows_face, seen.score, seen.review) == (True, 0.9, False)
    assert finder.sides == [640]


def test_beside_a_sure_face_a_less_sure_one_counts() -> None:
    seen = looked(photo(), [face(0.9), face(0.35, x=400), face(0.25, x=20)])

    assert [one.score for one in seen.faces] == [0.9, 0.35]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ([], [], 0),
        ([face(0.4)], [face(0.5)], 1),
        ([face(0.36)], [face(0.38)], 0),
        ([face(0.4)], [face(0.9, x=400)], 0),
        ([], [face(0.7)], 0),
        ([], [face(0.7, side=9)], 1),
        ([], [face(0.5, side=9)], 0),
    ],
    ids=["nothing", "agreed", "too little", "elsewhere", "once", "small and sure", "small"],
)
def test_a_nearer_look_believes_what_both_saw_and_what_is_too_small_for_the_first(
    first: list[Face], second: list[Face], count: int
) -> None:
    assert len(looked(photo(), first, [], second).faces) == count


@pytest.mark.parametrize(
    ("first", "afar", "count"),
    [
        ([], [face(0.45, side=200)], 0),
        ([], [face(0.9, side=90)], 0),
        ([face(0.3)], [face(0.4, side=200)], 0),
        ([], [face(0.5, side=200)], 1),
        ([face(0.45, side=210)], [face(0.45, side=200)], 1),
        ([face(0.35, x=500)], [face(0.5, side=200, x=20)], 2),
    ],
    ids=["unsure", "small", "elsewhere", "fills the picture", "agreed", "and one beside it"],
)
def test_a_look_from_afar_believes_faces_that_fill_the_picture(
    first: list[Face], afar: list[Face], count: int
) -> None:
    assert len(looked(photo(), first, afar, []).faces) == count


def test_who_was_seen_from_afar_is_not_looked_for_from_near() -> None:
    finder = FakeFinder([], [face(0.8, side=200)])

    seen = look_for_people(photo(), finder)

    assert (seen.shows_face, seen.score, seen.review) == (True, 0.8, False)
    assert finder.sides == [640, 320]


def test_what_may_be_a_face_is_left_to_a_person() -> None:
    seen = looked(photo(), [], [], [face(0.7)])

    assert (seen.shows_face, seen.review, seen.score) == (False, True, 0.7)


def test_a_drawn_face_in_a_drawing_is_left_to_a_person_and_not_counted() -> None:
    seen = looked(flat(), [face(0.9)], [face(0.9, side=200)], [face(0.9)])

    assert (seen.shows_face, seen.review) == (False, True)


def test_a_photograph_on_a_poster_counts() -> None:
    poster = flat()
    poster[120:280, 400:600] = photo(200, 160)

    assert looked(poster, [face(0.9, x=470, y=170)]).shows_face


def test_a_flat_picture_without_any_trace_is_looked_at_once() -> None:
    finder = FakeFinder([])

    assert look_for_people(flat(), finder) == People((), 0.0, review=False)
    assert finder.sides == [640]


def group() -> list[Face]:
    """Give three sure faces and an unsure one beside them, as in a picture of 1,600 pixels."""
    return [*(face(0.9, 40, x) for x in (100.0, 400.0, 700.0)), face(0.25, 40, 1000)]


def test_the_unsure_faces_of_a_group_are_enlarged_and_looked_at_once_more() -> None:
    finder = FakeFinder(group(), [Face((32, 32, 32, 32), 0.8)])

    seen = look_for_people(photo(1600, 1200), finder)

    assert [one.box for one in seen.faces[3:]] == [(1000.0, 150.0, 40.0, 40.0)]
    assert finder.sides == [640, 96]


@pytest.mark.parametrize(
    "closer",
    [Face((32, 32, 32, 32), 0.39), Face((0, 0, 120, 120), 0.9), Face((200, 8, 32, 32), 0.9)],
    ids=["unsure", "larger than the tile", "beside the tiles"],
)
def test_a_closer_look_adds_nobody_who_is_not_there(closer: Face) -> None:
    assert len(looked(photo(1600, 1200), group(), [closer]).faces) == 3


def test_what_a_closer_look_leaves_unsure_is_blurred_all_the_same() -> None:
    seen = looked(photo(1600, 1200), group(), [Face((10, 10, 32, 32), 0.3)])

    assert len(seen.places) == 5


def test_a_picture_that_has_no_more_pixels_is_not_enlarged() -> None:
    finder = FakeFinder(group())

    look_for_people(photo(), finder)

    assert finder.sides == [640]


def test_the_real_network_finds_a_face_on_a_tile_where_it_is_in_the_picture(
    finder: FaceFinder,
) -> None:
    with Image.open(io.BytesIO(drawn_face())) as drawn:
        scene = Image.fromarray(photo(1600, 1200))
        scene.paste(drawn.resize((128, 96)), (900, 500))
    where = Face((949.0, 526.0, 30.0, 36.0), 0.3)

    seen = faces_closer(np.asarray(scene), [where], [], finder)

    assert [one for one in seen if overlap(one, where) > 0.5]


def test_without_the_network_nothing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_model, "find_spec", lambda name: None)  # noqa: ARG005

    with pytest.raises(NoModelError, match="is not installed"):
        load_finder()


def test_another_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_model, "MODEL_SHA256", "0" * 64)

    with pytest.raises(NoModelError, match="not the network that was measured"):
        load_finder()


def test_nothing_that_tells_one_face_from_another_leaves_the_eye() -> None:
    """Guard-rail 3: boxes and scores only; the landmarks are dropped where they come in."""
    assert Face.__slots__ == ("box", "score")
    tree = ast.parse((SOURCE / "faces.py").read_text("utf-8"))
    forwards = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    unpacked = [
        [name.id for name in node.targets[0].elts if isinstance(name, ast.Name)]
        for node in forwards
        if isinstance(node.targets[0], ast.Tuple) and "forward" in ast.dump(node.value)
    ]

    assert unpacked == [["heat", "sizes", "offsets", "_"]]
