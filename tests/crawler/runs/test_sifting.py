"""Of what a search gives only what may be ours becomes a lead."""

from __future__ import annotations

import pytest

from crawler.discovery.doors.base import Found, Place
from crawler.discovery.doors.bluesky import DOOR
from crawler.line.asking import Agenda, Searched, Talk
from crawler.model.words.listening import listener
from crawler.runs.known import Known
from crawler.runs.sifting import Sieve
from tests.builders import NOW, PHRASES, make_district, make_snapshot

DISTRICT = make_district()
SIEVE = Sieve(DISTRICT, listener(DISTRICT, PHRASES), Known(frozenset(), {}, b"k" * 32, 10), NOW)


def talk_about(name: str, bio: str, handle: str) -> Talk:
    """Give a talk in which one search found one account."""
    shown = make_snapshot(display_name=name, bio=bio, handle=handle)
    found = Found(handle, f"https://bsky.app/profile/{handle}", shown)
    agenda = Agenda(DOOR, Place("https://api.example"), ("Eastview",))
    return Talk(agenda, (Searched("Eastview", (found,)),), (), None, "", ())


@pytest.mark.parametrize(
    ("name", "bio", "handle", "kept"),
    [
        pytest.param("Sunny side up", "Breakfast", "sunny.example", False, id="nothing of ours"),
        pytest.param("Ana Lee", "Eastview High School", "analee.example", False, id="a person"),
        pytest.param(
            "HLPS (parody)", "Satire", "heronlakepub1icschools.bsky.social", False, id="a parody"
        ),
        pytest.param("Eastview Robotics", "", "ehsbots.example", True, id="a name of ours"),
        pytest.param(
            "Refund desk",
            "Send us your child's number",
            "heronlakepub1icschools.bsky.social",
            True,
            id="only a handle that is written to look like ours",
        ),
    ],
)
def test_a_search_keeps_what_may_be_ours(name: str, bio: str, handle: str, kept: bool) -> None:
    assert len(list(SIEVE.leads(talk_about(name, bio, handle)))) == kept
