"""A page of TikTok as somebody saved it: the data that it carries, else its head. Pure.

Nothing here asks for pages; TikTok's terms forbid that to programs. The data script was called
`__NEXT_DATA__` until 2021, `SIGI_STATE` until 2023, `__UNIVERSAL_DATA_FOR_REHYDRATION__` since; on
pages for embedding it is `__FRONTITY_CONNECT_STATE__`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import assigned_data, script_data
from crawler.platforms.formats.tiktok_api import HOME
from crawler.platforms.formats.tiktok_state import read_state
from crawler.platforms.formats.tree import Tree, at

_SCRIPTS = (
    "__UNIVERSAL_DATA_FOR_REHYDRATION__",
    "SIGI_STATE",
    "sigi-persisted-data",
    "__FRONTITY_CONNECT_STATE__",
)
_PLACE = re.compile(r"tiktok\.com/@([A-Za-z0-9_.]{1,24})(?:/(video|photo)/(\d{6,25}))?")
_TITLE = re.compile(r"(?P<name>.*?)\s*\(@(?P<handle>[A-Za-z0-9_.]{1,24})\).*TikTok.*", re.DOTALL)
_ON = re.compile(r"(?P<name>.*?) on TikTok.*", re.DOTALL)
_SLOGANS = ("TikTok - Make Your Day", "TikTok")


def read_tiktok_page(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a saved page; None when it shows no account. Raises LayoutChangedError when what its
    data always held is missing, OutOfReachError when it says that there is no such account.
    """
    for tree in _data_in(capture.body):
        found = read_state(tree, empty, owner)
        if found is not None:
            return found
    page = read_page(capture)
    return _head(page, empty) if page is not None else None


def _data_in(body: bytes) -> tuple[Tree, ...]:
    data = script_data(body, *_SCRIPTS)
    old = script_data(body, "__NEXT_DATA__") if b"__NEXT_DATA__" in body else None
    assigned = assigned_data(body, "SIGI_STATE") if data is None else None
    scope = at(data, "__DEFAULT_SCOPE__") or at(data, "source", "data")
    inner = tuple(scope.values()) if isinstance(scope, dict) else ()
    found = (*inner, data, assigned, at(old, "props", "pageProps"))
    return tuple(tree for tree in found if isinstance(tree, dict))


def _head(page: Page, empty: Snapshot) -> Snapshot | None:
    """Read what the head says: of a profile its name, of a video its words and its still."""
    addresses = (page.canonical, page.metas.get("og:url"), page.url)
    places = (_PLACE.search(address) for address in addresses if address)
    place = next((one for one in places if one), None)
    title = page.meta("og:title", "twitter:title") or page.title or ""
    named = _TITLE.fullmatch(title) or _ON.fullmatch(title)
    handle = named.groupdict().get("handle") if named else None
    handle = handle or (place.group(1) if place else None)
    if handle is None or title.strip() in _SLOGANS:
        return None
    account = replace(
        empty,
        handle=handle,
        display_name=(named["name"].strip() or None) if named else None,
        profile_url=HOME + handle,
    )
    image = page.meta_url("og:image", "twitter:image")
    picture = Picture(image) if image else None
    if place is None or place.group(3) is None:
        return replace(account, avatar=picture)
    post = Post(
        id=place.group(3),
        permalink=f"{HOME}{handle}/{place.group(2)}/{place.group(3)}",
        text=page.meta("og:description", "twitter:description", "description"),
        pictures=(picture,) if picture else (),
        kind=PostKind.PHOTO if place.group(2) == "photo" else PostKind.VIDEO,
        author_handle=handle,
        author_name=account.display_name,
    )
    return replace(account, posts=(post,))
