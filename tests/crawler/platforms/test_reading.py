"""`rollcall read` and `rollcall url`: recorded answers known by their shape alone."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from crawler.platforms.reading import can_read, read_address, read_recorded, recorded
from tests.builders import NOW


def read(platform: str, *bodies: object, url: str | None = None, handle: str | None = None) -> Any:
    written = [body if isinstance(body, bytes) else json.dumps(body).encode() for body in bodies]
    return cast(Any, read_recorded(platform, recorded(written, url, NOW), url, handle))


CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"
ACTORS = [{"did": f"did:plc:{n}", "handle": f"{n}.example"} for n in ("herons", "otters")]


@pytest.mark.parametrize(
    ("platform", "body"),
    [
        ("mastodon", {"error": "Record not found"}),
        ("bluesky", {"error": "InvalidRequest", "message": "Profile not found"}),
        ("youtube", {"kind": "youtube#channelListResponse", "items": []}),
        ("blogs", {"code": "rest_no_route", "data": {"status": 404}}),
        ("websites", b"<html><title>404 - Page not found</title></html>"),
    ],
)
def test_says_not_found_and_gives_nothing(platform: str, body: object) -> None:
    said = read(platform, body)

    assert said["status"] == "not_found"
    assert said["posts"] == []
    assert [value for value in said["account"].values() if value] == []


@pytest.mark.parametrize("platform", ["mastodon", "bluesky", "youtube", "blogs", "facebook"])
def test_says_unreadable_where_nothing_is_known(platform: str) -> None:
    assert read(platform, b'{"something": "else"}')["status"] == "unreadable"


def test_gives_no_account_where_a_search_holds_several() -> None:
    assert read("bluesky", {"actors": ACTORS})["account"]["handle"] is None


def test_gives_the_account_of_a_search_that_was_asked_for() -> None:
    said = read("bluesky", {"actors": ACTORS}, handle="otters.example")

    assert said["account"]["id"] == "did:plc:otters"


def test_says_partial_when_one_of_the_files_is_broken() -> None:
    said = read("bluesky", ACTORS[0], b"{broken")

    assert said["status"] == "partial"
    assert said["account"]["handle"] == "herons.example"


def test_reads_youtubes_api_with_the_video_as_the_post() -> None:
    item = {
        "id": "entry",
        "snippet": {
            "publishedAt": "2026-11-20T10:00:00.000Z",
            "channelId": CHANNEL,
            "channelTitle": "Eastview Herons",
            "title": "Tom &amp; us",
            "description": "",
            "thumbnails": {"default": {"url": "https://i.ytimg.com/vi/a/default.jpg"}},
            "resourceId": {"videoId": "aaaaaaaaaa1"},
        },
    }
    said = read(
        "youtube",
        {"kind": "youtube#playlistItemListResponse", "items": [item], "nextPageToken": "x"},
    )

    assert said["paging"] == {"next": True}
    assert said["account"]["id"] == CHANNEL
    assert said["posts"] == [
        {
            "id": "aaaaaaaaaa1",
            "permalink": "https://www.youtube.com/watch?v=aaaaaaaaaa1",
            "time": "2026-11-20T10:00:00Z",
            "title": "Tom &amp; us",
            "text": "",
            "image_urls": ["https://i.ytimg.com/vi/a/default.jpg"],
            "author_handle": None,
            "author_name": "Eastview Herons",
            "kind": "video",
        }
    ]


def test_unescapes_what_only_the_search_escapes() -> None:
    found = {"id": {"videoId": "aaaaaaaaaa1"}, "snippet": {"title": "Tom &amp; us"}}

    said = read("youtube", {"kind": "youtube#searchListResponse", "items": [found]})

    assert said["posts"][0]["title"] == "Tom & us"


def test_reads_wordpress_own_api_with_its_time_as_utc() -> None:
    post = {
        "id": 7,
        "date": "2026-11-20T04:00:00",
        "date_gmt": "2026-11-20T10:00:00",
        "link": "https://eastview.example/7",
        "title": {"rendered": "We &#8217;won"},
        "content": {"rendered": '<p>Yes</p><img src="/a.png" alt="">'},
    }

    said = read("blogs", [post])

    assert said["posts"][0] == {
        "id": "7",
        "permalink": "https://eastview.example/7",
        "time": "2026-11-20T10:00:00Z",
        "title": "We ’won",
        "text": "Yes",
        "image_urls": ["https://eastview.example/a.png"],
        "author_handle": None,
        "author_name": None,
        "kind": "post",
    }


def test_marks_a_day_without_a_time() -> None:
    feed = b"""<rss version="2.0"><channel><title>x</title><item><guid>1</guid>
    <pubDate>2026-11-20</pubDate></item></channel></rss>"""

    post = read("blogs", feed)["posts"][0]

    assert (post["time"], post["date_only"], post["text"]) == ("2026-11-20", True, None)


def test_gives_no_id_where_the_feed_has_none() -> None:
    feed = b"<rss><channel><title>x</title><item><title>One</title></item></channel></rss>"

    assert read("blogs", feed)["posts"][0]["id"] is None


def test_reads_bluesky_rss() -> None:
    feed = b"""<rss version="2.0"><channel><title>@herons.example - Eastview Herons</title>
    <link>https://bsky.app/profile/did:plc:herons</link><description>Home</description><item>
    <link>https://bsky.app/profile/herons.example/post/3k1</link><description>We won</description>
    <pubDate>20 Nov 2026 10:00 +0000</pubDate>
    <guid isPermaLink="false">at://did:plc:herons/app.bsky.feed.post/3k1</guid>
    </item></channel></rss>"""

    said = read("bluesky", feed)

    assert said["account"]["handle"] == "herons.example"
    assert said["account"]["id"] == "did:plc:herons"
    assert said["posts"][0]["time"] == "2026-11-20T10:00:00Z"
    assert said["posts"][0]["id"] == "at://did:plc:herons/app.bsky.feed.post/3k1"


def test_refuses_a_platform_that_it_does_not_know() -> None:
    with pytest.raises(KeyError):
        read("myspace", b"x")


def test_knows_which_platforms_it_can_read() -> None:
    assert can_read("blogs")
    assert can_read("blog")
    assert not can_read("myspace")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("mailto:x@heronlake.example", (None, "none", None)),
        ("https://www.heronlake.example/x", ("websites", "site", None)),
        ("https://herons.blogspot.com/", ("blogs", "site", "herons.blogspot.com")),
        ("https://x.com/HeronLakeHLPS", ("twitter", "account", "HeronLakeHLPS")),
    ],
)
def test_prints_an_address(url: str, expected: tuple[str | None, str, str | None]) -> None:
    said = read_address(url)

    assert (said["platform"], said["kind"], said["key"]) == expected
