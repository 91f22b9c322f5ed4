"""The invented sites of teams, clubs, parents, boosters and fans around the district."""

from __future__ import annotations

from tests.world.words import AFTER_A_WEEK, Page, Post, Site

FOOTBALL = Site(
    name="herons-football",
    title="Eastview Herons Football",
    about="Team page of Eastview Football: schedule and results.",
    logo="heron-logo",
    cover="heron-banner",
    card=True,
    schema="SportsTeam",
    feed="rss",
    posts=(
        Post(
            "final",
            8,
            "The season ends with a win at home.",
            "Season's end",
            "heron-banner",
            "The gym",
        ),
    ),
    pages=(
        Page(
            "/",
            "Eastview Herons Football",
            "Practice is over until August.",
            (("http://heronlake.localhost:{port}/athletics", "Athletics Department"),),
        ),
    ),
)
ROBOTICS = Site(
    name="robotics",
    title="Eastview Robotics Club",
    about="What the robotics club of Eastview High School builds.",
    feed="rss",
    posts=(
        Post("gears", 410, "Our gearbox turns at last.", "Gears", "robot"),
        Post("kickoff", 455, "A new season, a new robot.", "Kick-off"),
    ),
    pages=(Page("/", "Eastview Robotics Club", "We meet on Tuesdays."),),
)
SWIM = Site(
    name="otterswim",
    title="Westbrook Swim and Dive",
    about="Results of the Westbrook Otters, in season from November to March.",
    logo="otter-logo",
    feed="atom",
    posts=(
        Post(
            "relay",
            150,
            "The relay broke the pool record.",
            "Relay record",
            "otter-pool",
            "The pool",
        ),
        Post("meet", 171, "Second place at the lakes meet.", "Lakes meet"),
    ),
    pages=(Page("/", "Westbrook Swim and Dive", "See you at the pool."),),
)
COMMUNITY = Site(
    name="community",
    title="Heron Lake Community Education",
    about="Evening classes for everyone, by Heron Lake Public Schools.",
    feed="json",
    posts=(
        Post("pottery", 4, "Pottery starts on Monday; six places are left.", "Pottery", "pots"),
        Post("spanish", 19, "Spanish for beginners, Tuesdays at seven.", "Spanish"),
    ),
    pages=(Page("/", "Community Education", "Classes in the evening."),),
)
BOOSTERS = Site(
    name="boosters",
    title="Heron Athletic Boosters",
    about="Parents and neighbours who raise money for Eastview teams. A group of volunteers.",
    logo="heron-logo",
    cover="heron-banner",
    feed="rss",
    posts=(
        Post(
            "pancakes",
            6,
            "Pancake breakfast on Saturday. Wear blue.",
            "Pancakes",
            "heron-shirt",
            "The shirt",
        ),
        Post("raffle", 0.1, "The raffle is drawn at half-time.", "Raffle", weeks=AFTER_A_WEEK),
    ),
    pages=(
        Page(
            "/",
            "Heron Athletic Boosters",
            "Boosters are volunteers and do not speak for the school.",
            (
                (
                    "http://mastodon.localhost:{port}/@otterboosters",
                    "Our friends, the Otter Boosters",
                ),
            ),
        ),
    ),
)
FANS = Site(
    name="heronfans",
    title="Heron Fans of Heron Lake",
    about="A fan page by fans. Not affiliated with Eastview High School or the school district.",
    cover="lake",
    feed="rss",
    posts=(Post("away", 7, "Forty of us drove to the away game. Go Herons!", "Away game", "bus"),),
    pages=(
        Page(
            "/",
            "Heron Fans of Heron Lake",
            "An unofficial fan page.",
            (
                ("https://bsky.app/profile/heronwatch.example", "Heron Lake Watch"),
                ("http://mastodon.localhost:{port}/@not_heronlake", "The parody account"),
                ("https://bsky.app/profile/eastviewupdates.example", "Eastview Updates"),
            ),
        ),
    ),
)
PARENTS = Site(
    name="pinepointparents",
    title="Pine Point Parents",
    about="Notes by parents of children at Pine Point Elementary School. We are volunteers.",
    feed="rdf",
    posts=(
        Post(
            "bake-sale",
            11,
            "The bake sale raised enough for the garden fence.",
            "Bake sale",
            "garden",
        ),
        Post("carpool", 33, "A carpool for the north road.", "Carpool"),
    ),
    pages=(Page("/", "Pine Point Parents", "Coffee on Fridays."),),
)
