"""Blogs and web sites as `rollcall read` tells them: their software's JSON, and marked-up pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW

HOME = "https://herons.example/"


def read(platform: str, body: object, url: str = HOME) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_recorded(platform, recorded([written], url, NOW), url, None)


def post_of(body: object) -> Any:
    return read("blogs", body)["posts"][0]


@pytest.mark.parametrize(
    "body",
    [
        {"meta": {"status": 404, "msg": "Not Found"}, "response": []},
        {"errors": [{"message": "x", "type": "NotFoundError"}]},
        {"error": {"code": 404, "message": "Not Found"}},
        {"error": "unknown_blog", "message": "Unknown blog"},
    ],
    ids=["tumblr", "ghost", "blogger", "wordpress.com"],
)
def test_stays_silent_where_the_blog_s_software_knows_none(body: object) -> None:
    said = read("blogs", body)

    assert said["status"] == "not_found"
    assert said["posts"] == []


@pytest.mark.parametrize("platform", ["blogs", "websites"])
@pytest.mark.parametrize(
    "body",
    [
        b'{"title": "Heron notes", "items": [{"content_html": "<p>The Herons won</p>"}, {"id',
        b'<?xml version="1.0"?><!-- buses --><routes><title>Route 7</title></routes>',
    ],
    ids=["a JSON feed that was cut off", "XML of another kind"],
)
def test_data_is_no_page(platform: str, body: bytes) -> None:
    said = read(platform, body)

    assert said["status"] == "unreadable"


def test_names_nobody_on_a_roster() -> None:
    roster = b"""<title>Roster</title><div class="h-card"><span class="p-name">A Pupil</span></div>
    <div itemscope itemtype="https://schema.org/Person"><b itemprop="name">A Pupil</b></div>
    <script type="application/ld+json">{"@type": "SportsTeam", "name": "Eastview Herons",
     "athlete": [{"@type": "Person", "name": "A Pupil"}]}</script>"""

    said = read("websites", roster)

    assert "Pupil" not in json.dumps(said)
    assert said["account"]["display_name"] == "Eastview Herons"


def test_reads_of_teamsnap_the_team_and_no_member() -> None:
    def item(**told: object) -> dict[str, object]:
        return {"data": [{"name": name, "value": value} for name, value in told.items()]}

    members = [item(type="member", id=2, first_name="A", last_name="Pupil")]
    team = item(type="team", id=7, name="Eastview Herons")

    one = read("websites", {"collection": {"version": "3", "items": [team, *members]}})
    none = read("websites", {"collection": {"version": "3", "items": members}})

    assert (one["account"]["id"], one["account"]["display_name"]) == ("7", "Eastview Herons")
    assert "Pupil" not in json.dumps([one, none])


def test_reads_tumblr_s_posts_in_both_of_its_forms() -> None:
    old = {
        "id": 7,
        "post_url": "https://herons.tumblr.com/post/7",
        "timestamp": 1795168800,
        "type": "photo",
        "caption": "<p>Won</p>",
        "photos": [{"original_size": {"url": "https://herons.example/a.png"}, "caption": ""}],
    }
    blocks = [
        {"type": "text", "text": "Won"},
        {"type": "image", "media": [{"url": "https://herons.example/b.png"}], "alt_text": "Ball"},
    ]
    new = {"id_string": "8", "post_url": "https://herons.tumblr.com/post/8", "content": blocks}
    blog = {"name": "herons", "title": "Herons", "url": "https://herons.tumblr.com/"}

    said = read("blogs", {"meta": {"status": 200}, "response": {"blog": blog, "posts": [old, new]}})

    assert said["account"]["handle"] == "herons"
    assert [(p["id"], p["text"], p["image_urls"], p["kind"]) for p in said["posts"]] == [
        ("7", "Won", ["https://herons.example/a.png"], "photo"),
        ("8", "Won", ["https://herons.example/b.png"], "post"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'var tumblr_api_read = {"tumblelog": {"name": "herons"}, "posts": [{"id": "7",'
        b' "regular-title": "Won", "regular-body": "<p>Yes</p>", "unix-timestamp": 1795168800}]};',
        b'<?xml version="1.0"?><tumblr version="1.0"><tumblelog name="herons"/><posts><post id="7"'
        b' unix-timestamp="1795168800"><regular-title>Won</regular-title>'
        b"<regular-body>&lt;p&gt;Yes&lt;/p&gt;</regular-body></post></posts></tumblr>",
    ],
    ids=["json for a script", "xml"],
)
def test_reads_tumblr_s_first_api(body: bytes) -> None:
    post = post_of(body)

    assert (post["id"], post["title"], post["text"]) == ("7", "Won", "Yes")
    assert post["time"] is not None


@pytest.mark.parametrize(
    "body",
    [
        {
            "posts": [
                {
                    "id": "7",
                    "uuid": "u",
                    "slug": "won",
                    "url": "https://herons.example/won/",
                    "title": "Won",
                    "html": "<p>Yes</p>",
                    "feature_image": "https://herons.example/a.png",
                    "published_at": "2026-11-20T10:00:00.000+00:00",
                    "primary_author": {"name": "Dana Reyes"},
                }
            ]
        },
        {
            "feed": {
                "title": {"$t": "Herons"},
                "entry": [
                    {
                        "id": {"$t": "7"},
                        "published": {"$t": "2026-11-20T04:00:00.000-06:00"},
                        "title": {"$t": "Won"},
                        "content": {"$t": "<p>Yes</p>"},
                        "link": [{"rel": "alternate", "href": "https://herons.example/won/"}],
                        "media$thumbnail": {"url": "https://herons.example/a.png"},
                        "author": [{"name": {"$t": "Dana Reyes"}}],
                    }
                ],
            }
        },
        {
            "kind": "blogger#postList",
            "items": [
                {
                    "id": "7",
                    "published": "2026-11-20T10:00:00Z",
                    "url": "https://herons.example/won/",
                    "title": "Won",
                    "content": '<p>Yes</p><img src="https://herons.example/a.png">',
                    "author": {"displayName": "Dana Reyes"},
                }
            ],
        },
        {
            "website": {"siteTitle": "Herons", "baseUrl": "https://herons.example"},
            "items": [
                {
                    "id": "7",
                    "publishOn": 1795168800000,
                    "fullUrl": "/won/",
                    "title": "Won",
                    "body": "<p>Yes</p>",
                    "assetUrl": "https://herons.example/a.png",
                    "author": {"displayName": "Dana Reyes"},
                }
            ],
        },
        [
            {
                "id": 7,
                "slug": "won",
                "post_date": "2026-11-20T10:00:00.000Z",
                "canonical_url": "https://herons.example/won/",
                "title": "Won",
                "body_html": "<p>Yes</p>",
                "cover_image": "https://herons.example/a.png",
                "publishedBylines": [{"name": "Dana Reyes", "handle": "dana"}],
            }
        ],
    ],
    ids=["ghost", "blogger feed", "blogger", "squarespace", "substack"],
)
def test_reads_the_same_post_from_every_software(body: object) -> None:
    post = post_of(body)

    told = (post["id"], post["permalink"], post["title"], post["text"], post["author_name"])
    assert told == ("7", "https://herons.example/won/", "Won", "Yes", "Dana Reyes")
    assert post["time"] == "2026-11-20T10:00:00Z"
    assert post["image_urls"] == ["https://herons.example/a.png"]


def test_reads_rss_that_was_written_as_json() -> None:
    item = {"guid": {"#value": "7"}, "pubDate": "Fri, 20 Nov 2026 10:00:00 GMT", "title": "Won"}

    said = read("blogs", {"rss": {"channel": {"title": "Herons", "item": [item]}}})

    assert said["account"]["display_name"] == "Herons"
    assert (said["posts"][0]["id"], said["posts"][0]["time"]) == ("7", "2026-11-20T10:00:00Z")


def test_reads_wordpress_s_media_users_and_embeds() -> None:
    media = {
        "id": 7,
        "type": "attachment",
        "media_type": "image",
        "source_url": "https://herons.example/a.png",
        "alt_text": "Ball",
        "title": {"rendered": "Ball"},
    }
    user = {"id": 3, "slug": "dana", "name": "Dana Reyes", "avatar_urls": {"96": HOME + "d.png"}}
    embed = {
        "type": "rich",
        "provider_name": "Herons",
        "provider_url": "https://herons.example",
        "title": "Won &#8211; again",
        "html": '<blockquote class="wp-embedded-content"><a href="https://herons.example/won/">',
    }

    assert (post_of([media])["kind"], post_of([media])["image_urls"]) == (
        "photo",
        ["https://herons.example/a.png"],
    )
    assert read("blogs", user)["account"]["handle"] == "dana"
    assert (post_of(embed)["title"], post_of(embed)["permalink"]) == (
        "Won – again",
        "https://herons.example/won/",
    )


@pytest.mark.parametrize(
    "page",
    [
        b"""<div class="h-feed"><div class="h-entry"><a class="p-name u-url" href="/won/">Won</a>
        <time class="dt-published" datetime="2026-11-20T10:00:00Z">Friday</time>
        <a class="p-author h-card" href="/">Dana Reyes</a>
        <div class="e-content"><p>Yes</p><img src="/a.png"></div></div></div>""",
        b"""<article class="post hentry"><h2 class="entry-title"><a href="/won/">Won</a>
        </h2><span class="author vcard"><a class="fn" href="/">Dana Reyes</a></span>
        <time class="entry-date published" datetime="2026-11-20T10:00:00+00:00">Friday</time>
        <div class="entry-content"><p>Yes</p><img src="/a.png"></div></article>""",
        b"""<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Herons"},
        {"@type": ["BlogPosting"], "headline": "Won", "articleBody": "Yes", "url": "/won/",
        "datePublished": "2026-11-20T10:00:00Z", "author": {"name": "Dana Reyes"},
        "image": {"url": "/a.png"}}]}</script>""",
    ],
    ids=["h-entry", "hentry", "json-ld"],
)
def test_reads_the_posts_that_a_page_marks_as_such(page: bytes) -> None:
    post = read("websites", page)["posts"][0]

    told = (post["permalink"], post["time"], post["title"], post["text"], post["author_name"])
    assert told == (HOME + "won/", "2026-11-20T10:00:00Z", "Won", "Yes", "Dana Reyes")
    assert post["image_urls"] == [HOME + "a.png"]
