"""Any one answer of Reddit, known by its shape. Pure."""

from __future__ import annotations

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.oembed import parse_oembed
from crawler.platforms.formats.reddit_addresses import PLATFORM
from crawler.platforms.formats.reddit_errors import KEY, refusal_in, refusal_of_page
from crawler.platforms.formats.reddit_feed import read_embedded, read_reddit_feed
from crawler.platforms.formats.reddit_page import read_reddit_page
from crawler.platforms.formats.reddit_things import read_tree
from crawler.platforms.formats.tree import parse_json


def read_answer(capture: Capture, owner: str | None) -> Snapshot:
    """Read an answer of the API, a listing, a feed, an oEmbed answer or a page.

    `owner` is the account's key or name. Raises LayoutChangedError, OutOfReachError.
    """
    is_json = capture.body.lstrip()[:1] in {b"{", b"["}
    tree = parse_json(capture.body) if is_json else None
    told = refusal_in(tree) or (None if is_json else refusal_of_page(capture.body))
    told = told or refused(capture, KEY)
    if told:
        raise told
    empty = Snapshot(PLATFORM, capture.fetched_at)
    found = read_tree(tree, empty, owner)
    if found is None and (is_json or b"<oembed" in capture.body[:200]):
        embedded = parse_oembed(capture.body, PLATFORM)
        found = read_embedded(embedded, empty) if embedded is not None else None
    if found is None and not is_json:
        found = read_reddit_feed(capture, PLATFORM) or read_reddit_page(capture, empty)
    if found is None:
        raise LayoutChangedError("account or list of posts")
    return found
