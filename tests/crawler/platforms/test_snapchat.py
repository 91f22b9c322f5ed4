"""Snapchat: nothing is asked without the district's decision; what pages and stories show."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError
from crawler.platforms import snapchat
from tests.builders import make_account
from tests.crawler.platforms.answering import answer, page_with, read

INFO = {"username": "eastviewherons", "title": "Eastview", "subscriberCount": "0"}
ABSENT = {"props": {"pageProps": {"statusCode": 404}}, "page": "/404"}


def account_of(**access: Any) -> Account:
    return make_account(
        platform="snapchat", handle="eastviewherons", platform_id=None, access=Access(**access)
    )


def page(**props: Any) -> bytes:
    profile = {"userProfile": {"publicProfileInfo": INFO}}
    return page_with("__NEXT_DATA__", {"props": {"pageProps": profile | props}})


def snap(number: str, kind: object, media: str, still: str | None = None) -> dict[str, Any]:
    urls = {"mediaUrl": media, "mediaPreviewUrl": {"value": still}}
    made = {"value": "1795000000"}
    return {
        "snapId": {"value": number},
        "snapMediaType": kind,
        "snapUrls": urls,
        "timestampInSec": made,
    }


def test_asks_nothing_without_the_decision_of_the_district() -> None:
    assert snapchat.ask(account_of(connected="snapchat/eastview"), ()) == ()


def test_asks_for_the_page_once() -> None:
    account = account_of(pages=True)
    asks = snapchat.ask(account, ())

    assert [ask.url for ask in asks] == ["https://www.snapchat.com/@eastviewherons"]
    assert snapchat.ask(account, (answer(asks[0], page()),)) == ()


@pytest.mark.parametrize(
    ("kind", "media", "still", "shown"),
    [
        (1, "https://s.example/a.mp4", "https://s.example/a.jpg", ["https://s.example/a.jpg"]),
        (1, "https://s.example/a", None, []),
        (0, "https://s.example/a.mp4", "https://s.example/a.mp4?x", []),
        ("IMAGE", "https://s.example/a", "https://s.example/b", ["https://s.example/a"]),
    ],
    ids=["film", "film without still", "film called picture", "picture"],
)
def test_a_film_is_never_a_picture(kind: object, media: str, still: str, shown: list[str]) -> None:
    said = read("snapchat", page(story={"snapList": [snap("s1", kind, media, still)]}))

    assert [post["image_urls"] for post in said["posts"]] == [shown]


def test_reads_the_data_alone() -> None:
    data = {"pageProps": {"userProfile": {"publicProfileInfo": INFO}}}

    assert read("snapchat", data)["account"]["followers"] == 0


def test_highlights_without_ids_are_told_apart() -> None:
    snaps = [snap("", 0, f"https://s.example/{n}") for n in (1, 2)]

    said = read("snapchat", page(curatedHighlights=[{"snapList": snaps}]))

    assert [post["id"] for post in said["posts"]] == [None, None]


def test_reads_somebody_without_a_public_profile() -> None:
    plain = {"userInfo": {"username": "eastviewherons", "displayName": "Eastview"}}

    said = read("snapchat", page(userProfile=plain))

    assert said["account"]["display_name"] == "Eastview"
    assert said["posts"] == []


def test_a_not_found_page_with_status_200_is_gone() -> None:
    assert read("snapchat", page_with("__NEXT_DATA__", ABSENT))["status"] == "not_found"


def test_reads_the_head_when_the_data_is_broken() -> None:
    broken = b"""<html><head><title>Eastview (@eastviewherons) on Snapchat</title>
      <meta property="og:image" content="https://app.snapchat.com/web/deeplink/snapcode?x">
      <link rel="canonical" href="https://www.snapchat.com/add/eastviewherons"></head>
      <body><script id="__NEXT_DATA__">{"props": </script></body></html>"""

    account = read("snapchat", broken)["account"]

    assert (account["handle"], account["display_name"]) == ("eastviewherons", "Eastview")
    assert account["avatar_url"] is None


@pytest.mark.parametrize(
    "body",
    [{"story": {"snaps": []}}, {"story": {"id": "e", "snaps": [{"media": {}}]}}, {"a": 1}],
    ids=["story without id", "snap without id", "something else"],
)
def test_what_lost_its_ids_is_unreadable(body: object) -> None:
    with pytest.raises(LayoutChangedError):
        snapchat.read(answer(Ask("", "x"), body), None)
