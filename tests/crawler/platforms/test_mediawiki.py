"""Wikis: what is asked of api.php, and what its answers say in both of their versions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import mediawiki
from crawler.platforms.formats.mediawiki_asks import api_said_on
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW, make_account

HERONS = "en.wikipedia.org/User:Heron_Lake"
API = "https://en.wikipedia.org/w/api.php"
USER = {"userid": 7, "name": "Heron Lake"}
CHANGE = {"user": "Heron Lake", "userid": 7, "revid": 5, "title": "Lake", "comment": "x"}


def account_of(handle: str, **more: Any) -> Account:
    number = more.pop("platform_id", None)
    made = make_account(platform="mediawiki", handle=handle, url="", platform_id=number)
    return replace(made, access=Access(**more))


def answer(ask: Ask, body: object) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, 200, NOW, {}, written)


def asked(ask: Ask) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(ask.url).query).items()}


def read(body: object, handle: str | None = None, url: str = API) -> Any:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_recorded("wikis", recorded([written], url, NOW), url, handle)


def test_stays_silent_on_a_wiki_that_does_not_say_where_its_api_is() -> None:
    account = account_of("wiki.heronlake.example/User:Heron_Lake")
    first = mediawiki.ask(account, ())

    assert [ask.purpose for ask in first] == ["page"]
    assert mediawiki.ask(account, [answer(first[0], b"<p>no link</p>")]) == ()


def test_asks_for_user_and_changes_at_once_then_for_the_user_s_page() -> None:
    account = account_of(HERONS)
    first = mediawiki.ask(account, ())
    seen = [answer(first[0], {"query": {"users": [USER], "usercontribs": []}})]

    second = mediawiki.ask(account, seen)

    assert asked(first[0])["ucuser"] == asked(first[0])["ususers"] == "Heron Lake"
    assert asked(first[0])["maxlag"] == "5"
    assert asked(second[0])["page"] == "User:Heron Lake"
    seen.append(answer(second[0], {"error": {"code": "missingtitle"}}))
    assert mediawiki.ask(account, seen) == ()
    assert mediawiki.normalise(account, seen).partial == ()


def test_follows_a_user_by_number_under_whatever_name() -> None:
    account = account_of(HERONS, platform_id="7")
    first = mediawiki.ask(account, ())
    renamed = {"query": {"users": [USER | {"name": "Lake Herons"}], "usercontribs": []}}

    read_now = mediawiki.normalise(account, [answer(first[0], renamed)])

    assert asked(first[0])["ucuserids"] == asked(first[0])["ususerids"] == "7"
    assert read_now.handle == "en.wikipedia.org/User:Lake_Herons"


@pytest.mark.parametrize(
    ("since", "pages"),
    [(None, 2), (datetime(2026, 11, 21, tzinfo=UTC), 1)],
    ids=["first visit", "nothing new"],
)
def test_goes_on_until_what_is_known(since: datetime | None, pages: int) -> None:
    account = account_of(HERONS, since=since)
    change = CHANGE | {"timestamp": "2026-11-20T10:00:00Z"}
    body = {"continue": {"uccontinue": "a|b"}, "query": {"users": [USER], "usercontribs": [change]}}
    seen: list[Capture] = []

    for _ in range(5):
        seen += [answer(ask, body) for ask in mediawiki.ask(account, seen)]

    assert sum(capture.ask.purpose == "changes" for capture in seen) == pages


def test_learns_from_the_page_where_the_api_is() -> None:
    account = account_of("wiki.heronlake.example")
    page = b'<link rel="EditURI" href="//wiki.heronlake.example/api.php?action=rsd">'
    first = mediawiki.ask(account, ())

    second = mediawiki.ask(account, [answer(first[0], page)])

    assert second[0].url.startswith("https://wiki.heronlake.example/api.php?")
    assert asked(second[0])["list"] == "recentchanges"


@pytest.mark.parametrize(
    ("head", "api"),
    [
        pytest.param("", None, id="no link"),
        pytest.param('<link rel="edit" href="/w/index.php?action=edit">', None, id="another link"),
        pytest.param('<link rel="EditURI" href="mailto:wiki@heronlake.example">', None, id="mail"),
        pytest.param(
            '<link rel="edit" href="/a"><link rel="EditURI" type="application/rsd+xml" '
            'href="//wiki.heronlake.example/mediawiki/api.php?action=rsd"/>',
            "https://wiki.heronlake.example/mediawiki/api.php",
            id="as MediaWiki writes it",
        ),
        pytest.param(
            "<link href=/api.php?action=rsd rel=EditURI>",
            "https://wiki.heronlake.example/api.php",
            id="without quotes, the other way round",
        ),
    ],
)
def test_the_page_says_where_the_api_is(head: str, api: str | None) -> None:
    page = answer(Ask("https://wiki.heronlake.example/", "page"), f"<head>{head}</head>".encode())

    assert api_said_on(page) == api


def test_tells_a_blocked_user_from_a_missing_one() -> None:
    account = account_of(HERONS)
    first = mediawiki.ask(account, ())[0]
    blocked = {"query": {"users": [USER | {"blockexpiry": "infinity"}], "usercontribs": []}}
    missing = {"query": {"users": [{"name": "Heron Lake", "missing": ""}], "usercontribs": []}}

    for body, outcome in ((blocked, Outcome.SUSPENDED), (missing, Outcome.GONE)):
        with pytest.raises(OutOfReachError) as refused:
            mediawiki.normalise(account, [answer(first, body)])
        assert refused.value.outcome is outcome


def test_says_when_an_answer_lost_its_user() -> None:
    account = account_of(HERONS)

    with pytest.raises(LayoutChangedError, match="user"):
        mediawiki.normalise(account, [answer(mediawiki.ask(account, ())[0], {"query": {}})])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"error": {"code": "maxlag", "info": "x"}}, "unreadable"),
        ({"error": {"code": "readapidenied", "info": "x"}}, "unreadable"),
        ({"error": {"code": "baduser_ucuser", "info": "x"}}, "not_found"),
        ({"errors": [{"code": "missingtitle", "text": "x"}]}, "not_found"),
        ({"query": {"pages": {"-1": {"title": "X", "missing": ""}}}}, "not_found"),
        ({"something": "else"}, "unreadable"),
        ({"batchcomplete": ""}, "ok"),
    ],
)
def test_tells_errors_apart(body: object, status: str) -> None:
    assert read(body)["status"] == status


@pytest.mark.parametrize(
    "pages",
    [
        {"3": {"pageid": 3, "title": "Lake", "revisions": [{"*": "''Deep''"}]}},
        [
            {
                "pageid": 3,
                "title": "Lake",
                "revisions": [{"slots": {"main": {"content": "''Deep''"}}}],
            }
        ],
        [{"pageid": 3, "title": "Lake", "extract": "<p><i>''Deep''</i></p>"}],
    ],
    ids=["version 1", "version 2", "extract"],
)
def test_reads_a_page_in_every_form(pages: object) -> None:
    post = read({"query": {"pages": pages}})["posts"][0]

    assert (post["id"], post["kind"], post["text"]) == ("3", "page", "''Deep''")


def test_reads_a_file_as_a_picture_and_a_film_by_its_still() -> None:
    picture = {
        "url": "https://heronlake.example/a.png",
        "descriptionurl": "https://heronlake.example/a",
    }
    film = {
        "url": "https://heronlake.example/b.webm",
        "mime": "video/webm",
        "thumburl": "https://heronlake.example/b.jpg",
    }
    pages = [
        {"pageid": 1, "ns": 6, "title": "File:A.png", "imageinfo": [picture]},
        {"ns": 6, "title": "File:B.webm", "missing": True, "known": True, "imageinfo": [film]},
    ]

    said = read({"query": {"pages": pages}})["posts"]

    assert [(p["id"], p["kind"], p["image_urls"]) for p in said] == [
        ("1", "photo", ["https://heronlake.example/a.png"]),
        (None, "video", ["https://heronlake.example/b.jpg"]),
    ]


def test_reads_a_history_change_by_change() -> None:
    history = [{"revid": 2, "user": "Dana", "comment": "b"}, {"revid": 1, "user": "Sam"}]
    page = {"pageid": 3, "title": "Lake", "revisions": history}

    said = read({"query": {"pages": [page]}})["posts"]

    assert [(p["id"], p["title"], p["author_handle"], p["text"]) for p in said] == [
        ("2", "Lake", "Dana", "b"),
        ("1", "Lake", "Sam", None),
    ]
    assert said[0]["permalink"] == "https://en.wikipedia.org/w/index.php?diff=2"


def test_reads_the_same_from_xml() -> None:
    xml = b"""<?xml version="1.0"?><api batchcomplete=""><query><usercontribs>
    <item userid="7" user="Heron Lake" revid="5" title="Lake" timestamp="2026-11-20T10:00:00Z"
     comment="x"/></usercontribs></query></api>"""

    said = read(xml)

    assert said["account"]["handle"] == "Heron Lake"
    assert [(p["id"], p["text"]) for p in said["posts"]] == [("5", "x")]


def test_reads_what_opensearch_proposes() -> None:
    said = read(["lake", ["Lake"], ["Water"], ["https://en.wikipedia.org/wiki/Lake"]])["posts"]

    assert [(p["id"], p["title"], p["text"], p["permalink"]) for p in said] == [
        (None, "Lake", "Water", "https://en.wikipedia.org/wiki/Lake")
    ]


def test_reads_the_rest_api() -> None:
    page = {
        "id": 3,
        "key": "Lake",
        "title": "Lake",
        "latest": {"timestamp": "2026-11-20T10:00:00Z"},
    }
    hit = {"id": 3, "title": "Lake", "excerpt": "<span>Lake</span> water"}

    assert read(page)["posts"][0]["time"] == "2026-11-20T10:00:00Z"
    assert read({"pages": [hit]})["posts"][0]["text"] == "Lake water"


def test_reads_a_parsed_page_and_its_links() -> None:
    parsed = {"parse": {"title": "Lake", "pageid": 3, "text": {"*": "<p>Deep</p>"}}}

    assert read(parsed)["posts"][0]["text"] == "Deep"


def test_reads_the_user_from_a_page_s_script() -> None:
    page = b'<title>User:X</title><script>RLCONF={"wgRelevantUserName":"Heron \\u004cake"}</script>'

    assert read(page)["account"]["handle"] == "Heron Lake"
