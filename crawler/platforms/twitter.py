"""X (Twitter before): profile and posts through its paid API v2, with a bearer token. Pure.

Routes, fields and limits: docs.x.com/x-api, checked 2026-11. Every post read costs money, so only
what is new is asked for: `start_time` is the time of the newest post that is known, inclusive.
Reposts are left out (they are somebody else's); replies are not, the account wrote them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, home_of, recognise_by
from crawler.platforms.base import Address, Route
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.key_refusals import busy, refused
from crawler.platforms.formats.tree import at, filled_at, parse_json
from crawler.platforms.formats.x_addresses import RULES as RULES
from crawler.platforms.formats.x_api import read_v2
from crawler.platforms.formats.x_costs import BUDGET as BUDGET
from crawler.platforms.formats.x_costs import cost as cost
from crawler.platforms.formats.x_embed import read_embedded
from crawler.platforms.formats.x_errors import KEY, private, trouble_in
from crawler.platforms.formats.x_page import read_x_page
from crawler.platforms.formats.x_v1 import read_v1
from crawler.platforms.formats.x_words import user_of_call
from crawler.platforms.ways import Way, ask_ways, has_key, read_ways

NAME = "twitter"
TITLE = "X"
ROUTES: tuple[Route, ...] = (
    Route(
        RouteName.APP_KEY,
        gives="profile and posts of any account that is not protected",
        where="https://console.x.com",
        price="about $0.010 per account and $0.005 per post read; paid in advance",
        limits="per call and 15 minutes (x-rate-limit headers); 2 to 3 million posts a month",
        source="docs.x.com; prices as reported by several resellers in spring 2026",
        checked="2026-11",
    ),
    Route(
        RouteName.MANUAL,
        gives="what a person sees and saves; X's terms forbid programs (2023-09-29)",
        checked="2026-11",
    ),
)
HELP = sentence(
    "Reading it takes a bearer token of an X developer app (console.x.com; pay per use since "
    "2026-02, about $0.010 per account and $0.005 per post read, no review), checked 2026-11; "
    "until then, look at it by hand."
)
CHECKS: tuple[str, str] | None = None

_REASON = sentence("X shows accounts to programs only through its paid API")
_SERVICE = "https://api.x.com"
_NEEDED = ("profile", "posts")
_FIRST_PAGE, _LARGEST_PAGE = 20, 100  # 5 to 100 are allowed; the first visit is to stay cheap
_USER_FIELDS = (
    "created_at,description,entities,location,profile_banner_url,profile_image_url,protected,"
    "public_metrics,url,username,verified"
)
_POST_FIELDS = (
    "&exclude=retweets&tweet.fields=attachments,author_id,created_at,entities,in_reply_to_user_id,"
    "note_tweet,referenced_tweets&expansions=attachments.media_keys,author_id"
    f"&media.fields=alt_text,media_key,preview_image_url,type,url&user.fields={_USER_FIELDS}"
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
    """Ask with a key for the account, by its id when that is known, then for its new posts."""
    return ask_ways(WAYS, account, seen)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put profile and posts together. Raises LayoutChangedError, OutOfReachError."""
    return read_ways(WAYS, account, seen, OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP))


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the API (versions 2 and 1.1), an oEmbed answer or a saved page.

    `handle` (or the account's id) tells whose posts are the account's. Raises LayoutChangedError,
    OutOfReachError.
    """
    is_json = capture.body.lstrip()[:1] in {b"{", b"["}
    tree = parse_json(capture.body) if is_json else None
    trouble = trouble_in(tree) or _refused(capture)
    if trouble is not None:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    owner = handle or user_of_call(capture.ask.url)
    if is_json:
        found = read_embedded(tree, empty) or read_v2(tree, empty, owner)
        found = found or read_v1(tree, empty, owner)
    else:
        found = read_x_page(capture, empty, owner)
    if found is None:
        raise LayoutChangedError("account or list of posts")
    return found


def _refused(capture: Capture) -> OutOfReachError | None:
    """Say what the status means; the API says in words when an account is gone, not by a status."""
    trouble = refused(capture, KEY)
    by_key = capture.ask.credential is not None
    unclear = trouble is not None and trouble.outcome is Outcome.GONE and by_key
    return busy(KEY, str(capture.status)) if unclear else trouble


def _ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    profile = next((one for one in mine if one.ask.purpose == "profile"), None)
    if profile is None:
        call = f"/2/users/{_who(account)}?user.fields={_USER_FIELDS}"
        return (_with_key(account, call, "profile"),)
    identity = _readable_id(profile)
    pages = [one for one in mine if one.ask.purpose == "posts"]
    if identity is None or len(pages) >= account.access.max_pages:
        return ()
    more = filled_at(parse_json(pages[-1].body), "meta", "next_token") if pages else None
    if pages and (more is None or not pages[-1].ok):
        return ()
    since = account.access.since
    size = _LARGEST_PAGE if since else _FIRST_PAGE
    call = f"/2/users/{quote(identity, safe='')}/tweets?max_results={size}{_POST_FIELDS}"
    if since:
        call += f"&start_time={since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    call += f"&pagination_token={quote(more, safe='')}" if more else ""
    return (_with_key(account, call, "posts"),)


def _read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    profile = next((one for one in mine if one.ask.purpose == "profile"), None)
    if profile and _is_protected(profile):
        raise private()
    known = _readable_id(profile) if profile else None
    return assemble(mine, lambda one: read(one, known or account.platform_id), _NEEDED)


def _readable_id(profile: Capture) -> str | None:
    try:
        return None if _is_protected(profile) else read(profile, None).platform_id
    except ReaderError:
        return None


def _is_protected(profile: Capture) -> bool:
    return profile.ok and at(parse_json(profile.body), "data", "protected") is True


def _who(account: Account) -> str:
    known = account.platform_id or account.handle
    if account.platform_id or known.startswith("id:"):
        return quote(known.removeprefix("id:"), safe="")
    return "by/username/" + quote(known.removeprefix("@"), safe="")


def _with_key(account: Account, call: str, purpose: str) -> Ask:
    service = (account.service or _SERVICE).rstrip("/")
    return Ask(service + call, purpose, credential=account.access.app_key)


WAYS = (Way(RouteName.APP_KEY, frozenset(_NEEDED), has_key, _ask_api, _read_api),)
