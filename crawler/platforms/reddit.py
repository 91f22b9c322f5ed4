"""Reddit: only through its API, with Reddit's approval; robots.txt forbids all reading. Pure.

Responsible Builder Policy (support.reddithelp.com, since 2025-11) and reddit.com/dev/api
(user/about, user/submitted, r/about, r/new at oauth.reddit.com), checked 2026-11.
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
from crawler.platforms.formats.answers import assemble, gone
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.reddit_addresses import RULES
from crawler.platforms.formats.reddit_answer import read_answer
from crawler.platforms.ways import Way, ask_ways, has_key, read_ways

NAME = "reddit"
TITLE = "Reddit"
HELP = sentence(
    "Reading it takes Reddit's approval under its Responsible Builder Policy "
    "(support.reddithelp.com, free, review since 2025-11), checked 2026-11; until then, look at "
    "it by hand."
)
ROUTES = (
    Route(
        RouteName.APP_KEY,
        gives="the profile and what the account submitted, or a community and its posts",
        where="https://www.reddit.com/prefs/apps",
        review="Reddit's approval under its Responsible Builder Policy, since 2025-11",
        limits="100 requests a minute",
        source="support.reddithelp.com (Responsible Builder Policy), reddit.com/dev/api",
        checked="2026-11",
    ),
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_API = "https://oauth.reddit.com"
_PAGE_SIZE = 100  # the most that a listing gives at once
_BY_KEY = frozenset({"about", "posts"})
_REASON = sentence("Reddit's robots.txt asks programs not to read any page")
_CLOSED = OutOfReachError(Outcome.FORBIDDEN, _REASON, HELP)
_COMMUNITY, _PERSON = "r/", "u/"


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
    """Ask the API when there is an approved key; nothing otherwise."""
    return ask_ways(_WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    whole = read_ways(_WAYS, account, seen, _CLOSED)
    kind = _COMMUNITY if account.handle.startswith(_COMMUNITY) else _PERSON
    return replace(whole, handle=f"{kind}{whole.handle}") if whole.handle else whole


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the API, a listing, a feed, an oEmbed answer or a page.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing is counted."""
    return 0.0


def _ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    is_community = account.handle.startswith(_COMMUNITY)
    name = quote(account.handle.removeprefix(_COMMUNITY).removeprefix(_PERSON), safe="")
    place = f"/r/{name}" if is_community else f"/user/{name}"
    about = of_purpose(mine, "about")
    if not about:
        return (_by_key(account, f"{place}/about?raw_json=1", "about"),)
    try:
        _read_one(account, about[0])
    except (LayoutChangedError, OutOfReachError):
        return ()
    listing = f"{place}/new?" if is_community else f"{place}/submitted?sort=new&"
    listing += f"limit={_PAGE_SIZE}&raw_json=1"
    pages = of_purpose(mine, "posts")
    if not pages:
        return (_by_key(account, listing, "posts"),)
    after = next_of(pages, lambda capture: _read_one(account, capture), account.access)
    return (_by_key(account, f"{listing}&after={quote(after)}", "posts"),) if after else ()


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    return assemble(mine, lambda capture: _read_one(account, capture), ("about", "posts"))


def _read_one(account: Account, capture: Capture) -> Snapshot:
    """Read one answer; a search where a community was asked for says that there is none."""
    found = read(capture, account.handle)
    if capture.ask.purpose == "about" and found.handle is None:
        raise gone(sentence("Reddit says that there is no such account or community"))
    return found


def _by_key(account: Account, path: str, purpose: str) -> Ask:
    api = (account.service or _API).rstrip("/")
    return Ask(f"{api}{path}", purpose, credential=account.access.app_key)


_WAYS = (Way(RouteName.APP_KEY, _BY_KEY, has_key, _ask_api, _read_api),)
