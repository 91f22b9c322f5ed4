"""Any one answer of Flickr, known by its shape. Pure."""

from __future__ import annotations

import re

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.flickr_addresses import PLATFORM
from crawler.platforms.formats.flickr_api import read_tree
from crawler.platforms.formats.flickr_embed import read_embedded
from crawler.platforms.formats.flickr_errors import KEY, refusal_in
from crawler.platforms.formats.flickr_feed import read_json_feed, read_xml_feed
from crawler.platforms.formats.flickr_page import read_flickr_page
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.oembed import parse_oembed
from crawler.platforms.formats.tree import Tree, parse_json
from crawler.platforms.formats.xml_json import parse_xml

_CALLBACK = re.compile(rb"[A-Za-z_$][\w.$]{0,60}\(\s*(?=\{)")
_NSID = re.compile(r"(?:id:)?(\d{5,12}@N\d\d)")


def read_answer(capture: Capture, owner: str | None) -> Snapshot:
    """Read an answer of the API, a feed, an oEmbed answer or a page.

    `owner` is the account's NSID, or something else, which then says nothing. Raises
    LayoutChangedError, OutOfReachError.
    """
    tree = tree_of(capture.body)
    told = refusal_in(tree) or refused(capture, KEY)
    if told:
        raise told
    empty = Snapshot(PLATFORM, capture.fetched_at)
    nsid = _NSID.fullmatch(owner or "")
    found = read_tree(tree, empty, nsid.group(1) if nsid else None)
    found = found or read_json_feed(tree, empty)
    embedded = parse_oembed(capture.body, PLATFORM) if found is None else None
    found = found or (read_embedded(embedded, empty) if embedded is not None else None)
    if found is None and tree is None:
        found = read_xml_feed(capture, PLATFORM) or read_flickr_page(capture, empty)
    if found is None:
        raise LayoutChangedError("person or list of photos")
    return found


def tree_of(body: bytes) -> Tree:
    """Give an answer of the API as a tree, in whichever form it came; None when it is none."""
    start = body[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    callback = _CALLBACK.match(start)
    if callback:
        body = body.strip()[callback.end() :].rstrip(b"; \r\n\t)")
    if start.startswith(b"{") or callback:
        return parse_json(body) or parse_json(body.replace(b"\\'", b"'"))
    if b"<rsp" in start:
        parsed = parse_xml(body)
        return parsed[1] if parsed and parsed[0] == "rsp" else None
    return None
