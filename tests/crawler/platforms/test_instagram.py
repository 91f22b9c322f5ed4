"""What the Instagram reader asks, by which way, and what it makes of the answers."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from crawler.model.access import Access, RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import instagram
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW, make_account

OWN = "17841400000000001"
DISCOVER = Access(app_key="instagram", own_id=OWN)
ME = {"id": "17841400000000010", "username": "eastview_herons", "followers_count": 5}


def account_of(access: Access, **more: Any) -> Account:
    given = {"url": "", "platform_id": None, "handle": "eastview_herons"} | more
    return make_account(platform="instagram", access=access, **given)


def answer(ask: Ask, body: object, status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, body=written)


def read(body: object, handle: str | None = None, url: str | None = None) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return cast(Any, read_recorded("instagram", recorded([written], url, NOW), url, handle))


def walk(account: Account, *bodies: object) -> list[Capture]:
    seen: list[Capture] = []
    for body in bodies:
        seen += [answer(ask, body) for ask in instagram.ask(account, seen)]
    return seen


def discovered(after: str | None) -> dict[str, object]:
    media = {
        "data": [{"id": "1", "media_type": "IMAGE", "timestamp": "2026-11-20T12:00:00+0000"}],
        "paging": {"cursors": {"after": after} if after else {"before": "b"}},
    }
    return {"business_discovery": ME | {"media": media}, "id": OWN}


@pytest.mark.parametrize(
    "access",
    [Access(), Access(app_key="instagram"), Access(own_id=OWN)],
    ids=["nothing", "no own id", "no key"],
)
def test_asks_nothing_without_what_a_way_takes(access: Access) -> None:
    assert instagram.ask(account_of(access), ()) == ()


def test_discovers_nobody_by_id() -> None:
    assert instagram.ask(account_of(DISCOVER, handle="id:17841400000000010"), ()) == ()


def test_asks_the_owners_account_then_its_posts() -> None:
    access = Access(connected="instagram/eastview_herons")

    seen = walk(account_of(access), ME, {"data": []})

    assert [capture.ask.purpose for capture in seen] == ["me", "media"]
    assert seen[0].ask.url.startswith("https://graph.instagram.com/v25.0/me?fields=id,username")
    assert seen[1].ask.url.startswith("https://graph.instagram.com/v25.0/17841400000000010/media?")
    assert {capture.ask.credential for capture in seen} == {"instagram/eastview_herons"}


def test_looks_up_by_name_and_turns_pages_inside_the_question() -> None:
    seen = walk(account_of(DISCOVER), discovered("a+/b"), discovered(None), discovered(None))

    assert [capture.ask.purpose for capture in seen] == ["discovery", "discovery"]
    assert seen[0].ask.url.startswith(f"https://graph.facebook.com/v25.0/{OWN}?fields=business_")
    assert "username(eastview_herons)" in seen[0].ask.url
    assert "media.limit(50)" in seen[0].ask.url
    assert "media.after(a%2B%2Fb).limit(50)" in seen[1].ask.url


def test_an_account_that_discovery_does_not_find_is_not_gone() -> None:
    error = {"error": {"message": "Invalid user id", "code": 110, "error_subcode": 2207013}}
    account = account_of(DISCOVER)
    seen = walk(account, error)

    with pytest.raises(OutOfReachError) as refused:
        instagram.normalise(account, seen)

    assert refused.value.outcome is Outcome.NEEDS_CREDENTIALS
    assert read(error)["status"] == "not_found"


def test_names_the_field_that_an_account_has_lost() -> None:
    account = account_of(DISCOVER)
    seen = walk(account, {"business_discovery": {"id": "1", "followers_count": 3}, "id": OWN})

    with pytest.raises(LayoutChangedError) as lost:
        instagram.normalise(account, seen)

    assert lost.value.part == "username"


def test_an_id_of_the_site_does_not_replace_that_of_the_api() -> None:
    account = account_of(Access(pages=True), platform_id="17841400000000010")
    data = {"entry_data": {"ProfilePage": [{"graphql": {"user": ME | {"id": "4000000001"}}}]}}
    page = f"<html><script>window._sharedData = {json.dumps(data)};</script></html>".encode()
    seen = walk(account, page)

    snapshot = instagram.normalise(account, seen)

    assert (snapshot.handle, snapshot.platform_id) == ("eastview_herons", None)


def test_tells_its_routes_in_the_order_of_trying() -> None:
    names = [route.name for route in instagram.ROUTES]

    assert names == [RouteName.CONNECTED, RouteName.APP_KEY, RouteName.KEYLESS]
    assert instagram.cost(()) == 0.0


def test_what_a_hashtag_finds_is_nobodys() -> None:
    found = {
        "data": [{"id": "1", "media_type": "IMAGE", "caption": "x"}],
        "paging": {"next": "https://graph.facebook.com/v4.0/17843826142012701/top_media?after=a"},
    }

    said = read(found)

    assert said["account"]["id"] is None
    assert said["posts"][0]["author_handle"] is None


def test_takes_the_account_of_a_list_from_its_address() -> None:
    body = {
        "data": [{"id": "1", "media_type": "IMAGE", "media_url": "https://h.example/1.jpg"}],
        "paging": {"previous": "https://graph.facebook.com/v6.0/17841406338772941/media?before=b"},
    }

    assert read(body)["account"]["id"] == "17841406338772941"


def test_reads_the_api_of_before_2020() -> None:
    post = {
        "id": "1_2",
        "user": {"id": "2", "username": "herons", "full_name": "Eastview Herons"},
        "images": {"standard_resolution": {"url": "https://h.example/s.jpg"}},
        "created_time": "1296710327",
        "caption": {"text": "Go"},
        "link": "https://www.instagram.com/p/AAAAA/",
        "type": "image",
    }
    body = {"data": [post], "pagination": {"next_max_id": "1_2"}, "meta": {"code": 200}}

    said = read(body)

    assert (said["account"]["handle"], said["account"]["id"]) == ("herons", "2")
    assert said["posts"][0] == {
        "id": "1_2",
        "permalink": "https://www.instagram.com/p/AAAAA/",
        "time": "2011-02-03T05:18:47Z",
        "title": None,
        "text": "Go",
        "image_urls": ["https://h.example/s.jpg"],
        "author_handle": "herons",
        "author_name": "Eastview Herons",
        "kind": "post",
    }
    assert said["paging"] == {"next": True}


def test_reads_the_data_of_later_pages() -> None:
    media = {
        "pk": "9",
        "code": "CAnqPB",
        "taken_at": 1590428694,
        "media_type": 8,
        "user": {"pk": "2", "username": "herons"},
        "caption": {"text": "Three"},
        "carousel_media": [
            {"image_versions2": {"candidates": [{"url": f"https://h.example/{n}.jpg"}]}}
            for n in (1, 2)
        ],
    }
    timeline = {"edges": [{"node": media}], "page_info": {"has_next_page": False}}
    data = {"x": {"xdt_api__v1__feed__user_timeline_graphql_connection": timeline}}
    user = {"username": "herons", "biography": "Go", "pk": "2", "follower_count": 7}
    scripts = "".join(
        f'<script type="application/json" data-sjs>{json.dumps(one)}</script>'
        for one in (data, {"deep": [{"user": user}]})
    )

    said = read(f"<html><body>{scripts}</body></html>".encode(), handle="herons")

    assert (said["account"]["bio"], said["account"]["followers"]) == ("Go", 7)
    assert said["posts"][0]["permalink"] == "https://www.instagram.com/p/CAnqPB/"
    assert said["posts"][0]["image_urls"] == ["https://h.example/1.jpg", "https://h.example/2.jpg"]


def test_reads_the_head_of_a_page_without_data() -> None:
    page = (
        b'<html><head><meta property="og:title" content="Eastview Herons (@herons) &#8226; Photos">'
        b'<meta name="description" content="1,234 Followers, 5 Following, 6 Posts - '
        b"Eastview Herons (@herons) on Instagram: &quot;Go "
        b'Herons&quot;"></head></html>'
    )

    account = read(page)["account"]

    assert (account["handle"], account["display_name"]) == ("herons", "Eastview Herons")
    assert (account["followers"], account["bio"]) == (1234, "Go Herons")


@pytest.mark.parametrize(
    ("page", "status"),
    [
        (b"<html><head><title>Page Not Found &#8226; Instagram</title></head></html>", "not_found"),
        (b"<html><head><title>Login &#8226; Instagram</title></head></html>", "unreadable"),
        (b'{"data": {"user": null}}', "not_found"),
        (b'{"data": [{"id": "1", "text": "a comment", "timestamp": "x"}]}', "unreadable"),
    ],
    ids=["not found", "log-in", "no user", "comments"],
)
def test_makes_no_account_of_what_is_none(page: bytes, status: str) -> None:
    assert read(page)["status"] == status


def test_reads_the_head_of_a_posts_page() -> None:
    page = (
        b'<html><head><meta property="og:url" content="https://www.instagram.com/herons/p/CAAAAA/">'
        b'<meta property="og:title" content="Eastview Herons on Instagram: &quot;Go&quot;">'
        b'<meta property="og:description" content="12 likes, 0 comments - herons on May 1, 2026: '
        b'&quot;Go Herons&quot;. "><meta property="og:type" content="article"></head></html>'
    )

    posts = read(page)["posts"]

    assert [(post["id"], post["text"], post["time"], post["author_handle"]) for post in posts] == [
        ("CAAAAA", "Go Herons", "2026-05-01", "herons")
    ]
