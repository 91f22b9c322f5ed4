"""Any one answer of Vimeo, known by its shape. Pure."""

from __future__ import annotations

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.oembed import parse_oembed
from crawler.platforms.formats.tree import Tree, parse_json
from crawler.platforms.formats.vimeo_addresses import PLATFORM
from crawler.platforms.formats.vimeo_api import read_tree
from crawler.platforms.formats.vimeo_errors import KEY, refusal_in
from crawler.platforms.formats.vimeo_public import (
    read_embedded,
    read_videos_feed,
    read_vimeo_page,
)
from crawler.platforms.formats.vimeo_simple import read_simple


def read_answer(capture: Capture, owner: str | None) -> Snapshot:
    """Read an answer of the API, an oEmbed answer, a feed or a page.

    `owner` is the id or name of the account. Raises LayoutChangedError, OutOfReachError.
    """
    tree = parse_json(capture.body) if capture.body.lstrip()[:1] in {b"{", b"["} else None
    told = refusal_in(tree) or refused(capture, KEY)
    if told:
        raise told
    empty = Snapshot(PLATFORM, capture.fetched_at)
    found = _of_tree(tree, capture, empty, owner)
    if found is None and tree is None:
        found = read_videos_feed(capture, PLATFORM) or read_vimeo_page(capture, empty)
    if found is None:
        raise LayoutChangedError("person or list of videos")
    return found


def _of_tree(tree: Tree, capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    is_xml = tree is None and b"<oembed" in capture.body[:200]
    embedded = parse_oembed(capture.body, PLATFORM) if tree is not None or is_xml else None
    if embedded is not None:
        return read_embedded(embedded, empty)
    return read_tree(tree, empty, owner) or read_simple(tree, empty)
