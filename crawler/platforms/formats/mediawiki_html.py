"""Pages and feeds of a wiki. Pure.

A page's script names the user it is about (`wgRelevantUserName`, mediawiki.org/wiki/Manual:
Interface/JavaScript); feeds come from feedcontributions and feedrecentchanges; checked 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.mediawiki_pages import same_user
from crawler.platforms.formats.site import site_snapshot
from crawler.platforms.formats.tree import filled_at, parse_json

_USER = re.compile(rb'"wgRelevantUserName":\s*("(?:[^"\\]|\\.){1,255}")')


def read_wiki_feed(capture: Capture, platform: str, owner: str | None) -> Snapshot | None:
    """Read a feed of changes; None when the body is none. An author is a user of the wiki."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    posts = tuple(
        replace(
            post,
            author_handle=post.author_name,
            mine=owner is None or post.author_name is None or same_user(post.author_name, owner),
        )
        for post in feed.posts
    )
    return replace(feed, posts=posts, platform_id=None)


def read_wiki_page(capture: Capture, platform: str) -> Snapshot | None:
    """Read a page; None when the body is none. A user's page names the user."""
    shown = site_snapshot(capture, platform)
    named = _USER.search(capture.body)
    name = filled_at([parse_json(named.group(1))], 0) if named else None
    return replace(shown, handle=name) if shown and name else shown
