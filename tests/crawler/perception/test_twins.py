"""What a picture shows is inherited by the same picture saved again, and by no other."""

from __future__ import annotations

import pytest
from PIL import Image

from crawler.model.image import ImageFacts, MarkMatch
from crawler.perception.glance import Memory, glance
from crawler.perception.likeness import is_same, likeness_of
from crawler.perception.pictures import open_picture
from crawler.perception.references import ReferenceIndex, build_index
from crawler.perception.twins import Twins
from tests.crawler.perception.drawing import (
    avatar,
    encoded,
    heron,
    landscape,
    mark_file,
    page_of_text,
    placed,
    recoloured,
)

FLYER = placed(heron(), page_of_text(), (380, 560, 260))
PHOTO = placed(heron(), landscape(5), (420, 210, 190))

OTHERS = {
    "another picture": landscape(6),
    "without the mark": landscape(5),
    "with a small mark more": placed(heron(), PHOTO, (60, 60, 50)),
    "of another colour": Image.eval(PHOTO, lambda value: min(255, value + 40)),
    "cut to another shape": PHOTO.crop((0, 0, 700, 600)),
    "much finer": PHOTO.resize((1200, 900)),
}
AGAIN = {
    "compressed": encoded(PHOTO, quality=40),
    "smaller": encoded(PHOTO.resize((400, 300)), quality=70),
    "as PNG": encoded(PHOTO, "PNG"),
    "a little larger": encoded(PHOTO.resize((960, 720))),
}


def facts(**changed: object) -> ImageFacts:
    match = MarkMatch("heron", 0.9, (449, 219, 597, 396), 0.05, "12 details agree", weak=False)
    likeness = likeness_of(open_picture(encoded(PHOTO)))
    whole = {"width": 800, "height": 600, "marks": (match,), "eyes": ("marks/1:a",)}
    return ImageFacts("known", **{**whole, "likeness": likeness, **changed})  # type: ignore[arg-type]


def keeping(body: bytes | None = encoded(PHOTO)) -> Twins:  # bytes do not change
    return Twins([facts()], {"known": body}.get)


@pytest.mark.parametrize("picture", OTHERS.values(), ids=OTHERS.keys())
def test_no_other_picture_inherits(picture: Image.Image) -> None:
    assert keeping().inherited("new", open_picture(encoded(picture))) is None


def test_nothing_is_inherited_from_a_picture_that_is_gone_or_broken() -> None:
    picture = open_picture(AGAIN["compressed"])

    assert keeping(None).inherited("new", picture) is None
    assert keeping(b"GIF89a").inherited("new", picture) is None


def test_nothing_is_inherited_from_a_picture_that_was_never_opened() -> None:
    twins = Twins([facts(likeness=None)], {"known": encoded(PHOTO)}.get)

    assert twins.inherited("new", open_picture(AGAIN["compressed"])) is None


@pytest.mark.parametrize("body", AGAIN.values(), ids=AGAIN.keys())
def test_the_same_picture_saved_again_inherits(body: bytes) -> None:
    inherited = keeping().inherited("new", open_picture(body))

    assert inherited is not None
    assert (inherited.sha256, inherited.eyes) == ("new", ("marks/1:a",))
    assert [(match.mark, match.score) for match in inherited.marks] == [("heron", 0.9)]


def test_places_are_those_in_the_new_picture() -> None:
    inherited = keeping().inherited("new", open_picture(AGAIN["smaller"]))

    assert inherited is not None
    assert (inherited.width, inherited.height) == (400, 300)
    assert inherited.marks[0].box == pytest.approx((224, 110, 298, 198), abs=1)


def test_flyers_of_one_layout_are_not_the_same_picture() -> None:
    other = placed(recoloured(heron()), page_of_text(), (380, 560, 200))

    assert not is_same(open_picture(encoded(other)), open_picture(encoded(FLYER)))


@pytest.fixture(scope="module")
def index() -> ReferenceIndex:
    return build_index((mark_file("heron", heron()),))


def test_a_picture_looked_at_is_remembered_for_the_next(index: ReferenceIndex) -> None:
    bodies = {"first": encoded(avatar(heron())), "again": encoded(avatar(heron()), quality=60)}
    memory = Memory(Twins((), bodies.get))

    first = glance("first", bodies["first"], index, memory=memory)
    again = glance("again", bodies["again"], index, memory=memory)

    assert again.marks == first.marks
    assert again.sha256 == "again"
    assert again.marks[0].mark == "heron"
