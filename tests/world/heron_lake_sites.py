"""The invented district's own web site and those of its schools."""

from __future__ import annotations

from tests.world.words import AFTER_A_WEEK, ONLY_AT_FIRST, Page, Post, Site

YOUTUBE_ID = "UCheronlakeschools000001"
SOCIAL = (
    ("https://www.facebook.com/HeronLakePublicSchools", "Heron Lake Public Schools on Facebook"),
    ("https://www.instagram.com/heronlakeschools/", "Heron Lake Public Schools on Instagram"),
    ("https://x.com/HeronLakeHLPS", "Heron Lake Public Schools on X"),
    (f"https://www.youtube.com/channel/{YOUTUBE_ID}", "Heron Lake Public Schools on YouTube"),
    ("https://bsky.app/profile/news.heronlake.example", "Heron Lake Public Schools on Bluesky"),
    ("http://mastodon.localhost:{port}/@hlps", "Heron Lake Public Schools on Mastodon"),
)
SHARE = (
    ("https://www.facebook.com/sharer/sharer.php?u=http://heronlake.localhost/", "Share"),
    ("https://twitter.com/intent/tweet?url=http://heronlake.localhost/", "Post this"),
)
DISTRICT = Site(
    name="heronlake",
    title="Heron Lake Public Schools",
    about="News, calendars and contacts for families of Heron Lake Public Schools.",
    logo="district-logo",
    cover="lake",
    feed="rss",
    schema="EducationalOrganization",
    same_as=tuple(url for url, _ in SOCIAL),
    social=(*SOCIAL, *SHARE),
    disallowed=("/private/", "/search", "/board/drafts/"),
    posts=(
        Post(
            "snow-days", 3, "How we decide about snow days, and where to look.", "Snow days", "hill"
        ),
        Post(
            "board-notes",
            9,
            "The board met on Monday. The minutes are on this site.",
            "Board notes",
        ),
        Post(
            "new-buses",
            24,
            "Four new buses serve the north shore from January.",
            "New buses",
            "bus",
        ),
        Post(
            "winter-fair", 0.2, "The winter fair is on the 12th.", "Winter fair", weeks=AFTER_A_WEEK
        ),
    ),
    pages=(
        Page(
            "/",
            "Heron Lake Public Schools",
            "Four schools on one shore. Flyers come by Class Porch, lunch money by Lunch Ledger.",
            (
                ("/schools", "Our schools"),
                ("/athletics", "Athletics"),
                ("/staff", "Staff directory"),
                ("/contact", "Contact us"),
                ("/social-media", "Our social media accounts"),
                ("/old-contact", "How to reach us"),
                ("/private/roster", "Rosters"),
                ("http://community.localhost:{port}/", "Community Education"),
                ("http://mastodon.localhost:{port}/@classporch", "Flyers on Class Porch"),
                ("http://mastodon.localhost:{port}/@not_heronlake", "Not us: a parody account"),
                ("https://lunchledger.example/heron-lake", "Lunch Ledger"),
            ),
        ),
        Page(
            "/contact",
            "Contact",
            "Communications Office, 1 Shore Road, Heron Lake, MN. communications@heronlake.example",
            (("mailto:communications@heronlake.example", "communications@heronlake.example"),),
        ),
        Page(
            "/schools",
            "Our schools",
            "Eastview High School, Westbrook High School, Cedar Grove Middle School and Pine Point "
            "Elementary School.",
            (
                ("http://eastview.localhost:{port}/", "Eastview High School"),
                ("http://westbrook.localhost:{port}/", "Westbrook High School"),
                ("http://pinepointparents.localhost:{port}/", "Pine Point parents' group"),
            ),
        ),
        Page(
            "/athletics",
            "Athletics",
            "Herons and Otters: schedules, scores and where to follow our teams.",
            (
                ("http://herons-football.localhost:{port}/", "Eastview Football"),
                ("http://otterswim.localhost:{port}/", "Westbrook Swim and Dive"),
                (
                    "http://mastodon.localhost:{port}/@eastviewgirlsbasketball",
                    "Eastview Girls Basketball",
                ),
                ("https://www.facebook.com/EastviewHeronsWrestling", "Eastview Herons Wrestling"),
                ("http://boosters.localhost:{port}/", "Heron Athletic Boosters"),
                ("http://mastodon.localhost:{port}/@otterlakeschools", "Away games: Otter Lake"),
            ),
        ),
        Page(
            "/staff",
            "Staff directory",
            "Write to the office; these people answer.",
            people=(("Technology director", "Dana Reyes"), ("Athletic director", "Sam Okafor")),
        ),
        Page(
            "/social-media",
            "Our social media accounts",
            "These accounts belong to the district and its schools.",
            SOCIAL,
        ),
    ),
)
EASTVIEW = Site(
    name="eastview",
    title="Eastview High School",
    about="Home of the Herons. News and dates of Eastview High School in Heron Lake.",
    logo="heron-logo",
    cover="hill",
    feed="atom",
    schema="HighSchool",
    same_as=(
        "https://www.instagram.com/eastviewhigh_heronlake/",
        "http://heronlake.localhost:{port}/",
    ),
    social=SOCIAL[:2],
    posts=(
        Post(
            "early-release", 2, "Early release on Wednesday. Buses leave at 12:30.", "Early release"
        ),
        Post("choir", 16, "The winter concert is on the tenth.", "Choir concert", "stage"),
    ),
    pages=(
        Page(
            "/",
            "Eastview High School",
            "Welcome to Eastview.",
            (
                ("/clubs", "Clubs"),
                ("http://herons-football.localhost:{port}/", "Herons Football"),
                ("http://heronherald.localhost:{port}/", "The Heron Herald"),
                (
                    "http://mastodon.localhost:{port}/@eastviewgirlsbasketball",
                    "Eastview Girls Basketball",
                ),
                ("https://www.facebook.com/EastviewHeronsWrestling", "Eastview Herons Wrestling"),
            ),
        ),
        Page(
            "/clubs",
            "Clubs",
            "Clubs meet after school.",
            (("http://robotics.localhost:{port}/", "Robotics"),),
        ),
    ),
)
WESTBROOK = Site(
    name="westbrook",
    title="Westbrook High School",
    about="Home of the Otters. News of Westbrook High School in Heron Lake.",
    logo="otter-logo",
    feed="rss",
    schema="HighSchool",
    same_as=("https://x.com/WestbrookHSHLPS",),
    posts=(Post("open-house", 5, "Open house on Thursday at six.", "Open house"),),
    pages=(
        Page(
            "/",
            "Westbrook High School",
            "Welcome to Westbrook.",
            (
                ("http://otterswim.localhost:{port}/", "Otters Swim and Dive"),
                (
                    "https://bsky.app/profile/westbrooktheatre.example",
                    "Westbrook High School Theatre",
                ),
                ("http://mastodon.localhost:{port}/@otterlakeschools", "Away meets: Otter Lake"),
                ("https://bsky.app/profile/heronwatch.example", "In the news: Heron Lake Watch"),
            ),
        ),
    ),
)
HERALD = Site(
    name="heronherald",
    title="The Heron Herald",
    about="The student newspaper of Eastview High School.",
    feed="rss",
    weeks=ONLY_AT_FIRST,
    posts=(
        Post(
            "issue-3", 12, "Our third issue is out, with an essay on the lake.", "Issue 3", "lake"
        ),
    ),
    pages=(Page("/", "The Heron Herald", "Read us in the library."),),
)
