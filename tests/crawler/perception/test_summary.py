"""When a mark is added, pictures are cleared by their summaries alone where these suffice."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from PIL import Image

from crawler.model.image import Faces
from crawler.perception import glance as glance_module
from crawler.perception.face_model import EYE
from crawler.perception.faces import Face, FaceFinder
from crawler.perception.glance import Memory, glance
from crawler.perception.people import People
from crawler.perception.pictures import open_picture
from crawler.perception.references import ReferenceIndex, build_index
from crawler.perception.summary import is_cleared, load_summary
from crawler.perception.traits import traits_of
from crawler.perception.twins import Twins
from tests.crawler.perception.drawing import (
    avatar,
    encoded,
    heron,
    landscape,
    mark_file,
    otter,
    page_of_text,
    placed,
)

SHOWING = {
    "an avatar": avatar(heron()),
    "a flyer": placed(heron(), page_of_text(), (380, 560, 260)),
    "a photo": placed(heron(), landscape(5), (420, 210, 190)),
}


class Kept:
    """Summaries in memory."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def keep(self, sha256: str, body: bytes) -> None:
        self.bodies[sha256] = body

    def read(self, sha256: str) -> bytes | None:
        return self.bodies.get(sha256)


@pytest.fixture(scope="module")
def before() -> ReferenceIndex:
    return build_index((mark_file("otter", otter()),))


@pytest.fixture(scope="module")
def after() -> ReferenceIndex:
    return build_index((mark_file("otter", otter()), mark_file("heron", heron())))


def kept(picture: Image.Image, index: ReferenceIndex) -> Kept:
    summaries = Kept()
    glance("a", encoded(picture), index, memory=Memory(summaries=summaries))
    return summaries


@pytest.mark.parametrize("picture", SHOWING.values(), ids=SHOWING.keys())
def test_a_picture_that_shows_the_new_mark_is_never_cleared(
    picture: Image.Image, before: ReferenceIndex, after: ReferenceIndex
) -> None:
    summaries = kept(picture, before)

    seen = glance("a", encoded(picture), after, memory=Memory(summaries=summaries))

    assert seen == glance("a", encoded(picture), after)
    assert seen.marks[0].mark == "heron"


def test_a_picture_without_the_new_mark_is_cleared_unopened(
    before: ReferenceIndex, after: ReferenceIndex
) -> None:
    picture = Image.new("RGB", (500, 400), (30, 90, 160))
    summaries = kept(picture, before)

    seen = glance("a", b"never opened", after, memory=Memory(summaries=summaries))

    assert seen.unreadable is None
    assert seen == glance("a", encoded(picture), after)
    assert seen.eyes == (after.name,)


def test_a_landscape_is_cleared_and_the_answer_is_the_same(
    before: ReferenceIndex, after: ReferenceIndex
) -> None:
    picture = landscape(2)
    body = kept(picture, before).bodies["a"]
    summary = load_summary(body)

    assert summary is not None
    assert is_cleared(summary, after)
    assert glance("a", encoded(picture), after).marks == ()


def test_a_broken_summary_is_no_summary(before: ReferenceIndex, after: ReferenceIndex) -> None:
    picture = avatar(heron())
    summaries = kept(picture, before)
    summaries.bodies["a"] = summaries.bodies["a"][:200]

    assert load_summary(b"") is None
    assert load_summary(summaries.bodies["a"]) is None
    seen = glance("a", encoded(picture), after, memory=Memory(summaries=summaries))
    assert seen.marks[0].mark == "heron"


def test_a_summary_holds_what_was_described(before: ReferenceIndex) -> None:
    picture = placed(heron(), landscape(5), (420, 210, 190))
    body = kept(picture, before).bodies["a"]

    summary = load_summary(body)

    assert summary is not None
    opened = open_picture(encoded(picture))
    assert (summary.width, summary.height) == (opened.width, opened.height)
    again = traits_of(opened.pixels)
    kept_points, kept_pieces = summary.traits.features, summary.traits.silhouettes
    cosines = (kept_points.descriptors * again.features.descriptors).sum(axis=1)
    assert cosines.min() > 0.999
    cosines = (kept_pieces.shapes * again.silhouettes.shapes).sum(axis=1)
    assert cosines.min() > 0.999
    assert np.array_equal(kept_pieces.boxes, again.silhouettes.boxes)
    assert len(body) < 200_000


@pytest.mark.parametrize(
    "people",
    [People((Face((9, 9, 30, 40), 0.9),), 0.9, review=False), People((), 0.4, review=True)],
    ids=["somebody", "perhaps somebody"],
)
def test_of_a_picture_that_may_show_people_no_summary_is_made(
    people: People, before: ReferenceIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance_module, "look_for_people", lambda _pixels, _finder: people)
    summaries, twins = Kept(), Twins((), dict[str, bytes]().get)

    seen = glance(
        "a", encoded(landscape(3)), before, cast(FaceFinder, object()), Memory(twins, summaries)
    )

    assert seen.may_show_people
    assert seen.likeness is None
    assert summaries.bodies == {}
    assert twins.inherited("b", open_picture(encoded(landscape(3)))) is None


def test_a_summary_of_nobody_serves_the_people_eye_and_no_other_does(
    before: ReferenceIndex, after: ReferenceIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = People((), 0.0, review=False)
    monkeypatch.setattr(glance_module, "look_for_people", lambda _pixels, _finder: nobody)
    plain, finder = encoded(Image.new("RGB", (500, 400))), cast(FaceFinder, object())
    looked, unlooked = Kept(), Kept()
    glance("a", plain, before, finder, Memory(summaries=looked))
    glance("a", plain, before, None, Memory(summaries=unlooked))

    cleared = glance("a", b"never opened", after, finder, Memory(summaries=looked))
    opened = glance("a", b"never opened", after, finder, Memory(summaries=unlooked))

    assert (cleared.faces, cleared.eyes) == (Faces(0), (after.name, EYE))
    assert opened.unreadable is not None
