"""Any one answer of YouTube, known by its shape. Pure."""

from __future__ import annotations

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.oembed import parse_oembed
from crawler.platforms.formats.tree import Tree, parse_json
from crawler.platforms.formats.youtube_addresses import PLATFORM
from crawler.platforms.formats.youtube_api import read_tree
from crawler.platforms.formats.youtube_errors import KEY, refusal_in
from crawler.platforms.formats.youtube_feed import read_videos_feed
from crawler.platforms.formats.youtube_page import read_channel_page
from crawler.platforms.formats.youtube_watch import read_watch_page

_CONSENT = "https://consent.youtube.com/"
"""Where pages are redirected in some countries (seen 2021-2024); it says nothing of a channel."""
_WANTS_CONSENT = sentence("YouTube asks for consent before it shows its pages here")
_CONSENT_FIX = sentence("A key of the YouTube Data API reads the channel without its page.")


def read_answer(capture: Capture, owner: str | None) -> Snapshot:
    """Read a feed, a page or an answer of the Data API or oEmbed.

    `owner` is the id or handle of the channel that it is about. Raises LayoutChangedError,
    OutOfReachError.
    """
    if capture.url.startswith(_CONSENT):
        raise OutOfReachError(Outcome.UNREACHABLE, _WANTS_CONSENT, _CONSENT_FIX)
    tree = _tree_of(capture.body)
    told = refusal_in(tree) or refused(capture, KEY)
    if told:
        raise told
    empty = Snapshot(PLATFORM, capture.fetched_at)
    found = read_tree(tree, empty, owner) if tree is not None else None
    if tree is None:
        found = read_videos_feed(capture, PLATFORM)
        found = found or read_watch_page(capture, empty) or read_channel_page(capture, empty)
    if found is None:
        raise LayoutChangedError("channel id or list of videos")
    return found


def _tree_of(body: bytes) -> Tree:
    if body.lstrip()[:1] in {b"{", b"["}:
        return parse_json(body)
    return parse_oembed(body, PLATFORM) if b"<oembed" in body[:200] else None
