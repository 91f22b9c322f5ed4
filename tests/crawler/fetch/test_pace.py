"""A host that wants to be left alone is left alone, and asked again when it said."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy.core.downloader import Slot

from crawler.fetch.manners import Manners
from crawler.fetch.pace import Pace
from crawler.fetch.trouble import HostRestsError
from tests.crawler.fetch.crawling import AGENT, job, page, run
from tests.crawler.fetch.site import Page, serving

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
NO_ROBOTS = Page(404)


def test_waits_as_long_as_a_busy_host_says(tmp_path: Path) -> None:
    busy = Page(429, {"Retry-After": "2"})
    with serving({"/robots.txt": NO_ROBOTS, "/a": [busy, Page(body=b"a")], "/b": Page()}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page("a", f"{base}/a"), page("b", f"{base}/b")]
        told = job(tmp_path, subjects, allow_hosts=["school.localhost"], concurrency_per_host=1)
        crawled = run(told)

    first = site.asked("/a")[0].at_s
    later = [visit.at_s for visit in site.visits if visit.at_s > first]
    assert crawled.only("a")["body"] == "a"
    assert min(later) - first > 1.9
    assert {"event": "HostRests", "host": "school.localhost", "seconds": 2.0, "status": 429} in (
        crawled.events
    )


def test_asks_a_host_no_more_at_once_than_agreed(tmp_path: Path) -> None:
    with serving({"/robots.txt": NO_ROBOTS, "*": Page(body=b"a", wait_s=0.1)}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(12)]
        run(job(tmp_path, subjects, allow_hosts=["school.localhost"], concurrency_per_host=2))

    assert len(site.paths()) == 12
    assert site.most_at_once == 2


def test_keeps_the_delay_of_the_settings(tmp_path: Path) -> None:
    with serving({"/robots.txt": NO_ROBOTS, "*": Page(body=b"a")}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(3)]
        run(job(tmp_path, subjects, allow_hosts=["school.localhost"], delay_s=0.5))

    moments = [visit.at_s for visit in site.visits]
    assert min(later - earlier for earlier, later in pairwise(moments)) > 0.45


def test_gives_a_busy_host_up_after_some_turns(tmp_path: Path) -> None:
    busy = Page(503, {"Retry-After": "0"}, body=b"closed for repairs")
    with serving({"/robots.txt": NO_ROBOTS, "*": busy}) as site:
        url = f"http://school.localhost:{site.port}/"
        crawled = run(job(tmp_path, [page("it", url)], allow_hosts=["school.localhost"]))

    assert crawled.only("it")["status"] == 503
    assert crawled.only("it")["trouble"] is None
    assert len(site.paths()) == 3


def test_does_not_repeat_an_error_that_names_no_time(tmp_path: Path) -> None:
    with serving({"/robots.txt": NO_ROBOTS, "*": Page(503)}) as site:
        url = f"http://school.localhost:{site.port}/"
        run(job(tmp_path, [page("it", url)], allow_hosts=["school.localhost"]))

    assert len(site.paths()) == 1


def test_leaves_a_host_alone_that_wants_a_long_rest(tmp_path: Path) -> None:
    busy = Page(429, {"Retry-After": "3600"})
    with serving({"/robots.txt": NO_ROBOTS, "*": busy}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page(str(number), f"{base}/{number}") for number in range(5)]
        more = {"allow_hosts": ["school.localhost"], "concurrency_per_host": 1}
        crawled = run(job(tmp_path, subjects, **more))

    captures = [crawled.only(str(number)) for number in range(5)]
    assert len(site.paths()) == 1
    assert {capture["status"] for capture in captures} == {429}
    assert {capture["trouble"] for capture in captures} == {None}
    assert sum("not asked now" in capture["detail"] for capture in captures) == 4


def test_ends_at_the_deadline_and_says_so(tmp_path: Path) -> None:
    with serving({"/robots.txt": NO_ROBOTS, "/slow": Page(wait_s=8), "*": Page()}) as site:
        base = f"http://school.localhost:{site.port}"
        subjects = [page("quick", f"{base}/quick"), page("slow", f"{base}/slow")]
        more = {"allow_hosts": ["school.localhost"], "deadline_s": 2.0, "timeout_s": 20.0}
        crawled = run(job(tmp_path, subjects, **more))

    assert crawled.report["deadline_reached"]
    assert (crawled.report["done"], crawled.report["unfinished"]) == (1, 1)
    assert crawled.subjects["slow"] is None


@pytest.mark.parametrize("seconds", [121.0, 60.0], ids=["over the cap", "over the deadline"])
def test_does_not_wait_too_long(seconds: float) -> None:
    pace = Pace(Manners(AGENT, max_rest_s=120.0, deadline_s=30.0), clock=lambda: 1000.0)
    pace.rest("school.example", seconds, 429)

    with pytest.raises(HostRestsError, match="left alone for"):
        asyncio.run(pace.rested("school.example"))


def test_an_earlier_and_longer_rest_stays() -> None:
    pace = Pace(Manners(AGENT, max_rest_s=120.0), clock=lambda: 1000.0)
    pace.rest("school.example", 300.0, 429)
    pace.rest("school.example", 1.0, 503)

    with pytest.raises(HostRestsError) as caught:
        asyncio.run(pace.rested("school.example"))
    assert (caught.value.status, caught.value.seconds) == (429, 300.0)


@pytest.mark.parametrize(
    ("delay_s", "latency_s", "status", "expected_s"),
    [
        (1.0, 0.1, 200, 1.0),
        (4.0, 0.1, 200, 2.025),
        (4.0, 0.1, 500, 4.0),
        (1.0, 6.0, 500, 3.0),
        (1.0, 900.0, 200, 60.0),
    ],
    ids=["never below", "slowly faster", "not faster on errors", "slower", "capped"],
)
def test_asks_a_slow_host_slower(
    delay_s: float, latency_s: float, status: int, expected_s: float
) -> None:
    pace = Pace(Manners(AGENT, delay_s=1.0, concurrency_per_host=2))
    slot = Slot(2, delay_s, 0.0)

    pace.adapt(slot, "school.example", latency_s, status)

    assert slot.delay == pytest.approx(expected_s)
