"""No request reaches a private address that the settings do not name."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.fetch.crawling import Crawled, job, page, run
from tests.crawler.fetch.site import Page, Site, serving

SPELLINGS = {
    "localhost": "http://localhost:{port}/",
    "localhost with a dot": "http://localhost.:{port}/",
    "a name under localhost": "http://intranet.localhost:{port}/",
    "dotted": "http://127.0.0.1:{port}/",
    "another loopback": "http://127.8.9.10:{port}/",
    "one number": "http://2130706433:{port}/",
    "hexadecimal": "http://0x7f000001:{port}/",
    "octal": "http://0177.0.0.1:{port}/",
    "short": "http://127.1:{port}/",
    "full width digits": "http://１２７.0.0.1:{port}/",
    "IPv6": "http://[::1]:{port6}/",
    "IPv4 in IPv6": "http://[::ffff:127.0.0.1]:{port}/",
    "IPv4 in NAT64": "http://[64:ff9b::127.0.0.1]:{port}/",
    "IPv4 in 6to4": "http://[2002:7f00:1::]:{port}/",
    "unspecified": "http://0.0.0.0:{port}/",
    "unspecified IPv6": "http://[::]:{port6}/",
    "cloud metadata": "http://169.254.169.254/latest/meta-data/",
    "private network": "http://10.0.0.1:{port}/",
    "carrier network": "http://100.64.0.1:{port}/",
    "multicast": "http://224.0.0.1:{port}/",
    "a name for loopback": "http://inside.example:{port}/",
    "a name for loopback in IPv6": "http://inside6.example:{port6}/",
    "an allowed name on another port": "http://open.localhost:{port}/",
}
REDIRECTED = ("dotted", "one number", "IPv6", "cloud metadata", "a name for loopback")
NAMES = {
    "inside.example": ["127.0.0.1"],
    "inside6.example": ["::1"],
    "both.example": ["127.0.0.1", "10.0.0.7"],
}


@pytest.fixture(scope="module")
def private() -> Iterator[tuple[Site, Site]]:
    """A service that nobody outside may reach, in IPv4 and IPv6."""
    answer = Page(body=b"the district's secret")
    with serving({"*": answer}) as four, serving({"*": answer}, host="::1") as six:
        yield four, six


@pytest.fixture(scope="module")
def crawled(
    private: tuple[Site, Site], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Crawled, Site]]:
    """One crawl to all of them, directly and by way of redirects of an allowed host."""
    ports = {"port": private[0].port, "port6": private[1].port}
    targets = {name: url.format(**ports) for name, url in SPELLINGS.items()}
    redirects = {
        f"/{number}": Page(302, {"Location": targets[name].encode().decode("latin-1")})
        for number, name in enumerate(REDIRECTED)
    }
    to_file = {"/file": Page(302, {"Location": "file:///etc/passwd"})}
    with serving({**redirects, **to_file, "/ok": Page(body=b"public")}) as site:
        base = f"http://open.localhost:{site.port}"
        subjects = [page(name, url) for name, url in targets.items()]
        subjects += [page(f"to {name}", f"{base}/{i}") for i, name in enumerate(REDIRECTED)]
        subjects += [
            page("to a file", f"{base}/file"),
            page("allowed", f"{base}/ok"),
            page("a file", "file:///etc/passwd"),
            page("ftp", "ftp://127.0.0.1/"),
            page("data", "data:text/plain,hello"),
            page("a user name", f"http://open.localhost@127.0.0.1:{private[0].port}/"),
            page("no host", "http:///etc/passwd"),
            page("an impossible name", "http://a..example/"),
        ]
        allowed = [f"open.localhost:{site.port}"]
        vault = tmp_path_factory.mktemp("vault")
        yield run(job(vault, subjects, allow_hosts=allowed, names=NAMES)), site


@pytest.mark.parametrize("name", SPELLINGS)
def test_refuses_a_private_address_in_every_spelling(
    crawled: tuple[Crawled, Site], name: str
) -> None:
    capture = crawled[0].only(name)

    assert (capture["status"], capture["trouble"]) == (0, "private_address")
    assert "allow_hosts" in capture["detail"]


@pytest.mark.parametrize("name", REDIRECTED)
def test_refuses_a_redirect_to_a_private_address(crawled: tuple[Crawled, Site], name: str) -> None:
    assert crawled[0].only(f"to {name}")["trouble"] == "private_address"


@pytest.mark.usefixtures("crawled")
def test_no_connection_was_made(private: tuple[Site, Site]) -> None:
    assert [site.connections for site in private] == [0, 0]


@pytest.mark.parametrize(
    "name", ["a file", "to a file", "ftp", "data", "a user name", "no host", "an impossible name"]
)
def test_refuses_what_is_no_public_web_address(crawled: tuple[Crawled, Site], name: str) -> None:
    capture = crawled[0].only(name)

    assert (capture["trouble"], capture["body"]) == ("bad_address", "")


def test_asks_an_allowed_host(crawled: tuple[Crawled, Site]) -> None:
    assert crawled[0].only("allowed")["body"] == "public"


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("plain.localhost", "plain.localhost:{port}"),
        ("PLAIN.localhost.", "plain.localhost:{port}"),
        ("127.0.0.1", "127.0.0.1:{port}"),
        ("127.0.0.1:{port}", "127.0.0.1:{port}"),
        ("inside.example", "inside.example:{port}"),
    ],
    ids=["name", "other case", "address", "address and port", "name of the name server"],
)
def test_asks_what_the_settings_name(tmp_path: Path, allowed: str, host: str) -> None:
    with serving({"/": Page(body=b"ours")}) as site:
        named = allowed.format(port=site.port)
        url = f"http://{host.format(port=site.port)}/"
        crawled = run(job(tmp_path, [page("it", url)], allow_hosts=[named], names=NAMES))

    assert crawled.only("it")["body"] == "ours"


def test_loopback_is_what_this_machine_says_it_is() -> None:
    assert socket.inet_aton("0177.0.0.1") == socket.inet_aton("127.0.0.1")
