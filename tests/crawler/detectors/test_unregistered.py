"""An account that nobody registered is seen when it speaks for a unit; persons and fans are left
alone.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.detectors import unregistered
from crawler.detectors.unregistered import Params
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case, Lead
from crawler.model.image import MarkMatch
from tests.builders import (
    PHRASES,
    make_account,
    make_case,
    make_facts,
    make_lead,
    make_post,
    make_snapshot,
)
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES, min_confidence=0.5)
LEAD = make_account(
    kind=AccountKind.UNREGISTERED,
    status=AccountStatus.LEAD,
    handle="somebody",
    display_name=None,
    unit=None,
)
HOME = make_lead(seen_on="https://www.heronlake.example/", link_text="Facebook")


def found(name: str, bio: str = "", *leads: Lead, handle: str = "somebody") -> Case:
    snapshot = make_snapshot(display_name=name, bio=bio, handle=handle)
    return make_case(account=LEAD, snapshot=snapshot, leads=leads)


OWN = replace(LEAD, platform="website", url="https://news.heronlake.example/")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(), id="registered"),
        pytest.param(
            replace(found("Heron Lake Public Schools", "", HOME), account=OWN),
            id="a page on the district's own domain",
        ),
        pytest.param(found("Sunny side up", "Breakfast pictures"), id="nothing to do with us"),
        pytest.param(found("Dana R.", "Math teacher at Eastview HS", HOME), id="a job"),
        pytest.param(found("Pat", "Eastview High School parent", HOME), id="a parent"),
        pytest.param(found("Lee", "Westbrook HS class of 1998", HOME), id="an alumnus"),
        pytest.param(found("Coach Okafor", "Eastview football coach", HOME), id="a coach"),
        pytest.param(found("Eastview Herons Fans", "Fan page", HOME), id="a fan page"),
        pytest.param(found("Eastview High School", "A parody.", HOME), id="a parody"),
        pytest.param(
            found("HLPS Watch", "Holding Heron Lake Public Schools to account"), id="critic"
        ),
        pytest.param(found("Heron Lake Herald", "Local newspaper", HOME), id="news"),
        pytest.param(found("Otter Lake Public Schools", "News", HOME), id="a neighbour"),
        pytest.param(found("Eastview High School", "Fairport, NY", HOME), id="another state"),
        pytest.param(found("Heron Lake Brewing", "Beer", HOME), id="a brewery"),
        pytest.param(found("State Activities League", "Brackets", HOME), id="linked, not ours"),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(unregistered, case, PARAMS) == ()


def test_stays_silent_below_the_least_confidence() -> None:
    case = found("EHS Debate", "Tournament results")

    assert sightings(unregistered, case, Params(PHRASES, min_confidence=0.9)) == ()


def test_sees_a_team_that_its_own_page_links_to_and_says_why() -> None:
    (seen,) = sightings(unregistered, found("Herons Football", "Scores", make_lead()), PARAMS)

    assert seen.anchor == "unregistered"
    assert seen.place == "register"
    assert seen.facts["unit"] == "Eastview Football"
    assert "its name: “Herons Football”" in seen.why
    assert "linked from https://www.heronlake.example/athletics" in seen.why


@pytest.mark.parametrize("status", [AccountStatus.LEAD, AccountStatus.PROPOSED])
def test_sees_an_account_that_could_not_be_read_by_the_links_to_it(status: AccountStatus) -> None:
    account = replace(LEAD, status=status)
    case = make_case(account=account, snapshot=None, leads=(make_lead(), HOME))

    (seen,) = sightings(unregistered, case, PARAMS)

    assert seen.why.endswith("The account itself could not be read.")
    assert seen.confidence >= 0.6


def test_a_mark_a_link_back_and_a_claim_each_make_it_surer() -> None:
    plain = found("EHS Debate", "Tournament results")
    claims = found("EHS Debate", "Official account of EHS Debate")
    shown = plain.snapshot or make_snapshot()
    links = replace(plain, snapshot=replace(shown, external_urls=("https://heronlake.example/x",)))
    marks = replace(
        plain,
        images={"https://pictures.example/avatar.png": make_facts([MarkMatch("herons", 0.9)])},
    )

    any_at_all = Params(PHRASES, min_confidence=0.1)
    (before,) = sightings(unregistered, plain, any_at_all)
    surer = [sightings(unregistered, case, any_at_all)[0] for case in (claims, links, marks)]

    assert all(one.confidence > before.confidence for one in surer)
    assert surer[2].regions[0].image_url == "https://pictures.example/avatar.png"


def test_what_was_seen_at_an_earlier_visit_still_counts() -> None:
    case = found("Eastview High School", "News")
    unread = replace(case, snapshot=None, past=(case.snapshot,) if case.snapshot else ())

    assert sightings(unregistered, unread, PARAMS) == sightings(unregistered, case, PARAMS)


@pytest.mark.parametrize("said", ["We love this district!", "This district is a disgrace!"])
def test_a_viewpoint_changes_nothing(said: str) -> None:
    plain = found("Eastview High School", "News for families.")
    coloured = found("Eastview High School", f"News for families. {said}")

    assert sightings(unregistered, coloured, PARAMS) == sightings(unregistered, plain, PARAMS)


def test_posts_do_not_matter() -> None:
    case = found("Sunny side up")
    post = make_post(text="Eastview High School won the cup!")
    snapshot = make_snapshot(display_name="Sunny", handle="sunny", bio=None, posts=(post,))

    assert sightings(unregistered, replace(case, snapshot=snapshot), PARAMS) == ()
