"""YouTube: what it asks route by route, what its answers mean, what recordings show."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access, RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import PostKind
from crawler.platforms import youtube
from tests.builders import NOW, make_account

CHANNEL, OTHER = "UCaaaaaaaaaaaaaaaaaaaaaa", "UCbbbbbbbbbbbbbbbbbbbbbb"
UPLOADS = "UUaaaaaaaaaaaaaaaaaaaaaa"
KEYED = Access(app_key="youtube")
PAGE = f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">'.encode()


def account_of(handle: str = f"id:{CHANNEL}", access: Access = KEYED, **more: Any) -> Account:
    named = {"platform": "youtube", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def answer(ask: Ask, body: object = b"", status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, {}, written)


def refused(ask: Ask, trouble: Trouble = Trouble.ROBOTS) -> Capture:
    return Capture(ask, ask.url, 0, NOW, trouble=trouble)


def read(body: object, owner: str | None = None) -> Any:
    return youtube.read(answer(Ask("https://x.example", "recorded"), body), owner)


def channels(count: str = "2") -> dict[str, Any]:
    item = {
        "kind": "youtube#channel",
        "id": CHANNEL,
        "snippet": {"title": "Eastview Herons", "customUrl": "@eastviewherons"},
        "statistics": {"videoCount": count},
        "contentDetails": {"relatedPlaylists": {"uploads": UPLOADS}},
    }
    return {"kind": "youtube#channelListResponse", "items": [item]}


def uploads(*days: int, token: str | None = None) -> dict[str, Any]:
    items = [
        {
            "kind": "youtube#playlistItem",
            "snippet": {
                "channelId": CHANNEL,
                "title": f"Day {day}",
                "publishedAt": f"2026-11-{day:02}T10:00:00Z",
                "resourceId": {"videoId": f"aaaaaaaaa{day:02}"},
            },
        }
        for day in days
    ]
    listed: dict[str, Any] = {"kind": "youtube#playlistItemListResponse", "items": items}
    return listed | ({"nextPageToken": token} if token else {})


def error(reason: str, code: int = 403, message: str = "") -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "errors": [{"reason": reason}]}}


def fallen_back(account: Account, feed: Capture | None = None) -> list[Capture]:
    """Give a feed that does not help and a page that is there."""
    asks = {ask.purpose: ask for ask in youtube.ask(account, ())}
    return [feed or answer(asks["feed"], b"no", 404), answer(asks["page"], PAGE)]


def test_asks_no_api_while_the_feed_answers() -> None:
    account = account_of()
    feed, page = youtube.ask(account, ())
    body = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Eastview Herons</title></feed>'

    assert youtube.ask(account, (answer(feed, body), answer(page, PAGE))) == ()


def test_asks_no_api_without_a_key() -> None:
    account = account_of(access=Access())

    assert youtube.ask(account, fallen_back(account)) == ()


def test_asks_no_api_for_a_custom_address_whose_channel_is_not_known() -> None:
    account = account_of("c:EastviewHerons")
    page = youtube.ask(account, ())[0]

    assert youtube.ask(account, (refused(page),)) == ()


def test_a_channel_without_public_videos_is_not_asked_for_its_list() -> None:
    account = account_of(access=Access(app_key="youtube", order=(RouteName.APP_KEY,)))
    channel = youtube.ask(account, ())[0]

    assert youtube.ask(account, (answer(channel, channels("0")),)) == ()


def test_never_shows_the_key_in_an_address() -> None:
    account = account_of()
    ask = youtube.ask(account, fallen_back(account))[0]

    assert (ask.credential, ask.credential_as) == ("youtube", "X-Goog-Api-Key: {}")
    assert "key" not in ask.url


@pytest.mark.parametrize(
    ("handle", "selector"),
    [
        (f"id:{CHANNEL}", f"id={CHANNEL}"),
        ("EastviewHerons", "forHandle=@EastviewHerons"),
        ("user:EastviewHerons", "forUsername=EastviewHerons"),
    ],
)
def test_finds_the_channel_by_id_or_by_name(handle: str, selector: str) -> None:
    account = account_of(handle, Access(app_key="youtube", order=(RouteName.APP_KEY,)))

    asks = youtube.ask(account, ())

    assert [ask.purpose for ask in asks] == ["channel"]
    assert asks[0].url.endswith(f"&{selector}")


def test_asks_by_the_id_that_the_page_told() -> None:
    account = account_of("c:EastviewHerons")
    page = answer(youtube.ask(account, ())[0], PAGE)
    feed = answer(youtube.ask(account, (page,))[0], b"no", 500)

    assert youtube.ask(account, (page, feed))[0].url.endswith(f"&id={CHANNEL}")


def test_pages_until_the_newest_video_that_is_known() -> None:
    since = datetime(2026, 11, 15, tzinfo=UTC)
    access = Access(app_key="youtube", order=(RouteName.APP_KEY,), since=since, max_pages=9)
    account = account_of(access=access)
    seen: list[Capture] = []
    bodies = [channels(), uploads(20, 19, token="A"), uploads(16, 14, token="B"), uploads(13)]

    for body in bodies:
        seen += [answer(ask, body) for ask in youtube.ask(account, seen)]

    assert [capture.ask.purpose for capture in seen] == ["channel", "uploads", "uploads"]
    assert seen[-1].ask.url.endswith("&pageToken=A")
    assert youtube.cost(seen) == 3


def test_pages_no_deeper_than_it_may() -> None:
    access = Access(app_key="youtube", order=(RouteName.APP_KEY,), max_pages=2)
    account = account_of(access=access)
    seen: list[Capture] = []

    for body in [channels()] + [uploads(20, token="A")] * 5:
        seen += [answer(ask, body) for ask in youtube.ask(account, seen)]

    assert len(seen) == 3


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (error("quotaExceeded"), Outcome.UNREACHABLE),
        (error("rateLimitExceeded", 429), Outcome.UNREACHABLE),
        (error("backendError", 503), Outcome.UNREACHABLE),
        (error("badRequest", 400, "API key not valid."), Outcome.NEEDS_CREDENTIALS),
        (error("keyExpired", 400), Outcome.NEEDS_CREDENTIALS),
        (error("accessNotConfigured"), Outcome.NEEDS_CREDENTIALS),
        (error("authError", 401), Outcome.NEEDS_CREDENTIALS),
        (error("channelSuspended"), Outcome.SUSPENDED),
        (error("playlistItemsNotAccessible"), Outcome.PRIVATE),
        (error("channelNotFound", 404), Outcome.GONE),
        ({"kind": "youtube#channelListResponse"}, Outcome.GONE),
        (b"Not Found", Outcome.GONE),
    ],
)
def test_tells_apart_why_there_is_nothing(body: object, outcome: Outcome) -> None:
    with pytest.raises(OutOfReachError) as told:
        read(body)

    assert told.value.outcome is outcome
    assert told.value.fix


def test_a_page_that_wants_consent_says_nothing_of_the_channel() -> None:
    ask = Ask("https://www.youtube.com/@EastviewHerons", "page")
    consent = Capture(ask, "https://consent.youtube.com/ml?x", 404, NOW, {}, b"<title>404</title>")

    with pytest.raises(OutOfReachError) as told:
        youtube.read(consent, None)

    assert told.value.outcome is Outcome.UNREACHABLE


def test_a_used_up_quota_does_not_hide_that_the_feed_is_down() -> None:
    account = account_of()
    seen = fallen_back(account)
    seen.append(answer(youtube.ask(account, seen)[0], error("quotaExceeded"), 403))

    with pytest.raises(OutOfReachError) as told:
        youtube.normalise(account, seen)

    assert told.value.outcome is Outcome.UNREACHABLE


def test_a_profile_is_better_than_nothing_where_the_feed_may_not_be_read() -> None:
    account = account_of(access=Access())
    feed = refused(youtube.ask(account, ())[0])

    snapshot = youtube.normalise(account, fallen_back(account, feed))

    assert snapshot.platform_id == CHANNEL
    assert snapshot.posts == ()
    assert snapshot.partial


def test_what_the_api_read_whole_is_not_partial() -> None:
    account = account_of()
    seen = fallen_back(account)
    seen.append(answer(youtube.ask(account, seen)[0], channels()))
    seen.append(answer(youtube.ask(account, seen)[0], uploads(20)))

    snapshot = youtube.normalise(account, seen)

    assert snapshot.partial == ()
    assert [post.id for post in snapshot.posts] == ["aaaaaaaaa20"]


def test_gives_no_posts_where_a_list_holds_playlists() -> None:
    found = read(
        {
            "kind": "youtube#playlistListResponse",
            "items": [{"kind": "youtube#playlist", "id": "PLx", "snippet": {"title": "Games"}}],
        }
    )

    assert found.posts == ()


def test_gives_no_video_for_what_somebody_only_liked() -> None:
    upload = {"kind": "youtube#activity", "contentDetails": {"upload": {"videoId": "aaaaaaaaaa1"}}}
    like = {"kind": "youtube#activity", "id": "x", "contentDetails": {"like": {"videoId": "b"}}}

    found = read({"kind": "youtube#activityListResponse", "items": [upload, like]})

    assert [post.id for post in found.posts] == ["aaaaaaaaaa1"]


def test_a_playlists_embed_is_no_video() -> None:
    found = read(
        {
            "provider_name": "YouTube",
            "title": "Games",
            "author_name": "Eastview Herons",
            "author_url": "/user/EastviewHerons",
            "thumbnail_url": "https://i.ytimg.com/vi/aaaaaaaaaa1/hqdefault.jpg",
            "html": '<iframe src="https://www.youtube.com/embed/videoseries?list=PLx"></iframe>',
        }
    )

    assert found.posts == ()
    assert found.profile_url == "https://www.youtube.com/user/EastviewHerons"


def test_reads_a_videos_embed_in_xml() -> None:
    body = b"""<?xml version="1.0"?><oembed><provider_name>YouTube</provider_name>
    <title>We won</title><author_name>Eastview Herons</author_name>
    <author_url>https://www.youtube.com/@EastviewHerons</author_url>
    <html>&lt;iframe src="https://www.youtube.com/embed/aaaaaaaaaa1?x"&gt;</html></oembed>"""

    found = read(body)

    assert (found.handle, found.posts[0].id) == ("EastviewHerons", "aaaaaaaaaa1")


def test_a_playlists_feed_tells_others_videos_from_the_channels() -> None:
    entry = (
        "<entry><id>yt:video:{0}</id><yt:videoId>{0}</yt:videoId>"
        "<yt:channelId>{1}</yt:channelId><title>x</title></entry>"
    )
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/'
        f'2015"><yt:playlistId>PLx</yt:playlistId><yt:channelId>{CHANNEL}</yt:channelId>'
        "<title>Favourites</title><author><name>Eastview Herons</name></author>"
        f"{entry.format('aaaaaaaaaa1', CHANNEL)}{entry.format('aaaaaaaaaa2', OTHER)}</feed>"
    )

    found = read(feed.encode())

    assert (found.display_name, found.platform_id) == ("Eastview Herons", CHANNEL)
    assert [post.mine for post in found.posts] == [True, False]


def test_reads_a_saved_page_of_one_video() -> None:
    player = {
        "videoDetails": {
            "channelId": CHANNEL,
            "author": "Eastview Herons",
            "title": "We won",
            "shortDescription": "All of it\n\nand more",
        },
        "microformat": {"playerMicroformatRenderer": {"publishDate": "2026-11-20T08:00:00-06:00"}},
    }
    page = f"""<html><head><meta property="og:url"
    content="https://www.youtube.com/watch?v=aaaaaaaaaa1"><meta property="og:image"
    content="https://i.ytimg.com/vi/aaaaaaaaaa1/hqdefault.jpg"></head><body><script>
    var ytInitialPlayerResponse = {json.dumps(player)};var meta = 1;</script></body></html>"""

    found = read(page.encode())

    post = found.posts[0]
    assert (found.platform_id, post.id, post.kind) == (CHANNEL, "aaaaaaaaaa1", PostKind.VIDEO)
    assert (post.title, post.text) == ("We won", "All of it\n\nand more")
    assert post.moment.text() == "2026-11-20T14:00:00Z"


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"kind": 7, "items": {"a": []}}', b"\xff"])
def test_an_answer_of_another_form_is_a_change_of_layout(body: bytes) -> None:
    with pytest.raises(LayoutChangedError):
        read(body)


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ({"kind": "youtube#channelListResponse", "items": "x"}, "items"),
        ({"kind": "youtube#channelListResponse", "items": [{"snippet": {}}]}, "id"),
        (
            {
                "kind": "youtube#playlistItemListResponse",
                "items": [{"kind": "youtube#playlistItem", "snippet": []}],
            },
            "videoId",
        ),
    ],
)
def test_names_the_part_that_was_always_there(body: object, part: str) -> None:
    with pytest.raises(LayoutChangedError) as told:
        read(body)

    assert told.value.part == part
