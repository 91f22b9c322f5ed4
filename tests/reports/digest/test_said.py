"""Who reads no English is told why in the own language; what was noted in English stands beside."""

from __future__ import annotations

from pathlib import Path

import pytest

import crawler.detectors
from crawler.judge import DETECTORS
from crawler.model.sighting import Sighting, Span
from reports.digest.grouping import groups
from reports.digest.inputs import DigestInputs
from reports.digest.said import in_tongue
from reports.languages.catalogues import languages, tongue_of
from tests.reports.samples import NOW, a_finding, a_sighting, some_inputs

SAYS = {
    "logo_use": '"mark"',
    "dormancy": '"quiet_days"',
    "register_gap": '"check"',
    "official_capacity": '"form"',
    "pictured_claim": '"form"',
    "look_alike_handle": '"disguise"',
    "official_elsewhere": '"said"',
    "implied_capacity": '"implied:',
    "unregistered": '"unregistered"',
    "disclaimer": '"disclaimer"',
    "orphaned": '"orphaned"',
    "floor_plan": ':plan"',
}
"""By what a detector's sightings are known, as it stands in the detector."""
WITHOUT = {"student_photo", "student_information"}
"""What these see is never told, in no language."""
NOTED = {
    "mark on a linked page": a_sighting(facts={"mark": "heron", "shown_as": "link"}),
    "mark": a_sighting(),
    "alike": a_sighting(facts={"mark": "herons", "likeness": "alike"}),
    "silence": a_sighting(
        place="activity",
        facts={
            "quiet_days": "1116",
            "last_post": "2023-11-03T10:00:00Z",
            "limit_days": "30",
            "orphaned": "yes",
        },
    ),
    "gap": a_sighting(
        place="register",
        facts={"check": "review_overdue"},
        spans=(Span("review_due", 0, 10, "2026-01-01"),),
    ),
    "empty gap": a_sighting(place="register", facts={"check": "no_administrator"}),
    "claim": a_sighting(place="bio", facts={"unit": "Eastview", "form": "voice"}),
    "pictured claim": a_sighting(
        anchor="claim:cover", place="cover", facts={"unit": "Eastview", "form": "noun"}
    ),
    "implied": a_sighting(anchor="implied:bio", facts={"unit": "Eastview"}),
    "look-alike": a_sighting(facts={"unit": "Eastview", "disguise": "swap"}),
    "once official": a_sighting(facts={"said": "Official"}),
    "unregistered": a_sighting(
        anchor="unregistered", facts={"unit": "Eastview", "seen_on": "https://x.example/"}
    ),
    "disclaimer": a_sighting(anchor="disclaimer", facts={}),
    "orphaned": a_sighting(anchor="orphaned", facts={"on": "2026-11-01", "score": "1.00"}),
    "plan": a_sighting(anchor="post:17:plan", place="post", facts={"post": "17"}),
    "soon": a_sighting(anchor="soon", facts={"on": "2026-12-18", "score": "0.40"}),
}


def reading(code: str) -> DigestInputs:
    return some_inputs(tongue=tongue_of(code))


@pytest.mark.parametrize("sighting", NOTED.values(), ids=NOTED)
def test_english_readers_read_the_detectors_own_words(sighting: Sighting) -> None:
    assert in_tongue(sighting, reading("en")) is None


@pytest.mark.parametrize(
    "sighting",
    [
        a_sighting(facts={}, anchor="something-new"),
        a_sighting(facts={"quiet_days": "9", "last_post": "", "limit_days": "30"}),
        a_sighting(facts={"quiet_days": "9", "last_post": "2023-11-03", "limit_days": ""}),
        a_sighting(anchor="soon", facts={}),
    ],
    ids=["unknown", "no day", "no limit", "no end"],
)
def test_what_it_cannot_say_stays_in_the_detectors_words(sighting: Sighting) -> None:
    inputs = reading("es")
    (group,) = groups((a_finding(sighting=sighting),), inputs, NOW)

    assert in_tongue(sighting, inputs) is None
    assert (group.items[0].is_english, group.items[0].detail) == (True, None)


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("sighting", NOTED.values(), ids=NOTED)
def test_says_it_in_every_language(sighting: Sighting, code: str) -> None:
    said = in_tongue(sighting, reading(code))

    assert said
    assert "{" not in said
    assert said not in {in_tongue(sighting, reading(other)) for other in languages() - {code}}


def test_what_is_only_like_a_mark_is_never_said_to_be_one() -> None:
    is_one, is_like = (in_tongue(NOTED[name], reading("nl")) for name in ("mark", "alike"))

    assert is_one == "Het merk “Eastview Herons” staat in de profielfoto."
    assert is_like is not None
    assert is_like.startswith("In de profielfoto staat iets dat op het merk “herons” lijkt;")


def test_keeps_what_the_detector_said_beside_it() -> None:
    (group,) = groups((a_finding(),), reading("nl"), NOW)
    item = group.items[0]

    assert item.why == "Het merk “Eastview Herons” staat in de profielfoto."
    assert item.detail is not None
    assert item.detail.startswith("The profile picture shows the mark")
    assert not item.is_english


def test_says_no_more_of_children_than_to_others() -> None:
    (group,) = groups((a_finding(discreet=True),), reading("nl"), NOW)

    assert group.items[0].detail is None
    assert "Eastview Herons” staat" not in group.items[0].why


def test_knows_what_every_detector_notes() -> None:
    folder = Path(crawler.detectors.__file__).parent
    for name, key in SAYS.items():
        files = [*folder.glob(f"{name}.py"), *folder.glob(f"{name}/*.py")]
        assert any(key in file.read_text("utf-8") for file in files), name
    assert set(DETECTORS) - WITHOUT == set(SAYS)
