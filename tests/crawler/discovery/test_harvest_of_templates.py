"""Accounts are found in every form that the makers of school sites give to their links, and what
only looks like one is left alone. All pages are invented after such templates.
"""

from __future__ import annotations

import pytest

from crawler.discovery.harvest import harvest
from crawler.model.case import How, Lead
from crawler.platforms.catalogue import recognise
from tests.crawler.discovery.pages import HOME, anchor, page

FACEBOOK = ("facebook", "EastviewHerons")
INSTAGRAM = ("instagram", "eastviewherons")


def leads(body: str) -> tuple[Lead, ...]:
    return harvest((page("", body),), recognise, HOME)


def named(body: str) -> list[tuple[str, str]]:
    return [(lead.platform, lead.handle) for lead in leads(body)]


@pytest.mark.parametrize(
    "body",
    [
        '<script>var u = "https://www.facebook.com/sharer/sharer.php?u=" + here;</script>',
        '<script>open("https://twitter.com/intent/tweet?text=Herons");</script>',
        '<script>link = "https://www.facebook.com/" + name + "/about";</script>',
        '<script>"https://www.youtube.com/iframe_api"; "https://www.instagram.com/embed.js"</script>',
        '<script src="https://connect.facebook.net/en_US/sdk.js"></script>',
        '<script>fbq("https://www.facebook.com/tr?id=1&amp;ev=PageView")</script>',
        '<script type="application/ld+json">{"@type":"Person","name":"Kai Writer",'
        '"sameAs":["https://x.com/kaiwriter"]}</script>',
        '<meta property="article:author" content="https://www.facebook.com/kaiwriter">',
        '<meta name="twitter:creator" content="@kaiwriter">',
        '<meta name="twitter:site" content="@wordpressdotcom">',
        '<meta property="article:publisher" content="https://www.facebook.com/WordPresscom">',
        '<div class="share" data-url="https://heronlake.example/news/1"></div>',
        '<a data-href="https://www.facebook.com/sharer.php?u=x">Share</a>',
        '<!-- <a href="https://www.facebook.com/OldHerons">Old page</a> -->',
        '<a href=""><img alt="Link to Instagram"></a>',
        '<blockquote class="instagram-media"><a href="https://www.instagram.com/p/abc/">A post by'
        " Eastview (@eastviewherons)</a></blockquote>",
        '<iframe src="https://www.youtube.com/embed/videoseries?list=PLaaaa"></iframe>',
        anchor("https://discord.com/blog", "News"),
    ],
)
def test_stays_silent(body: str) -> None:
    assert named(body) == []


@pytest.mark.parametrize(
    "body",
    [
        '<a href="//facebook.com/EastviewHerons"><i class="fa fa-facebook"></i></a>',
        anchor("www.facebook.com/EastviewHerons", "Facebook"),
        anchor("facebook.com/EastviewHerons", "Facebook"),
        '<div class="fb-page" data-href="https://www.facebook.com/EastviewHerons"></div>',
        '<iframe src="https://www.facebook.com/plugins/page.php?href='
        'https%3A%2F%2Fwww.facebook.com%2FEastviewHerons&amp;tabs=timeline"></iframe>',
        '<iframe data-src="https://www.facebook.com/plugins/page.php?href='
        'https%3A%2F%2Fwww.facebook.com%2FEastviewHerons"></iframe>',
        anchor("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons"),
        anchor("https://www.google.com/url?q=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons"),
        r'<script>var icons = {"fb": "https:\/\/www.facebook.com\/EastviewHerons"};</script>',
        '<script>var icons = ["Show","Facebook","https://www.facebook.com/EastviewHerons"];</script>',
        r'<script>s = JSON.parse("{\"u\":\"https://www.facebook.com/EastviewHerons\"}")</script>',
        '<script type="application/json" id="__NUXT_DATA__">[{"icon":1,"link":2},"facebook",'
        '"https://www.facebook.com/EastviewHerons"]</script>',
        '<div data-props="{&quot;href&quot;:&quot;https://www.facebook.com/EastviewHerons&quot;}">'
        "</div>",
        '<meta property="article:publisher" content="https://www.facebook.com/EastviewHerons">',
        "<p>Find us: www.facebook.com/EastviewHerons</p>",
    ],
)
def test_sees_the_page_on_facebook(body: str) -> None:
    assert named(body) == [FACEBOOK]


@pytest.mark.parametrize(
    "body",
    [
        '<svg><a xlink:href="https://www.instagram.com/eastviewherons/"><path/></a></svg>',
        "<img onclick=\"window.open('https://www.instagram.com/eastviewherons/')\">",
        "<a href=\"javascript:window.open('https://www.instagram.com/eastviewherons')\">I</a>",
        r'<script>l = "https:\u002F\u002Fwww.instagram.com\u002Feastviewherons\u002F"</script>',
        r'<script>l = "https://www.instagram.com/eastviewherons/?hl=en\u0026igsh=a"</script>',
    ],
)
def test_sees_the_account_on_instagram(body: str) -> None:
    assert named(body) == [INSTAGRAM]


@pytest.mark.parametrize(
    ("body", "account"),
    [
        (anchor("https://twitter.com/#!/EastviewFB", "Twitter"), ("twitter", "EastviewFB")),
        ('<meta name="twitter:site" content="@EastviewFB">', ("twitter", "EastviewFB")),
        (
            '<iframe src="https://www.youtube.com/embed/videoseries?list=UUaaaaaaaaaaaaaaaaaaaaaa">'
            "</iframe>",
            ("youtube", "id:UCaaaaaaaaaaaaaaaaaaaaaa"),
        ),
        ("<p>@eastview@social.example</p>", ("mastodon", "eastview@social.example")),
        (
            anchor("https://www.twitch.tv/eastviewesports"),
            ("website", "twitch.tv/eastviewesports"),
        ),
        (anchor("https://band.us/@eastviewband"), ("website", "band.us/@eastviewband")),
    ],
)
def test_sees_other_forms(body: str, account: tuple[str, str]) -> None:
    assert named(body) == [account]


def test_what_the_head_names_as_the_publisher_is_declared() -> None:
    body = (
        '<meta property="og:site_name" content="Eastview High School">'
        '<meta property="article:publisher" content="https://www.facebook.com/EastviewHerons">'
    )

    (lead,) = leads(body)

    assert (lead.how, lead.link_text) == (How.SAME_AS, "Eastview High School")


def test_a_page_behind_its_own_end_is_read() -> None:
    body = "</head></html><body>" + anchor("https://www.facebook.com/EastviewHerons", "Facebook")

    assert named(body) == [FACEBOOK]
