"""What platforms answer to searches and checks: three outcomes, and unknown is never absent."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crawler.discovery.doors.base import Door, Place, Presence
from crawler.discovery.doors.catalogue import DOORS
from crawler.model.capture import Ask, Capture, Trouble
from tests.builders import make_capture

_AT = {"mediawiki": "en.wikipedia.org", "forum": "forum.example.org"} | dict.fromkeys(
    ("vimeo", "facebook", "twitter"), "api.example"
)
_NOT_PROBED = {"facebook", "linkedin", "threads", "reddit", "snapchat"}


def door(platform: str, base: str = "") -> Door:
    return next(one for one in DOORS if one.platform == platform and base in (one.base or ""))


def answer(body: object, status: int = 200) -> Capture:
    text = body if isinstance(body, str) else json.dumps(body)
    capture = make_capture("https://api.example/x", text)
    headers = {"content-type": "application/json"}
    return replace(capture, status=status, headers=headers, ask=Ask(capture.url, "exists"))


def presence(platform: str, body: object, status: int = 200, base: str = "") -> Presence:
    existence = door(platform, base).existence
    assert existence is not None
    return existence.read(answer(body, status), Place("https://api.example"))


def test_platforms_that_forbid_probing_have_no_check() -> None:
    checked = {one.platform for one in DOORS if one.existence}

    assert checked.isdisjoint(_NOT_PROBED)


@pytest.mark.parametrize("one", [d for d in DOORS if d.existence], ids=lambda d: d.platform)
@pytest.mark.parametrize(
    ("body", "status"),
    [("", 500), ("", 429), ("<html>Log in</html>", 200), ("<html>No</html>", 403), ("{}", 200)],
)
def test_an_answer_that_says_nothing_is_unknown(one: Door, body: str, status: int) -> None:
    assert one.existence is not None

    assert one.existence.read(answer(body, status), Place("x")) is Presence.UNKNOWN


@pytest.mark.parametrize("one", [d for d in DOORS if d.existence], ids=lambda d: d.platform)
def test_what_never_reached_the_platform_is_unknown(one: Door) -> None:
    capture = replace(answer(""), status=0, trouble=Trouble.ROBOTS)
    assert one.existence is not None

    assert one.existence.read(capture, Place("x")) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("platform", "base", "body", "status", "wanted"),
    [
        ("bluesky", "", {"did": "did:plc:a"}, 200, Presence.PRESENT),
        ("bluesky", "", {"error": "InvalidRequest", "message": "x"}, 400, Presence.ABSENT),
        ("mastodon", "", {"id": "1", "acct": "a"}, 200, Presence.PRESENT),
        ("mastodon", "", {"error": "Record not found"}, 404, Presence.ABSENT),
        ("youtube", "", {"pageInfo": {"totalResults": 1}, "items": [{}]}, 200, Presence.PRESENT),
        ("youtube", "", {"pageInfo": {"totalResults": 0}}, 200, Presence.ABSENT),
        ("pinterest", "", {"author_name": "a"}, 200, Presence.PRESENT),
        ("pinterest", "", {"status": "failure"}, 404, Presence.ABSENT),
        ("tiktok", "", {"code": 400, "message": "x"}, 400, Presence.ABSENT),
        ("flickr", "", {"user": {"id": "1@N01"}, "stat": "ok"}, 200, Presence.PRESENT),
        ("flickr", "", {"stat": "fail", "code": 1}, 200, Presence.ABSENT),
        ("flickr", "", {"stat": "fail", "code": 100}, 200, Presence.UNKNOWN),
        ("vimeo", "", {"error": "gone"}, 404, Presence.ABSENT),
        ("twitter", "", {"data": {"id": "7"}}, 200, Presence.PRESENT),
        ("twitter", "", {"errors": [{"title": "Not Found Error"}]}, 200, Presence.ABSENT),
        ("twitter", "", {"errors": [{"title": "Forbidden"}]}, 200, Presence.UNKNOWN),
        ("instagram", "", {"business_discovery": {"id": "1"}}, 200, Presence.PRESENT),
        ("instagram", "", {"error": {"code": 110}}, 400, Presence.UNKNOWN),
        ("blog", "wordpress", {"ID": 7}, 200, Presence.PRESENT),
        ("blog", "wordpress", {"error": "unknown_blog"}, 404, Presence.ABSENT),
        ("blog", "blogger", "<rss version='2.0'></rss>", 200, Presence.PRESENT),
        ("blog", "blogger", "Not found", 404, Presence.ABSENT),
    ],
)
def test_presence_and_absence_are_told_as_the_platform_says_them(
    platform: str, base: str, body: object, status: int, wanted: Presence
) -> None:
    assert presence(platform, body, status, base) is wanted


def found(platform: str, body: object, place: str = "https://api.example") -> list[tuple[str, ...]]:
    search = door(platform).search
    assert search is not None
    accounts = search.read(answer(body), Place(place))
    assert accounts is not None
    return [(one.key, one.snapshot.display_name or "", one.snapshot.bio or "") for one in accounts]


@pytest.mark.parametrize("one", [d for d in DOORS if d.search], ids=lambda d: d.platform)
def test_a_broken_answer_to_a_search_is_no_answer(one: Door) -> None:
    assert one.search is not None

    for capture in (answer("", 500), answer("<html>"), answer("{}"), answer("[]")):
        assert one.search.read(capture, Place("https://a.example")) is None


@pytest.mark.parametrize("one", [d for d in DOORS if d.search], ids=lambda d: d.platform)
def test_a_search_is_one_request_to_the_place_with_the_words_escaped(one: Door) -> None:
    assert one.search is not None

    ask = one.search.ask("Eastview & Herons", Place("https://a.example", one.platform))

    assert ask.url.startswith("https://a.example/")
    assert "Eastview%20%26%20Herons" in ask.url


def test_bluesky_gives_actors_and_passes_over_who_hides_from_strangers() -> None:
    hidden = {"did": "did:plc:b", "handle": "b.example", "labels": [{"val": "!no-unauthenticated"}]}
    shown = {"did": "did:plc:a", "handle": "a.example", "displayName": "A", "description": "b"}

    assert found("bluesky", {"actors": [shown, hidden]}) == [("a.example", "A", "b")]


def test_mastodon_gives_accounts_of_the_server_and_passes_over_who_is_not_discoverable() -> None:
    one = {"id": "1", "acct": "band", "display_name": "Band", "note": "<p>Loud</p>"}
    one |= {"url": "https://social.example/@band"}
    hidden = one | {"id": "2", "acct": "lee", "discoverable": False}

    answered = {"accounts": [one, hidden], "statuses": []}

    assert found("mastodon", answered, "https://social.example") == [
        ("band@social.example", "Band", "Loud")
    ]


def test_youtube_gives_channels_by_id() -> None:
    item = {"id": {"channelId": "UCa"}, "snippet": {"title": "Band", "description": "Loud"}}

    assert found("youtube", {"items": [item, {"id": {"kind": "x"}}]}) == [
        ("id:UCa", "Band", "Loud")
    ]


@pytest.mark.parametrize(
    ("platform", "body", "key"),
    [
        ("vimeo", {"data": [{"name": "A", "link": "https://vimeo.com/heronband"}]}, "heronband"),
        (
            "facebook",
            {"data": [{"name": "A", "link": "https://www.facebook.com/HeronBand/"}]},
            "HeronBand",
        ),
        ("twitter", {"data": [{"name": "A", "username": "HeronBand"}]}, "HeronBand"),
        (
            "mediawiki",
            {"query": {"search": [{"title": "User:Heron Band"}]}},
            "en.wikipedia.org/User:Heron_Band",
        ),
        (
            "forum",
            {"users": [{"name": "A", "username": "band"}]},
            "forum.example.org/u/band",
        ),
    ],
)
def test_other_searches_name_accounts_by_their_address(
    platform: str, body: object, key: str
) -> None:
    assert [row[0] for row in found(platform, body, f"https://{_AT[platform]}")] == [key]


def test_a_link_to_another_platform_is_no_account_of_this_one() -> None:
    assert found("vimeo", {"data": [{"name": "A", "link": "https://x.com/a"}]}) == []


@pytest.mark.parametrize(
    ("platform", "letters", "key"),
    [
        ("bluesky", "heronlake_schools", "heronlake-schools.bsky.social"),
        ("bluesky", "heronlakepublicschools", None),
        ("twitter", "heronlakepublicschools", None),
        ("twitter", "heron_lake", "heron_lake"),
        ("tiktok", "heron.lake", "heron.lake"),
        ("mastodon", "heron-lake", "heron_lake@social.example"),
    ],
)
def test_a_handle_is_only_asked_about_where_an_account_can_be_called_so(
    platform: str, letters: str, key: str | None
) -> None:
    existence = door(platform).existence
    assert existence is not None

    assert existence.handle(letters, Place("https://social.example")) == key


def test_every_door_names_its_source() -> None:
    parts = [part for one in DOORS for part in (one.search, one.existence) if part]

    assert all("20" in part.source for part in parts)


def test_a_user_of_a_wiki_of_ones_own_is_found_and_its_texts_are_searched() -> None:
    search = door("mediawiki").search
    assert search is not None
    place = Place("https://wiki.heronlake.example")
    body = {"query": {"search": [{"ns": 2, "title": "User:Eastview Robotics/Season"}]}}

    (found,) = search.read(answer(body), place) or ()

    assert found.key == "wiki.heronlake.example/User:Eastview_Robotics"
    assert found.snapshot.display_name == "Eastview Robotics"
    assert "/w/api.php?" in search.ask("Eastview", place).url
    assert "srwhat=text" in search.ask("Eastview", place).url
    assert "fandom.com/api.php?" in search.ask("x", Place("https://heron.fandom.com")).url
