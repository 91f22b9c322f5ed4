"""YouTube: the keyless channel feed, and the channel page for what the feed lacks. Pure.

The feed (www.youtube.com/feeds/videos.xml) holds the 15 newest videos. For days in 2024 and 2026 it
answered 404 or 500 for all channels (ocaml/ocaml.org#3512, NetNewsWire#5212; checked 2026-11): its
404 is "try later", never "gone". Only the channel page says that a channel is gone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    claim_by,
    home_of,
    recognise_by,
    words,
)
from crawler.platforms.base import Address, AddressKind
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.tree import parse_json
from crawler.platforms.formats.youtube_api import CHANNEL_ID, read_tree, read_videos_feed
from crawler.platforms.formats.youtube_page import channel_id_in, read_channel_page

NAME = "youtube"
TITLE = "YouTube"
ROUTE = "keyless"
HELP = (
    "A key of the YouTube Data API (console.cloud.google.com, free, 10,000 units a day, no review) "
    "would add followers and older videos, and work when the feed does not; checked 2026-11."
)

_SERVICE = "https://www.youtube.com"
_FEED_DOWN = (
    "YouTube's channel feed does not answer ({status}); this happens to all channels at times"
)
_FEED_DOWN_FIX = "Nothing to do: the next sweep tries again."
_ID = re.compile(CHANNEL_ID)
_ACCOUNT, _POST = AddressKind.ACCOUNT, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_HANDLE = r"(?P<name>[^/@?&]{3,100})"
_TABS = (
    r"(?:/(?:featured|videos|shorts|streams|playlists|community|posts|about|channels|live|search"
    r"|podcasts|store|join))?"
)

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:m|music|gaming|studio)\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be",
    paths=(
        PathRule(_ACCOUNT, r"@(?P<name>[^/]+)", "{name}", host=r"youtu\.be"),
        PathRule(_POST, r".+", host=r"youtu\.be"),
        PathRule(_FEED, r"feeds/videos\.xml", "id:{q}", ("channel_id", CHANNEL_ID)),
        PathRule(_FEED, r"feeds/videos\.xml", "user:{q}", ("user", r"[A-Za-z0-9_-]+")),
        PathRule(_POST, r"watch(?:_popup)?|(?:watch|shorts|live|v|e|clip|post)/.+"),
        PathRule(_POST, r"embed/(?!videoseries|live_stream).+"),
        PathRule(_ACCOUNT, r"embed/live_stream", "id:{q}", ("channel", CHANNEL_ID)),
        PathRule(
            _ACCOUNT,
            rf"channel/(?P<id>{CHANNEL_ID})(?:/.*)?",
            "id:{id}",
        ),
        PathRule(_ACCOUNT, r"user/(?P<name>[A-Za-z0-9_.-]+)(?:/.*)?", "user:{name}"),
        PathRule(_ACCOUNT, rf"c/{_HANDLE}(?:/.*)?", "c:{name}"),
        PathRule(_ACCOUNT, rf"@{_HANDLE}(?:/.*)?", "{name}"),
        PathRule(_ACCOUNT, rf"{_HANDLE}{_TABS}", "c:{name}"),
    ),
    homes=(
        ("id:", "https://www.youtube.com/channel/{}"),
        ("user:", "https://www.youtube.com/user/{}"),
        ("c:", "https://www.youtube.com/c/{}"),
        ("", "https://www.youtube.com/@{}"),
    ),
    reserved=words(
        "about account ads attribution_link browse c channel channels clip copyright creators "
        "davidlevy embed feed feeds gaming hashtag howyoutubeworks intl kids live live_stream "
        "login logout movies music new oembed playlist playlists post premium press redirect "
        "results s share shorts signin signup social sports supported_browsers t trending tv "
        "upload user v watch watch_popup yt"
    ),
    examples=(
        Example(
            "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
            _ACCOUNT,
            "id:UCaaaaaaaaaaaaaaaaaaaaaa",
        ),
        Example("https://m.youtube.com/@EastviewHerons/videos", _ACCOUNT, "EastviewHerons"),
        Example("youtube.com/%40EastviewHerons?si=abc", _ACCOUNT, "EastviewHerons"),
        Example("https://www.youtube.com/user/EastviewHerons/", _ACCOUNT, "user:EastviewHerons"),
        Example("https://www.youtube.com/c/EastviewHerons/about", _ACCOUNT, "c:EastviewHerons"),
        Example("https://www.youtube.com/EastviewHerons", _ACCOUNT, "c:EastviewHerons"),
        Example(
            "https://www.youtube.com/feeds/videos.xml?channel_id=UCaaaaaaaaaaaaaaaaaaaaaa",
            _FEED,
            "id:UCaaaaaaaaaaaaaaaaaaaaaa",
        ),
        Example("https://www.youtube.com/watch?v=aaaaaaaaaaa", _POST),
        Example("https://youtu.be/aaaaaaaaaaa?t=1", _POST),
        Example("https://www.youtube.com/shorts/aaaaaaaaaaa", _POST),
        Example("https://www.youtube-nocookie.com/embed/aaaaaaaaaaa", _POST),
        Example("https://www.youtube.com/playlist?list=PLaaaa", _NONE),
        Example("https://www.youtube.com/results?search_query=herons", _NONE),
        Example("https://www.youtube.com/hashtag/goherons", _NONE),
        Example("https://www.youtube.com/t/terms", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it is another platform's."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key of the channel at `url`, or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of a channel."""
    return home_of(RULES, handle)


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the channel page, and for the feed as soon as the channel's id is known."""
    service = (account.service or _SERVICE).rstrip("/")
    page = Ask(profile_url(account.handle).replace(_SERVICE, service, 1), "page")
    channel = _channel_id(account) or next(
        (found for c in seen if c.ask.purpose == "page" and (found := channel_id_in(c))), None
    )
    if channel is None:
        return () if seen else (page,)
    feed = Ask(f"{service}/feeds/videos.xml?channel_id={quote(channel)}", "feed")
    asked = {capture.ask.purpose for capture in seen}
    return tuple(one for one in (feed, page) if one.purpose not in asked)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put page and feed together. Raises LayoutChangedError, OutOfReachError."""
    feed = next((c for c in seen if c.ask.purpose == "feed"), None)
    page = next((c for c in seen if c.ask.purpose == "page"), None)
    if feed is None:
        raise _why(page)
    if feed.trouble is None and not feed.ok:
        why = _why(page)
        down = _FEED_DOWN.format(status=feed.status)
        gone = why.outcome is Outcome.GONE
        raise why if gone else OutOfReachError(Outcome.UNREACHABLE, down, _FEED_DOWN_FIX)
    answers = [feed, page] if page else [feed]
    whole = assemble(answers, lambda c: read(c, _channel_id(account)), ("feed",))
    plain_key = ":" not in account.handle
    return replace(whole, handle=whole.handle if plain_key else None)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a feed, a channel page or an answer of the Data API or oEmbed.

    Raises LayoutChangedError, OutOfReachError.
    """
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    tree = parse_json(capture.body) if capture.body.lstrip()[:1] in {b"{", b"["} else None
    found = read_tree(tree, empty, handle) if tree is not None else read_videos_feed(capture, NAME)
    if found is None and tree is None:
        found = read_channel_page(capture, empty)
    if found is None:
        raise LayoutChangedError("channel id or list of videos")
    return found


def _channel_id(account: Account) -> str | None:
    known = account.platform_id or account.handle.removeprefix("id:")
    return known if _ID.fullmatch(known) else None


def _why(page: Capture | None) -> ReaderError:
    """Say why the channel page does not help."""
    try:
        read(page, None) if page else None
    except ReaderError as trouble:
        return trouble
    return LayoutChangedError("channel id in the channel page")
