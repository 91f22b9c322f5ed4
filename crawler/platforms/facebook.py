"""Facebook pages: page and posts from the Graph API, with the page's own token or an app's. Pure.

Routes: developers.facebook.com/docs/graph-api/reference/page and
/docs/features-reference/page-public-content-access (v26.0), checked 2026-11. oEmbed may only be
shown, not stored, so it is no route.
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
from crawler.platforms.formats.facebook_addresses import RULES as RULES
from crawler.platforms.formats.facebook_graph import read_graph
from crawler.platforms.formats.facebook_page import read_saved
from crawler.platforms.formats.meta_calls import Calls, ask_calls, read_any
from crawler.platforms.formats.meta_pages import public_way
from crawler.platforms.formats.meta_routes import FACEBOOK
from crawler.platforms.ways import (
    Way,
    ask_ways,
    has_key,
    has_token,
    read_ways,
)

NAME = "facebook"
TITLE = "Facebook"
ROUTES = FACEBOOK
HELP = sentence(
    "Reading it takes the page's own token (its administrator grants pages_read_engagement in a "
    "Meta app, developers.facebook.com, free) or Meta's review of an app for Page Public "
    "Content Access (business verification), checked 2026-11; until then, look at it by hand."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = None

_REASON = sentence("Facebook shows pages to programs only with a token")
_SERVICE, _VERSION = "https://graph.facebook.com", "v26.0"
_SITE = "https://www.facebook.com"
_PAGE_FIELDS = (
    "id,username,name,about,description,link,website,picture{url},cover{source},fan_count,"
    "followers_count,verification_status,location{city}"
)
_POST_FIELDS = (
    "id,message,story,created_time,permalink_url,full_picture,parent_id,from,"
    "attachments{media,media_type,url,subattachments}"
)
_POSTS_PER_PAGE = 100  # the most that /posts gives
_OWN, _PUBLIC = ("page", "posts"), ("public_page", "public_posts")


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
    """Ask for the page, then for its posts, newest first, until a known one; way after way."""
    return ask_ways(_WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put page and posts together. Raises LayoutChangedError, OutOfReachError."""
    closed = OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
    return read_ways(_WAYS, account, seen, closed)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the Graph API, or a saved page. Raises LayoutChangedError, OutOfReachError.

    `handle` is the id or name of the page whose answer it is.
    """
    empty = Snapshot(NAME, capture.fetched_at)
    found = read_any(
        capture,
        empty,
        TITLE,
        lambda tree, asked: read_graph(tree, asked, empty, handle),
        lambda: read_saved(capture, empty),
    )
    if found is None:
        raise LayoutChangedError("page or list of posts")
    return found


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing is counted."""
    return 0.0


def _ask(
    account: Account, seen: Sequence[Capture], secret: str | None, words: tuple[str, str]
) -> Sequence[Ask]:
    api = f"{(account.service or _SERVICE).rstrip('/')}/{_VERSION}"
    actor = quote(account.platform_id or account.handle.removeprefix("id:"), safe="")
    page, posts = (quote(fields, safe=",") for fields in (_PAGE_FIELDS, _POST_FIELDS))
    calls = Calls(
        words,
        f"{api}/{actor}?fields={page}",
        lambda known: f"{api}/{known.platform_id}/posts?fields={posts}&limit={_POSTS_PER_PAGE}",
        secret,
    )
    return ask_calls(
        calls, seen, account.access, _read_page, lambda one, known: read(one, known.platform_id)
    )


def _read(account: Account, seen: Sequence[Capture]) -> Snapshot:
    def read_one(capture: Capture) -> Snapshot:
        first = capture.ask.purpose in {_OWN[0], _PUBLIC[0]}
        return _read_page(capture) if first else read(capture, account.platform_id)

    public = any(capture.ask.purpose in _PUBLIC for capture in seen)
    return assemble(seen, read_one, _PUBLIC if public else _OWN)


def _read_page(capture: Capture) -> Snapshot:
    """Read the answer that holds the page; it always has an id and a name."""
    page = read(capture, None)
    for part, value in (("id", page.platform_id), ("name", page.display_name)):
        if value is None:
            raise LayoutChangedError(part)
    return page


_WAYS = (
    Way(
        RouteName.CONNECTED,
        frozenset(_OWN),
        has_token,
        lambda account, seen: _ask(account, seen, account.access.connected, _OWN),
        _read,
    ),
    Way(
        RouteName.APP_KEY,
        frozenset(_PUBLIC),
        has_key,
        lambda account, seen: _ask(account, seen, account.access.app_key, _PUBLIC),
        _read,
    ),
    public_way(_SITE, profile_url, read),
)
