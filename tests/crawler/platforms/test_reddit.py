"""Reddit: what it asks once it is approved, what its answers mean, what recordings show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import PostKind
from crawler.platforms import reddit
from tests.builders import NOW, make_account

KEYED = Access(app_key="reddit")
ABOUT = {"kind": "t2", "data": {"name": "herons", "id": "abc"}}


def account_of(handle: str = "u/herons", access: Access = KEYED, **more: Any) -> Account:
    named = {"platform": "reddit", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def answer(ask: Ask, body: object = b"", status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, {}, written)


def read(body: object, owner: str | None = None) -> Any:
    return reddit.read(answer(Ask("https://x.example", "recorded"), body), owner)


def post(name: str = "p1", **more: Any) -> dict[str, Any]:
    data = {"id": name, "author": "herons", "subreddit": "HeronLake", "title": "We won"}
    return {"kind": "t3", "data": data | {"created_utc": 1763629323.0, "selftext": ""} | more}


def listing(*things: object, after: str | None = None) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(things), "after": after}}


def test_asks_nothing_without_approval_not_even_pages() -> None:
    account = account_of(access=Access(pages=True))

    assert reddit.ask(account, ()) == ()
    with pytest.raises(OutOfReachError) as told:
        reddit.normalise(account, ())
    assert told.value.outcome is Outcome.FORBIDDEN


@pytest.mark.parametrize(
    "body",
    [
        {"message": "Not Found", "error": 404},
        {"kind": "t2", "data": {"name": "herons", "is_suspended": True}},
    ],
)
def test_asks_for_no_posts_of_who_is_not_there(body: object) -> None:
    account = account_of()
    about = reddit.ask(account, ())[0]

    assert reddit.ask(account, (answer(about, body),)) == ()


def test_a_search_instead_of_a_community_says_that_there_is_none() -> None:
    account = account_of("r/HeronLake")
    about = answer(
        reddit.ask(account, ())[0], listing({"kind": "t5", "data": {"display_name": "x"}})
    )

    with pytest.raises(OutOfReachError) as told:
        reddit.normalise(account, (about,))

    assert told.value.outcome is Outcome.GONE


def test_asks_the_api_and_follows_its_pages_to_the_depth_allowed() -> None:
    account = account_of(access=Access(app_key="reddit", max_pages=2))
    seen = [answer(reddit.ask(account, ())[0], ABOUT)]
    for name in ("p1", "p2", "p3"):
        seen += [answer(a, listing(post(name), after="t3_x")) for a in reddit.ask(account, seen)]

    place = "https://oauth.reddit.com/user/herons"
    assert [capture.ask.url for capture in seen] == [
        f"{place}/about?raw_json=1",
        f"{place}/submitted?sort=new&limit=100&raw_json=1",
        f"{place}/submitted?sort=new&limit=100&raw_json=1&after=t3_x",
    ]
    assert {capture.ask.credential for capture in seen} == {"reddit"}


def test_a_community_is_asked_for_its_newest_posts() -> None:
    account = account_of("r/HeronLake")
    about = answer(
        reddit.ask(account, ())[0], {"kind": "t5", "data": {"display_name": "HeronLake"}}
    )

    asks = reddit.ask(account, (about,))

    assert asks[0].url == "https://oauth.reddit.com/r/HeronLake/new?limit=100&raw_json=1"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ({"message": "Not Found", "error": 404}, Outcome.GONE),
        ({"reason": "USER_DOESNT_EXIST", "message": "Bad Request"}, Outcome.GONE),
        ({"reason": "banned", "message": "Not Found", "error": 404}, Outcome.SUSPENDED),
        ({"kind": "t2", "data": {"name": "x", "is_suspended": True}}, Outcome.SUSPENDED),
        ({"reason": "private", "message": "Forbidden", "error": 403}, Outcome.PRIVATE),
        ({"reason": "quarantined", "message": "Forbidden", "error": 403}, Outcome.FORBIDDEN),
        ({"message": "Unauthorized", "error": 401}, Outcome.NEEDS_CREDENTIALS),
        ({"error": "invalid_token"}, Outcome.NEEDS_CREDENTIALS),
        ({"message": "Forbidden", "error": 403}, Outcome.NEEDS_CREDENTIALS),
        ({"message": "Too Many Requests", "error": 429}, Outcome.UNREACHABLE),
        ({"message": "Internal Server Error", "error": 500}, Outcome.UNREACHABLE),
        (b"<html><title>Ow!</title><p>whoa there, pardner!</p></html>", Outcome.UNREACHABLE),
        (b"<p>You've been blocked by network security.</p>", Outcome.FORBIDDEN),
    ],
)
def test_tells_apart_why_there_is_nothing(body: object, outcome: Outcome) -> None:
    with pytest.raises(ReaderError) as told:
        read(body)

    assert told.value.outcome is outcome


def test_gives_no_account_where_posts_are_of_several_in_several_places() -> None:
    found = read(listing(post(), post("p2", author="otters", subreddit="Otters")))

    assert (found.handle, [one.mine for one in found.posts]) == (None, [False, False])


def test_what_members_post_is_not_the_communitys() -> None:
    found = read(listing(post(), post("p2", author="otters")), "r/HeronLake")

    assert (found.handle, [one.mine for one in found.posts]) == ("HeronLake", [False, False])


def test_somebody_elses_post_is_not_the_accounts() -> None:
    found = read(listing(post(), post("p2", author="otters")), "u/Herons")

    assert [one.mine for one in found.posts] == [True, False]


def test_a_deleted_author_is_nobody() -> None:
    assert read(listing(post(author="[deleted]"))).posts[0].author_handle is None


@pytest.mark.parametrize(
    ("more", "kind", "pictures"),
    [
        ({"is_self": True, "thumbnail": "self"}, PostKind.POST, []),
        ({"url": "https://v.redd.it/x.mp4", "is_video": True}, PostKind.VIDEO, []),
        ({"url": "https://i.redd.it/a.png"}, PostKind.PHOTO, ["https://i.redd.it/a.png"]),
        ({"url": "https://e.example", "thumbnail": "default"}, PostKind.POST, []),
        (
            {"url": "https://e.example", "thumbnail": "https://t.example/a.jpg?x=1&amp;y=2"},
            PostKind.POST,
            ["https://t.example/a.jpg?x=1&y=2"],
        ),
        ({"crosspost_parent_list": [{"id": "q", "selftext": "theirs"}]}, PostKind.REPOST, []),
        (
            {"is_gallery": True, "media_metadata": {"a": {"status": "unprocessed"}}},
            PostKind.PHOTO,
            [],
        ),
    ],
)
def test_tells_kinds_of_posts_apart(
    more: dict[str, Any], kind: PostKind, pictures: list[str]
) -> None:
    found = read(listing(post(**more))).posts[0]

    assert (found.kind, [picture.url for picture in found.pictures]) == (kind, pictures)
    assert found.text == ""


def test_takes_out_the_entities_that_reddit_put_in() -> None:
    escaped = post(title="a &amp; b", selftext="1 &lt; 2", selftext_html="&lt;div&gt;x&lt;/div&gt;")
    raw = post(selftext="&gt; as it was", selftext_html="<div>x</div>")

    assert read(listing(escaped)).posts[0].title == "a & b"
    assert read(listing(escaped)).posts[0].text == "1 < 2"
    assert read(listing(raw)).posts[0].text == "&gt; as it was"


def test_of_a_thread_only_the_post_is_read() -> None:
    comment = {"kind": "t1", "data": {"id": "c", "author": "otters", "body": "Nice"}}

    assert [one.id for one in read([listing(post()), listing(comment)]).posts] == ["p1"]


def test_reads_the_old_feed_without_what_nobody_wrote() -> None:
    feed = b"""<rss version="2.0"><channel><title>Heron Lake</title>
    <link>https://www.reddit.com/r/HeronLake/</link><item><title>We won</title>
    <link>https://www.reddit.com/r/HeronLake/comments/abc12/we_won/</link>
    <guid>https://www.reddit.com/r/HeronLake/comments/abc12/we_won/</guid>
    <pubDate>Fri, 20 Nov 2026 10:00:00 +0000</pubDate><description>&lt;div&gt;&lt;p&gt;All of it
    &lt;/p&gt;&lt;/div&gt; submitted by &lt;a href="x"&gt; herons &lt;/a&gt; &lt;br/&gt;
    &lt;a href="x"&gt;[link]&lt;/a&gt; &lt;a href="x"&gt;[comment]&lt;/a&gt;</description></item>
    </channel></rss>"""

    found = read(feed)

    one = found.posts[0]
    assert (found.handle, found.display_name) == ("HeronLake", "Heron Lake")
    assert (one.id, one.text, one.author_handle, one.mine) == (
        "abc12",
        "All of it",
        "herons",
        False,
    )


def test_reads_the_feed_of_a_person_with_comments() -> None:
    entry = (
        "<entry><author><name>/u/herons</name></author><id>{0}</id><title>{1}</title>"
        '<link href="https://www.reddit.com/r/HeronLake/comments/p1/x/{2}"/>'
        '<published>2026-11-20T10:00:00+00:00</published><content type="html">'
        "&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Yes&lt;/p&gt;&lt;/div&gt;</content></entry>"
    )
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>/user/herons/.rss</id>'
        "<icon>https://www.redditstatic.com/icon.png/</icon><title>overview for herons</title>"
        f"{entry.format('t3_p1', 'We won', '')}{entry.format('t1_c1', '/u/herons on x', 'c1/')}"
        "</feed>"
    )

    found = read(feed.encode())

    assert (found.handle, found.avatar, found.display_name) == ("herons", None, None)
    assert [(one.id, one.kind) for one in found.posts] == [
        ("p1", PostKind.POST),
        ("c1", PostKind.REPLY),
    ]
    assert all(one.mine and one.text == "Yes" for one in found.posts)


def test_reads_an_embed() -> None:
    link = "https://www.reddit.com/r/HeronLake/comments/p1/we_won/"
    found = read(
        {
            "provider_name": "reddit",
            "title": "We won",
            "author_name": "herons",
            "html": f'<blockquote><a href="{link}?ref_source=embed&amp;x">x</a></blockquote>',
        }
    )

    assert (found.handle, found.posts[0].id, found.posts[0].permalink) == ("herons", "p1", link)


@pytest.mark.parametrize(
    "page",
    [
        """<shreddit-post id="t3_p1" permalink="/r/HeronLake/comments/p1/x/" author="herons"
        created-timestamp="2025-11-20T09:02:03.000000+0000" post-title="We won" post-type="image"
        content-href="https://i.redd.it/a.png"></shreddit-post>""",
        """<div class="thing link" data-fullname="t3_p1" data-author="herons"
        data-permalink="/r/HeronLake/comments/p1/x/" data-timestamp="1763629323000"
        data-url="https://i.redd.it/a.png"><div class="entry"><a class="title">We won</a></div>
        </div>""",
    ],
    ids=["new", "old"],
)
def test_reads_a_saved_page(page: str) -> None:
    one = read(f"<html><body>{page}</body></html>".encode()).posts[0]

    assert (one.id, one.title, one.author_handle) == ("p1", "We won", "herons")
    assert one.permalink == "https://www.reddit.com/r/HeronLake/comments/p1/x/"
    assert one.moment.text() == "2025-11-20T09:02:03Z"
    assert one.pictures[0].url == "https://i.redd.it/a.png"


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"\xff",
        b"<p>x</p>",
        b'{"kind": "t2", "data": {}}',
        b'{"kind": "Listing"}',
        b'{"kind": "t3", "data": {"title": "x"}}',
        b'{"kind": {}, "data": []}',
    ],
)
def test_an_answer_of_another_form_is_a_change_of_layout(body: bytes) -> None:
    with pytest.raises(LayoutChangedError):
        read(body)
