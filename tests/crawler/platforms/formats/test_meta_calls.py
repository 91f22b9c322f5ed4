"""Meta's APIs are asked for the account first, then for its posts, page after page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.model.access import Access
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.meta_calls import Calls, ask_calls, read_any
from crawler.platforms.formats.tree import Tree

NOW = datetime(2026, 11, 2, tzinfo=UTC)
EMPTY = Snapshot("threads", NOW, platform_id="7")
CALLS = Calls(
    ("me", "posts"),
    "https://api.example/me",
    lambda known: f"https://api.example/{known.platform_id}/posts?limit=9",
    "threads",
    "?access_token={}",
)
ME = Capture(Ask(CALLS.account, "me"), CALLS.account, 200, NOW, body=b"{}")
POSTS = Capture(Ask(CALLS.posts(EMPTY), "posts"), CALLS.posts(EMPTY), 200, NOW, body=b"{}")


def asked(seen: tuple[Capture, ...], *, more: str | None = None, pages: int = 5) -> list[Ask]:
    page = Snapshot("threads", NOW, next_page=more)
    access = Access(max_pages=pages)
    return list(ask_calls(CALLS, seen, access, lambda _: EMPTY, lambda _one, _known: page))


def with_token(url: str, purpose: str) -> Ask:
    return Ask(url, purpose, credential="threads", credential_as="?access_token={}")


def unreadable(_capture: Capture) -> Snapshot:
    raise LayoutChangedError("id")


def test_an_account_that_cannot_be_read_is_asked_no_further() -> None:
    assert list(ask_calls(CALLS, (ME,), Access(), unreadable, lambda _one, known: known)) == []


def test_nothing_is_asked_behind_the_last_page_or_beyond_the_depth_allowed() -> None:
    assert asked((ME, POSTS)) == []
    assert asked((ME, POSTS), more="after=b", pages=1) == []


def test_the_account_comes_first_then_its_posts_then_the_next_page() -> None:
    assert asked(()) == [with_token(CALLS.account, "me")]
    assert asked((ME,)) == [with_token(CALLS.posts(EMPTY), "posts")]
    assert asked((ME, POSTS), more="after=b") == [
        with_token(CALLS.posts(EMPTY) + "&after=b", "posts")
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<html></html>", "saved"),
        (b'{"data": []}', "https://api.example/me"),
        (b'{"version": "1.0", "html": "<blockquote cite=\\"https://x.example/1\\">"}', None),
    ],
    ids=["a page", "an answer", "an embed that names no post"],
)
def test_a_capture_is_read_as_what_it_holds(body: bytes, found: str | None) -> None:
    capture = Capture(Ask(CALLS.account, "me"), "https://moved.example/", 200, NOW, body=body)

    def answer(_tree: Tree, address: str) -> Snapshot:
        return Snapshot("threads", NOW, display_name=address)

    saved = Snapshot("threads", NOW, display_name="saved")
    read = read_any(capture, EMPTY, "Threads", answer, lambda: saved)

    assert (read.display_name if read else None) == found


def test_what_the_api_refuses_is_not_read() -> None:
    refused = Capture(Ask(CALLS.account, "me"), CALLS.account, 503, NOW)

    with pytest.raises(OutOfReachError):
        read_any(refused, EMPTY, "Threads", lambda _tree, _address: EMPTY, lambda: EMPTY)
