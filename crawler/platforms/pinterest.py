"""Pinterest: the owner's own pins by the API v5; without consent only that it is there. Pure.

Calls: developers.pinterest.com/docs/api/v5 (user_account, pins), checked 2026-11; no call reads
somebody else's profile. `feed.rss` is used by many programs but described nowhere, and Pinterest's
terms forbid undocumented ways: it is asked for only where the district decided to read public
pages. oEmbed is a way that Pinterest gives out for showing pins; it tells that a profile is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.pinterest_addresses import RULES as RULES
from crawler.platforms.formats.pinterest_api import KEY, read_answer, trouble_in
from crawler.platforms.formats.pinterest_page import read_pinterest_page, read_rss
from crawler.platforms.formats.tree import dicts_at, filled_at, parse_json, text_at
from crawler.platforms.ways import Way, anybody, ask_ways, has_token, may_read_pages, read_ways

NAME = "pinterest"
TITLE = "Pinterest"
ROUTES: tuple[Route, ...] = (
    Route(
        RouteName.CONNECTED,
        gives="profile, followers and pins of an account whose owner agreed",
        where="https://developers.pinterest.com/apps/",
        review="trial, then standard access",
        limits="per app and minute, told in x-ratelimit headers",
        source="developers.pinterest.com, API v5",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="that a profile is there; its newest pins (feed.rss) when the district decided so",
        source="oembed.json as listed by oembed.com; feed.rss is not documented by Pinterest",
        checked="2026-11",
    ),
)
HELP = sentence(
    "Reading its pins takes the owner's consent through the Pinterest API v5 "
    "(developers.pinterest.com, free, access review), checked 2026-11; until then, look at it "
    "by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("pinterest", "rollcall_no_such_user")

_REASON = sentence("Pinterest shows an account's pins to programs only with its consent")
_ONLY_THERE = sentence("posts: Pinterest shows them only with the owner's consent")
_UNSURE_FIX = sentence("Look at it by hand; if it is there, its owner can connect it.")
_API, _SITE = "https://api.pinterest.com", "https://www.pinterest.com"
_NEEDED = ("user_account", "pins")
_PER_PAGE = 100  # at most 250


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it is another platform's."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key of the account at `url`, or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of an account."""
    return home_of(RULES, handle)


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask with the owner's token for profile and pins; else whether the account is there."""
    return ask_ways(WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    closed = OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
    return read_ways(WAYS, account, seen, closed)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the API (v5 or older), of a widget, of oEmbed, a feed or a saved page.

    `handle` tells whose pins are the account's. Raises LayoutChangedError, OutOfReachError.
    """
    is_json = capture.body.lstrip()[:1] in {b"{", b"["}
    tree = parse_json(capture.body) if is_json else None
    trouble = trouble_in(tree) or refused(capture, KEY)
    if trouble is not None:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    owner = None if (handle or "").isdigit() else handle
    if is_json:
        found = read_answer(tree, empty, owner)
    else:
        found = read_rss(capture, NAME) or read_pinterest_page(capture, empty, owner)
    if found is None:
        raise LayoutChangedError("account or list of pins")
    return found


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing here is counted."""
    return 0.0


def _ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    token, service = account.access.connected, (account.service or _API).rstrip("/")
    if not mine:
        return (Ask(f"{service}/v5/user_account", "user_account", credential=token),)
    pages = [one for one in mine if one.ask.purpose == "pins"]
    more = _next_page(account, pages[-1]) if pages else ""
    if not mine[0].ok or more is None or len(pages) >= account.access.max_pages:
        return ()
    bookmark = f"&bookmark={quote(more, safe='')}" if more else ""
    pins = f"{service}/v5/pins?page_size={_PER_PAGE}{bookmark}"
    return (Ask(pins, "pins", credential=token),)


def _next_page(account: Account, page: Capture) -> str | None:
    """Give the mark of the next page; None when this was the last, or the rest is known."""
    tree, since = parse_json(page.body) if page.ok else None, account.access.since
    times = [moment(text_at(pin, "created_at")) for pin in dicts_at(tree, "items")]
    known = since is not None and any(time is not None and time.at < since for time in times)
    return None if known else filled_at(tree, "bookmark")


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    """Put profile and pins together; on boards of others, too, they are the account's."""
    whole = assemble(mine, lambda one: read(one, None), _NEEDED)
    profile = next((one for one in mine if one.ask.purpose == "user_account"), None)
    return replace(whole, handle=read(profile, None).handle) if profile and profile.ok else whole


def _ask_feed(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SITE).rstrip("/")
    home = profile_url(account.handle).replace(_SITE, service, 1)
    return () if mine else (Ask(f"{home.rstrip('/')}/feed.rss", "feed"),)


def _read_feed(account: Account, mine: Sequence[Capture]) -> Snapshot:
    """Read the feed; that there is none may be a failure of this unwritten way."""
    if mine[0].status in {404, 410}:
        reason = sentence(
            "Pinterest shows nothing here for embedding ({status}); it may be gone",
            status=str(mine[0].status),
        )
        raise OutOfReachError(Outcome.UNREACHABLE, reason, _UNSURE_FIX)
    return read(mine[0], account.handle)


def _ask_embed(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service, home = (account.service or _SITE).rstrip("/"), profile_url(account.handle)
    return () if mine else (Ask(f"{service}/oembed.json?url={quote(home, safe='')}", "embed"),)


def _read_embed(account: Account, mine: Sequence[Capture]) -> Snapshot:
    return replace(_read_feed(account, mine), partial=(_ONLY_THERE,))


WAYS = (
    Way(RouteName.CONNECTED, frozenset(_NEEDED), has_token, _ask_api, _read_api),
    Way(RouteName.KEYLESS, frozenset({"feed"}), may_read_pages, _ask_feed, _read_feed),
    Way(RouteName.KEYLESS, frozenset({"embed"}), anybody, _ask_embed, _read_embed),
)
