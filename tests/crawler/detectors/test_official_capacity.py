"""Who speaks for the district is seen; what somebody says about it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.detectors import official_capacity
from crawler.detectors.official_capacity import Params
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case
from tests.builders import PHRASES, make_account, make_case, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings

PROFILE = Params(PHRASES, ("display_name", "handle", "bio"))
POSTS = Params(PHRASES, ("post",))
FAN = make_account(kind=AccountKind.THIRD_PARTY, handle="herons.example", display_name=None)


def shown(name: str = "Herons", bio: str = "", post: str = "Go!", handle: str = "herons") -> Case:
    snapshot = make_snapshot(
        display_name=name, handle=handle, bio=bio, posts=(make_post(text=post),)
    )
    return make_case(account=FAN, snapshot=snapshot)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="not read"),
        pytest.param(shown(bio="Math teacher at Eastview High School"), id="employer and job"),
        pytest.param(shown(bio="Proud Eastview High School volunteer"), id="volunteering"),
        pytest.param(shown(bio="Named principal of Eastview High School!"), id="promotion"),
        pytest.param(shown(bio="Eastview High School is the best"), id="praise"),
        pytest.param(shown(bio="Eastview High School is a disgrace"), id="criticism"),
        pytest.param(shown(bio="Unofficial page of Eastview High School"), id="unofficial"),
        pytest.param(shown(bio="Parody. Official page of Eastview HS"), id="parody"),
        pytest.param(shown(bio="Official fan page of the Eastview Herons"), id="fan page"),
        pytest.param(shown(bio="Official page of the Elm Street Diner"), id="no unit of ours"),
        pytest.param(shown(bio="Follow the official page of Eastview HS"), id="referral"),
        pytest.param(
            shown(bio="Official account of Eastview HS: @eastviewhs"), id="another handle"
        ),
        pytest.param(shown(name="Official Grill", bio="Eastview Grill"), id="a grill"),
        pytest.param(shown(post="This is the official page of Eastview HS"), id="field not asked"),
    ],
)
def test_stays_silent_on_profiles(case: Case) -> None:
    assert sightings(official_capacity, case, PROFILE) == ()


@pytest.mark.parametrize(
    "post",
    [
        "The official account of Eastview High School blocked me",
        "It's official: Eastview wins!",
        "Official page of Eastview High School says snow day",
        "Is this the official page of Eastview High School?",
    ],
)
def test_stays_silent_on_posts_that_speak_about_an_official_account(post: str) -> None:
    assert sightings(official_capacity, shown(post=post), POSTS) == ()


def test_stays_silent_on_posts_of_others() -> None:
    case = shown()
    post = make_post(text="This is the official account of Eastview HS", mine=False)
    snapshot = make_snapshot(posts=(post,))

    assert sightings(official_capacity, replace(case, snapshot=snapshot), POSTS) == ()


def test_stays_silent_on_a_closed_account() -> None:
    case = shown(bio="Official account of Eastview High School")
    closed = replace(case.account, status=AccountStatus.CLOSED)

    assert sightings(official_capacity, replace(case, account=closed), PROFILE) == ()


def test_sees_a_claim_and_quotes_it_where_it_stands() -> None:
    bio = "🏈 Ｏｆｆｉｃｉａｌ account of Eastview Football. Go Herons!"

    (seen,) = sightings(official_capacity, shown(bio=bio), PROFILE)

    assert seen.anchor == "claim:bio"
    assert seen.place == "bio"
    assert seen.spans[0].quote == "Ｏｆｆｉｃｉａｌ account of Eastview Football"
    assert bio[seen.spans[0].start : seen.spans[0].end] == seen.spans[0].quote
    assert seen.facts["unit"] == "Eastview Football"
    assert "Eastview Football" in seen.why
    assert seen.confidence > 0.9


@pytest.mark.parametrize(
    ("case", "place"),
    [
        (shown(name="Eastview High School Official"), "display_name"),
        (shown(handle="official_eastviewhs"), "handle"),
        (shown(bio="Managed by Heron Lake Public Schools"), "bio"),
    ],
    ids=["display name", "handle", "agent"],
)
def test_sees_claims_by_place(case: Case, place: str) -> None:
    (seen,) = sightings(official_capacity, case, PROFILE)

    assert seen.place == place


def test_sees_a_post_that_presents_the_account() -> None:
    case = shown(post="Welcome to the official page of Westbrook High School!")

    (seen,) = sightings(official_capacity, case, POSTS)

    assert seen.anchor == "claim:post:1"
    assert seen.link == "https://social.example/eastview/1"


def test_a_post_without_an_address_is_shown_on_its_account() -> None:
    post = make_post(text="Welcome to the official page of Westbrook High School!", permalink=None)
    case = make_case(snapshot=make_snapshot(posts=(post,)))

    (seen,) = sightings(official_capacity, case, POSTS)

    assert seen.link == case.account.url


def test_the_anchor_outlives_a_change_of_words() -> None:
    before = sightings(official_capacity, shown(bio="Official page of Eastview HS"), PROFILE)
    after = sightings(official_capacity, shown(bio="The official account of Eastview HS!"), PROFILE)

    assert [one.anchor for one in before] == [one.anchor for one in after]


@pytest.mark.parametrize(
    "bio",
    [
        "Official account of Eastview High School.",
        "Spanish teacher at Eastview High School.",
        "Eastview Herons parents group.",
        "News for families of Eastview High School.",
        "Not the official account of Eastview High School.",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "We love this district!",
        "This district is a disgrace!",
        "The board lies, and everybody knows it.",
        "Thank you to our wonderful board.",
        "Resign, all of you.",
    ],
)
def test_a_viewpoint_changes_nothing(bio: str, said: str) -> None:
    plain = sightings(official_capacity, shown(bio=bio), PROFILE)

    coloured = sightings(official_capacity, shown(bio=f"{bio} {said}"), PROFILE)

    assert coloured == plain
