"""Whoever looks for accounts' addresses knows the hosts that the readers know, and no others."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from crawler.platforms.addresses import AddressRules
from crawler.platforms.catalogue import READERS
from crawler.platforms.formats.platform_hosts import OWN_HOSTS, is_a_platforms, names_a_platform

ANYWHERE = {"blog", "mediawiki", "forum", "mastodon", "website"}
EXAMPLES = [(rules, one.url) for rules in OWN_HOSTS for one in rules.examples]


@pytest.mark.parametrize(
    "host",
    [
        "",
        "heronlake.example",
        "facebook.com.example",
        "myfacebook.com",
        "facebook.net",
        "netflix.com",
        "facebook",
        "bsky.social",
        "a.b.bsky.social",
    ],
)
def test_a_host_of_others_is_no_platforms(host: str) -> None:
    assert not is_a_platforms(host)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://heronlake.example/facebook",
        "https://facebook.com.example/EastviewHerons",
        "https://myfacebook.com/EastviewHerons",
        "https://netflix.com/x",
        "document.location = home",
    ],
)
def test_what_only_looks_like_a_platforms_host_names_none(text: str) -> None:
    assert not names_a_platform(text)


def test_every_platform_with_hosts_of_its_own_is_known() -> None:
    assert {rules.platform for rules in OWN_HOSTS} | ANYWHERE == set(READERS)


@pytest.mark.parametrize(("rules", "url"), EXAMPLES, ids=[url for _, url in EXAMPLES])
def test_every_example_of_a_reader_stands_on_a_known_host(rules: AddressRules, url: str) -> None:
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""

    assert is_a_platforms(host), rules.platform
    assert names_a_platform(f'open("{url}")')


@pytest.mark.parametrize(
    "host", ["linktr.ee", "www.twitch.tv", "WWW.Facebook.com", "m.facebook.com"]
)
def test_a_host_is_known_however_it_is_written(host: str) -> None:
    assert is_a_platforms(host)


def test_a_host_is_named_behind_escaped_slashes() -> None:
    assert names_a_platform("/go?to=https%3A%2F%2Ffacebook.com%2FEastviewHerons")
