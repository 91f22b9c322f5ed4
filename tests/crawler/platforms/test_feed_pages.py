"""A feed is read on where it says how, or WordPress wrote it: so far as is allowed and needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.platforms.catalogue import load
from tests.builders import NOW, make_account

HOME = "https://herons.example/"
BY_WORDPRESS = "<generator>https://wordpress.org/?v=6.8</generator>"
NAMED = '<atom:link rel="next" href="/feed/?page=b"/>'


def feed(head: str, first: int = 1, posts: int = 10) -> bytes:
    """Give a feed of posts with falling days, from `first` days ago on."""
    items = "".join(
        f"<item><guid>{day}</guid><title>Post {day}</title>"
        f"<pubDate>{NOW - timedelta(days=day):%d %b %Y} 10:00:00 GMT</pubDate></item>"
        for day in range(first, first + posts)
    )
    atom = 'xmlns:atom="http://www.w3.org/2005/Atom"'
    return f'<rss version="2.0" {atom}><channel>{head}{items}</channel></rss>'.encode()


def answer(ask: Ask, body: bytes, status: int = 200) -> Capture:
    return Capture(ask, ask.url, status, NOW, body=body)


def account_on(platform: str, **access: object) -> Account:
    """Give an account whose feed was never read, unless `since` says so."""
    handle = "herons.example"
    asked = make_account(platform=platform, handle=handle, url=HOME, platform_id=None)
    return replace(asked, access=Access(**access))  # type: ignore[arg-type]


def up_to_the_feed(account: Account, body: bytes) -> list[Capture]:
    """Give page and feed as they were answered."""
    link = b'<title>Herons</title><link rel="alternate" type="application/rss+xml" href="/feed/">'
    reader = load(account.platform)
    page = answer(reader.ask(account, ())[0], link)
    return [page, answer(reader.ask(account, (page,))[0], body)]


@pytest.mark.parametrize("platform", ["blog", "website"])
@pytest.mark.parametrize(
    ("body", "access"),
    [
        (feed(""), {}),
        (feed(BY_WORDPRESS, posts=9), {}),
        (feed(BY_WORDPRESS), {"max_pages": 1}),
        (feed(BY_WORDPRESS), {"since": NOW - timedelta(days=5)}),
        (feed('<atom:link rel="next" href="https://elsewhere.example/feed"/>'), {}),
        (feed('<atom:link rel="next" href="/feed/"/>'), {}),
        (feed('<atom:link rel="next" href="http://[/feed"/>'), {}),
        (b"<p>no feed</p>", {}),
    ],
    ids=[
        "nothing says that it goes on",
        "all posts are there",
        "one page is enough",
        "the rest is known",
        "it goes on at another site",
        "it goes on where it began",
        "it goes on at what is no address",
        "it is no feed",
    ],
)
def test_asks_for_no_further_page(platform: str, body: bytes, access: dict[str, object]) -> None:
    account = account_on(platform, **access)
    seen = up_to_the_feed(account, body)

    more = [ask for ask in load(platform).ask(account, seen) if ask.purpose == "more"]

    assert more == []


@pytest.mark.parametrize("platform", ["blog", "website"])
@pytest.mark.parametrize(
    ("head", "url"),
    [(BY_WORDPRESS, "https://herons.example/feed/?paged=2"), (NAMED, f"{HOME}feed/?page=b")],
    ids=["WordPress", "RFC 5005"],
)
def test_reads_the_pages_together(platform: str, head: str, url: str) -> None:
    reader, account = load(platform), account_on(platform)
    seen = up_to_the_feed(account, feed(head))
    (more,) = reader.ask(account, seen)
    seen.append(answer(more, feed(head, first=10)))

    done = reader.ask(account, seen)
    found = reader.normalise(account, seen)

    assert more.url == url
    assert done == ()
    assert [post.id for post in found.posts] == [str(day) for day in range(1, 20)]
    assert found.partial == ()


@pytest.mark.parametrize("platform", ["blog", "website"])
def test_a_page_past_the_end_is_nothing_missing(platform: str) -> None:
    reader, account = load(platform), account_on(platform, max_pages=3)
    seen = up_to_the_feed(account, feed(BY_WORDPRESS))
    (more,) = reader.ask(account, seen)
    seen.append(answer(more, b"<h1>Not found</h1>", 404))

    done = reader.ask(account, seen)
    found = reader.normalise(account, seen)

    assert done == ()
    assert len(found.posts) == 10
    assert found.partial == ()


def test_wordpress_is_asked_page_after_page() -> None:
    reader, account = load("website"), account_on("website", max_pages=3)
    seen = up_to_the_feed(account, feed(BY_WORDPRESS))
    (second,) = reader.ask(account, seen)
    seen.append(answer(second, feed(BY_WORDPRESS, first=11)))

    (third,) = reader.ask(account, seen)

    assert third.url == "https://herons.example/feed/?paged=3"
