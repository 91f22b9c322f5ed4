"""Saved pages of Facebook in the forms of the years."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW

HEAD = (
    '<meta property="og:title" content="Eastview Herons | Facebook">'
    '<meta property="og:url" content="https://www.facebook.com/EastviewHerons/">'
)
LINKED = {
    "@context": "http://schema.org",
    "@type": "SocialMediaPosting",
    "identifier": "100000000000101;700100001;;9",
    "dateCreated": "2020-05-12T18:01:18-0700",
    "articleBody": "Game night",
    "image": [{"contentUrl": "https://scontent.example/1.jpg"}, {"url": "no address"}],
    "author": {"name": "Eastview Herons"},
}


def read(head: str, body: str = "") -> Any:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return cast(Any, read_recorded("facebook", recorded([page], None, NOW), None, None))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Log in to Facebook", "unreadable"),
        ("Facebook - log in or sign up", "unreadable"),
        ("This content isn't available right now", "unreadable"),
        ("Page Not Found | Facebook", "not_found"),
        ("Something else", "unreadable"),
    ],
)
def test_makes_no_account_of_a_page_that_shows_none(title: str, status: str) -> None:
    said = read(f"<title>{title}</title>")

    assert (said["status"], said["account"]["display_name"]) == (status, None)


def test_reads_posts_that_are_declared() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'

    said = read(HEAD, script)

    assert (said["account"]["handle"], said["account"]["display_name"]) == (
        "EastviewHerons",
        "Eastview Herons",
    )
    assert said["posts"][0]["id"] == "700100001"
    assert said["posts"][0]["time"] == "2020-05-13T01:01:18Z"
    assert said["posts"][0]["text"] == "Game night"
    assert said["posts"][0]["image_urls"] == ["https://scontent.example/1.jpg"]


def test_reads_posts_of_the_desktop_page() -> None:
    wrapper = (
        '<div class="_5pcr userContentWrapper"><a href="/EastviewHerons/"><img src="https://'
        'scontent.example/v/t1.0-1/p50x50/a.jpg" width="50"></a><a href="/EastviewHerons/posts/'
        '700100001?__xts__=1"><abbr data-utime="1546300800">1 January</abbr></a>'
        '<div class="_5pbx userContent"><p>Happy new year</p></div>'
        '<img class="scaledImageFitWidth img" src="https://scontent.example/v/2.jpg" alt="Snow">'
        "</div>"
    )

    posts = read(HEAD, wrapper * 2 + '<div class="userContentWrapper">no address</div>')["posts"]

    assert len(posts) == 1
    assert posts[0]["permalink"] == "https://www.facebook.com/EastviewHerons/posts/700100001"
    assert (posts[0]["time"], posts[0]["text"]) == ("2019-01-01T00:00:00Z", "Happy new year")
    assert posts[0]["image_urls"] == ["https://scontent.example/v/2.jpg"]


def test_reads_stories_of_the_pages_data_without_what_they_share() -> None:
    theirs = {"message": {"text": "Theirs"}, "attachments": [{"photo_image": {"uri": "https://x"}}]}
    story = {
        "post_id": "700100002",
        "attached_story": theirs,
        "comet_sections": {
            "content": {
                "story": {"message": {"text": "Ours"}, "wwwURL": "https://www.facebook.com/1"}
            },
            "context": {"story": {"creation_time": 1795000000}},
            "media": {
                "attachments": [
                    {"id": "5", "photo_image": {"uri": "https://scontent.example/3.jpg"}}
                ]
            },
        },
        "actors": [{"id": "9", "name": "Eastview Herons"}],
    }
    data = {"require": [{"node": story}, {"node": story}]}

    posts = read(HEAD, f'<script type="application/json">{json.dumps(data)}</script>')["posts"]

    assert posts == [
        {
            "id": "700100002",
            "permalink": "https://www.facebook.com/1",
            "time": "2026-11-18T11:06:40Z",
            "title": None,
            "text": "Ours",
            "image_urls": ["https://scontent.example/3.jpg"],
            "author_handle": None,
            "author_name": "Eastview Herons",
            "kind": "quote",
        }
    ]


def test_reads_the_one_post_of_a_page_about_it() -> None:
    head = (
        '<meta property="og:title" content="Eastview Herons">'
        '<meta property="og:description" content="Game night">'
        '<meta property="og:image" content="https://scontent.example/4.jpg">'
        '<meta property="og:url" content="https://www.facebook.com/EastviewHerons/posts/700100003">'
    )

    posts = read(head)["posts"]

    assert [(post["id"], post["text"], post["author_name"]) for post in posts] == [
        ("700100003", "Game night", "Eastview Herons")
    ]


def test_leaves_out_broken_data_of_scripts() -> None:
    said = read(HEAD, '<script type="application/json">{"post_id": </script>')

    assert (said["status"], said["posts"]) == ("ok", [])
