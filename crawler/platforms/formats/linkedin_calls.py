"""The calls of LinkedIn's Community Management API, one after the other. Pure.

Calls and headers: learn.microsoft.com/linkedin (versioning, organization lookup, posts, images),
checked 2026-11. A version is served for a year at least; this one is of the month it was checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.platforms.formats.linkedin_api import items_in
from crawler.platforms.formats.linkedin_posts import picture_urns
from crawler.platforms.formats.linkedin_words import urn_id
from crawler.platforms.formats.linkedin_xml import tree_of_xml
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, parse_json

_SERVICE = "https://api.linkedin.com"
_HEADERS = (("LinkedIn-Version", "202611"), ("X-Restli-Protocol-Version", "2.0.0"))
_PER_PAGE = 50
_MOST_URNS = 50  # of one batch call; keeps the address short


def tree_of(capture: Capture) -> Tree:
    """Give the JSON value of an answer, also of one in XML; None when it is neither."""
    if capture.body.lstrip()[:1] in {b"{", b"["}:
        return parse_json(capture.body)
    return tree_of_xml(capture.body)


def ask_calls(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the page, then its posts and followers, then the addresses of the posts' pictures."""
    if not mine:
        return (_with_token(account, _lookup(account), "organization"),)
    identity = organization_in(mine[0])
    if identity is None:
        return ()
    urn = quote(f"urn:li:organization:{identity}", safe="")
    size = f"networkSizes/{urn}?edgeType=COMPANY_FOLLOWED_BY_MEMBER"
    pages = [one for one in mine if one.ask.purpose == "posts"]
    start = len(pages) * _PER_PAGE
    posts = f"posts?q=author&author={urn}&count={_PER_PAGE}&start={start}&sortBy=LAST_MODIFIED"
    if not pages:
        return (
            _with_token(account, posts, "posts"),
            _with_token(account, size, "followers"),
        )
    if len(pages) < account.access.max_pages and _goes_on(account, pages[-1]):
        return (_with_token(account, posts, "posts"),)
    return _ask_pictures(account, mine, pages)


def _ask_pictures(
    account: Account, mine: Sequence[Capture], pages: Sequence[Capture]
) -> Sequence[Ask]:
    """Ask for the addresses of the pictures that posts name, once."""
    asked = {one.ask.purpose for one in mine}
    urns = [urn for page in pages for urn in picture_urns(items_in(tree_of(page)) or ())]
    asks = []
    for purpose, kind in (("images", ":image:"), ("videos", ":video:")):
        some = [quote(urn, safe="") for urn in urns if kind in urn][:_MOST_URNS]
        if some and purpose not in asked:
            asks.append(_with_token(account, f"{purpose}?ids=List({','.join(some)})", purpose))
    return asks


def _goes_on(account: Account, page: Capture) -> bool:
    """Say whether older posts are still to be asked for."""
    items = items_in(tree_of(page)) if page.ok else None
    since = account.access.since
    times = [count_at(item, "lastModifiedAt") or 0 for item in items or ()]
    known = since is not None and any(0 < time < since.timestamp() * 1000 for time in times)
    return len(times) >= _PER_PAGE and not known


def organization_in(answer: Capture) -> str | None:
    """Give the number of the page that a look-up found."""
    tree = tree_of(answer) if answer.ok else None
    return urn_id(filled_at(tree, "id") or filled_at(at(tree, "elements", 0), "id"))


def _lookup(account: Account) -> str:
    """Give the call that finds the page: by its number, else by the name in its address."""
    name = account.handle.removeprefix("id:").rpartition("/")[2]
    known = account.platform_id or (name if name.isdigit() else None)
    if known:
        return f"organizations/{quote(known, safe='')}"
    return f"organizations?q=vanityName&vanityName={quote(name, safe='')}"


def _with_token(account: Account, call: str, purpose: str) -> Ask:
    service = (account.service or _SERVICE).rstrip("/")
    token = account.access.connected
    return Ask(f"{service}/rest/{call}", purpose, credential=token, headers=_HEADERS)
