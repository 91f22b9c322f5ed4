"""Bluesky and the fediverse as `rollcall read` tells them: threads, records, other software."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW

DID = "did:plc:aaaabbbbccccddddeeeeffff"
HERONS = {"did": DID, "handle": "herons.example", "displayName": "Eastview Herons"}


def read(platform: str, body: object, handle: str | None = None, url: str | None = None) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_recorded(platform, recorded([written], url, NOW), url, handle)


def bluesky_post(key: str, author: object = None, **more: Any) -> dict[str, Any]:
    record = {"text": key, "createdAt": "2026-11-20T10:00:00Z"} | more.pop("record", {})
    uri = f"at://{DID}/app.bsky.feed.post/{key}"
    return {"uri": uri, "author": author or HERONS, "record": record} | more


def test_leaves_out_posts_of_others_that_only_members_may_see() -> None:
    shy = {"did": "did:plc:x", "handle": "x.example", "labels": [{"val": "!no-unauthenticated"}]}
    feed = [{"post": bluesky_post("1")}, {"post": bluesky_post("2", shy), "reason": {"by": HERONS}}]

    assert [p["text"] for p in read("bluesky", {"feed": feed})["posts"]] == ["1"]


def test_reads_a_thread_in_order_without_posts_that_are_gone() -> None:
    view = "app.bsky.feed.defs#threadViewPost"
    thread = {
        "$type": view,
        "post": bluesky_post("2"),
        "parent": {"$type": view, "post": bluesky_post("1")},
        "replies": [{"$type": "app.bsky.feed.defs#notFoundPost"}, {"post": bluesky_post("3")}],
    }

    said = read("bluesky", {"thread": thread})

    assert [p["text"] for p in said["posts"]] == ["1", "2", "3"]
    assert read("bluesky", {"thread": {"notFound": True}})["status"] == "not_found"


QUOTED = {"$type": "app.bsky.embed.record#viewRecord"}
GENERATOR = {"$type": "app.bsky.feed.defs#generatorView"}
IMAGES = {"images": [{"fullsize": "https://herons.example/a.png"}]}
FILM = {"playlist": "https://herons.example/a.m3u8", "thumbnail": "https://herons.example/a.jpg"}


@pytest.mark.parametrize(
    ("form", "embed", "kind", "pictures"),
    [
        ("record", {"record": QUOTED}, "quote", 0),
        ("record", {"record": GENERATOR}, "post", 0),
        ("recordWithMedia", {"record": {"record": QUOTED}, "media": IMAGES}, "quote", 1),
        ("recordWithMedia", {"record": {"record": GENERATOR}, "media": IMAGES}, "post", 1),
        ("video", FILM, "post", 1),
    ],
    ids=["quote", "feed", "quote with pictures", "feed with pictures", "video"],
)
def test_reads_what_is_embedded(
    form: str, embed: dict[str, object], kind: str, pictures: int
) -> None:
    shown = {"$type": f"app.bsky.embed.{form}#view"} | embed
    post = read("bluesky", {"posts": [bluesky_post("1", embed=shown)]})["posts"][0]

    assert (post["kind"], len(post["image_urls"])) == (kind, pictures)


def test_reads_a_record_of_the_author_s_own_server() -> None:
    value = {"text": "Won", "createdAt": "2026-11-20T10:00:00Z", "reply": {}}
    record = {"uri": f"at://{DID}/app.bsky.feed.post/1", "cid": "x", "value": value}

    said = read("bluesky", {"records": [record], "cursor": "x"})

    assert (said["posts"][0]["text"], said["posts"][0]["kind"]) == ("Won", "reply")
    assert said["paging"] == {"next": True}


def test_reads_bluesky_s_embed_and_page() -> None:
    embed = {
        "author_name": "Eastview Herons (@herons.example)",
        "html": f'<b data-bluesky-uri="at://{DID}/app.bsky.feed.post/1"><p lang="en">Won</p>',
    }
    page = b"""<meta property="og:title" content="Eastview Herons (@herons.example)"><meta
    property="og:description" content="Home"><link rel="canonical"
    href="https://bsky.app/profile/herons.example">"""

    assert read("bluesky", embed)["posts"][0]["text"] == "Won"
    assert read("bluesky", page)["account"]["handle"] == "herons.example"
    assert read("bluesky", page)["account"]["bio"] == "Home"


def test_says_which_field_a_post_of_bluesky_lost() -> None:
    assert read("bluesky", {"posts": [{"author": HERONS}]})["status"] == "unreadable"


def test_reads_misskey_s_users_and_notes() -> None:
    user = {"id": "9a", "username": "herons", "host": None, "name": "Herons", "notesCount": 2}
    note = {"id": "9b", "createdAt": "2026-11-20T10:00:00Z", "user": user, "text": "Won"}
    shared = {"id": "9c", "createdAt": "2026-11-21T10:00:00Z", "user": user, "renote": note}

    said = read("mastodon", [note, shared], url="https://social.example/api/users/notes")

    assert said["account"]["id"] == "9a"
    assert [(p["kind"], p["permalink"]) for p in said["posts"]] == [
        ("post", "https://social.example/notes/9b"),
        ("repost", "https://social.example/notes/9b"),
    ]
    assert read("mastodon", {"error": {"code": "NO_SUCH_USER"}})["status"] == "not_found"


def test_reads_peertube_s_videos_with_their_still() -> None:
    channel = {"name": "herons", "host": "tube.example", "displayName": "Herons", "id": 7}
    video = {
        "uuid": "u-1",
        "name": "Game",
        "channel": channel,
        "account": channel,
        "publishedAt": "2026-11-20T10:00:00.000Z",
        "previewPath": "/lazy-static/a.jpg",
        "description": "Line\nby line",
    }

    said = read("mastodon", {"total": 1, "data": [video]})

    assert said["account"]["handle"] == "herons"
    assert said["posts"][0]["image_urls"] == ["https://tube.example/lazy-static/a.jpg"]
    assert (said["posts"][0]["kind"], said["posts"][0]["text"]) == ("video", "Line\nby line")


@pytest.mark.parametrize(
    "body",
    [
        {"id": "https://social.example/users/herons", "type": "Tombstone"},
        {"error": "Record not found"},
        {"detail": "Account not found", "error": "Account not found", "status": 404},
    ],
)
def test_says_that_an_account_was_deleted(body: object) -> None:
    assert read("mastodon", body)["status"] == "not_found"


def test_says_busy_where_a_server_is_busy() -> None:
    assert read("mastodon", {"error": "Too many requests"})["status"] == "unreadable"


def test_takes_for_a_post_only_what_somebody_wrote() -> None:
    notified = {"id": "7", "type": "follow", "account": {"id": "1", "acct": "herons"}}

    assert read("mastodon", [notified])["posts"] == []
    assert read("mastodon", {"id": "3", "name": "heron"})["status"] == "unreadable"
    assert read("mastodon", {"version": "2.0", "software": {"name": "x"}})["status"] == "ok"


def test_reads_an_outbox_that_holds_its_first_page() -> None:
    actor = "https://tube.example/video-channels/herons"
    note = {
        "id": "https://tube.example/w/1",
        "type": "Video",
        "name": "Game",
        "content": "**Won**\nand more",
        "mediaType": "text/markdown",
        "attributedTo": [{"type": "Person", "id": "https://tube.example/accounts/dana"}, actor],
    }
    page = {"type": "OrderedCollectionPage", "orderedItems": [{"type": "Create", "object": note}]}

    said = read("mastodon", {"type": "OrderedCollection", "first": page})

    assert said["posts"][0]["text"] == "**Won**\nand more"
    assert said["posts"][0]["author_handle"] == "dana"


def test_reads_a_profile_s_page_without_its_counts() -> None:
    page = b"""<meta property="og:title" content="Herons (@herons@social.example)"><meta
    property="profile:username" content="herons@social.example"><meta property="og:description"
    content="12 Posts, 3 Following, 1.2K Followers \xc2\xb7 Home of the Herons">"""

    said = read("mastodon", page)["account"]

    assert (said["handle"], said["bio"]) == ("herons@social.example", "Home of the Herons")
