"""What a banner says counts like what a biography says; a picture nobody read says nothing."""

from __future__ import annotations

import pytest

from crawler.detectors import pictured_claim
from crawler.detectors.pictured_claim import Params
from crawler.model.account import AccountKind
from crawler.model.case import Case
from crawler.model.image import ImageFacts
from crawler.model.snapshot import Picture
from tests.builders import PHRASES, make_account, make_case, make_snapshot
from tests.crawler.detectors.purity import sightings

READ = Params(PHRASES)
COVER = Picture("https://pictures.example/cover.png")
FAN = make_account(kind=AccountKind.THIRD_PARTY, handle="gametime", display_name=None)


def showing(*lines: str, name: str = "Game time", bio: str = "") -> Case:
    """Make a case whose cover shows these lines."""
    snapshot = make_snapshot(display_name=name, handle="gametime", bio=bio, cover=COVER)
    facts = ImageFacts("ab" * 32, 1500, 500, eyes=("words/1",), words=lines)
    return make_case(account=FAN, snapshot=snapshot, images={COVER.url: facts})


NOT_READ = make_case(
    account=FAN,
    snapshot=make_snapshot(display_name="Game time", handle="gametime", bio="", cover=COVER),
    images={COVER.url: ImageFacts("ab" * 32, 1500, 500, eyes=("marks/1:none",))},
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="account not read"),
        pytest.param(NOT_READ, id="picture not read"),
        pytest.param(showing(), id="no words"),
        pytest.param(showing("Eastview High School", "Home of the Herons"), id="a name only"),
        pytest.param(showing("Unofficial", "Eastview High School fans"), id="unofficial"),
        pytest.param(showing("Official page of the Elm Street Diner"), id="no unit of ours"),
        pytest.param(showing("Official Eastview HS gear", "20 % off"), id="merchandise"),
        pytest.param(
            showing("Official page of", "Eastview High School", bio="Parody account"),
            id="parody elsewhere",
        ),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(pictured_claim, case, READ) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Official page of", "Eastview High School"),
        ("GO HERONS", "The official account of Eastview HS", "Est. 1962"),
        ("Managed by", "Eastview High School"),
    ],
)
def test_sees_what_a_cover_says(lines: tuple[str, ...]) -> None:
    (sighting,) = sightings(pictured_claim, showing(*lines), READ)

    assert sighting.anchor == "claim:cover"
    assert sighting.place == "cover"
    assert sighting.facts["unit"] == "Eastview High School"
    assert "▪" not in sighting.why
    assert [region.image_url for region in sighting.regions] == [COVER.url]
