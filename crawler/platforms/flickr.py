"""Flickr: its API with an app's key; without one, the feed of the newest photos. Pure.

API: flickr.com/services/api; feeds: flickr.com/services/feeds; oEmbed: flickr.com/services/oembed,
all checked 2026-11. People are followed by their NSID; the feed takes nothing else, and oEmbed
tells it. A 404 of these two says nothing of the person: the photostream's page does.
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
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.flickr_addresses import RULES
from crawler.platforms.formats.flickr_answer import read_answer
from crawler.platforms.formats.flickr_by_key import (
    BY_KEY,
    ask_api,
    is_readable,
    known_nsid,
    read_api,
)
from crawler.platforms.formats.paging import of_purpose
from crawler.platforms.ways import Way, anybody, ask_ways, has_key, read_ways

NAME = "flickr"
TITLE = "Flickr"
HELP = sentence(
    "An API key of Flickr (flickr.com/services/apps/create; free for non-commercial use, no "
    "review) would add the profile and older photos; checked 2026-11."
)
ROUTES = (
    Route(
        RouteName.APP_KEY,
        gives="the profile, and all public photos",
        where="https://www.flickr.com/services/apps/create",
        price="free for non-commercial use",
        limits="3,600 requests an hour",
        source="flickr.com/services/api, flickr.com/services/developer/api",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="the 20 newest photos and the name",
        source="flickr.com/services/feeds, flickr.com/services/oembed",
        checked="2026-11",
    ),
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("id:66956608@N06", "id:99999999999@N99")

_SERVICE = "https://www.flickr.com"
_KEYLESS = frozenset({"embed", "feed", "page"})
_NO_FEED_FIX = sentence("Nothing to do: the next sweep tries again; a key of the API would help.")
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
    whole = read_ways(_WAYS, account, seen, _CLOSED)
    home = whole.profile_url or ""
    return whole if f"/{whole.handle}/" in home + "/" else replace(whole, handle=None)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read an answer of the API, a feed, an oEmbed answer or a page.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give 0: nothing is counted."""
    return 0.0


def _ask_keyless(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    service = (account.service or _SERVICE).rstrip("/")
    nsid = known_nsid(account, mine, "embed")
    asked = {capture.ask.purpose for capture in mine}
    name = nsid or account.handle
    stream = f"{service}/photos/{quote(name, safe='@')}/"
    if "page" in asked:
        return ()
    if any(_is_absent(capture) for capture in mine):
        return (Ask(stream, "page"),)
    if nsid is None:
        home = quote(f"{_SERVICE}/photos/{account.handle}/", safe="")
        embed = Ask(f"{service}/services/oembed/?format=json&url={home}", "embed")
        return (Ask(stream, "page"),) if "embed" in asked else (embed,)
    feed = f"{service}/services/feeds/photos_public.gne?id={quote(nsid, safe='@')}&format=json"
    return () if "feed" in asked else (Ask(f"{feed}&nojsoncallback=1&lang=en-us", "feed"),)


def _read_keyless(account: Account, mine: Sequence[Capture]) -> Snapshot:
    page, feed = of_purpose(mine, "page"), of_purpose(mine, "feed")
    if page and _is_absent(page[0]):
        raise refusal_of(page[0]) or LayoutChangedError("photostream")
    nsid = known_nsid(account, mine, "embed")
    if page and is_readable(page[0]):
        return assemble(page, lambda capture: read(capture, nsid), ("page",))
    down = next((capture for capture in mine if _is_absent(capture)), None)
    if down:
        reason = sentence(
            "Flickr's feed of public photos does not answer ({status})", status=str(down.status)
        )
        raise OutOfReachError(Outcome.UNREACHABLE, reason, _NO_FEED_FIX)
    needed = ("feed",) if feed or nsid else ("embed",)
    return assemble(mine, lambda capture: read(capture, nsid), needed)


def _is_absent(capture: Capture) -> bool:
    return capture.trouble is None and capture.status in {404, 410}


_WAYS = (
    Way(RouteName.APP_KEY, BY_KEY, has_key, ask_api, read_api),
    Way(RouteName.KEYLESS, _KEYLESS, anybody, _ask_keyless, _read_keyless),
)
