"""TikTok: what it asks with and without the owner's token, and what recordings show."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import tiktok
from tests.builders import make_account
from tests.crawler.platforms.answering import answer, page_with, read, visit

OK = {"code": "ok", "message": "", "log_id": "1"}
USER = {"data": {"user": {"open_id": "-000a", "display_name": "Eastview"}}, "error": OK}
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
STATE = "__UNIVERSAL_DATA_FOR_REHYDRATION__"


def account_of(handle: str = "eastview.herons", **more: Any) -> Account:
    access = Access(**more.pop("access", {}))
    named = {"platform": "tiktok", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def videos(*times: int, more: bool = True, cursor: int = 5) -> dict[str, Any]:
    listed = [{"id": str(time), "create_time": time} for time in times]
    return {"data": {"videos": listed, "cursor": cursor, "has_more": more}, "error": OK}


def item(number: str, handle: str = "eastview.herons", **more: Any) -> dict[str, Any]:
    author = {"uniqueId": handle, "nickname": handle.title(), "id": "69"}
    made = {"id": number, "desc": "x", "createTime": "1795000000", "author": author}
    return made | more


def test_without_consent_it_asks_only_whether_the_account_is_there() -> None:
    asks = tiktok.ask(account_of(), ())

    assert [(ask.purpose, ask.url) for ask in asks] == [
        (
            "embed",
            "https://www.tiktok.com/oembed?url=https%3A%2F%2Fwww.tiktok.com%2F%40eastview.herons",
        )
    ]


def test_a_profile_that_may_not_be_embedded_is_not_called_gone() -> None:
    account = account_of()
    refused = answer(tiktok.ask(account, ())[0], {"code": 400, "message": "no"}, 400)

    with pytest.raises(OutOfReachError) as unsure:
        tiktok.normalise(account, (refused,))

    assert unsure.value.outcome is Outcome.UNREACHABLE


def test_asks_for_no_videos_after_a_token_that_has_run_out() -> None:
    account = account_of(access={"connected": "tiktok/eastview"})
    ask = tiktok.ask(account, ())[0]
    old = answer(ask, {"data": {}, "error": {"code": "access_token_invalid"}}, 401)

    assert [one.purpose for one in tiktok.ask(account, (old,))] == ["embed"]


def test_asks_page_after_page_with_a_body_and_another_purpose() -> None:
    account = account_of(access={"connected": "tiktok/eastview", "max_pages": 3})

    seen = visit(tiktok, account, [USER, videos(9), videos(8), videos(7), videos(6)])

    assert [one.ask.purpose for one in seen] == ["user", "videos1", "videos2", "videos3"]
    assert [one.ask.body for one in seen[1:3]] == [
        '{"max_count": 20}',
        '{"max_count": 20, "cursor": 5}',
    ]
    assert {one.ask.credential for one in seen} == {"tiktok/eastview"}


@pytest.mark.parametrize(
    "first",
    [videos(9, more=False), videos(1_700_000_000)],
    ids=["end", "old"],
)
def test_stops_where_the_rest_is_known_or_there_is_no_more(first: dict[str, Any]) -> None:
    account = account_of(access={"connected": "tiktok/eastview", "since": SINCE})

    seen = visit(tiktok, account, [USER, first, videos(1)])

    assert len(seen) == 2


def test_an_id_of_the_app_is_not_held_against_the_id_of_the_page() -> None:
    account = account_of(access={"connected": "tiktok/eastview"}, platform_id="6900")
    seen = visit(tiktok, account, [USER, videos(9, more=False)])

    assert tiktok.normalise(account, seen).platform_id is None


def test_reads_the_page_only_when_the_district_decided_so() -> None:
    asks = tiktok.ask(account_of(access={"pages": True}), ())

    assert [(ask.purpose, ask.url) for ask in asks] == [
        ("page", "https://www.tiktok.com/@eastview.herons")
    ]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        ("scope_not_authorized", Outcome.NEEDS_CREDENTIALS),
        ("rate_limit_exceeded", Outcome.UNREACHABLE),
        ("internal_error", Outcome.UNREACHABLE),
    ],
)
def test_tells_errors_apart(error: str, outcome: Outcome) -> None:
    body = {"data": {}, "error": {"code": error, "message": "m"}}

    with pytest.raises(OutOfReachError) as refused:
        tiktok.read(answer(Ask("", "x"), body), None)

    assert refused.value.outcome is outcome


def test_a_video_that_lost_its_id_is_named() -> None:
    body = {"data": {"videos": [{"create_time": 1}]}, "error": OK}

    with pytest.raises(LayoutChangedError) as lost:
        tiktok.read(answer(Ask("", "x"), body), None)

    assert lost.value.part == "id of the video"


def test_a_page_without_data_and_head_is_unreadable() -> None:
    assert read("tiktok", b"<title>TikTok - Make Your Day</title>")["status"] == "unreadable"


def test_reads_what_the_research_api_answered() -> None:
    told = {"id": 75, "username": "eastview.herons", "create_time": 1795000000}
    body = {"data": {"videos": [told | {"video_description": "Go"}], "has_more": False}}

    said = read("tiktok", body | {"error": OK})

    assert said["account"]["handle"] == "eastview.herons"
    assert said["posts"][0]["permalink"] == "https://www.tiktok.com/@eastview.herons/video/75"


def test_what_an_account_passed_on_is_not_its_own() -> None:
    theirs = {"id": 75, "username": "westbrook.otters", "create_time": 1795000000}
    body = {"data": {"user_reposted_videos": [theirs]}, "error": OK}

    post = tiktok.read(answer(Ask("", "x"), body), "eastview.herons").posts[0]

    assert (post.kind, post.mine) == ("repost", False)


def test_reads_a_list_of_a_page_call_by_several_authors() -> None:
    body = {"itemList": [item("1"), item("2", "westbrook.otters")], "hasMore": True, "cursor": "2"}

    said = read("tiktok", body)

    assert said["account"]["handle"] is None
    assert [post["author_handle"] for post in said["posts"]] == [
        "eastview.herons",
        "westbrook.otters",
    ]
    assert said["paging"] == {"next": True}


def test_reads_a_video_page_and_all_pictures_of_a_photo_post() -> None:
    images = [{"imageURL": {"urlList": [f"https://p16.example/{n}.jpg"]}} for n in (1, 2)]
    photo = item("7", imagePost={"images": images, "title": "Two"})
    data = {"__DEFAULT_SCOPE__": {"webapp.video-detail": {"itemInfo": {"itemStruct": photo}}}}

    said = read("tiktok", page_with(STATE, data))

    assert said["account"]["id"] == "69"
    assert said["posts"][0]["kind"] == "photo"
    assert len(said["posts"][0]["image_urls"]) == 2


@pytest.mark.parametrize(
    ("code", "status"), [(10204, "not_found"), (10222, "unreadable")], ids=["gone", "private"]
)
def test_a_page_says_by_a_number_why_it_shows_nothing(code: int, status: str) -> None:
    data = {"__DEFAULT_SCOPE__": {"webapp.user-detail": {"userInfo": {}, "statusCode": code}}}

    assert read("tiktok", page_with(STATE, data))["status"] == status


def test_reads_pages_of_2020_and_2021() -> None:
    user = {"id": "69", "uniqueId": "eastview.herons", "nickname": "Eastview"}
    newer = {"props": {"pageProps": {"userInfo": {"user": user, "stats": {"followerCount": 9}}}}}
    shown = {"id": "7", "text": "Hi", "createTime": "1580000000", "covers": ["https://p.example/c"]}
    author = {"uniqueId": "eastview.herons", "nickName": "Eastview", "userId": "69"}
    older = {"props": {"pageProps": {"videoData": {"itemInfos": shown, "authorInfos": author}}}}

    first = read("tiktok", page_with("__NEXT_DATA__", newer))
    second = read("tiktok", page_with("__NEXT_DATA__", older))

    assert first["account"]["followers"] == 9
    assert second["account"]["display_name"] == "Eastview"
    assert second["posts"][0]["text"] == "Hi"
    assert second["posts"][0]["image_urls"] == ["https://p.example/c"]


def test_reads_a_page_for_embedding_a_profile() -> None:
    info = {"uniqueId": "eastview.herons", "nickname": "Eastview", "followerCount": 9}
    listed = [{"id": "7", "desc": "Hi", "coverUrl": "https://p.example/c"}]
    data = {"source": {"data": {"/embed/@x": {"userInfo": info, "videoList": listed}}}}

    said = read("tiktok", page_with("__FRONTITY_CONNECT_STATE__", data))

    assert said["account"]["followers"] == 9
    assert said["posts"][0]["image_urls"] == ["https://p.example/c"]


def test_reads_the_head_when_a_page_carries_no_data() -> None:
    page = b"""<html><head><title>x</title>
      <meta property="og:title" content="Eastview on TikTok">
      <meta property="og:description" content="Game day">
      <meta property="og:image" content="https://p16.example/c.jpg">
      <link rel="canonical" href="https://www.tiktok.com/@eastview.herons/video/7500000001">
      </head></html>"""

    said = read("tiktok", page)

    assert said["account"]["display_name"] == "Eastview"
    assert [(post["id"], post["text"]) for post in said["posts"]] == [("7500000001", "Game day")]


def test_data_that_is_broken_falls_back_to_the_head() -> None:
    head = '<link rel="canonical" href="https://www.tiktok.com/@eastview.herons">'
    whole = page_with(STATE, {"a": 1}, head + "<title>Eastview (@eastview.herons) | TikTok</title>")

    said = read("tiktok", whole.replace(json.dumps({"a": 1}).encode(), b'{"a": '))

    assert said["account"]["handle"] == "eastview.herons"
    assert said["account"]["display_name"] == "Eastview"
