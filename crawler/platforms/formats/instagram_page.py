"""A saved public page of Instagram: what its scripts hold, and what its head says. Pure.

Forms: `window._sharedData` and `__additionalDataLoaded` (2015 to 2021), data scripts (since 2022),
the head (og:, al:) in all of them. The viewer's own data in them is not read. Checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import ReaderError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.addresses import claim_by
from crawler.platforms.formats.answers import combine, gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.head_post import head_post
from crawler.platforms.formats.instagram_addresses import RULES
from crawler.platforms.formats.instagram_answers import read_answer
from crawler.platforms.formats.meta_pages import log_in_wall
from crawler.platforms.formats.page import Page
from crawler.platforms.formats.page_scripts import objects_with, read_head, script_trees
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at

_HINTS = (
    *('"entry_data"', '"graphql"', '"xdt_api__v1__', '"edge_owner_to_timeline_media"'),
    *('"shortcode_media"', '"biography"', '"xdt_shortcode_media"'),
)
_ENTRIES = ("ProfilePage", "PostPage")
_LATER = ("xdt_api__v1__media__shortcode__web_info",)
_TIMELINE = "xdt_api__v1__feed__user_timeline_graphql_connection"
_TITLE = re.compile(r"(?P<name>.*?)\s*\(@(?P<handle>[\w.]{1,30})\)")
_FOLLOWERS = re.compile(r"^(\d{1,3}(?:,\d{3})*) Followers?\b")
_BIO = re.compile(r"on Instagram: \"(?P<bio>.*)\"\s*$", re.DOTALL)
_WALL = re.compile(r"(?:log ?in|login|sign up)\b.*instagram|instagram", re.IGNORECASE)


def read_saved(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a saved page or feed; None when it is neither, or holds no account and no posts.

    Raises OutOfReachError when the page says that it shows nothing, and why.
    """
    page = read_head(capture)
    if page is None:
        return read_feed(capture, empty.platform)
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    if page.says_not_found or '"HttpErrorPage"' in text:
        raise gone(sentence("{platform} says that there is no such account", platform="Instagram"))
    head = _head(page, empty)
    parts = [part for tree in script_trees(text, _HINTS) for part in _parts(tree, empty, owner)]
    whole = combine([*parts, head])
    if not whole.posts:
        whole = replace(whole, posts=head_post(page, RULES, head.display_name))
    if whole.posts or whole.handle or whole.platform_id:
        return whole
    if _WALL.fullmatch((page.title or "").strip()):
        raise log_in_wall("Instagram")
    return None


def _parts(tree: Tree, empty: Snapshot, owner: str | None) -> Iterator[Snapshot]:
    for inner in _answers(tree):
        try:
            found = read_answer(inner, "", empty, owner)
        except ReaderError:
            continue
        if found is not None:
            yield found


def _answers(tree: Tree) -> Iterator[Tree]:
    """Give the parts of a script's data that have the form of an answer."""
    entries = at(tree, "entry_data")
    if isinstance(entries, dict):
        for name in _ENTRIES:
            yield from dicts_at(entries, name)
        return
    if at(tree, "graphql") is not None or at(tree, "data") is not None:
        yield tree
        return
    for user in objects_with(tree, frozenset({"username", "biography"})):
        yield {"user": user}
    for found in objects_with(tree, frozenset({_TIMELINE})):
        yield {"data": found}
    for name in _LATER:
        for found in objects_with(tree, frozenset({name})):
            yield found[name]


def _head(page: Page, empty: Snapshot) -> Snapshot:
    title = _TITLE.match(page.meta("og:title", "twitter:title") or "")
    addresses = (page.metas.get("og:url"), page.meta("al:android:url"), page.canonical)
    keys = (claim_by(RULES, url) for url in addresses if url)
    handle = title["handle"] if title else next((key for key in keys if key), None)
    if handle is None:
        return empty
    said = page.meta("description", "og:description") or ""
    followers, bio = _FOLLOWERS.match(said), _BIO.search(said)
    is_profile = page.meta("og:type") in {None, "profile"}
    avatar = page.meta_url("og:image") if is_profile else None
    return replace(
        empty,
        handle=handle,
        display_name=(title["name"] if title else "") or None,
        bio=bio["bio"].strip() or None if bio and is_profile else None,
        avatar=Picture(avatar) if avatar else None,
        followers=count_at({"n": followers[1].replace(",", "")}, "n") if followers else None,
        profile_url=page.meta_url("og:url") or page.canonical if is_profile else None,
    )
