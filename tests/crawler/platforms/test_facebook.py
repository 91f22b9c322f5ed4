"""What the Facebook reader asks, by which way, and what it makes of the answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from crawler.model.access import Access, RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import facebook
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW, make_account

PAGE = {"id": "100000000000101", "name": "Heron Lake Public Schools"}
TOKEN = Access(connected="facebook/HeronLakeSchools")
EXPIRED = {"error": {"message": "expired", "type": "OAuthException", "code": 190}}


def account_of(access: Access, **more: Any) -> Account:
    given = {"url": "", "platform_id": None, "handle": "HeronLakeSchools"} | more
    return make_account(platform="facebook", access=access, **given)


def answer(ask: Ask, body: object, status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, body=written)


def read(body: object, handle: str | None = None, url: str | None = None) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return cast(Any, read_recorded("facebook", recorded([written], url, NOW), url, handle))


def page_of(*days: int, after: str | None = "QVFI/a") -> dict[str, object]:
    posts = [
        {
            "id": f"{PAGE['id']}_{day}",
            "message": "x",
            "created_time": f"2026-11-{day}T12:00:00+0000",
        }
        for day in days
    ]
    paging = {"cursors": {"after": after}, "next": "https://graph.facebook.com/x?access_token=s"}
    return {"data": posts, "paging": paging if after else {}}


def walk(account: Account, *bodies: object) -> list[Capture]:
    seen: list[Capture] = []
    for body in bodies:
        seen += [answer(ask, body) for ask in facebook.ask(account, seen)]
    return seen


def test_asks_nothing_without_a_token_and_without_the_districts_decision() -> None:
    account = account_of(Access())

    assert facebook.ask(account, ()) == ()
    with pytest.raises(OutOfReachError) as refused:
        facebook.normalise(account, ())

    assert refused.value.outcome is Outcome.NEEDS_CREDENTIALS
    assert refused.value.fix == facebook.HELP


def test_asks_for_no_posts_when_the_token_has_run_out() -> None:
    account = account_of(TOKEN)
    first = facebook.ask(account, ())

    seen = [answer(first[0], EXPIRED, 400)]

    assert facebook.ask(account, seen) == ()
    with pytest.raises(OutOfReachError, match="does not take the token"):
        facebook.normalise(account, seen)


def test_asks_for_the_page_then_for_its_posts_by_id() -> None:
    seen = walk(account_of(TOKEN), PAGE, page_of(20, after=None))

    asked = [capture.ask for capture in seen]
    assert [ask.purpose for ask in asked] == ["page", "posts"]
    assert asked[0].url.startswith("https://graph.facebook.com/v26.0/HeronLakeSchools?fields=id,")
    assert asked[1].url.startswith("https://graph.facebook.com/v26.0/100000000000101/posts?fields=")
    assert {ask.credential for ask in asked} == {"facebook/HeronLakeSchools"}


def test_follows_the_id_where_it_is_known() -> None:
    account = account_of(TOKEN, platform_id="100000000000101")

    assert "/v26.0/100000000000101?fields=" in facebook.ask(account, ())[0].url


def test_never_follows_the_next_address_as_it_is_given_for_it_holds_a_token() -> None:
    seen = walk(account_of(TOKEN), PAGE, page_of(20), page_of(19))

    assert seen[-1].ask.url.endswith("&limit=100&after=QVFI%2Fa")
    assert not any("access_token" in capture.ask.url for capture in seen)


def test_stops_at_the_depth_allowed() -> None:
    bodies = [PAGE, *[page_of(20)] * 6]

    assert len(walk(account_of(TOKEN), *bodies)) == 3


def test_stops_at_what_is_known() -> None:
    access = Access(connected="facebook/h", since=datetime(2026, 11, 18, tzinfo=UTC), max_pages=9)

    seen = walk(account_of(access), PAGE, page_of(21, 20), page_of(19, 17), page_of(16))

    assert len(seen) == 3


def test_tries_the_apps_key_when_the_token_has_run_out() -> None:
    account = account_of(Access(connected="facebook/h", app_key="facebook"))

    seen = walk(account, EXPIRED, PAGE, page_of(20, after=None))
    snapshot = facebook.normalise(account, seen)

    assert [c.ask.purpose for c in seen] == ["page", "public_page", "public_posts"]
    assert [c.ask.credential for c in seen] == ["facebook/h", "facebook", "facebook"]
    assert snapshot.display_name == "Heron Lake Public Schools"
    assert "does not take the token" in snapshot.partial[0]


def test_asks_no_other_way_about_a_page_that_is_gone() -> None:
    gone = {"error": {"message": "(#803) Some of the aliases do not exist", "code": 803}}
    account = account_of(Access(connected="facebook/h", app_key="facebook", pages=True))
    seen = walk(account, gone)

    assert facebook.ask(account, seen) == ()
    with pytest.raises(OutOfReachError) as refused:
        facebook.normalise(account, seen)
    assert refused.value.outcome is Outcome.GONE


def test_reads_the_public_page_only_when_the_district_decided_so() -> None:
    asks = facebook.ask(account_of(Access(pages=True)), ())

    assert [(ask.url, ask.credential) for ask in asks] == [
        ("https://www.facebook.com/HeronLakeSchools", None)
    ]


def test_a_page_that_is_not_found_by_way_of_the_site_is_not_gone() -> None:
    account = account_of(Access(pages=True))
    seen = [answer(ask, b"", 404) for ask in facebook.ask(account, ())]

    with pytest.raises(OutOfReachError) as refused:
        facebook.normalise(account, seen)

    assert refused.value.outcome is Outcome.UNREACHABLE


def test_tells_its_routes_in_the_order_of_trying() -> None:
    names = [route.name for route in facebook.ROUTES]

    assert names == [RouteName.CONNECTED, RouteName.APP_KEY, RouteName.KEYLESS]
    assert all(route.checked == "2026-11" for route in facebook.ROUTES)
    assert facebook.cost(()) == 0.0


def test_takes_several_pages_for_nobodys() -> None:
    pages = {"1": {"id": "1", "name": "A"}, "2": {"id": "2", "name": "B", "username": "herons"}}
    found = {"data": [{"id": "1", "name": "A", "link": "https://www.facebook.com/1"}] * 2}

    assert read(pages)["account"]["id"] is None
    assert read(pages, handle="Herons")["account"]["id"] == "2"
    assert read(pages, handle="nobody")["status"] == "not_found"
    assert read(found)["account"]["id"] is None


def test_takes_the_page_of_posts_from_their_ids() -> None:
    said = read(
        {"data": [{"id": "7_1", "message": "Hi", "created_time": "2021-07-04T19:50:58+0000"}]}
    )

    assert said["account"]["id"] == "7"
    assert said["account"]["handle"] is None
    assert (said["posts"][0]["text"], said["posts"][0]["time"]) == ("Hi", "2021-07-04T19:50:58Z")


def test_takes_the_page_of_photos_and_videos_from_the_address_of_the_list() -> None:
    body = {
        "data": [{"id": "31", "created_time": "2021-05-07T16:18:42+0000", "length": 3.5}],
        "paging": {"next": "https://graph.facebook.com/v11.0/77/videos?access_token=x&after=a"},
    }

    said = read(body)

    assert (said["account"]["id"], said["posts"][0]["kind"]) == ("77", "video")


def test_reads_posts_that_came_inside_the_page() -> None:
    said = read(PAGE | {"posts": page_of(20)})

    assert said["account"]["display_name"] == "Heron Lake Public Schools"
    assert len(said["posts"]) == 1
    assert said["paging"] == {"next": True}


def test_reads_the_answers_of_a_batch() -> None:
    post = {"id": "7_1", "message": "Hi", "created_time": "2021-07-04T19:50:58+0000"}
    batch = [{"code": 200, "body": json.dumps({"data": [post]})}, {"code": 200, "body": "null"}]

    assert [one["id"] for one in read(batch)["posts"]] == ["7_1"]


@pytest.mark.parametrize(
    "body",
    [
        {"id": "5", "name": "Prom", "start_time": "2026-05-01T18:00:00-0500"},
        {
            "data": [{"id": "1_2", "message": "x"}],
            "paging": {"next": "https://h.example/1/comments"},
        },
        {"success": True},
        [],
        b"false",
        b"",
        b"<html></html>",
    ],
    ids=["event", "comments", "other", "list", "false", "empty", "no page"],
)
def test_makes_nothing_of_what_is_neither_page_nor_posts(body: object) -> None:
    said = read(body)

    assert said["account"]["id"] is None
    assert said["posts"] == []
