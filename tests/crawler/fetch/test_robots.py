"""robots.txt is obeyed by the first request to a host as by all others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy.http import Response

from crawler.fetch.robots import rules_of
from crawler.fetch.trouble import FetchTroubleError
from tests.crawler.fetch.crawling import Crawled, job, page, run
from tests.crawler.fetch.site import Answers, Page, Site, serving

NOTHING = Page(body=b"User-agent: *\nDisallow: /\n")


def test_twelve_forbidden_addresses_of_a_cold_host_are_never_asked(tmp_path: Path) -> None:
    with serving({"/robots.txt": Page(body=NOTHING.body, wait_s=0.3), "*": Page()}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(12)]
        crawled = run(job(tmp_path, subjects, allow_hosts=["school.localhost"], concurrency=16))

    assert site.paths() == []
    assert len(site.asked("/robots.txt")) == 1
    assert crawled.report["troubles"] == {"robots": 12}


def test_twelve_forbidden_addresses_of_one_subject_are_never_asked(tmp_path: Path) -> None:
    with serving({"/robots.txt": Page(body=NOTHING.body, wait_s=0.3), "*": Page()}) as site:
        base = f"http://school.localhost:{site.port}"
        asks = [{"url": f"{base}/{number}", "purpose": "page"} for number in range(12)]
        subjects = [{"key": "all", "rounds": [asks]}]
        run(job(tmp_path, subjects, allow_hosts=["school.localhost"], concurrency_per_host=12))

    assert site.paths() == []


SITES: dict[str, Answers] = {
    "forbids a part": {
        "/robots.txt": Page(body=b"User-agent: *\nDisallow: /staff\nAllow: /staff/public\n"),
        "*": Page(body=b"a page"),
    },
    "forbids us": {
        "/robots.txt": Page(body=b"User-agent: Rollcall\nDisallow: /\n\nUser-agent: *\nAllow: /"),
        "*": Page(body=b"a page"),
    },
    "forbids another": {
        "/robots.txt": Page(body=b"User-agent: technology\nDisallow: /\n"),
        "*": Page(body=b"a page"),
    },
    "has none": {"*": Page(body=b"a page"), "/robots.txt": Page(404)},
    "hides it": {"*": Page(body=b"a page"), "/robots.txt": Page(403)},
    "has trouble": {"*": Page(body=b"a page"), "/robots.txt": Page(500)},
    "hangs": {"*": Page(body=b"a page"), "/robots.txt": Page(wait_s=3)},
    "moved it": {
        "*": Page(body=b"a page"),
        "/robots.txt": Page(301, {"Location": "/moved-robots.txt"}),
        "/moved-robots.txt": NOTHING,
    },
    "redirects into a forbidden part": {
        "/robots.txt": Page(body=b"User-agent: *\nDisallow: /staff\n"),
        "/": Page(302, {"Location": "/staff"}),
        "*": Page(body=b"a page"),
    },
    "packs it": {
        "/robots.txt": Page(
            headers={"Content-Encoding": "utf-8"}, body=b"\xef\xbb\xbf" + NOTHING.body
        ),
        "*": Page(body=b"a page"),
    },
}


@pytest.fixture(scope="module")
def visited(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Crawled, dict[str, Site]]]:
    """One crawl to all of these sites."""
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serving(SITES[name])) for name in SITES}
        bases = {name: f"http://127.0.0.1:{site.port}" for name, site in sites.items()}
        subjects = [page(name, f"{base}/") for name, base in bases.items()]
        subjects.append(page("a forbidden page", bases["forbids a part"] + "/staff/reyes"))
        subjects.append(page("a page allowed again", bases["forbids a part"] + "/staff/public"))
        vault = tmp_path_factory.mktemp("vault")
        yield run(job(vault, subjects, allow_hosts=["127.0.0.1"], timeout_s=1.0)), sites


@pytest.mark.parametrize(
    "key",
    ["forbids us", "moved it", "a forbidden page", "has trouble", "packs it"],
)
def test_stays_away_from_what_is_forbidden(
    visited: tuple[Crawled, dict[str, Site]], key: str
) -> None:
    capture = visited[0].only(key)

    assert (capture["trouble"], capture["body"]) == ("robots", "")
    assert "robots.txt" in capture["detail"]


@pytest.mark.parametrize("name", ["forbids us", "has trouble", "hangs", "packs it"])
def test_sends_nothing_but_the_question_for_robots(
    visited: tuple[Crawled, dict[str, Site]], name: str
) -> None:
    assert visited[1][name].paths() == []


def test_a_redirect_does_not_lead_around_it(visited: tuple[Crawled, dict[str, Site]]) -> None:
    name = "redirects into a forbidden part"

    assert visited[0].only(name)["trouble"] == "robots"
    assert visited[1][name].paths() == ["/"]


def test_a_robots_file_that_never_comes_is_the_trouble_it_is(
    visited: tuple[Crawled, dict[str, Site]],
) -> None:
    assert visited[0].only("hangs")["trouble"] == "timeout"


@pytest.mark.parametrize(
    "key", ["forbids a part", "a page allowed again", "forbids another", "has none", "hides it"]
)
def test_reads_what_is_allowed(visited: tuple[Crawled, dict[str, Site]], key: str) -> None:
    assert visited[0].only(key)["body"] == "a page"


def test_keeps_the_crawl_delay(tmp_path: Path) -> None:
    robots = Page(body=b"User-agent: *\nCrawl-delay: 0.6\n")
    with serving({"/robots.txt": robots, "*": Page(body=b"a page")}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(4)]
        run(job(tmp_path, subjects, allow_hosts=["school.localhost"]))

    moments = [visit.at_s for visit in site.visits]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert len(gaps) == 4
    assert min(gaps) > 0.55


@pytest.mark.parametrize("status", [300, 304, 429, 500, 503])
def test_an_answer_that_tells_nothing_forbids_everything(status: int) -> None:
    rules = rules_of(Response("https://school.example/robots.txt", status))

    with pytest.raises(FetchTroubleError, match=f"answered {status}"):
        rules.check("https://school.example/")


def test_a_huge_robots_file_is_read_in_part() -> None:
    body = b"User-agent: *\nDisallow: /staff\n" + b"#" * 600_000 + b"\nDisallow: /\n"
    rules = rules_of(Response("https://school.example/robots.txt", 200, body=body))

    rules.check("https://school.example/")
    with pytest.raises(FetchTroubleError):
        rules.check("https://school.example/staff")
