"""The spider asks again conditionally, parses nothing that did not change, and tells all it saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from crawler.evidence.vault import Vault
from crawler.model.capture import sha256_of
from tests.crawler.fetch.crawling import AGENT, OLD, Crawled, before, job, page, run
from tests.crawler.fetch.site import Answers, Page, Site, serving

NEW = b"<title>Otters</title>"
PICTURE = b"\x89PNG invented"


ANSWERS: Answers = {
    "/tagged": Page(body=OLD, etag='"h1"'),
    "/untagged": Page(body=OLD, headers={"Content-Type": "text/html"}),
    "/%C3%BC?a=%20b": Page(body=OLD, etag='"h1"'),
    "/retagged": Page(body=OLD, etag='"h2"'),
    "/changed": Page(body=NEW, etag='"o1"'),
    "/lost": Page(body=OLD, etag='"h1"'),
    "/gone": Page(404, body=OLD),
    "/moved": Page(302, {"Location": "/tagged"}),
    "/picture": Page(body=PICTURE, etag='"p1"'),
    "/second": Page(body=b"second"),
    "/third": Page(body=b"third", headers={"X-Secret": "no", "X-WP-Total": "7", "ETag": '"t"'}),
    "/never": [Page(304), Page(304)],
}


def subjects(base: str) -> list[dict[str, Any]]:
    """Describe one subject for each thing that can have happened since the last visit."""
    tagged = before(f"{base}/tagged", etag='"h1"')
    picture = before(f"{base}/picture", PICTURE, etag='"p1"', media_type="image/png")
    once = before(f"{base}/picture", PICTURE, once=True, purpose="once", media_type="image/png")
    lost = before(f"{base}/lost", b"lost from the vault", etag='"h1"')
    changed = before(f"{base}/changed", etag='"h1"', purpose="changed")
    moved = before(f"{base}/moved", etag='"h1"') | {"url": f"{base}/tagged"}
    unusual = before(f"{base}/ü?a= b#c", etag='"h1"') | {"url": f"{base}/%C3%BC?a=%20b"}
    third = [{"url": f"{base}/third", "purpose": "page"}]
    second = [{"url": f"{base}/second", "purpose": "page"}]
    return [
        {"key": "304", "remembered": [tagged]},
        {"key": "304 at another address", "remembered": [moved]},
        {"key": "304 of an unusual address", "remembered": [unusual]},
        {"key": "same bytes", "remembered": [before(f"{base}/untagged")]},
        {"key": "same bytes, other tag", "remembered": [before(f"{base}/retagged", etag='"h1"')]},
        {"key": "once", "remembered": [once]},
        {"key": "changed", "remembered": [tagged, changed, picture, once], "rounds": [second]},
        {
            "key": "asks for something else now",
            "remembered": [changed],
            "rounds": [second],
            "asks_again": False,
        },
        {"key": "lost", "remembered": [lost]},
        {"key": "gone", "remembered": [before(f"{base}/gone")]},
        {"key": "rounds", "rounds": [second, second + third, third]},
        {"key": "nothing", "rounds": []},
        page("never asked that", f"{base}/never"),
    ]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, Site, Vault]]:
    """One crawl over all of them."""
    vault = Vault(tmp_path_factory.mktemp("vault"))
    vault.keep(OLD)
    vault.keep(PICTURE)
    with serving(dict(ANSWERS)) as site:
        base = f"http://school.localhost:{site.port}"
        told = job(vault.folder, subjects(base), allow_hosts=["school.localhost"])
        yield run(told), site, vault


@pytest.mark.parametrize(
    "key",
    [
        "304",
        "304 at another address",
        "304 of an unusual address",
        "same bytes",
        "same bytes, other tag",
        "once",
    ],
)
def test_parses_nothing_when_nothing_changed(
    crawled: tuple[Crawled, Site, Vault], key: str
) -> None:
    capture = crawled[0].only(key)

    assert crawled[0].bodies_at_ask[key] is None
    assert (capture["unchanged"], capture["ok"], capture["trouble"]) == (True, True, None)


def test_loads_no_body_when_nothing_changed(crawled: tuple[Crawled, Site, Vault]) -> None:
    capture = crawled[0].only("304")

    assert (capture["status"], capture["body"]) == (304, "")
    assert capture["sha256"] == sha256_of(OLD)
    assert capture["media_type"] == "text/html"
    assert capture["headers"]["etag"] == '"h1"'


def test_does_not_ask_again_for_what_never_changes(crawled: tuple[Crawled, Site, Vault]) -> None:
    asked = crawled[1].asked("/picture")

    assert [visit.headers.get("if-none-match") for visit in asked] == ['"p1"']


def test_sends_validators_to_the_address_they_came_from(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    assert "if-none-match" not in crawled[1].asked("/moved")[0].headers
    assert crawled[0].only("304 at another address")["url"].endswith("/tagged")


def test_what_the_reader_does_not_ask_for_any_more_is_left_out(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    captures = crawled[0].subjects["asks for something else now"] or ()

    assert [capture["url"].rpartition("/")[2] for capture in captures] == ["second"]


def test_gives_the_reader_all_pages_when_one_changed(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    old, new = OLD.decode(), NEW.decode()

    assert crawled[0].bodies_at_ask["changed"] == [old, new, "", ""]


def test_hands_over_everything_in_the_order_it_was_asked(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    captures = crawled[0].subjects["changed"] or ()

    paths = [capture["url"].rpartition("/")[2] for capture in captures]
    assert paths == ["tagged", "changed", "picture", "picture", "second"]
    assert [capture["unchanged"] for capture in captures] == [True, False, True, True, False]


def test_asks_without_validators_when_the_vault_lost_the_body(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    capture = crawled[0].only("lost")

    assert (capture["status"], capture["unchanged"]) == (200, False)
    assert "if-none-match" not in crawled[1].asked("/lost")[0].headers


def test_the_same_bytes_with_an_error_are_a_change(crawled: tuple[Crawled, Site, Vault]) -> None:
    capture = crawled[0].only("gone")

    assert (capture["status"], capture["unchanged"], capture["trouble"]) == (404, False, None)


def test_asks_in_rounds_and_nothing_twice(crawled: tuple[Crawled, Site, Vault]) -> None:
    captures = crawled[0].subjects["rounds"] or ()

    assert [capture["body"] for capture in captures] == ["second", "third"]
    assert len(crawled[1].asked("/third")) == 1


def test_a_subject_without_requests_is_done_too(crawled: tuple[Crawled, Site, Vault]) -> None:
    assert crawled[0].subjects["nothing"] == []


def test_a_304_that_nobody_asked_for_is_broken(crawled: tuple[Crawled, Site, Vault]) -> None:
    assert crawled[0].only("never asked that")["trouble"] == "broken"


def test_keeps_bodies_and_the_headers_somebody_reads(
    crawled: tuple[Crawled, Site, Vault],
) -> None:
    third = (crawled[0].subjects["rounds"] or ())[1]

    assert third["headers"] == {"etag": '"t"', "x-wp-total": "7"}
    assert crawled[2].read(third["sha256"]) == b"third"


def test_says_who_we_are(crawled: tuple[Crawled, Site, Vault]) -> None:
    assert {visit.headers["user-agent"] for visit in crawled[1].visits} == {AGENT}
    extra = {"cookie", "referer", "authorization"}
    assert not any(extra & set(visit.headers) for visit in crawled[1].visits)


def test_counts_what_happened(crawled: tuple[Crawled, Site, Vault]) -> None:
    report: Mapping[str, Any] = crawled[0].report

    assert (report["done"], report["unchanged"], report["unfinished"]) == (13, 6, 0)
    assert report["requests"] == len(crawled[1].visits)
    assert not report["deadline_reached"]
    assert {event["key"] for event in crawled[0].events} == set(crawled[0].subjects)
