"""Threads: account and posts from its API, with the owner's token or by profile discovery. Pure.

Routes: developers.facebook.com/documentation/threads (threads-profiles, 2026-04-13;
retrieve-posts, 2026-04-14), checked 2026-11. oEmbed may only be shown, not stored, so it is no
route.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

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
from crawler.platforms.formats.meta_calls import Calls, ask_calls, read_any
from crawler.platforms.formats.meta_discovery import read_discovered
from crawler.platforms.formats.meta_pages import public_way
from crawler.platforms.formats.meta_routes import THREADS
from crawler.platforms.formats.threads_addresses import RULES as RULES
from crawler.platforms.formats.threads_answers import read_answer
from crawler.platforms.formats.threads_page import read_saved
from crawler.platforms.ways import (
    Way,
    ask_ways,
    has_key,
    has_token,
    read_ways,
)

NAME = "threads"
TITLE = "Threads"
ROUTES = THREADS
HELP = sentence(
    "Reading it takes the account's own token (threads_basic in a Meta app, "
    "developers.facebook.com, free); other profiles take threads_profile_discovery (App Review) "
    "and 1,000 followers, checked 2026-11; until then, look at it by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_REASON = sentence("{platform} shows accounts to programs only with a token", platform="Threads")
_NOT_FOUND = sentence(
    "Threads finds no profile of this name that it shows: it is gone, renamed or too small"
)
_SERVICE, _VERSION = "https://graph.threads.net", "v1.0"
_SITE = "https://www.threads.com"
_PLACE = "?access_token={}"  # the only place that the documentation names
_OWN_FIELDS = "id,username,name,threads_profile_picture_url,threads_biography,is_verified"
_PUBLIC_FIELDS = "username,name,profile_picture_url,biography,is_verified,follower_count"
_POST_FIELDS = (
    "id,media_product_type,media_type,media_url,thumbnail_url,permalink,username,text,timestamp,"
    "shortcode,is_quote_post,is_reply,alt_text,children{media_type,media_url,thumbnail_url,alt_text}"
)
_POSTS_PER_PAGE = 100  # the most that /threads gives
_OWN, _PUBLIC = ("me", "threads"), ("lookup", "public_threads")


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
    """Read an answer of the API, or a saved page. Raises LayoutChangedError, OutOfReachError.

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
    return _ask(
        account,
        seen,
        account.access.connected,
        (f"me?fields={_OWN_FIELDS}", "me/threads?"),
        _OWN,
    )


def _ask_lookup(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    name = quote(account.handle, safe="")
    paths = (
        f"profile_lookup?username={name}&fields={_PUBLIC_FIELDS}",
        f"profile_posts?username={name}&",
    )
    return _ask(account, seen, account.access.app_key, paths, _PUBLIC)


def _ask(
    account: Account,
    seen: Sequence[Capture],
    secret: str | None,
    paths: tuple[str, str],
    words: tuple[str, str],
) -> Sequence[Ask]:
    api = f"{(account.service or _SERVICE).rstrip('/')}/{_VERSION}"
    posts = f"{api}/{paths[1]}fields={quote(_POST_FIELDS, safe=',')}&limit={_POSTS_PER_PAGE}"
    calls = Calls(words, f"{api}/{paths[0]}", lambda _known: posts, secret, _PLACE)
    return ask_calls(
        calls, seen, account.access, _read_account, lambda one, known: read(one, known.handle)
    )


def _read_own(account: Account, seen: Sequence[Capture]) -> Snapshot:
    return assemble(seen, lambda capture: _read_one(account, capture), _OWN)


def _read_lookup(account: Account, seen: Sequence[Capture]) -> Snapshot:
    return read_discovered(seen, lambda one: _read_one(account, one), _PUBLIC, _NOT_FOUND)


def _read_one(account: Account, capture: Capture) -> Snapshot:
    is_profile = capture.ask.purpose in {_OWN[0], _PUBLIC[0]}
    return _read_account(capture) if is_profile else read(capture, account.handle)


def _read_account(capture: Capture) -> Snapshot:
    """Read the answer that holds the account; it always has a name."""
    account = read(capture, None)
    if account.handle is None:
        raise LayoutChangedError("username")
    return account


_WAYS = (
    Way(RouteName.CONNECTED, frozenset(_OWN), has_token, _ask_own, _read_own),
    Way(RouteName.APP_KEY, frozenset(_PUBLIC), has_key, _ask_lookup, _read_lookup),
    public_way(_SITE, profile_url, read),
)
