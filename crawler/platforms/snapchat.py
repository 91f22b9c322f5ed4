"""Snapchat: the public profile page with its stories, where the district decided to read it. Pure.

The sanctioned route is the Public Profile API (developers.snap.com/api/marketing-api, allow-list
for partners, checked 2026-11); its answers are not described in public, so it is named as what
would help and not asked. Snapchat's terms speak against reading its pages by program; that is a
legal decision of the district, off by default. Stories are gone after a day unless they were saved.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    claim_by,
    home_of,
    recognise_by,
)
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import refusal_of
from crawler.platforms.formats.page_data import script_data
from crawler.platforms.formats.snapchat_addresses import RULES as RULES
from crawler.platforms.formats.snapchat_page import read_page_data, read_profile_page
from crawler.platforms.formats.snapchat_story import read_story_answer
from crawler.platforms.formats.tree import at, parse_json
from crawler.platforms.ways import Way, ask_ways, may_read_pages, read_ways

NAME = "snapchat"
TITLE = "Snapchat"
ROUTES: tuple[Route, ...] = (
    Route(
        RouteName.KEYLESS,
        gives="public profile and the stories on its page, only when the district decided so",
        review="the district's own: Snapchat's terms speak against it",
        source="recorded pages of 2021 to 2024; terms as generally known",
        checked="2026-11",
        by_decision=True,
    ),
    Route(
        RouteName.MANUAL,
        gives="what a person sees and saves",
        where="https://developers.snap.com/api/marketing-api/Public-Profile-API/Introduction",
        review="the Public Profile API is for partners on an allow-list",
        source="developers.snap.com",
        checked="2026-11",
    ),
)
HELP = sentence(
    "Reading it takes admission to the Public Profile API (developers.snap.com, allow-list, free) "
    "or the district's decision to read the public page (read_pages in the settings), checked "
    "2026-11; until then, look at it by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_REASON = sentence("Snapchat shows public profiles to programs only through its Public Profile API")
_SERVICE = "https://www.snapchat.com"


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
    """Ask for the public page when the district decided so, else for nothing."""
    return ask_ways(WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Read the page. Raises LayoutChangedError, OutOfReachError."""
    closed = OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
    return read_ways(WAYS, account, seen, closed)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a public profile page, its data alone, or the story answer of 2021.

    Raises LayoutChangedError, OutOfReachError.
    """
    trouble = refusal_of(capture)
    if trouble is not None:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    if capture.body.lstrip()[:1] == b"{":
        tree = parse_json(capture.body)
        found = read_story_answer(tree, empty) or read_page_data(tree, empty)
    else:
        found = read_profile_page(capture, empty)
    if found is None:
        raise LayoutChangedError("profile or story")
    return found


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing here is counted."""
    return 0.0


def _ask_page(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SERVICE).rstrip("/")
    return () if mine else (Ask(profile_url(account.handle).replace(_SERVICE, service, 1), "page"),)


def _read_page(account: Account, mine: Sequence[Capture]) -> Snapshot:
    found = read(mine[0], account.handle)
    profile = at(script_data(mine[0].body, "__NEXT_DATA__"), "props", "pageProps", "userProfile")
    if isinstance(profile, dict) and not isinstance(profile.get("publicProfileInfo"), dict):
        reason, fix = (
            sentence("the account has no public profile"),
            sentence("Look at it by hand, as a friend of it."),
        )
        raise OutOfReachError(Outcome.PRIVATE, reason, fix)
    return found


WAYS = (Way(RouteName.KEYLESS, frozenset({"page"}), may_read_pages, _ask_page, _read_page),)
