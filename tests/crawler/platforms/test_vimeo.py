"""Vimeo: what it asks route by route, what its answers mean, what recordings show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.platforms import vimeo
from tests.builders import NOW, make_account

KEYED = Access(app_key="vimeo")
USER = {"uri": "/users/1000001", "name": "Eastview Herons", "link": "https://vimeo.com/herons"}
OTHER = {"uri": "/users/1000002", "name": "Otters", "link": "https://vimeo.com/otters"}


def account_of(handle: str = "herons", access: Access = KEYED, **more: Any) -> Account:
    named = {"platform": "vimeo", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def answer(ask: Ask, body: object = b"", status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, {}, written)


def read(body: object, owner: str | None = None) -> Any:
    return vimeo.read(answer(Ask("https://x.example", "recorded"), body), owner)


def video(number: int, user: object = USER) -> dict[str, Any]:
    return {"uri": f"/videos/{number}", "name": "We won", "description": "", "user": user}


def videos(*items: object, following: str | None = None) -> dict[str, Any]:
    return {"data": list(items), "paging": {"next": following}}


def test_asks_for_no_videos_of_who_is_not_there() -> None:
    account = account_of()
    user = vimeo.ask(account, ())[0]
    lost = {"error": "The requested user couldn't be found.", "error_code": 5460}

    assert vimeo.ask(account, (answer(user, lost, 404),)) == ()


def test_does_not_follow_a_next_page_to_another_host() -> None:
    account = account_of()
    user = answer(vimeo.ask(account, ())[0], USER)
    listed = vimeo.ask(account, (user,))[0]
    astray = answer(listed, videos(video(1), following="https://evil.example/2"))

    assert vimeo.ask(account, (user, astray)) == ()


@pytest.mark.parametrize(
    ("handle", "platform_id", "path"),
    [
        ("herons", None, "/users/herons?"),
        ("user1000001", None, "/users/1000001?"),
        ("herons", "1000001", "/users/1000001?"),
    ],
)
def test_asks_by_the_number_where_it_is_known(
    handle: str, platform_id: str | None, path: str
) -> None:
    ask = vimeo.ask(account_of(handle, platform_id=platform_id), ())[0]

    assert path in ask.url
    assert ask.credential == "vimeo"
    assert ask.accept == "application/vnd.vimeo.*+json;version=3.4"


def test_pages_to_the_depth_allowed() -> None:
    account = account_of(access=Access(app_key="vimeo", max_pages=2))
    seen = [answer(vimeo.ask(account, ())[0], USER)]
    seen.append(answer(vimeo.ask(account, seen)[0], videos(video(1), following="/p?page=2")))
    second = vimeo.ask(account, seen)[0]
    seen.append(answer(second, videos(video(2), following="/p?page=3")))

    assert second.url == "https://api.vimeo.com/p?page=2"
    assert vimeo.ask(account, seen) == ()
    assert [post.id for post in vimeo.normalise(account, seen).posts] == ["1", "2"]


def test_without_a_key_the_feed_is_asked_and_then_the_page() -> None:
    account = account_of(access=Access())
    feed = vimeo.ask(account, ())[0]
    page = vimeo.ask(account, (answer(feed, b"no", 404),))[0]

    assert feed.url == "https://vimeo.com/herons/videos/rss"
    assert page.url == "https://vimeo.com/herons"


def test_a_lost_feed_is_not_a_lost_person() -> None:
    account = account_of(access=Access())
    feed = answer(vimeo.ask(account, ())[0], b"no", 404)
    page = answer(vimeo.ask(account, (feed,))[0], b"<p>log in</p>")

    with pytest.raises(OutOfReachError) as told:
        vimeo.normalise(account, (feed, page))

    assert told.value.outcome is Outcome.UNREACHABLE


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ({"error": "The requested user couldn't be found."}, Outcome.GONE),
        ({"error": "Bad token", "error_code": 8003}, Outcome.NEEDS_CREDENTIALS),
        ({"error": "Your access token lacks the public scope"}, Outcome.NEEDS_CREDENTIALS),
        ({"error": "Too many API requests", "error_code": 9000}, Outcome.UNREACHABLE),
        ({"error": "This is a private user"}, Outcome.PRIVATE),
        ({"error": "Service unavailable"}, Outcome.UNREACHABLE),
        ({"error": "Something new"}, Outcome.UNREADABLE),
        (b"<html><head><title>VimeUhOh</title></head></html>", Outcome.GONE),
    ],
)
def test_tells_apart_why_there_is_nothing(body: object, outcome: Outcome) -> None:
    with pytest.raises(ReaderError) as told:
        read(body)

    assert told.value.outcome is outcome


def test_gives_no_account_where_videos_are_of_several() -> None:
    found = read(videos(video(1), video(2, OTHER)))

    assert (found.platform_id, len(found.posts)) == (None, 2)


def test_somebody_elses_video_is_not_the_accounts() -> None:
    found = read(videos(video(1), video(2, OTHER)), "herons")

    assert [post.mine for post in found.posts] == [True, False]


def test_an_album_is_no_video_but_has_an_owner() -> None:
    found = read({"uri": "/users/1000001/albums/5", "name": "2026", "duration": 9, "user": USER})

    assert (found.platform_id, found.posts) == ("1000001", ())


def test_a_search_of_people_gives_the_one_that_was_asked_for() -> None:
    found = read({"data": [USER, OTHER]}, "otters")

    assert (found.handle, found.platform_id) == ("otters", "1000002")
    assert read({"data": [USER, OTHER]}).handle is None


def test_takes_the_largest_picture_in_old_and_new_forms() -> None:
    sizes = [
        {"width": 30, "link": "https://i.example/30"},
        {"width": 9, "link": "https://i.example/9"},
    ]

    assert read(USER | {"pictures": sizes}).avatar.url == "https://i.example/30"
    assert read(USER | {"pictures": {"sizes": sizes}}).avatar.url == "https://i.example/30"


def test_a_restricted_embed_gives_only_what_it_holds() -> None:
    found = read(
        {
            "provider_name": "Vimeo",
            "html": '<iframe src="https://player.vimeo.com/video/100000001?app_id=1"></iframe>',
        }
    )

    post = found.posts[0]
    assert (post.id, post.title, post.moment, post.text) == ("100000001", None, None, None)


def test_the_embeds_day_has_no_zone() -> None:
    found = read(
        {
            "provider_name": "Vimeo",
            "video_id": 100000001,
            "title": "We won",
            "author_name": "Eastview Herons",
            "author_url": "https://vimeo.com/herons",
            "upload_date": "2026-11-20 10:00:00",
            "thumbnail_url": "https://i.example/1.jpg",
        }
    )

    assert found.handle == "herons"
    assert found.posts[0].moment.text() == "2026-11-20T10:00:00"


def test_reads_the_old_simple_api() -> None:
    found = read(
        [
            {
                "id": 100000001,
                "title": "We won",
                "description": "One<br />\ntwo",
                "url": "https://vimeo.com/100000001",
                "upload_date": "2016-12-25 16:30:55",
                "thumbnail_large": "https://i.example/640.jpg",
                "user_id": 1000001,
                "user_name": "Eastview Herons",
                "user_url": "https://vimeo.com/herons",
            }
        ]
    )

    assert (found.handle, found.platform_id) == ("herons", "1000001")
    assert found.posts[0].text == "One\ntwo"


def test_reads_the_old_simple_api_of_a_person() -> None:
    found = read(
        {
            "id": 1000001,
            "display_name": "Eastview Herons",
            "profile_url": "https://vimeo.com/herons",
            "videos_url": "https://vimeo.com/herons/videos",
            "bio": "Films",
            "url": "https://eastview.example",
        }
    )

    assert (found.display_name, found.external_urls) == (
        "Eastview Herons",
        ("https://eastview.example",),
    )


def test_reads_a_saved_page_of_one_video() -> None:
    node = {
        "@type": "VideoObject",
        "name": "We won",
        "description": "All of it",
        "url": "https://vimeo.com/100000001",
        "uploadDate": "2026-11-20T10:00:00-05:00",
        "thumbnailUrl": "https://i.example/1.jpg",
        "author": {"@type": "Person", "name": "Eastview Herons", "url": "https://vimeo.com/herons"},
    }
    page = f'<html><script type="application/ld+json">[{json.dumps(node)}]</script></html>'

    found = read(page.encode())

    assert (found.handle, found.posts[0].id) == ("herons", "100000001")
    assert found.posts[0].moment.text() == "2026-11-20T15:00:00Z"


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"\xff", b'{"uri": [], "data": 1}', b"<p>x</p>", b'{"membership": {}}']
)
def test_an_answer_of_another_form_is_a_change_of_layout(body: bytes) -> None:
    with pytest.raises(LayoutChangedError):
        read(body)
