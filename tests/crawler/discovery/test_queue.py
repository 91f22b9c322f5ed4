"""The queue: what belongs together is one row, the surest first, each with what we would do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.discovery.candidates import Candidate, candidate_of, topic_of
from crawler.discovery.queue import queue
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import How, Lead
from crawler.model.queue import Advice, QueueRow
from crawler.model.words.listening import listener
from tests.builders import PHRASES, make_account, make_case, make_district, make_lead, make_snapshot

DISTRICT = make_district()
TO = listener(DISTRICT, PHRASES)
OURS = "https://www.heronlake.example/athletics"


def found(
    platform: str, handle: str, name: str | None = None, bio: str = "", **more: object
) -> Candidate:
    """Give a found account; without a name it was not read."""
    account = make_account(
        id=0,
        platform=platform,
        handle=handle,
        url=f"https://{platform}.example/{handle}",
        kind=AccountKind.UNREGISTERED,
        status=AccountStatus.LEAD,
        display_name=None,
        unit=None,
    )
    snapshot = make_snapshot(
        platform=platform, display_name=name, bio=bio, handle=handle, avatar=None, **more
    )
    case = make_case(
        account=account,
        snapshot=snapshot if name is not None else None,
        leads=(pointing(platform, handle),),
    )
    return candidate_of(case, TO, unread="it needs a key")


def pointing(platform: str, handle: str) -> Lead:
    return make_lead(
        platform=platform, handle=handle, seen_on=OURS, link_text="Follow", how=How.LINK
    )


def rows(*candidates: Candidate) -> tuple[QueueRow, ...]:
    return queue(candidates, DISTRICT)


def members(row: QueueRow) -> set[str]:
    return {member.key for member in row.members}


def test_an_empty_queue_is_empty() -> None:
    assert rows() == ()


def test_one_team_on_four_platforms_is_one_row() -> None:
    team = "Herons Football"
    (row,) = rows(
        found("bluesky", "heronsfootball.example", team),
        found("youtube", "HeronsFootball", team, "Highlights"),
        found("instagram", "eastview_football"),
        found("twitter", "HeronsFootball"),
    )

    assert len(row.members) == 4
    assert row.unit == "Eastview Football"
    assert row.advice is Advice.REGISTER
    assert row.kind is AccountKind.STUDENT_GROUP


def test_two_teams_of_one_school_are_two_rows() -> None:
    found_rows = rows(
        found("bluesky", "a.example", "Eastview High School Soccer"),
        found("youtube", "EHSVolleyball", "Eastview High School Volleyball"),
    )

    assert len(found_rows) == 2


def test_girls_and_boys_are_two_rows() -> None:
    found_rows = rows(
        found("bluesky", "a.example", "Eastview High School Girls Soccer"),
        found("youtube", "b", "Eastview High School Boys Soccer"),
    )

    assert len(found_rows) == 2


def test_two_accounts_of_one_platform_are_never_put_together_by_us() -> None:
    found_rows = rows(
        found("instagram", "eastviewhigh", "Eastview High School"),
        found("instagram", "eastview.high", "Eastview High School"),
    )

    assert len(found_rows) == 2


def test_a_person_may_put_any_two_together() -> None:
    one = found("instagram", "eastviewhigh", "Eastview High School")
    other = found("instagram", "eastview.high", "Eastview High School")

    (row,) = queue([one, other], DISTRICT, [(other.key, one.key)])

    assert members(row) == {"instagram:eastviewhigh", "instagram:eastview.high"}


def test_an_account_that_leads_to_another_is_in_its_row() -> None:
    (row,) = rows(
        found("bluesky", "stage.example", "Eastview High School Theatre"),
        found(
            "youtube",
            "CurtainUp",
            "Curtain Up, Eastview High School",
            external_urls=("https://bluesky.example/stage.example",),
        ),
    )

    assert len(row.members) == 2


def test_an_imitation_is_a_row_of_its_own_and_named_so() -> None:
    found_rows = rows(
        found("bluesky", "heronlakepublicschools.example", "Heron Lake Public Schools"),
        found("twitter", "Her0nLakePublicSch00ls"),
    )

    assert [row.advice for row in found_rows] == [Advice.REGISTER, Advice.IMITATION]
    assert "with digits or signs for letters" in found_rows[1].why_advice


def test_the_surest_comes_first_and_a_bare_link_last() -> None:
    found_rows = rows(
        found("bluesky", "league.example", "State Activities League", "Brackets"),
        found("instagram", "somebody"),
        found("bluesky", "ehs.example", "Eastview High School", "Official account"),
    )

    assert [row.members[0].handle for row in found_rows] == [
        "ehs.example",
        "somebody",
        "league.example",
    ]
    assert found_rows[2].score < 0.3
    assert found_rows[2].advice is Advice.ASK


def test_boosters_are_a_third_party() -> None:
    (row,) = rows(found("bluesky", "b.example", "Eastview Football Boosters", "We feed the team"))

    assert row.advice is Advice.THIRD_PARTY
    assert row.kind is AccountKind.THIRD_PARTY


def test_what_was_not_read_says_why_and_is_registered_only_on_our_own_pages_word() -> None:
    (sure,) = rows(found("twitter", "EastviewHighSchool"))
    (unsure,) = rows(found("twitter", "somebody"))

    assert sure.advice is Advice.REGISTER
    assert "it needs a key" in sure.why_advice
    assert unsure.advice is Advice.ASK


def test_a_rows_name_stays_while_its_first_account_is_in_it() -> None:
    one = found("bluesky", "heronsfootball.example", "Herons Football")
    other = found("youtube", "HeronsFootball", "Herons Football")

    assert rows(one)[0].name == rows(one, other)[0].name == rows(other, one)[0].name


def test_every_member_says_where_it_was_seen() -> None:
    (row,) = rows(found("bluesky", "ehs.example", "Eastview High School"))

    assert row.members[0].seen_on == (OURS,)
    assert any("linked from" in why for why in row.members[0].why)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Eastview High School", ""),
        ("EHS Girls Soccer", "girl soccer"),
        ("eastview_boys_basketball", "basketball boy"),
        ("Eastview Class of 2029", "class 29"),
        ("HeronMarchingBand", "band marching"),
    ],
)
def test_a_topic_is_what_a_name_says_besides_the_school(text: str, topic: str) -> None:
    assert topic_of(text) == topic


def test_two_schools_of_a_kind_stay_apart() -> None:
    east = found("bluesky", "east.example", "Eastview High School Band")
    west = found("youtube", "WestbrookBand", "Westbrook High School Band")

    assert len(rows(east, replace(west))) == 2
