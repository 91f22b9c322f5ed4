"""How far an account's posts are read back: to what is known, or to the depth allowed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crawler.model.access import Access
from crawler.model.capture import Capture
from crawler.model.errors import ReaderError
from crawler.model.snapshot import Snapshot


def next_of(
    pages: Sequence[Capture], read: Callable[[Capture], Snapshot], access: Access
) -> str | None:
    """Give what the last of these pages says of the next one; None when enough was read.

    Enough is `access.max_pages`, or a page with an own post older than the newest known one.
    """
    if not pages or len(pages) >= access.max_pages:
        return None
    try:
        last = read(pages[-1])
    except ReaderError:
        return None
    oldest = min((post.moment.at for post in last.own_posts if post.moment), default=None)
    reached = access.since is not None and oldest is not None and oldest < access.since
    return None if reached else last.next_page


def of_purpose(seen: Sequence[Capture], purpose: str) -> list[Capture]:
    """Give the answers to the requests with this purpose, in order."""
    return [capture for capture in seen if capture.ask.purpose == purpose]
