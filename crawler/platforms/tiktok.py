"""TikTok: the owner's own videos by the Display API; without consent only that it is there. Pure.

Routes and limits: developers.tiktok.com (Display API, rate limits of 2026-08-04, embed pages),
checked 2026-11. The Research API is for independent researchers only; what it answered to one can
be read, but it is not asked. Public pages are read only where the district decided so: TikTok's
terms speak against it.
"""

from __future__ import annotations

import json
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
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.tiktok_addresses import RULES as RULES
from crawler.platforms.formats.tiktok_api import (
    KEY,
    not_embeddable,
    private,
    read_answer,
    trouble_in,
)
from crawler.platforms.formats.tiktok_embed import read_embedded
from crawler.platforms.formats.tiktok_page import read_tiktok_page
from crawler.platforms.formats.tiktok_state import read_state
from crawler.platforms.formats.tree import at, count_at, dicts_at, parse_json
from crawler.platforms.ways import Way, anybody, ask_ways, has_token, may_read_pages, read_ways

NAME = "tiktok"
TITLE = "TikTok"
ROUTES: tuple[Route, ...] = (
    Route(
        RouteName.CONNECTED,
        gives="profile, followers and videos of an account whose owner agreed",
        where="https://developers.tiktok.com",
        review="app review (Login Kit and Display API)",
        limits="600 requests a minute for each call",
        source="developers.tiktok.com, tiktok-api-v2-rate-limit (2026-08-04)",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="that a public account is there, and its name; its page when the district decided so",
        source="developers.tiktok.com, embed-creator-profiles",
        checked="2026-11",
    ),
)
HELP = sentence(
    "Reading its videos takes the owner's consent through the Display API (developers.tiktok.com, "
    "free, app review), checked 2026-11; until then, look at it by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("tiktok", "rollcall.no.such.user")

_REASON = sentence("TikTok shows an account's videos to programs only with its consent")
_ONLY_THERE = sentence("posts: TikTok shows them only with the owner's consent")
_API, _SITE = "https://open.tiktokapis.com", "https://www.tiktok.com"
_MOST_PAGES = 20
_PER_PAGE = 20  # the largest max_count of video/list
_LISTS = tuple(f"videos{number}" for number in range(1, _MOST_PAGES + 1))
_USER = (
    "/v2/user/info/?fields=open_id,display_name,username,bio_description,avatar_url,"
    "avatar_large_url,profile_web_link,profile_deep_link,is_verified,follower_count"
)
_VIDEOS = "/v2/video/list/?fields=id,title,video_description,create_time,cover_image_url,share_url"


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
    """Ask with the owner's token for profile and videos; else whether the account is there."""
    return ask_ways(WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    closed = OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
    return read_ways(WAYS, account, seen, closed)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the Display or Research API, of oEmbed, of a page's calls, or a saved page.

    `handle` tells whose videos are the account's. Raises LayoutChangedError, OutOfReachError.
    """
    is_json = capture.body.lstrip()[:1] in {b"{", b"["}
    tree = parse_json(capture.body) if is_json else None
    trouble = trouble_in(tree) or refused(capture, KEY)
    if trouble is not None:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    if is_json:
        found = read_embedded(tree, empty) or read_answer(tree, empty, handle)
        found = found or read_state(tree, empty, handle)
    else:
        found = read_tiktok_page(capture, empty, handle)
    if found is None:
        raise LayoutChangedError("account or list of videos")
    return found


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing here is counted."""
    return 0.0


def _ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    token, service = account.access.connected, (account.service or _API).rstrip("/")
    if not mine:
        return (Ask(service + _USER, "user", credential=token),)
    pages = [one for one in mine if one.ask.purpose in _LISTS]
    cursor = _next_cursor(account, pages[-1]) if pages else None
    if not mine[0].ok or (pages and cursor is None):
        return ()
    if len(pages) >= min(account.access.max_pages, _MOST_PAGES):
        return ()
    said = {"max_count": _PER_PAGE} | ({} if cursor is None else {"cursor": cursor})
    return (Ask(service + _VIDEOS, _LISTS[len(pages)], credential=token, body=json.dumps(said)),)


def _next_cursor(account: Account, page: Capture) -> int | None:
    """Give where the next page begins; None when this was the last, or the rest is known."""
    tree, since = parse_json(page.body) if page.ok else None, account.access.since
    times = [count_at(video, "create_time") for video in dicts_at(tree, "data", "videos")]
    known = since is not None and any(
        time is not None and time < since.timestamp() for time in times
    )
    more = at(tree, "data", "has_more") is True and not known
    return count_at(tree, "data", "cursor") if more else None


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    whole = assemble(mine, lambda one: read(one, None), ("user", _LISTS[0]))
    known = account.platform_id or ""  # digits: from a page; an open_id is another kind of id
    return replace(whole, platform_id=None) if known.isdigit() else whole


def _ask_page(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SITE).rstrip("/")
    return () if mine else (Ask(profile_url(account.handle).replace(_SITE, service, 1), "page"),)


def _read_page(account: Account, mine: Sequence[Capture]) -> Snapshot:
    found = read(mine[0], account.handle)
    if b'"privateAccount":true' in mine[0].body and not found.posts:
        raise private()
    other = account.platform_id is not None and not account.platform_id.isdigit()
    return replace(found, platform_id=None) if other else found


def _ask_embed(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service, home = (account.service or _SITE).rstrip("/"), profile_url(account.handle)
    return () if mine else (Ask(f"{service}/oembed?url={quote(home, safe='')}", "embed"),)


def _read_embed(account: Account, mine: Sequence[Capture]) -> Snapshot:
    if mine[0].status in {400, 404}:
        raise not_embeddable(str(mine[0].status))
    trouble = refusal_of(mine[0])
    if trouble is not None:
        raise trouble
    return replace(read(mine[0], account.handle), partial=(_ONLY_THERE,))


WAYS = (
    Way(RouteName.CONNECTED, frozenset({"user", *_LISTS}), has_token, _ask_api, _read_api),
    Way(RouteName.KEYLESS, frozenset({"page"}), may_read_pages, _ask_page, _read_page),
    Way(RouteName.KEYLESS, frozenset({"embed"}), anybody, _ask_embed, _read_embed),
)
