"""The invented accounts on the loopback Mastodon server."""

from __future__ import annotations

from tests.world.words import AFTER_A_WEEK, WITH_A_NAME, Post, Profile

_SITE = "http://heronlake.localhost:{port}/"


MASTODON = (
    Profile(
        "mastodon",
        "hlps",
        "110000000000000001",
        "Heron Lake Public Schools",
        "News from Heron Lake Public Schools. Questions: communications@heronlake.example",
        avatar="district-logo",
        cover="lake",
        links=(("Website", _SITE),),
        followers=812,
        posts=(
            Post("2001", 1, "Schools open two hours late on Tuesday because of ice."),
            Post(
                "2002",
                6,
                "The board meets on Monday at seven.",
                picture="hill",
                alt="The board room",
            ),
            Post("2003", 8, "Thank you, drivers.", by="pinepointparents"),
            Post("2004", 0.1, "The winter fair is on the 12th.", weeks=AFTER_A_WEEK),
            Post(
                "2005",
                0.2,
                "Fern Inventine of the fourth grade drew our winter card. Well done, Fern!",
                picture="face",
                alt="Fern Inventine with her drawing",
                weeks=WITH_A_NAME,
            ),
        ),
    ),
    Profile(
        "mastodon",
        "heronoutfitters",
        "110000000000000002",
        "Heron Outfitters",
        "T-shirts and mugs for the whole town. Order by message.",
        avatar="heron-avatar",
        later_avatar="outfitters",
        posts=(
            Post(
                "2101",
                4,
                "New shirts are in. Sizes S to XXL.",
                picture="heron-shirt",
                alt="A shirt",
            ),
            Post("2102", 15, "Closed on Thursday."),
        ),
    ),
    Profile(
        "mastodon",
        "otterboosters",
        "110000000000000003",
        "Otter Boosters",
        "Volunteers who raise money for Westbrook teams.",
        avatar="parents",
        posts=(Post("2201", 5, "Chili night on Friday.", picture="otter-flyer", alt="A flyer"),),
    ),
    Profile(
        "mastodon",
        "eastviewgirlsbasketball",
        "110000000000000004",
        "Eastview Girls Basketball",
        "Scores, schedules and news of the Eastview High School girls basketball team. Go Herons!",
        avatar="stage",
        links=(("School", "http://eastview.localhost:{port}/"),),
        posts=(Post("2301", 2, "Home game on Friday at six. Doors open at five."),),
    ),
    Profile(
        "mastodon",
        "not_heronlake",
        "110000000000000005",
        "Not Heron Lake Schools (parody)",
        "Parody account. Not affiliated with Heron Lake Public Schools. The lake posts here.",
        avatar="fans",
        posts=(Post("2401", 3, "Breaking: the lake has cancelled Monday."),),
    ),
    Profile(
        "mastodon",
        "otterlakeschools",
        "110000000000000006",
        "Otter Lake Public Schools",
        "News from Otter Lake Public Schools, the district next door.",
        avatar="otterlake-avatar",
        links=(("Website", "https://otterlake.example/"),),
        posts=(Post("2501", 1, "Otter Lake schools are closed on Friday."),),
    ),
    Profile(
        "mastodon",
        "classporch",
        "110000000000000007",
        "Class Porch",
        "Flyers for families of Heron Lake Public Schools and many other districts.",
        avatar="porch",
        posts=(
            Post("2601", 1, "This week's flyers from Heron Lake Public Schools are on your porch."),
        ),
    ),
    Profile(
        "mastodon",
        "pinepointparents",
        "110000000000000008",
        "Pine Point Parents",
        "Parents of children at Pine Point Elementary School. We are volunteers.",
        avatar="parents",
        posts=(Post("2701", 8, "Thank you, drivers."),),
    ),
)
