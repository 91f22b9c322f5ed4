"""Pinterest: what it asks with and without the owner's token, and what recordings show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import pinterest
from tests.builders import make_account
from tests.crawler.platforms.answering import answer, page_with, read, visit

USER = {"username": "eastviewherons", "account_type": "PINNER"}
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
CONNECTED = {"connected": "pinterest/eastview"}


def account_of(**access: Any) -> Account:
    return make_account(
        platform="pinterest", handle="eastviewherons", platform_id=None, access=Access(**access)
    )


def pin(number: str, **more: Any) -> dict[str, Any]:
    images = {"150x150": {"url": "https://i.example/s"}, "600x": {"url": "https://i.example/l"}}
    told = {"id": number, "created_at": "2026-11-20T10:00:00", "board_id": "1"}
    return told | {"title": "Clay", "media": {"images": images}} | more


def test_without_consent_it_asks_only_whether_the_profile_is_there() -> None:
    asks = pinterest.ask(account_of(), ())

    assert [ask.url for ask in asks] == [
        "https://www.pinterest.com/oembed.json?url=https%3A%2F%2Fwww.pinterest.com%2Feastviewherons%2F"
    ]


def test_asks_for_the_unwritten_feed_only_when_the_district_decided_so() -> None:
    account = account_of(pages=True)
    feed = pinterest.ask(account, ())[0]

    after = pinterest.ask(account, (answer(feed, b"", 404),))

    assert feed.url == "https://www.pinterest.com/eastviewherons/feed.rss"
    assert [ask.purpose for ask in after] == ["embed"]


def test_asks_for_profile_and_pins_page_by_page() -> None:
    account = account_of(**CONNECTED, max_pages=2)
    page = {"items": [pin("1")], "bookmark": "b/1"}

    seen = visit(pinterest, account, [USER, page, page, page])

    assert [one.ask.purpose for one in seen] == ["user_account", "pins", "pins"]
    assert seen[2].ask.url.endswith("/v5/pins?page_size=100&bookmark=b%2F1")
    assert {one.ask.credential for one in seen} == {"pinterest/eastview"}


def test_stops_where_the_rest_is_known() -> None:
    account = account_of(**CONNECTED, since=SINCE)
    old = pin("1", created_at="2026-10-01T10:00:00")

    seen = visit(pinterest, account, [USER, {"items": [old], "bookmark": "b"}, {"items": []}])

    assert len(seen) == 2


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"code": 2, "message": "Authentication failed."}, Outcome.NEEDS_CREDENTIALS),
        ({"code": 3, "message": "Authorization failed."}, Outcome.NEEDS_CREDENTIALS),
        ({"code": 8, "message": "Rate limit"}, Outcome.UNREACHABLE),
        ({"code": 50, "message": "Pin not found."}, Outcome.GONE),
        ({"code": 11, "message": "Something"}, Outcome.UNREACHABLE),
    ],
    ids=lambda value: str(value)[:20],
)
def test_tells_errors_apart(said: object, outcome: Outcome) -> None:
    with pytest.raises(OutOfReachError) as refused:
        pinterest.read(answer(Ask("", "x"), said), None)

    assert refused.value.outcome is outcome


def test_a_pin_that_lost_its_id_is_named() -> None:
    with pytest.raises(LayoutChangedError) as lost:
        pinterest.read(answer(Ask("", "x"), {"items": [{"board_id": "1", "media": {}}]}), None)

    assert lost.value.part == "id of the pin"


def test_boards_are_not_pins() -> None:
    board = {"id": "1", "name": "Art room", "owner": {"username": "eastviewherons"}}

    said = read("pinterest", {"items": [board], "bookmark": None})

    assert said["account"]["handle"] == "eastviewherons"
    assert said["posts"] == []


def test_takes_the_largest_picture() -> None:
    assert read("pinterest", pin("1"))["posts"][0]["image_urls"] == ["https://i.example/l"]


def test_reads_version_1() -> None:
    body = {
        "data": [
            {
                "id": "1",
                "note": "Clay herons",
                "created_at": "2016-05-01T10:00:00",
                "creator": {"url": "https://www.pinterest.com/eastviewherons/", "first_name": "E"},
                "image": {"original": {"url": "https://i.example/o", "width": 600}},
            }
        ],
        "page": {"cursor": "c", "next": "https://api.pinterest.com/v1/x"},
    }

    said = read("pinterest", body)

    assert said["account"]["handle"] == "eastviewherons"
    assert said["posts"][0]["text"] == "Clay herons"
    assert said["posts"][0]["image_urls"] == ["https://i.example/o"]
    assert said["paging"] == {"next": True}


def test_reads_a_widget() -> None:
    user = {
        "full_name": "Art",
        "profile_url": "https://www.pinterest.com/eastviewherons/",
        "id": "9",
    }
    shown = {"id": "1", "description": "Clay", "images": {"237x": {"url": "https://i.example/2"}}}
    body = {"status": "success", "data": {"user": user, "pins": [shown | {"pinner": user}]}}

    said = read("pinterest", body)

    assert (said["account"]["handle"], said["account"]["id"]) == ("eastviewherons", "9")
    assert said["posts"][0]["image_urls"] == ["https://i.example/2"]


def test_reads_an_embedded_pin() -> None:
    body = {
        "provider_name": "Pinterest",
        "title": "Clay herons",
        "author_url": "https://www.pinterest.com/eastviewherons/",
        "html": '<a data-pin-do="embedPin" href="https://www.pinterest.com/pin/900000001/"></a>',
        "thumbnail_url": "https://i.example/t",
    }

    said = read("pinterest", body)["posts"][0]

    assert (said["id"], said["image_urls"]) == ("900000001", ["https://i.example/t"])


def test_reads_the_data_of_a_saved_profile() -> None:
    user = {"id": "9", "username": "eastviewherons", "full_name": "Art", "follower_count": 5}
    shown = {
        "id": "1",
        "grid_title": "Clay",
        "pinner": user,
        "images": {"orig": {"url": "https://i.example/o"}},
    }
    state = {"initialReduxState": {"users": {"9": user}, "pins": {"1": shown}}}

    said = read("pinterest", page_with("__PWS_INITIAL_PROPS__", state))

    assert said["account"]["followers"] == 5
    assert [(post["id"], post["title"]) for post in said["posts"]] == [("1", "Clay")]


def test_reads_the_head_of_a_saved_pin() -> None:
    head = """<link rel="canonical" href="https://www.pinterest.com/pin/clay--900000001/">
      <meta property="og:title" content="Clay"><meta property="og:image" content="https://i.example/o">
      <script type="application/ld+json">{"@type": "SocialMediaPosting", "articleBody": "Birds",
      "datePublished": "2026-11-20T10:00:00.000Z", "author": {"name": "Art",
      "url": "https://www.pinterest.com/eastviewherons/"}}</script>"""

    said = read("pinterest", f"<html><head>{head}</head></html>".encode())

    assert said["account"]["handle"] == "eastviewherons"
    assert said["posts"][0]["time"] == "2026-11-20T10:00:00Z"
    assert said["posts"][0]["text"] == "Birds"


def test_a_page_of_something_else_is_unreadable() -> None:
    assert read("pinterest", b"<title>Herons</title>")["status"] == "unreadable"
