"""Whatever a host sends, a crawl stays within its limits and says what happened."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Iterator

import pytest

from tests.crawler.fetch.crawling import Crawled, job, page, run
from tests.crawler.fetch.site import Answers, Page, Site, serving

MAX_BYTES = 500_000
TIMEOUT_S = 2.0
HERONS = b"<title>Herons</title>"
BOMB = gzip.compress(bytes(50_000_000))
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(HERONS) + RAW.flush()

READ: dict[str, Page] = {
    "plain": Page(body=HERONS),
    "gzip": Page(headers={"Content-Encoding": "gzip"}, body=gzip.compress(HERONS)),
    "gzip in two parts": Page(
        headers={"Content-Encoding": "GZip"},
        body=gzip.compress(HERONS[:5]) + gzip.compress(HERONS[5:]),
    ),
    "deflate": Page(headers={"Content-Encoding": "deflate"}, body=zlib.compress(HERONS)),
    "raw deflate": Page(headers={"Content-Encoding": "deflate"}, body=DEFLATED),
    "packed twice": Page(
        headers={"Content-Encoding": "gzip, gzip"}, body=gzip.compress(gzip.compress(HERONS))
    ),
    "an encoding that is none": Page(headers={"Content-Encoding": "utf-8"}, body=HERONS),
    "a charset that is none": Page(
        headers={"Content-Type": "text/html; charset=utf-99; charset"}, body=HERONS
    ),
    "bad header lines": Page(
        raw=b"HTTP/1.1 200 OK\r\nno colon\r\nX: \xff\xfe\r\nContent-Length: 21\r\n\r\n" + HERONS
    ),
    "redirects": Page(302, {"Location": "/hop"}),
    "a redirect to nowhere": Page(302, body=HERONS),
    "an error": Page(500, body=HERONS),
    "not there": Page(404, body=HERONS),
}
TROUBLES: dict[str, tuple[str, Page]] = {
    "gzip bomb": ("too_large", Page(headers={"Content-Encoding": "gzip"}, body=BOMB)),
    "packed bomb": (
        "too_large",
        Page(headers={"Content-Encoding": "gzip, gzip"}, body=gzip.compress(BOMB)),
    ),
    "endless": ("too_large", Page(body=b"x" * 100_000, endless=True)),
    "declared too large": ("too_large", Page(declared_bytes=MAX_BYTES + 1)),
    "not gzip": ("broken", Page(headers={"Content-Encoding": "gzip"}, body=HERONS)),
    "gzip cut off": (
        "broken",
        Page(headers={"Content-Encoding": "gzip"}, body=gzip.compress(HERONS)[:-9]),
    ),
    "brotli": ("broken", Page(headers={"Content-Encoding": "br"}, body=HERONS)),
    "cut off": ("broken", Page(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc")),
    "no answer": ("broken", Page(raw=b"")),
    "no HTTP": ("broken", Page(raw=b"220 mail.example ESMTP\r\n" * 3)),
    "slow": ("timeout", Page(wait_s=TIMEOUT_S + 2)),
    "in a circle": ("redirects", Page(302, {"Location": "?"})),
    "to a broken address": ("bad_address", Page(302, {"Location": "http://[::1"})),
    "to a mail address": ("bad_address", Page(302, {"Location": "mailto:reyes@hlps.example"})),
}


def path(name: str) -> str:
    """Give the path of a case."""
    return "/" + name.replace(" ", "-")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, Site]]:
    """One crawl to all of them."""
    answers: Answers = {path(name): case for name, case in READ.items()}
    answers |= {path(name): case for name, (_, case) in TROUBLES.items()}
    answers["/in-a-circle?"] = Page(302, {"Location": "/in-a-circle"})
    answers["/hop"] = Page(307, {"Location": "/plain"})
    with serving(answers) as site, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{site.port}"
        subjects = [page(name, base + path(name)) for name in (*READ, *TROUBLES)]
        subjects += [
            page("refused", f"http://127.0.0.1:{closed.getsockname()[1]}/"),
            page("no such host", "http://nobody.invalid/"),
            page("too long an address", f"{base}/{'x' * 9000}"),
        ]
        more = {"max_bytes": MAX_BYTES, "timeout_s": TIMEOUT_S, "allow_hosts": ["127.0.0.1"]}
        yield run(job(tmp_path_factory.mktemp("vault"), subjects, **more)), site


@pytest.mark.parametrize("name", READ)
def test_reads_what_can_be_read(crawled: tuple[Crawled, Site], name: str) -> None:
    capture = crawled[0].only(name)

    assert (capture["trouble"], capture["body"]) == (None, HERONS.decode())


@pytest.mark.parametrize(("name", "status"), [("an error", 500), ("not there", 404)])
def test_an_error_of_the_host_is_an_answer(
    crawled: tuple[Crawled, Site], name: str, status: int
) -> None:
    capture = crawled[0].only(name)

    assert (capture["status"], capture["ok"]) == (status, False)


@pytest.mark.parametrize("name", TROUBLES)
def test_says_what_is_wrong(crawled: tuple[Crawled, Site], name: str) -> None:
    capture = crawled[0].only(name)

    assert (capture["trouble"], capture["status"]) == (TROUBLES[name][0], 0)
    assert len(capture["detail"]) > 10
    assert capture["size_bytes"] == 0


@pytest.mark.parametrize(
    ("name", "trouble"),
    [("refused", "connect"), ("no such host", "dns"), ("too long an address", "bad_address")],
)
def test_says_that_nobody_is_there(crawled: tuple[Crawled, Site], name: str, trouble: str) -> None:
    assert crawled[0].only(name)["trouble"] == trouble


def test_follows_a_redirect_and_says_where_it_ended(crawled: tuple[Crawled, Site]) -> None:
    assert crawled[0].only("redirects")["url"].endswith("/plain")


def test_stops_following_redirects(crawled: tuple[Crawled, Site]) -> None:
    asked = [visit for visit in crawled[1].visits if visit.path.startswith("/in-a-circle")]

    assert len(asked) == 6


def test_takes_no_more_than_its_limit_from_the_network(crawled: tuple[Crawled, Site]) -> None:
    assert crawled[0].report["size_bytes"] < 10 * MAX_BYTES
