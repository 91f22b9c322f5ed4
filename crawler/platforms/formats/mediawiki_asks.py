"""What is asked of a wiki's api.php, and where that stands. Pure.

Parameters: mediawiki.org/wiki/API:Usercontribs, /API:Users, /API:RecentChanges, /API:Siteinfo and
/API:Etiquette (maxlag), checked 2026-11. On Wikimedia and Miraheze api.php stands in /w/, on Fandom
and wiki.gg at the root; other wikis say it in their pages (`rel="EditURI"`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, urlencode, urlsplit

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.mediawiki_addresses import ROOTED, WIKIMEDIA
from crawler.platforms.formats.origins import origin_of
from crawler.platforms.formats.tree import Tree, dicts_at, filled_at, parse_json, text_at

CHANGES, PAGE = "changes", "user_page"
_USER = re.compile(r"(?P<base>[^/]+(?:/[^/]+)*?)/User:(?P<name>.+)")
_EDIT_LINK = re.compile(rb"<link\b[^>]{0,700}>", re.IGNORECASE)
_IS_EDIT_LINK = re.compile(rb"""\srel=["']?EditURI\b""", re.IGNORECASE)
_HREF = re.compile(
    rb"""\shref=(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s"'>]{1,500}))""", re.IGNORECASE
)
_COMMON = {"action": "query", "format": "json", "formatversion": "2", "maxlag": "5"}
_CHANGES_PER_PAGE = "50"


@dataclass(frozen=True, slots=True)
class Place:
    """A key taken apart: host (with a language's folder) and user; None = the whole wiki."""

    base: str
    user: str | None


def split_key(key: str) -> Place:
    """Take a key apart."""
    match = _USER.fullmatch(key)
    return Place(match["base"], match["name"].replace("_", " ")) if match else Place(key, None)


def ask_user(account: Account, seen: Sequence[Capture], home: str) -> Sequence[Ask]:
    """Ask for user and changes at once, by id when it is known; then for the user's own page."""
    place = split_key(account.handle)
    api = _api_of(account, place, seen)
    if api is None:
        return _page_first(seen, home)
    number, kind = account.platform_id, "userids" if account.platform_id else "users"
    one = {"users": "ucuser", "userids": "ucuserids"}[kind]
    who = {one: number or place.user or "", f"us{kind}": number or place.user or ""}
    parameters = {
        **_COMMON,
        **who,
        "list": "usercontribs|users",
        "usprop": "blockinfo|registration",
        "uclimit": _CHANGES_PER_PAGE,
        "ucprop": "ids|title|timestamp|comment",
        "meta": "siteinfo",
        "siprop": "general",
    }
    first = [capture for capture in seen if capture.ask.purpose == CHANGES][:1]
    if first and not any(capture.ask.purpose == PAGE for capture in seen):
        return _ask_page(api, first[0])
    return _pages(account, seen, f"{api}?{urlencode(parameters)}", "uccontinue")


def ask_wiki(account: Account, seen: Sequence[Capture], home: str) -> Sequence[Ask]:
    """Ask for the wiki's newest changes by people."""
    api = _api_of(account, split_key(account.handle), seen)
    if api is None:
        return _page_first(seen, home)
    parameters = {
        **_COMMON,
        "list": "recentchanges",
        "rctype": "edit|new",
        "rcshow": "!bot",
        "rclimit": _CHANGES_PER_PAGE,
        "rcprop": "title|ids|timestamp|comment|user",
        "meta": "siteinfo",
        "siprop": "general",
    }
    return _pages(account, seen, f"{api}?{urlencode(parameters)}", "rccontinue")


def user_now(changes: Capture) -> str | None:
    """Give the name that the user has now."""
    return filled_at(parse_json(changes.body), "query", "users", 0, "name")


def _ask_page(api: str, changes: Capture) -> Sequence[Ask]:
    name = user_now(changes) if changes.ok else None
    parameters = {
        **_COMMON,
        "action": "parse",
        "page": f"User:{name}",
        "prop": "text|externallinks",
        "redirects": "1",
    }
    return (Ask(f"{api}?{urlencode(parameters)}", PAGE),) if name else ()


def _pages(account: Account, seen: Sequence[Capture], first: str, going_on: str) -> Sequence[Ask]:
    """Ask page after page, until what is known already, or as many as are allowed."""
    pages = [capture for capture in seen if capture.ask.purpose == CHANGES]
    if not pages:
        return (Ask(first, CHANGES),)
    tree = parse_json(pages[-1].body) if pages[-1].ok else None
    more = filled_at(tree, "continue", going_on)
    if more is None or len(pages) >= account.access.max_pages or _is_known(tree, account):
        return ()
    return (Ask(f"{first}&{going_on}={quote(more, safe='')}", CHANGES),)


def _is_known(tree: Tree, account: Account) -> bool:
    since = account.access.since
    lists = (dicts_at(tree, "query", name) for name in ("usercontribs", "recentchanges"))
    times = [moment(text_at(change, "timestamp")) for changes in lists for change in changes]
    return since is not None and any(time is not None and time.at < since for time in times)


def _page_first(seen: Sequence[Capture], home: str) -> Sequence[Ask]:
    return () if seen else (Ask(home, "page"),)


def _api_of(account: Account, place: Place, seen: Sequence[Capture]) -> str | None:
    """Give the address of api.php; None while it is not known."""
    known = knows_api(origin_of(place.base, account.url, account.service))
    if known is not None:
        return known
    page = next((c for c in seen if c.ask.purpose == "page" and c.ok), None)
    return api_said_on(page) if page else None


def api_said_on(page: Capture) -> str | None:
    """Give the address of api.php that a wiki's page names (`<link rel="EditURI" …?action=rsd>`);
    None where it names none.
    """
    links = (link[0] for link in _EDIT_LINK.finditer(page.body))
    link = next((one for one in links if _IS_EDIT_LINK.search(one)), None)
    found = _HREF.search(link) if link else None
    if found is None:
        return None
    said = next(part for part in found.groups() if part)
    api = absolute(unescape(said.decode("utf-8", "replace")), page.url)
    return api.partition("?")[0] if api else None


def knows_api(base: str) -> str | None:
    """Give the address of api.php of a wiki of a known farm, by its address; None for others."""
    host = urlsplit(base).hostname or ""
    if WIKIMEDIA.fullmatch(host):
        return f"{base}/w/api.php"
    return f"{base}/api.php" if ROOTED.fullmatch(host) else None
