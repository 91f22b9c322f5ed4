"""Instagram: account and posts from its API, with the owner's token or by business discovery. Pure.

Routes: developers.facebook.com/documentation/instagram-platform (Instagram Login; Business
Discovery, v25.0), checked 2026-11. Business discovery knows professional accounts by name only.
oEmbed may only be shown, not stored, so it is no route.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, unquote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Budget
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.instagram_addresses import RULES as RULES
from crawler.platforms.formats.instagram_answers import read_answer
from crawler.platforms.formats.instagram_page import read_saved
from crawler.platforms.formats.meta_calls import Calls, ask_calls, read_any
from crawler.platforms.formats.meta_discovery import read_discovered
from crawler.platforms.formats.meta_pages import public_way
from crawler.platforms.formats.meta_routes import INSTAGRAM
from crawler.platforms.formats.paging import next_of
from crawler.platforms.ways import Way, ask_ways, has_token, read_ways

NAME = "instagram"
TITLE = "Instagram"
ROUTES = INSTAGRAM
HELP = sentence(
    "Reading it takes the account's own token, or for professional accounts a token of one of "
    "the district's own with instagram_basic and pages_read_engagement "
    "(developers.facebook.com, free, App Review), checked 2026-11; until then, look at it by "
    "hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_REASON = sentence("{platform} shows accounts to programs only with a token", platform="Instagram")
_NOT_FOUND = sentence(
    "Instagram finds no professional account of this name: it is gone, renamed or personal"
)
_OWN_SERVICE, _DISCOVERY_SERVICE = "https://graph.instagram.com", "https://graph.facebook.com"
_VERSION = "v25.0"
_SITE = "https://www.instagram.com"
_ACCOUNT_FIELDS = (
    "id,username,name,biography,website,profile_picture_url,followers_count,media_count"
)
_MEDIA_FIELDS = (
    "id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,username,"
    "children{media_url,media_type,thumbnail_url}"
)
_POSTS_PER_PAGE = 50


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
    """Ask for the account, then for its posts, newest first, until a known one; way after way."""
    return ask_ways(_WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put account and posts together. Raises LayoutChangedError, OutOfReachError."""
    closed = OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
    return read_ways(_WAYS, account, seen, closed)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of one of the APIs, or a saved page. Raises LayoutChangedError,
    OutOfReachError.

    `handle` is the name or id of the account whose answer it is.
    """
    empty = Snapshot(NAME, capture.fetched_at)
    found = read_any(
        capture,
        empty,
        TITLE,
        lambda tree, asked: read_answer(tree, asked, empty, handle),
        lambda: read_saved(capture, empty, handle),
    )
    if found is None:
        raise LayoutChangedError("account or list of posts")
    return found


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing is counted."""
    return 0.0


def _ask_own(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    api = f"{(account.service or _OWN_SERVICE).rstrip('/')}/{_VERSION}"
    fields = quote(_MEDIA_FIELDS, safe=",")
    calls = Calls(
        ("me", "media"),
        f"{api}/me?fields={_ACCOUNT_FIELDS}",
        lambda known: f"{api}/{known.platform_id}/media?fields={fields}&limit={_POSTS_PER_PAGE}",
        account.access.connected,
    )
    return ask_calls(
        calls, seen, account.access, _read_account, lambda one, known: read(one, known.handle)
    )


def _read_own(account: Account, seen: Sequence[Capture]) -> Snapshot:
    def read_one(capture: Capture) -> Snapshot:
        return _read_account(capture) if capture.ask.purpose == "me" else read(capture, None)

    return assemble(seen, read_one, ("me", "media"))


def _can_discover(account: Account) -> bool:
    """Say whether there is a token of an own account, and a name to look up with it."""
    access = account.access
    return bool(access.app_key and access.own_id) and not account.handle.startswith("id:")


def _ask_discovery(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    place = next_of(seen, _read_account, account.access) if seen else ""
    if place is None:
        return ()
    after = f".after({unquote(place.removeprefix('after='))})" if place else ""
    media = f"media{after}.limit({_POSTS_PER_PAGE}){{{_MEDIA_FIELDS}}}"
    fields = f"business_discovery.username({account.handle}){{{_ACCOUNT_FIELDS},{media}}}"
    service = (account.service or _DISCOVERY_SERVICE).rstrip("/")
    own = quote(account.access.own_id or "", safe="")
    url = f"{service}/{_VERSION}/{own}?fields={quote(fields, safe=',.()')}"
    return (Ask(url, "discovery", credential=account.access.app_key),)


def _read_discovery(account: Account, seen: Sequence[Capture]) -> Snapshot:
    return read_discovered(seen, _read_account, ("discovery",), _NOT_FOUND)


def _read_account(capture: Capture) -> Snapshot:
    """Read the answer that holds the account; it always has an id and a name."""
    account = read(capture, None)
    for part, value in (("id", account.platform_id), ("username", account.handle)):
        if value is None:
            raise LayoutChangedError(part)
    return account


_WAYS = (
    Way(RouteName.CONNECTED, frozenset({"me", "media"}), has_token, _ask_own, _read_own),
    Way(
        RouteName.APP_KEY,
        frozenset({"discovery"}),
        _can_discover,
        _ask_discovery,
        _read_discovery,
    ),
    public_way(_SITE, profile_url, read),
)
