"""What each reader asks for, step by step, and when it is content."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms.catalogue import READERS, load
from tests.builders import NOW, make_account

CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"


def account_of(platform: str, handle: str, **more: Any) -> Account:
    return make_account(platform=platform, handle=handle, **{"url": "", "platform_id": None} | more)


def answer(ask: Ask, body: object = b"", status: int = 200, **headers: str) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, headers, written)


def urls(asks: Any) -> list[str]:
    return [ask.url for ask in asks]


@pytest.mark.parametrize("name", READERS)
def test_a_platform_without_an_open_route_asks_nothing_and_says_what_would_help(name: str) -> None:
    reader = load(name)
    if reader.ask(account_of(name, "heronlake"), ()):
        return

    with pytest.raises(OutOfReachError) as refused:
        reader.normalise(account_of(name, "heronlake"), ())

    assert refused.value.fix == reader.HELP
    assert "2026-11" in reader.HELP


def test_bluesky_asks_for_no_posts_of_who_wants_only_members_to_read() -> None:
    reader, account = load("bluesky"), account_of("bluesky", "herons.example")
    profile = {"did": "did:x", "handle": "h.example", "labels": [{"val": "!no-unauthenticated"}]}

    first = reader.ask(account, ())
    second = reader.ask(account, (answer(first[0], profile),))

    assert urls(first) == [
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=herons.example"
    ]
    assert second == ()


def test_bluesky_follows_the_did_and_pages_to_a_small_depth() -> None:
    reader = load("bluesky")
    account = account_of("bluesky", "herons.example", platform_id="did:plc:abc")
    seen: list[Capture] = []
    bodies: list[object] = [{"did": "did:plc:abc", "handle": "herons.example"}]
    bodies += [{"feed": [], "cursor": "a/b"}] * 5

    for body in bodies:
        seen += [answer(ask, body) for ask in reader.ask(account, seen)]

    assert [capture.ask.purpose for capture in seen] == ["profile", "posts", "posts"]
    assert all("actor=did:plc:abc" in capture.ask.url for capture in seen)
    assert seen[-1].ask.url.endswith("&cursor=a%2Fb")


def test_a_service_of_ones_own_is_asked_instead() -> None:
    account = account_of("bluesky", "herons.example", service="http://bluesky.localhost:8080/")

    asks = load("bluesky").ask(account, ())

    assert asks[0].url.startswith("http://bluesky.localhost:8080/xrpc/")


def test_youtube_asks_for_the_feed_at_once_when_the_id_is_known() -> None:
    asks = load("youtube").ask(account_of("youtube", f"id:{CHANNEL}"), ())

    assert [ask.purpose for ask in asks] == ["feed", "page"]
    assert asks[0].url == f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"


def test_youtube_learns_the_id_of_a_handle_from_the_channel_page() -> None:
    reader, account = load("youtube"), account_of("youtube", "EastviewHerons")
    page = f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">'.encode()

    first = reader.ask(account, ())
    second = reader.ask(account, (answer(first[0], page),))

    assert urls(first) == ["https://www.youtube.com/@EastviewHerons"]
    assert [ask.purpose for ask in second] == ["feed"]


def test_youtube_asks_no_more_when_the_page_holds_no_id() -> None:
    reader, account = load("youtube"), account_of("youtube", "EastviewHerons")
    first = reader.ask(account, ())

    assert reader.ask(account, (answer(first[0], b"<title>x</title>"),)) == ()


def test_mastodon_stops_where_the_api_says_that_there_is_no_such_account() -> None:
    reader, account = load("mastodon"), account_of("mastodon", "herons@social.example")
    first = reader.ask(account, ())

    assert reader.ask(account, (answer(first[0], {"error": "Record not found"}, 404),)) == ()


def test_mastodon_falls_back_to_the_feed_then_to_the_outbox() -> None:
    reader, account = load("mastodon"), account_of("mastodon", "herons@social.example")
    server = "https://social.example"
    link = {"rel": "self", "type": "application/activity+json", "href": f"{server}/users/herons"}
    bodies: list[tuple[object, int]] = [
        ({"error": "This method requires an authenticated user"}, 401),
        (b"<html></html>", 404),
        ({"subject": "acct:herons@social.example", "links": [link]}, 200),
        ({"type": "Person", "id": f"{server}/users/herons", "outbox": f"{server}/out"}, 200),
        ({"type": "OrderedCollection", "first": f"{server}/out?page=1"}, 200),
        ({"type": "OrderedCollectionPage", "orderedItems": [{}]}, 200),
    ]
    seen: list[Capture] = []

    for body, status in bodies:
        seen += [answer(ask, body, status) for ask in reader.ask(account, seen)]

    assert urls(capture.ask for capture in seen) == [
        f"{server}/api/v1/accounts/lookup?acct=herons",
        f"{server}/@herons.rss",
        f"{server}/.well-known/webfinger?resource=acct%3Aherons%40social.example",
        f"{server}/users/herons",
        f"{server}/out",
        f"{server}/out?page=1",
    ]
    assert reader.ask(account, seen) == ()


def test_mastodon_follows_the_link_header_only_on_its_own_server() -> None:
    reader, account = load("mastodon"), account_of("mastodon", "herons@social.example")
    lookup = answer(reader.ask(account, ())[0], {"id": "7", "acct": "herons"})
    posts = reader.ask(account, (lookup,))[0]

    ours = answer(posts, [], link='<https://social.example/p2>; rel="next"')
    theirs = answer(posts, [], link='<https://evil.example/p2>; rel="next"')

    assert urls(reader.ask(account, (lookup, ours))) == ["https://social.example/p2"]
    assert reader.ask(account, (lookup, theirs)) == ()


def test_a_website_asks_for_the_feed_that_it_names_and_for_nothing_else() -> None:
    reader = load("website")
    account = account_of("website", "eastview.example", url="https://eastview.example/")
    tag = b'<link rel="alternate" type="application/rss+xml" href="/feed/">'
    first = reader.ask(account, ())

    with_feed = reader.ask(account, (answer(first[0], tag),))
    without = reader.ask(account, (answer(first[0], b"<p>x</p>"),))

    assert urls(first) == ["https://eastview.example/"]
    assert urls(with_feed) == ["https://eastview.example/feed/"]
    assert without == ()


def test_a_blog_tries_known_paths_until_one_is_a_feed() -> None:
    reader = load("blog")
    account = account_of("blog", "eastview.example", url="https://eastview.example/")
    seen = [answer(reader.ask(account, ())[0], b"<p>x</p>")]
    seen += [answer(reader.ask(account, seen)[0], b"no", 404)]
    feed = reader.ask(account, seen)[0]

    done = reader.ask(
        account, [*seen, answer(feed, b'<rss version="2.0"><channel></channel></rss>')]
    )

    assert urls(capture.ask for capture in seen) == [
        "https://eastview.example/",
        "https://eastview.example/feed/",
    ]
    assert feed.url == "https://eastview.example/rss.xml"
    assert done == ()


def test_a_blog_on_a_known_host_is_asked_at_its_own_path() -> None:
    reader = load("blog")
    account = account_of("blog", "medium.com/@herons", url="https://medium.com/@herons")
    page = answer(reader.ask(account, ())[0], b"<p>no link tag</p>")

    assert urls(reader.ask(account, (page,))) == ["https://medium.com/feed/@herons"]


@pytest.mark.parametrize("route", ["connected", "app_key", "keyless"])
@pytest.mark.parametrize("name", READERS)
def test_no_reader_takes_silence_of_the_network_for_a_gone_account(name: str, route: str) -> None:
    reader = load(name)
    handle = "herons@social.example" if name == "mastodon" else "herons.example"
    secrets: dict[str, Any] = {} if route == "keyless" else {route: f"{name}/herons"}
    access = Access(own_id="1", **secrets)
    account = account_of(name, handle, url="https://herons.example/", access=access)
    seen: list[Capture] = []
    while asks := reader.ask(account, seen):
        seen += [Capture(ask, ask.url, 0, NOW, trouble=Trouble.TIMEOUT) for ask in asks]

    with pytest.raises(OutOfReachError) as refused:
        reader.normalise(account, seen)

    silent = {Outcome.UNREACHABLE, Outcome.NEEDS_CREDENTIALS, Outcome.FORBIDDEN}
    assert refused.value.outcome in silent
    assert not seen or refused.value.outcome is Outcome.UNREACHABLE
