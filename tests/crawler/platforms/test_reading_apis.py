"""Answers of the platforms' own APIs, as somebody may have recorded them."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW

CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"
OTHER = "UCbbbbbbbbbbbbbbbbbbbbbb"
SERVER = "https://social.example"


def read(platform: str, body: object, url: str | None = None, handle: str | None = None) -> Any:
    files = recorded([json.dumps(body).encode()], url, NOW)
    return cast(Any, read_recorded(platform, files, url, handle))


def channel(identity: str, handle: str) -> dict[str, Any]:
    return {
        "id": identity,
        "snippet": {
            "title": "Eastview Herons",
            "description": "Games",
            "customUrl": f"@{handle}",
            "country": "US",
            "thumbnails": {
                "default": {"url": "https://i.ytimg.com/s.jpg"},
                "high": {"url": "https://i.ytimg.com/l.jpg"},
            },
        },
        "statistics": {"subscriberCount": "120", "hiddenSubscriberCount": False},
        "brandingSettings": {"image": {"bannerExternalUrl": "https://i.ytimg.com/b.jpg"}},
    }


def account(identity: str, name: str) -> dict[str, Any]:
    return {"id": identity, "acct": name, "url": f"{SERVER}/@{name}", "note": "<p>Home</p>"}


def test_reads_a_channel_with_its_largest_picture() -> None:
    said = read(
        "youtube", {"kind": "youtube#channelListResponse", "items": [channel(CHANNEL, "h")]}
    )

    assert said["account"] == {
        "handle": "h",
        "id": CHANNEL,
        "display_name": "Eastview Herons",
        "bio": "Games",
        "avatar_url": "https://i.ytimg.com/l.jpg",
        "external_urls": [],
        "followers": 120,
        "profile_url": f"https://www.youtube.com/channel/{CHANNEL}",
    }


@pytest.mark.parametrize("handle", ["@herons", "HERONS", OTHER, f"id:{OTHER}"])
def test_picks_the_channel_that_was_asked_for(handle: str) -> None:
    items = [channel(CHANNEL, "otters"), channel(OTHER, "herons")]

    said = read("youtube", {"kind": "youtube#channelListResponse", "items": items}, handle=handle)

    assert said["account"]["id"] == OTHER


def test_hides_the_followers_that_a_channel_hides() -> None:
    hidden = channel(CHANNEL, "herons") | {
        "statistics": {"subscriberCount": "120", "hiddenSubscriberCount": True}
    }

    said = read("youtube", {"kind": "youtube#channelListResponse", "items": [hidden]})

    assert said["account"]["followers"] is None


def test_finds_a_channel_in_a_search() -> None:
    found = [
        {"id": {"channelId": one}, "snippet": {"title": "Tom &amp; us"}} for one in (CHANNEL, OTHER)
    ]
    body = {"kind": "youtube#searchListResponse", "items": found}

    assert read("youtube", body, handle=OTHER)["account"]["display_name"] == "Tom & us"
    assert read("youtube", body)["account"]["id"] is None


def test_reads_youtubes_embedding_answer() -> None:
    said = read(
        "youtube",
        {
            "provider_name": "YouTube",
            "title": "Fall concert",
            "author_name": "Eastview Herons",
            "author_url": "https://www.youtube.com/@herons",
            "thumbnail_url": "https://i.ytimg.com/vi/aaaaaaaaaa1/hqdefault.jpg",
            "html": '<iframe src="https://www.youtube.com/embed/aaaaaaaaaa1?feature=oembed">',
        },
    )

    assert said["account"]["handle"] == "herons"
    assert [(post["id"], post["time"]) for post in said["posts"]] == [("aaaaaaaaaa1", None)]


def test_an_error_of_youtubes_api_is_unreadable() -> None:
    body = {"error": {"code": 403, "errors": [{"reason": "quotaExceeded"}]}}

    assert read("youtube", body)["status"] == "unreadable"


def test_takes_a_timeline_of_many_authors_for_nobodys() -> None:
    statuses = [
        {"id": str(n), "content": "<p>x</p>", "account": account(str(n), f"a{n}")} for n in (1, 2)
    ]

    said = read("mastodon", statuses)

    assert said["account"]["handle"] is None
    assert [post["author_handle"] for post in said["posts"]] == ["a1", "a2"]


def test_finds_an_account_in_a_mastodon_search() -> None:
    found = [account("1", "otters"), account("2", "herons")]
    body = {"accounts": found, "statuses": [], "hashtags": []}

    assert read("mastodon", body, handle="herons@social.example")["account"]["id"] == "2"
    assert read("mastodon", found, handle="herons")["account"]["id"] == "2"
    assert read("mastodon", found[:1])["account"]["id"] == "1"
    assert read("mastodon", found, handle="nobody")["status"] == "not_found"


def test_takes_the_account_from_the_address_that_was_asked() -> None:
    url = f"{SERVER}/api/v1/accounts/search?acct=herons"

    said = read("mastodon", [account("1", "otters"), account("2", "herons")], url)

    assert said["account"]["id"] == "2"


def test_a_server_that_speaks_of_itself_holds_no_account() -> None:
    said = read("mastodon", {"version": "4.7.3", "registrations": {"enabled": True}})

    assert said["status"] == "ok"
    assert said["account"]["handle"] is None


def test_reads_one_status_and_its_quote() -> None:
    status = {"id": "1", "content": "<p>x</p>", "account": account("1", "a"), "quote": {"id": "2"}}

    assert read("mastodon", status)["posts"][0]["kind"] == "quote"


def test_refuses_a_list_of_posts_that_name_no_account() -> None:
    assert read("mastodon", [{"id": "1", "content": "x"}])["status"] == "unreadable"


def test_reads_wordpress_com() -> None:
    post = {
        "ID": 7,
        "URL": "https://herons.example/7",
        "date": "2026-11-20T10:00:00-06:00",
        "title": "We &amp; you",
        "content": "<p>Yes</p>",
        "featured_image": "https://herons.example/7.png",
        "author": {"login": "dreyes", "name": "Dana Reyes"},
    }

    said = read("blogs", {"found": 1, "posts": [post]})["posts"][0]

    assert (said["time"], said["title"], said["author_name"]) == (
        "2026-11-20T16:00:00Z",
        "We & you",
        "Dana Reyes",
    )
    assert said["image_urls"] == ["https://herons.example/7.png"]


def test_reads_what_a_blog_says_of_itself() -> None:
    front = {"name": "Herons &amp; Otters", "description": "", "home": "https://herons.example"}
    embedded = {"type": "rich", "provider_name": "Herons", "provider_url": "https://herons.example"}

    assert read("blogs", front | {"routes": {}})["account"]["display_name"] == "Herons & Otters"
    assert read("blogs", embedded)["account"]["profile_url"] == "https://herons.example"


def test_bluesky_says_what_is_wrong() -> None:
    gone = {"error": "InvalidRequest", "message": "Profile not found"}
    hidden = {"error": "AccountDeactivated", "message": "Account is deactivated"}
    busy = {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}

    assert read("bluesky", gone)["status"] == "not_found"
    assert read("bluesky", hidden)["status"] == "unreadable"
    assert read("bluesky", busy)["status"] == "unreadable"


def test_reads_posts_that_were_asked_for_one_by_one() -> None:
    author = {"did": "did:plc:herons", "handle": "herons.example"}
    post = {"uri": "at://did:plc:herons/app.bsky.feed.post/1", "author": author, "record": {}}

    said = read("bluesky", {"posts": [post]})

    assert said["account"]["handle"] == "herons.example"
    assert said["posts"][0]["text"] is None
