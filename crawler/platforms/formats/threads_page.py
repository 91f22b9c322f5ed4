"""A saved public page of Threads: the data of its scripts, and what its head says. Pure.

Since 2023 the posts stand under `thread_items` in the data scripts. Checked 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.addresses import claim_by
from crawler.platforms.formats.answers import combine, gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.head_post import head_post
from crawler.platforms.formats.instagram_user import read_user
from crawler.platforms.formats.media_list import read_list
from crawler.platforms.formats.meta_pages import log_in_wall
from crawler.platforms.formats.page import Page
from crawler.platforms.formats.page_scripts import objects_with, read_head, script_trees
from crawler.platforms.formats.threads_addresses import RULES
from crawler.platforms.formats.threads_answers import POST
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at

_HINTS = ('"thread_items"', '"biography"')
_TITLE = re.compile(r"(?P<name>.*?)\s*\(@(?P<handle>[\w.]{1,30})\)")
_SAID = re.compile(
    r"^(?P<followers>[\d.,]+[KMB]?) Followers?(?: • [^•]{1,30} Threads)?"
    r"(?: • (?P<bio>.*?))?(?:\s*See the latest conversations with @[\w.]+\.?)?\s*$",
    re.DOTALL,
)
_WALL = re.compile(r"threads.*\blog in\b.*|log in\b.*|threads", re.IGNORECASE)


def read_saved(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a saved page or feed; None when it is neither, or holds no account and no posts.

    Raises OutOfReachError when the page says that it shows nothing, and why.
    """
    page = read_head(capture)
    if page is None:
        return read_feed(capture, empty.platform)
    if page.says_not_found:
        raise gone(sentence("{platform} says that there is no such account", platform="Threads"))
    head = _head(page, empty)
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    trees = list(script_trees(text, _HINTS))
    posts: list[Tree] = [
        at(item, "post")
        for tree in trees
        for thread in objects_with(tree, frozenset({"thread_items"}))
        for item in dicts_at(thread, "thread_items")
        if isinstance(at(item, "post"), dict)
    ]
    parts = [head, read_list(posts, empty, owner or head.handle, POST)]
    whole = combine([*_users(trees, empty, owner or head.handle), *parts])
    if not whole.posts:
        whole = replace(whole, posts=head_post(page, RULES, head.display_name))
    if whole.posts or whole.handle:
        return whole
    if _WALL.fullmatch((page.title or "").strip()):
        raise log_in_wall("Threads")
    return None


def _users(trees: list[Tree], empty: Snapshot, owner: str | None) -> list[Snapshot]:
    """Give what the data says of the account that the page is about."""
    name = (owner or "").removeprefix("@").casefold()
    found = (
        read_user(user, empty)
        for tree in trees
        for user in objects_with(tree, frozenset({"username", "biography"}))
    )
    return [user for user in found if not name or (user.handle or "").casefold() == name][:1]


def _head(page: Page, empty: Snapshot) -> Snapshot:
    title = _TITLE.match(page.meta("og:title", "twitter:title") or "")
    addresses = (page.metas.get("og:url"), page.canonical)
    keys = (claim_by(RULES, url) for url in addresses if url)
    handle = title["handle"] if title else next((key for key in keys if key), None)
    if handle is None:
        return empty
    said = _SAID.match(page.meta("og:description", "description") or "")
    avatar = page.meta_url("og:image")
    exact = said["followers"].replace(",", "") if said else ""
    return replace(
        empty,
        handle=handle,
        display_name=(title["name"] if title else "") or None,
        bio=(said["bio"] or "").strip() or None if said else None,
        avatar=Picture(avatar) if avatar and said else None,
        followers=count_at({"n": exact}, "n"),
        profile_url=page.meta_url("og:url") or page.canonical if said else None,
    )
