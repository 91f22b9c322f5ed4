"""The invented accounts on the loopback Bluesky and YouTube."""

from __future__ import annotations

from tests.world.heron_lake_sites import YOUTUBE_ID
from tests.world.words import Post, Profile


def _did(name: str) -> str:
    return "did:plc:" + (name + "2" * 24)[:24]


BLUESKY = (
    Profile(
        "bluesky",
        "news.heronlake.example",
        _did("heronlakenews"),
        "Heron Lake Public Schools",
        "School news for Heron Lake families.\nhttp://heronlake.localhost:{port}/",
        avatar="district-logo",
        cover="lake",
        followers=301,
        later_handle="schools.heronlake.example",
        posts=(
            Post(
                "3kheronaaaa22",
                1,
                "Two hours late on Tuesday: ice.",
                picture="hill",
                alt="An icy road",
            ),
            Post("3kheronbbbb22", 10, "Conferences are next week."),
        ),
    ),
    Profile(
        "bluesky",
        "eastviewupdates.example",
        _did("eastviewupdates"),
        "Eastview High School Updates",
        "The official account of Eastview High School. Announcements, scores and closings.",
        avatar="fans",
        posts=(
            Post(
                "3keastaaaaa22",
                2,
                "This is the official statement of Eastview High School on parking.",
            ),
        ),
    ),
    Profile(
        "bluesky",
        "jordanvale.example",
        _did("jordanvale"),
        "Jordan Vale",
        "I teach chemistry at Eastview High School, Heron Lake Public Schools. Views are my own.",
        avatar="person",
        posts=(
            Post(
                "3kjordaaaaa22", 3, "Proud to work for Heron Lake Public Schools. Also: it snowed."
            ),
            Post("3kjordbbbbb22", 12, "A walk around the lake.", picture="lake", alt="The lake"),
        ),
    ),
    Profile(
        "bluesky",
        "heronwatch.example",
        _did("heronwatch"),
        "Heron Lake Watch",
        "Residents who ask hard questions about school spending. We speak for ourselves.",
        avatar="watch",
        posts=(
            Post(
                "3kwatchaaaa22",
                2,
                "Heron Lake Public Schools wasted the bus money. The board owes an answer.",
            ),
        ),
    ),
    Profile(
        "bluesky",
        "westbrooktheatre.example",
        _did("westbrooktheatre"),
        "Westbrook High School Theatre",
        "Auditions, casts and curtain times of the Westbrook High School theatre club.",
        avatar="stage",
        posts=(Post("3ktheataaaa22", 4, "Auditions for the spring play are on Monday."),),
    ),
)
YOUTUBE = (
    Profile(
        "youtube",
        "HeronLakePublicSchools",
        YOUTUBE_ID,
        "Heron Lake Public Schools",
        "Board meetings and concerts of Heron Lake Public Schools.",
        avatar="district-logo",
        posts=(
            Post(
                "hl00000vid1", 5, "The board's November meeting.", "Board meeting, November", "hill"
            ),
            Post(
                "hl00000vid2", 35, "The board's October meeting.", "Board meeting, October", "stage"
            ),
        ),
    ),
)
