"""Vimeo: its API with an app's key; without one, the feed of a person's videos. Pure.

API 3.4: developer.vimeo.com/api/reference/users; the feed vimeo.com/NAME/videos/rss is not
documented: when it is not there, the page says whether the person is, all checked 2026-11. People
are followed by the number in their API address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.vimeo_addresses import RULES
from crawler.platforms.formats.vimeo_answer import read_answer
from crawler.platforms.ways import Way, anybody, ask_ways, has_key, read_ways

NAME = "vimeo"
TITLE = "Vimeo"
HELP = sentence(
    "A token of a Vimeo app (developer.vimeo.com/apps, free, scope public, no review) would add "
    "followers and older videos; checked 2026-11."
)
ROUTES = (
    Route(
        RouteName.APP_KEY,
        gives="the profile with its followers, and all public videos",
        where="https://developer.vimeo.com/apps",
        limits="a limit by the minute, told in each answer; lower without a list of fields",
        source="developer.vimeo.com/api/reference/users, /guidelines/rate-limiting",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="the newest videos by the feed, or only the name and picture",
        source="vimeo.com/NAME/videos/rss (used by feed readers, not documented)",
        checked="2026-11",
    ),
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("staff", "user999999999999")

_SERVICE, _API = "https://vimeo.com", "https://api.vimeo.com"
_ACCEPT = "application/vnd.vimeo.*+json;version=3.4"
_USER = "uri,name,link,location,bio,short_bio,created_time,pictures.sizes,websites,metadata"
_VIDEO = (
    "uri,name,description,link,created_time,release_time,pictures.sizes,"
    "user.uri,user.name,user.link"
)
_PAGE_SIZE = 100  # the most that a list gives at once
_BY_KEY = frozenset({"user", "videos"})
_NUMBERED = re.compile(r"user(\d+)", re.IGNORECASE)
_CLOSED = OutOfReachError(
    Outcome.NEEDS_CREDENTIALS, sentence("no route to this account is open"), HELP
)


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
    """Ask the API when there is a key, else for the feed."""
    return ask_ways(_WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    return read_ways(_WAYS, account, seen, _CLOSED)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the API, an oEmbed answer, a feed or a page.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing is counted."""
    return 0.0


def _ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    person = f"/users/{quote(_number(account) or account.handle, safe='')}"
    user = of_purpose(mine, "user")
    if not user:
        return (_by_key(account, f"{person}?fields={_USER}", "user"),)
    if _why(user[0]):
        return ()
    pages = of_purpose(mine, "videos")
    if not pages:
        order = f"per_page={_PAGE_SIZE}&sort=date&direction=desc"
        return (_by_key(account, f"{person}/videos?{order}&fields={_VIDEO}", "videos"),)
    following = next_of(pages, lambda capture: read(capture, _owner(account)), account.access)
    if not following or not following.startswith("/"):
        return ()
    return (_by_key(account, following, "videos"),)


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    return assemble(mine, lambda c: read(c, _owner(account)), ("user", "videos"))


def _ask_keyless(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SERVICE).rstrip("/")
    feed = of_purpose(mine, "feed")
    if not feed:
        return (Ask(f"{service}/{quote(account.handle, safe='')}/videos/rss", "feed"),)
    if not _why(feed[0]) or of_purpose(mine, "page"):
        return ()
    number = _number(account)
    name = f"user{number}" if number else account.handle
    return (Ask(f"{service}/{quote(name, safe='')}", "page"),)


def _read_keyless(account: Account, mine: Sequence[Capture]) -> Snapshot:
    page = of_purpose(mine, "page")
    trouble = _why(page[0]) if page else None
    if page and trouble is None:
        return assemble(mine, lambda capture: read(capture, None), ("page",))
    if trouble and trouble.outcome is Outcome.GONE:
        raise trouble
    absent = next((c for c in mine if c.trouble is None and c.status in {404, 410}), None)
    if absent and refusal_of(absent):
        reason = sentence(
            "Vimeo's feed of this account does not answer ({status})", status=str(absent.status)
        )
        raise OutOfReachError(Outcome.UNREACHABLE, reason, HELP)
    return assemble(mine, lambda capture: read(capture, _owner(account)), ("feed",))


def _why(capture: Capture) -> ReaderError | None:
    try:
        read(capture, None)
    except ReaderError as trouble:
        return trouble
    return None


def _owner(account: Account) -> str:
    return _number(account) or account.handle


def _number(account: Account) -> str | None:
    named = _NUMBERED.fullmatch(account.handle)
    return account.platform_id or (named.group(1) if named else None)


def _by_key(account: Account, path: str, purpose: str) -> Ask:
    api = (account.service or _API).rstrip("/")
    return Ask(f"{api}{path}", purpose, accept=_ACCEPT, credential=account.access.app_key)


_WAYS = (
    Way(RouteName.APP_KEY, _BY_KEY, has_key, _ask_api, _read_api),
    Way(RouteName.KEYLESS, frozenset({"feed", "page"}), anybody, _ask_keyless, _read_keyless),
)
