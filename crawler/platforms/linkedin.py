"""LinkedIn: a page's own posts by the Community Management API, with its owner's token. Pure.

Calls: learn.microsoft.com/linkedin (organization lookup, posts, images, network sizes), checked
2026-11. There is no sanctioned route without a token: LinkedIn's user agreement and robots.txt turn
programs away from its pages, so none is asked for; a guest page that a person saved can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble, gone
from crawler.platforms.formats.key_refusals import refused
from crawler.platforms.formats.linkedin_addresses import RULES as RULES
from crawler.platforms.formats.linkedin_api import (
    KEY,
    items_in,
    picture_urls,
    read_answer,
    trouble_in,
)
from crawler.platforms.formats.linkedin_calls import ask_calls, organization_in, tree_of
from crawler.platforms.formats.linkedin_page import read_guest_page
from crawler.platforms.ways import Way, ask_ways, has_token, read_ways

NAME = "linkedin"
TITLE = "LinkedIn"
ROUTES: tuple[Route, ...] = (
    Route(
        RouteName.CONNECTED,
        gives="profile, followers and posts of a page, with the token of one of its administrators",
        where="https://www.linkedin.com/developers/apps",
        review="LinkedIn's review of the app for the Community Management API",
        limits="daily limits for app and member, shown on the app's page",
        source="learn.microsoft.com, organization-lookup-api and posts-api",
        checked="2026-11",
    ),
    Route(
        RouteName.MANUAL,
        gives="what a person sees and saves",
        source="LinkedIn's user agreement and robots.txt turn programs away",
        checked="2026-11",
    ),
)
HELP = sentence(
    "Reading it takes the consent of an administrator of the page and an app with the Community "
    "Management API (developer.linkedin.com, free, review), checked 2026-11; until then, look "
    "at it by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_REASON = sentence("LinkedIn shows pages to programs only with an administrator's consent")
_ONLY_PAGES = sentence("LinkedIn lets nobody but its owner read a member's profile by program")
_PURPOSES = ("organization", "followers", "posts", "images", "videos")


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
    """Ask with a token for the page, its followers, its posts and the posts' pictures."""
    return ask_ways(WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    reason = _ONLY_PAGES if account.handle.startswith("in/") else _REASON
    return read_ways(WAYS, account, seen, OutOfReachError(Outcome.NEEDS_CREDENTIALS, reason, HELP))


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the APIs (rest, v2, v1 in JSON or XML) or a saved guest page.

    `handle` is a vanity name or an id. Raises LayoutChangedError, OutOfReachError.
    """
    return _read(capture, handle, {})


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing here is counted."""
    return 0.0


def _read(capture: Capture, owner: str | None, pictures: dict[str, str]) -> Snapshot:
    tree = tree_of(capture)
    trouble = trouble_in(tree) or refused(capture, KEY)
    if trouble is not None:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    if tree is None and capture.body.lstrip()[:1] not in {b"{", b"["}:
        found = read_guest_page(capture, empty, owner)
    else:
        found = read_answer(tree, empty, owner, pictures)
    if found is None:
        raise LayoutChangedError("page, member or list of posts")
    return found


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    pictures: dict[str, str] = {}
    for one in mine:
        if one.ok and one.ask.purpose in {"images", "videos"}:
            pictures |= picture_urls(tree_of(one))
    owner = organization_in(mine[0]) or account.platform_id
    if mine[0].ok and items_in(tree_of(mine[0])) == ():
        raise gone(sentence("LinkedIn knows no page of this name"))
    named = ("organization", "posts")
    whole = assemble(mine, lambda one: _read(one, _owner_of(one, owner), pictures), named)
    form, _, name = account.handle.partition("/")
    by_number = name in {whole.platform_id, owner} or not name
    handle = f"{form}/{whole.handle}" if whole.handle else None
    return replace(whole, handle=None if by_number else handle)


def _owner_of(one: Capture, owner: str | None) -> str | None:
    return owner if one.ask.purpose == "posts" else None


def _may_ask(account: Account) -> bool:
    return has_token(account) and not account.handle.startswith("in/")


WAYS = (Way(RouteName.CONNECTED, frozenset(_PURPOSES), _may_ask, ask_calls, _read_api),)
