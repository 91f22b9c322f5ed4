"""Wikis on MediaWiki: a user and the user's changes, or a whole wiki and its newest changes. Pure.

Routes: mediawiki.org/wiki/API:Main_page and /wiki/API:Etiquette (no key; a user agent that names a
contact, maxlag, one request at a time), checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import account_key, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.mediawiki_addresses import RULES as RULES
from crawler.platforms.formats.mediawiki_addresses import one_form
from crawler.platforms.formats.mediawiki_api import is_blocked, read_tree
from crawler.platforms.formats.mediawiki_asks import CHANGES, PAGE, ask_user, ask_wiki, split_key
from crawler.platforms.formats.mediawiki_html import read_wiki_feed, read_wiki_page
from crawler.platforms.formats.mediawiki_xml import parse_api_xml
from crawler.platforms.formats.tree import parse_json

NAME = "mediawiki"
TITLE = "Wiki"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "a user's page and changes, or a wiki's newest changes",
        limits="one request at a time; the server may ask to wait (maxlag)",
        source="mediawiki.org/wiki/API:Etiquette",
        checked="2026-11",
    ),
)
HELP = (
    "Public wikis are read without a key; a wiki that is closed to guests is registered as "
    "reviewed by hand (checked 2026-11)."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = (
    "en.wikipedia.org/User:Jimbo_Wales",
    "en.wikipedia.org/User:Nobody-4d1f9c7ab2e0",
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when its host is none of the known wikis."""
    address = recognise_by(RULES, one_form(url))
    if address is None or address.key is None:
        return address
    return replace(address, key=address.key.replace(" ", "_"))


def claim(url: str) -> str | None:
    """Give the key (`host/User:name`, or the wiki's host), or None."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the public address of a user or a wiki."""
    return home_of(RULES, handle).replace("/User:", "/wiki/User:")


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading wikis is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask api.php for the user with the user's changes, then for the user's page; of a whole wiki
    for its newest changes. Where api.php stands is known, or said by the page.
    """
    home = profile_url(account.handle)
    if split_key(account.handle).user is None:
        return ask_wiki(account, seen, account.url or home)
    return ask_user(account, seen, account.url or home)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    place = split_key(account.handle)
    changes = [capture for capture in seen if capture.ask.purpose == CHANGES]
    if place.user is not None and any(is_blocked(parse_json(c.body)) for c in changes if c.ok):
        raise OutOfReachError(
            Outcome.SUSPENDED,
            sentence("the wiki has blocked the user for good"),
            sentence("Ask the wiki's administrators; its block log says why."),
        )
    purpose = CHANGES if changes else "page"
    useful = [capture for capture in seen if capture.ask.purpose == purpose]
    whole = assemble(useful, lambda capture: read(capture, account.handle), (purpose,))
    if place.user is None:
        return replace(whole, handle=None)
    if whole.handle is None and changes:
        raise LayoutChangedError("user")
    name = whole.handle or place.user
    key = f"{place.base}/User:{name.replace(' ', '_')}"
    about = _own_page(seen, name)
    return replace(
        whole,
        handle=key,
        profile_url=profile_url(key),
        bio=about.bio if about else None,
        external_urls=about.external_urls if about else (),
        links=about.links if about else (),
    )


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read one answer: api.php in JSON or XML, a feed or a page; `handle` says whose changes count.

    Raises LayoutChangedError, OutOfReachError.
    """
    owner = split_key(handle).user if handle else None
    if handle and owner is None and "." not in handle:
        owner = handle
    empty = Snapshot(NAME, capture.fetched_at)
    is_json = capture.body.lstrip()[:1] in {b"{", b"["}
    tree = parse_json(capture.body) if is_json else parse_api_xml(capture.body)
    trouble = refusal_of(capture)
    found = read_tree(tree, empty, capture.url, owner) if tree is not None else None
    if trouble:
        raise trouble
    if found is None and tree is None:
        found = read_wiki_feed(capture, NAME, owner) or read_wiki_page(capture, NAME)
    if found is None:
        raise LayoutChangedError("query, page or list of changes")
    return found


def _own_page(seen: Sequence[Capture], name: str) -> Snapshot | None:
    """Read what the user's own page says; None when the user wrote none."""
    for capture in seen:
        if capture.ask.purpose == PAGE:
            try:
                return read(capture, name)
            except ReaderError:
                return None
    return None
