"""What a host's headers say about when to ask again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.fetch.wishes import quota_rest_s, wanted_rest_s
from tests.crawler.fetch.crawling import job, page, run
from tests.crawler.fetch.site import Page, serving

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
IN_90_S = str(int(NOW.timestamp()) + 90)


@pytest.mark.parametrize(
    ("status", "retry_after", "expected"),
    [
        (503, None, None),
        (503, "soon", None),
        (503, "-5", None),
        (429, None, 10.0),
        (429, "soon", 10.0),
        (429, "7", 7.0),
        (503, " 0 ", 0.0),
        (503, "Mon, 23 Nov 2026 12:01:30 GMT", 90.0),
        (503, "Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        (503, "Mon, 23 Nov 2026 12:01:30 -0000", None),
    ],
    ids=["none", "word", "negative", "429", "429 word", "seconds", "zero", "date", "past", "naive"],
)
def test_reads_how_long_a_host_wants_to_rest(
    status: int, retry_after: str | None, expected: float | None
) -> None:
    headers = {} if retry_after is None else {"retry-after": retry_after}

    assert wanted_rest_s(status, headers, 1, NOW) == expected


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-rate-limit-remaining": "1", "x-rate-limit-reset": IN_90_S},
        {"x-rate-limit-remaining": "0"},
        {"x-rate-limit-remaining": "none", "x-rate-limit-reset": IN_90_S},
        {"x-rate-limit-remaining": "0", "x-rate-limit-reset": "soon"},
        {"x-app-usage": '{"call_count": 94, "total_time": 10}'},
        {"x-app-usage": "[["},
        {"x-app-usage": '{"call_count": "99"}'},
        {"x-business-use-case-usage": "{}"},
    ],
    ids=["nothing", "left", "no end", "no number", "no moment", "94 %", "broken", "text", "empty"],
)
def test_a_quota_that_is_not_used_up_asks_for_no_rest(headers: dict[str, str]) -> None:
    assert quota_rest_s(headers, NOW) is None


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-rate-limit-remaining": "0", "x-rate-limit-reset": IN_90_S}, 90.0),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "12"}, 12.0),
        ({"x-ratelimit-remaining": "0.0", "x-ratelimit-reset": "2026-11-23T12:05:00.000Z"}, 300.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "2026-11-23T12:05:00"}, 300.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "2020-01-01T00:00:00Z"}, 0.0),
        ({"x-app-usage": '{"call_count": 97, "total_cputime": 25}'}, 3600.0),
        (
            {
                "x-business-use-case-usage": '{"17": [{"type": "pages", "call_count": 100, '
                '"estimated_time_to_regain_access": 19}]}'
            },
            1140.0,
        ),
    ],
    ids=["X", "Bluesky", "Mastodon", "no zone", "past", "Meta's app", "Meta's business"],
)
def test_a_quota_that_is_used_up_says_until_when(headers: dict[str, str], expected: float) -> None:
    assert quota_rest_s(headers, NOW) == expected


def test_a_host_without_retry_after_that_names_the_end_of_its_quota_is_believed() -> None:
    headers = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": IN_90_S}

    assert wanted_rest_s(429, headers, 0, NOW) == 90.0
    assert wanted_rest_s(503, headers, 0, NOW) is None


def test_what_is_left_of_a_used_up_quota_is_not_asked_for(tmp_path: Path) -> None:
    last = Page(headers={"X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "9000"})
    with serving({"/robots.txt": Page(404), "/a": last, "/b": Page()}) as site:
        base = f"http://api.localhost:{site.port}"
        subjects = [page("a", f"{base}/a"), page("b", f"{base}/b")]
        told = job(tmp_path, subjects, allow_hosts=["api.localhost"], concurrency_per_host=1)
        crawled = run(told)

    assert crawled.only("a")["status"] == 200
    assert crawled.only("b")["status"] == 429
    assert site.asked("/b") == []
