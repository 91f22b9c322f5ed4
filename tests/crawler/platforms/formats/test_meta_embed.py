"""oEmbed answers of Meta's platforms as somebody may have recorded them."""

from __future__ import annotations

import json
from typing import Any, cast

from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW


def read(platform: str, body: object) -> Any:
    files = recorded([json.dumps(body).encode()], None, NOW)
    return cast(Any, read_recorded(platform, files, None, None))


def test_makes_nothing_of_an_embedding_that_shows_no_post() -> None:
    said = read("facebook", {"version": "1.0", "html": "<p>x</p>"})

    assert (said["status"], said["posts"]) == ("unreadable", [])


def test_makes_nothing_of_an_embedding_without_a_number() -> None:
    shown = '<div data-href="https://www.facebook.com/HeronLakeSchools"></div>'

    assert read("facebook", {"version": "1.0", "html": shown})["posts"] == []


def test_reads_a_post_of_facebook() -> None:
    shown = (
        '<div class="fb-post" data-href="https://www.facebook.com/HeronLakeSchools/posts/1012345">'
        '<blockquote cite="https://x.example"><p>Welcome &amp; hello</p>Posted by '
        '<a href="#" role="button">Heron Lake</a> on&nbsp;'
        '<a href="https://x.example">Thursday, August 27, 2015</a></blockquote></div>'
    )
    body = {"version": "1.0", "provider_name": "Facebook", "author_name": "Heron Lake"}

    said = read("facebook", body | {"html": shown})

    assert said["account"]["display_name"] == "Heron Lake"
    assert said["posts"] == [
        {
            "id": "1012345",
            "permalink": "https://www.facebook.com/HeronLakeSchools/posts/1012345",
            "time": "2015-08-27",
            "title": None,
            "text": "Welcome & hello",
            "image_urls": [],
            "author_handle": None,
            "author_name": "Heron Lake",
            "kind": "post",
            "date_only": True,
        }
    ]


def test_reads_a_post_of_instagram_with_and_without_its_author() -> None:
    shown = (
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/'
        'CAAAAAAAA1/?utm_source=ig_embed&amp;utm_campaign=loading"><p>View</p> <time style="x" '
        'datetime="2020-06-02T18:41:50+00:00">June 2</time></blockquote>'
    )
    old = {"author_name": "herons", "author_id": 9, "media_id": "1_9", "title": "Go Herons"}
    old |= {"thumbnail_url": "https://scontent.example/1.jpg"}

    before = read("instagram", {"version": "1.0", "html": shown} | old)
    now = read("instagram", {"version": "1.0", "html": shown})

    assert (before["account"]["handle"], before["account"]["id"]) == ("herons", "9")
    assert (before["posts"][0]["id"], before["posts"][0]["text"]) == ("1_9", "Go Herons")
    assert now["posts"][0]["id"] == "CAAAAAAAA1"
    assert now["posts"][0]["permalink"] == "https://www.instagram.com/p/CAAAAAAAA1/"
    assert (now["posts"][0]["text"], now["posts"][0]["time"]) == (None, "2020-06-02T18:41:50Z")
