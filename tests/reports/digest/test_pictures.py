"""A place in a picture is said in words."""

from __future__ import annotations

import pytest

from crawler.model.image import Box
from crawler.model.sighting import Region
from reports.digest.pictures import regions
from tests.reports.samples import a_sighting, some_inputs

INPUTS = some_inputs(sizes={"a": (300, 300)})


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (None, "the profile picture"),
        ((0, 0, 90, 90), "the profile picture, upper left"),
        ((110, 0, 190, 90), "the profile picture, top"),
        ((110, 110, 190, 190), "the profile picture, in the middle"),
        ((210, 210, 300, 300), "the profile picture, lower right"),
        ((10, 10, 290, 290), "the profile picture, most of the picture"),
        ((-900, 500, -800, 900), "the profile picture, lower left"),
    ],
    ids=["whole", "upper left", "top", "middle", "lower right", "large", "outside"],
)
def test_says_where_in_the_picture(box: Box | None, words: str) -> None:
    sighting = a_sighting(regions=(Region("https://x.example/a.jpg", "a", box),))

    assert regions(sighting, INPUTS) == (words,)


def test_names_only_the_picture_when_its_size_is_not_known() -> None:
    sighting = a_sighting(regions=(Region("https://x.example/b.jpg", "b", (0, 0, 9, 9)),))

    assert regions(sighting, INPUTS) == ("the profile picture",)


def test_says_each_place_once() -> None:
    twice = (Region("https://x.example/a.jpg", "a"), Region("https://x.example/c.jpg", "c"))

    assert regions(a_sighting(place="post", regions=twice), INPUTS) == ("a picture of the post",)
