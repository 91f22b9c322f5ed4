"""YouTube: the keyless channel feed and page; the Data API where the feed does not help. Pure.

The feed (www.youtube.com/feeds/videos.xml) holds the 15 newest videos. For days in 2024 and 2026 it
answered 404 or 500 for all channels (ocaml/ocaml.org#3512, NetNewsWire#5212; checked 2026-11): its
404 is "try later", never "gone". Only the channel page, or the API under a key, says that a channel
is gone. The API: developers.google.com/youtube/v3/docs, checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence, word
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.youtube_addresses import RULES
from crawler.platforms.formats.youtube_answer import read_answer
from crawler.platforms.formats.youtube_by_key import (
    BY_KEY,
    ask_api,
    can_ask,
    id_of,
    read_api,
)
from crawler.platforms.formats.youtube_page import channel_id_in
from crawler.platforms.ways import Way, anybody, ask_ways, read_ways

NAME = "youtube"
TITLE = "YouTube"
HELP = sentence(
    "A key of the YouTube Data API (console.cloud.google.com, free, 10,000 units a day, no review) "
    "would add followers and older videos, and work when the feed does not; checked 2026-11."
)
ROUTES = (
    Route(
        RouteName.KEYLESS,
        gives="the 15 newest videos, name, picture and description of the channel",
        limits="the feed fails for all channels at times",
        source="www.youtube.com/feeds/videos.xml",
        checked="2026-11",
    ),
    Route(
        RouteName.APP_KEY,
        gives="the channel with its followers, and all its videos",
        where="https://console.cloud.google.com/apis/credentials",
        limits="10,000 units a day; a list costs 1",
        source="developers.google.com/youtube/v3/determine_quota_cost",
        checked="2026-11",
    ),
)
BUDGET: Budget | None = Budget(
    unit=sentence("units"),
    per_day=10_000,
    per_account=3,
    time_zone="America/Los_Angeles",
    source="developers.google.com/youtube/v3/determine_quota_cost, checked 2026-11",
)
CHECKS: tuple[str, str] | None = ("id:UCBR8-60-B28hp2BmDPdntcQ", "id:UC0000000000000000000000")

_SERVICE = "https://www.youtube.com"
_FEED_DOWN_FIX = sentence("Nothing to do: the next sweep tries again.")
_CLOSED = OutOfReachError(
    Outcome.NEEDS_CREDENTIALS, sentence("no route to this channel is open"), HELP
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
    """Ask for the feed and the channel page; when the feed does not help, for the API's lists."""
    return ask_ways(_WAYS, _with_id(account, seen), seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError.

    When the feed may not be read but the page may, its profile is better than nothing.
    """
    try:
        whole = read_ways(_WAYS, _with_id(account, seen), seen, _CLOSED)
        if any(c.ask.purpose in BY_KEY for c in seen):  # the lists hold all that the feed would
            own = tuple(p for p in whole.partial if p.partition(":")[0] in BY_KEY)
            whole = replace(whole, partial=own)
    except OutOfReachError as trouble:
        page = [c for c in seen if c.ask.purpose == "page"]
        if trouble.outcome is not Outcome.FORBIDDEN or not page or _why(page[0]):
            raise
        whole = replace(
            read(page[0], None),
            partial=(sentence("{part}: {reason}", part=word("feed"), reason=trouble.reason),),
        )
    return replace(whole, handle=whole.handle if ":" not in account.handle else None)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a feed, a page or an answer of the Data API or oEmbed.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give the units that these answers cost: one for each list, also for one that failed."""
    return float(sum(c.ask.purpose in BY_KEY and c.trouble is None for c in seen))


def _ask_keyless(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SERVICE).rstrip("/")
    channel = id_of(account)
    home = f"id:{channel}" if channel else account.handle
    page = Ask(profile_url(home).replace(_SERVICE, service, 1), "page")
    if channel is None:
        return () if mine else (page,)
    feed = Ask(f"{service}/feeds/videos.xml?channel_id={quote(channel)}", "feed")
    asked = {capture.ask.purpose for capture in mine}
    return tuple(one for one in (feed, page) if one.purpose not in asked)


def _read_keyless(account: Account, mine: Sequence[Capture]) -> Snapshot:
    feed = next((c for c in mine if c.ask.purpose == "feed"), None)
    page = next((c for c in mine if c.ask.purpose == "page"), None)
    why = _why(page)
    if feed is None:
        raise why or LayoutChangedError("channel id")
    if not feed.ok and why and why.outcome is Outcome.GONE:
        raise why
    if feed.trouble is None and not feed.ok:
        down = sentence(
            "YouTube's channel feed does not answer ({status}); "
            "this happens to all channels at times",
            status=str(feed.status),
        )
        raise OutOfReachError(Outcome.UNREACHABLE, down, _FEED_DOWN_FIX)
    answers = [feed, page] if page else [feed]
    return assemble(answers, lambda c: read(c, id_of(account)), ("feed",))


def _with_id(account: Account, seen: Sequence[Capture]) -> Account:
    """Give the account with the id that the channel page told."""
    if id_of(account):
        return account
    pages = (channel_id_in(c) for c in seen if c.ask.purpose == "page")
    return replace(account, platform_id=next((found for found in pages if found), None))


def _why(capture: Capture | None) -> ReaderError | None:
    """Say what stands in the way of an answer; None when it can be read, or was not given."""
    try:
        read(capture, None) if capture else None
    except ReaderError as trouble:
        return trouble
    return None


_WAYS = (
    Way(RouteName.KEYLESS, frozenset({"feed", "page"}), anybody, _ask_keyless, _read_keyless),
    Way(RouteName.APP_KEY, BY_KEY, can_ask, ask_api, read_api),
)
