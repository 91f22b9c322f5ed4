"""Forums: what is asked of Discourse and phpBB, and whose posts count."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import forum
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW, make_account

FORUM = "https://forum.heronlake.example"
USER = {"user": {"id": 7, "username": "eastview", "name": "Eastview Herons"}}
NOTHING: dict[str, object] = {"user_actions": []}
BOARD = b'<html><title>Board - Sports</title><body id="phpbb"></body></html>'


def account_of(handle: str, url: str = "", **more: Any) -> Account:
    made = make_account(platform="forum", handle=handle, url=url, platform_id=None)
    return replace(made, access=Access(**more))


def answer(ask: Ask, body: object, status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, {}, written)


def visit(account: Account, *bodies: object) -> list[Capture]:
    seen: list[Capture] = []
    waiting = list(bodies)
    while waiting and (asks := forum.ask(account, seen)):
        seen += [answer(ask, waiting.pop(0)) for ask in asks if waiting]
    return seen


def read(body: object, handle: str | None = None, url: str = f"{FORUM}/latest.json") -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_recorded("forums", recorded([written], url, NOW), url, handle)


def actions(*numbers: int) -> dict[str, object]:
    made = {"action_type": 5, "username": "eastview", "topic_id": 1, "created_at": "2026-11-20"}
    return {"user_actions": [made | {"post_id": number} for number in numbers]}


def test_stays_silent_after_a_profile_that_is_hidden() -> None:
    account = account_of("forum.heronlake.example/u/eastview")
    hidden = {"user": {"id": 7, "username": "eastview", "profile_hidden": True}}

    seen = visit(account, hidden)

    assert forum.ask(account, seen) == ()
    with pytest.raises(OutOfReachError) as refused:
        forum.normalise(account, seen)
    assert refused.value.outcome is Outcome.PRIVATE


def test_stays_silent_on_a_forum_whose_first_page_does_not_come() -> None:
    account = account_of("forum.heronlake.example")
    first = forum.ask(account, ())

    assert forum.ask(account, [answer(first[0], b"", 503)]) == ()


def test_asks_for_profile_then_topics_and_replies() -> None:
    account = account_of("forum.heronlake.example/u/eastview")

    seen = visit(account, USER, {"topic_list": {"topics": []}}, NOTHING)

    assert [capture.ask.url for capture in seen] == [
        f"{FORUM}/u/eastview.json",
        f"{FORUM}/topics/created-by/eastview.json",
        f"{FORUM}/user_actions.json?username=eastview&filter=5&offset=0",
    ]
    assert forum.ask(account, seen) == ()


@pytest.mark.parametrize(
    ("since", "asked"),
    [(None, ["0", "30"]), (datetime(2026, 11, 21, tzinfo=UTC), ["0"])],
    ids=["first visit", "nothing new"],
)
def test_pages_replies_until_what_is_known(since: datetime | None, asked: list[str]) -> None:
    account = account_of("forum.heronlake.example/u/eastview", since=since)
    full = actions(*range(1, 31))

    seen = visit(account, USER, {"topic_list": {"topics": []}}, full, full, full)

    pages = [c.ask.url.rpartition("=")[2] for c in seen if c.ask.purpose == "replies"]
    assert pages == asked


def test_asks_a_whole_forum_by_the_software_that_its_page_names() -> None:
    page = b'<html><meta name="generator" content="Discourse 3.4.1"><title>x</title></html>'

    seen = visit(account_of("forum.heronlake.example"), page, {"title": "x"}, {"topic_list": {}})

    assert [capture.ask.url for capture in seen] == [
        FORUM,
        f"{FORUM}/site/basic-info.json",
        f"{FORUM}/latest.json?order=created",
    ]


def test_tries_both_places_of_a_board_s_feed() -> None:
    account = account_of("heronlake.example/phpbb/viewforum.php?f=3")

    seen = visit(account, BOARD, b"no feed", b"no feed")

    assert [capture.ask.url for capture in seen] == [
        "https://heronlake.example/phpbb/viewforum.php?f=3",
        "https://heronlake.example/phpbb/app.php/feed/forum/3",
        "https://heronlake.example/phpbb/feed.php?f=3",
    ]
    assert forum.ask(account, seen) == ()


def test_asks_where_the_register_s_address_says() -> None:
    account = account_of(
        "heronlake.example/phpbb/viewforum.php?f=3", "http://www.heronlake.example"
    )

    assert forum.ask(account, ())[0].url.startswith("http://www.heronlake.example/phpbb/")


def test_says_which_part_of_a_profile_is_lost() -> None:
    account = account_of("forum.heronlake.example/u/eastview")
    seen = [answer(forum.ask(account, ())[0], {"user": {"id": 7}})]

    with pytest.raises(LayoutChangedError, match="username"):
        forum.normalise(account, seen)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"errors": ["x"], "error_type": "not_found"}, "not_found"),
        ({"errors": ["x"], "error_type": "rate_limit"}, "unreadable"),
        ({"errors": ["x"], "error_type": "not_logged_in"}, "unreadable"),
        ({"something": "else"}, "unreadable"),
    ],
)
def test_tells_errors_apart(body: object, status: str) -> None:
    assert read(body)["status"] == status


def test_gives_no_account_of_a_list_where_one_person_wrote_all() -> None:
    topic = {"id": 1, "title": "x", "posters": [{"description": "Original Poster", "user_id": 7}]}
    listed = {"users": [{"id": 7, "username": "eastview"}], "topic_list": {"topics": [topic]}}

    assert read(listed)["account"]["handle"] is None
    assert read(listed, url="")["account"]["handle"] == "eastview"


def test_reads_a_topic_with_its_replies_and_leaves_out_what_discourse_added() -> None:
    cooked = (
        '<p>We won</p><img class="avatar" src="/a.png"><a class="lightbox" href="/b.png">'
        '<img src="/b_small.png"><div class="meta"><span>b.png 2 MB</span></div></a>'
    )
    posts = [
        {"id": 5, "post_number": 1, "username": "eastview", "cooked": cooked},
        {"id": 6, "post_number": 2, "username": "dreyes", "cooked": "<p>Yes</p>"},
        {"id": 7, "post_number": 3, "username": "system", "cooked": "", "post_type": 3},
    ]
    topic = {"id": 9, "slug": "won", "title": "Won", "post_stream": {"posts": posts}}

    said = read(topic)["posts"]

    assert [(p["id"], p["kind"], p["title"], p["text"]) for p in said] == [
        ("5", "post", "Won", "We won"),
        ("6", "reply", None, "Yes"),
    ]
    assert said[0]["image_urls"] == [f"{FORUM}/b_small.png"]
    assert said[1]["permalink"] == f"{FORUM}/t/won/9/2"


def test_reads_a_search_with_titles_from_its_topics() -> None:
    found = {
        "posts": [
            {"id": 5, "topic_id": 9, "post_number": 2, "username": "a", "blurb": "won &amp; x"}
        ],
        "topics": [{"id": 9, "title": "Won", "slug": "won"}, {"id": 10, "title": "Lost"}],
        "grouped_search_result": {},
    }

    said = read(found)["posts"]

    assert [(p["id"], p["title"], p["text"]) for p in said] == [
        ("5", "Won", "won & x"),
        ("10", "Lost", None),
    ]


def test_reads_discourse_s_feed_with_its_authors() -> None:
    feed = b"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>Forum</title><item><title>Won</title><dc:creator>@eastview Eastview Herons</dc:creator>
    <description>&lt;p&gt;Yes&lt;/p&gt;</description><guid>forum-post-5-1</guid></item></channel></rss>"""

    post = read(feed)["posts"][0]

    assert (post["author_handle"], post["author_name"]) == ("eastview", "Eastview Herons")
