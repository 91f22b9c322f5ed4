"""What the Threads reader asks, by which way, and what it makes of the answers."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from crawler.model.access import Access, RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import threads
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW, make_account

ME = {"id": "25000000000000001", "username": "heronlakeschools", "threads_biography": "News"}


def account_of(access: Access) -> Account:
    return make_account(
        platform="threads", access=access, url="", platform_id=None, handle="heronlakeschools"
    )


def answer(ask: Ask, body: object, status: int = 200) -> Capture:
    return Capture(ask, ask.url, status, NOW, body=json.dumps(body).encode())


def read(body: object, handle: str | None = None) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return cast(Any, read_recorded("threads", recorded([written], None, NOW), None, handle))


def walk(account: Account, *bodies: object) -> list[Capture]:
    seen: list[Capture] = []
    for body in bodies:
        seen += [answer(ask, body) for ask in threads.ask(account, seen)]
    return seen


def listed(after: str) -> dict[str, object]:
    post = {"id": "1", "username": "heronlakeschools", "text": "x"}
    return {"data": [post], "paging": {"cursors": {"before": "b", "after": after}}}


def test_asks_nothing_without_a_token() -> None:
    assert threads.ask(account_of(Access()), ()) == ()


def test_asks_the_owners_account_then_its_posts() -> None:
    account = account_of(Access(connected="threads/heronlakeschools"))

    seen = walk(account, ME, listed("QVFI"), listed("more"), listed("more"))

    assert [capture.ask.purpose for capture in seen] == ["me", "threads", "threads"]
    assert seen[1].ask.url.startswith("https://graph.threads.net/v1.0/me/threads?fields=id,")
    assert seen[2].ask.url.endswith("&limit=100&after=QVFI")
    assert {capture.ask.credential_as for capture in seen} == {"?access_token={}"}


def test_looks_up_a_public_profile_by_name() -> None:
    seen = walk(account_of(Access(app_key="threads")), ME, {"data": []})

    assert [capture.ask.purpose for capture in seen] == ["lookup", "public_threads"]
    assert "/v1.0/profile_lookup?username=heronlakeschools&fields=" in seen[0].ask.url
    assert "/v1.0/profile_posts?username=heronlakeschools&fields=" in seen[1].ask.url


def test_a_profile_that_is_not_shown_is_not_gone() -> None:
    account = account_of(Access(app_key="threads"))
    seen = walk(account, {"error": {"message": "does not exist", "code": 24}})

    with pytest.raises(OutOfReachError) as refused:
        threads.normalise(account, seen)

    assert refused.value.outcome is Outcome.NEEDS_CREDENTIALS


def test_tells_its_routes_in_the_order_of_trying() -> None:
    names = [route.name for route in threads.ROUTES]

    assert names == [RouteName.CONNECTED, RouteName.APP_KEY, RouteName.KEYLESS]
    assert threads.cost(()) == 0.0


def test_takes_posts_of_several_for_nobodys() -> None:
    posts = [{"id": str(n), "username": f"a{n}", "text": "x"} for n in (1, 2)]

    assert read({"data": posts})["account"]["handle"] is None
    assert read({"data": posts}, handle="A2")["account"]["handle"] == "a2"


def test_reads_the_account_that_posts_name() -> None:
    owner = {"owner": {"id": "3"}, "username": "herons"}
    body = {"data": [{"id": "1", "text": "x", "timestamp": "2024-01-02T12:00:00+0000"} | owner]}

    said = read(body)

    assert (said["account"]["handle"], said["account"]["id"]) == ("herons", "3")
    assert said["posts"][0]["time"] == "2024-01-02T12:00:00Z"


def test_reads_one_post() -> None:
    said = read({"id": "1", "text": "x", "media_type": "AUDIO", "username": "herons"})

    assert said["posts"][0]["text"] == "x"


@pytest.mark.parametrize(
    ("page", "status"),
    [
        (b"<html><head><title>Threads &#8226; Log in</title></head></html>", "unreadable"),
        (b"<html><head><title>Page not found</title></head></html>", "not_found"),
        (b'{"data": [{"id": "1"}]}', "unreadable"),
        (b'{"id": "1"}', "unreadable"),
    ],
    ids=["log-in", "not found", "ids", "id"],
)
def test_makes_no_account_of_what_is_none(page: bytes, status: str) -> None:
    assert read(page)["status"] == status


def test_reads_the_head_of_a_posts_page() -> None:
    page = (
        b'<html><head><meta property="og:title" content="Heron Lake (&#064;heronlake) on Threads">'
        b'<meta property="og:url" content="https://www.threads.com/@heronlake/post/CAAAAA">'
        b'<meta property="og:description" content="Snow day"></head></html>'
    )

    said = read(page)

    assert (said["account"]["handle"], said["account"]["bio"]) == ("heronlake", None)
    assert [(post["id"], post["text"]) for post in said["posts"]] == [("CAAAAA", "Snow day")]
