"""Addresses in scripts, plugins and clicks are found on every host that a reader knows; what is
no platform's, or only a part of an address, is not.
"""

from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped]

from crawler.platforms.formats.page_hidden import hidden_in

BASE = "https://heronlake.example/"


def hidden(body: str) -> tuple[str, ...]:
    return hidden_in(html.document_fromstring(f"<html><body>{body}</body></html>"), BASE)


@pytest.mark.parametrize(
    "body",
    [
        "<p>no script at all</p>",
        '<script>load("https://www.facebook.net/en_US/sdk.js")</script>',
        '<script>u = "https://myfacebook.com/EastviewHerons"</script>',
        '<script>u = "https://facebook.com.example/EastviewHerons"</script>',
        '<script>u = "https://www.facebook.com/" + name</script>',
        "<script>// https://www.facebook.com/EastviewHerons\n</script>",
        '<div data-url="https://heronlake.example/facebook"></div>',
        "<div onclick=\"open('https://heronlake.example/facebook')\"></div>",
    ],
)
def test_stays_silent(body: str) -> None:
    assert hidden(body) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/EastviewHerons",
        "https://es-la.facebook.com/EastviewHerons",
        "https://fb.me/EastviewHerons",
        "https://m.me/EastviewHerons",
        "https://youtu.be/aaaaaaaaaaa",
        "https://www.pinterest.co.uk/eastviewherons/",
        "https://old.reddit.com/r/HeronLake/",
        "https://instagr.am/eastviewherons",
        "https://heronlake.bsky.social/profile",
        "https://www.twitch.tv/eastviewherons",
        "https://linktr.ee/eastviewherons",
    ],
)
def test_a_script_names_accounts_on_every_host_that_a_reader_knows(address: str) -> None:
    escaped = address.replace("/", "\\/")

    assert hidden(f'<script>links = ["{address}"]</script>') == (address,)
    assert hidden(f'<script>links = "{escaped}"</script>') == (address,)
    assert hidden(f'<div data-href="{address}"></div>') == (address,)
    assert hidden(f"<div onclick=\"window.open('{address}')\"></div>") == (address,)


def test_an_address_within_a_platforms_address_is_a_part_of_it() -> None:
    shared = "https://www.facebook.com/sharer.php?u=https://x.com/EastviewFB"

    assert hidden(f'<script>share = "{shared}"</script>') == (shared,)


def test_an_address_within_another_sites_address_is_found() -> None:
    body = '<script>u = "https://go.example/?to=https://x.com/EastviewFB"</script>'

    assert hidden(body) == ("https://x.com/EastviewFB",)


def test_each_address_is_given_once_in_order_with_the_pages_own_scheme_where_it_has_none() -> None:
    body = (
        '<script>a = "//x.com/EastviewFB"; b = "http://vimeo.com/eastview"; '
        'c = "https://x.com/EastviewFB"</script>'
    )

    assert hidden(body) == ("https://x.com/EastviewFB", "http://vimeo.com/eastview")
