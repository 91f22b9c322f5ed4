"""Which addresses are public, and which hosts the settings exempt."""

from __future__ import annotations

import pytest

from crawler.fetch.addresses import Exemptions, is_public, place_of, plain_host
from crawler.fetch.trouble import FetchTroubleError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 an address to refuse
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:808:808::",
        "2001::1",
        "2001:db8::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "4000::1",
    ],
)
def test_refuses_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"],
)
def test_lets_public_addresses_pass(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("intranet.example", 8081),
        ("sub.intranet.example", 8080),
        ("127.0.0.2", 80),
        ("::2", 80),
        ("2130706433", 80),
    ],
)
def test_exempts_nothing_that_is_not_named(host: str, port: int) -> None:
    named = ("intranet.example:8080", "127.0.0.1", "::1", "[::2]:8080")

    assert not Exemptions.of(named).cover(host, port)


@pytest.mark.parametrize(
    ("named", "host", "port"),
    [
        ("intranet.example", "Intranet.Example.", 8080),
        ("intranet.example:8080", "intranet.example", 8080),
        ("127.0.0.1", "127.0.0.1", 9),
        ("127.0.0.1:9", "127.0.0.1", 9),
        ("::1", "::1", 9),
        ("[::1]", "::1", 9),
        ("[::1]:9", "::1", 9),
        (" bücher.example ", "xn--bcher-kva.example", 80),
    ],
)
def test_exempts_what_is_named(named: str, host: str, port: int) -> None:
    assert Exemptions.of([named]).cover(host, port)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://Eastview.example/a", "eastview.example", 443),
        ("http://eastview.example:8080", "eastview.example", 8080),
        ("http://[2001:db8::1]/", "2001:db8::1", 80),
        ("http://bücher.example/", "xn--bcher-kva.example", 80),
    ],
)
def test_says_where_an_address_leads(url: str, host: str, port: int) -> None:
    assert (place_of(url).host, place_of(url).port) == (host, port)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "eastview.example",
        "file:///etc/passwd",
        "http://",
        "http:///path",
        "http://[::1",
        "http://eastview.example:99999/",
        "http://eastview.example:port/",
        "https://reyes:secret@eastview.example/",
        "http://a..example/",
        f"http://{'a' * 64}.example/",
        f"http://eastview.example/{'a' * 8000}",
    ],
)
def test_goes_nowhere_with_an_address_that_is_none(url: str) -> None:
    with pytest.raises(FetchTroubleError) as caught:
        place_of(url)

    assert caught.value.trouble == "bad_address"
    assert "secret" not in caught.value.detail


def test_gives_an_impossible_name_back_as_it_is() -> None:
    assert plain_host("é" * 70) == "é" * 70
