"""All doors: which platforms may be searched, or asked whether there is an account. Pure."""

from __future__ import annotations

from dataclasses import replace

from crawler.discovery.doors import bluesky, by_link, by_name, mastodon, youtube
from crawler.discovery.doors.base import Door

DOORS: tuple[Door, ...] = (
    bluesky.DOOR,
    mastodon.DOOR,
    youtube.DOOR,
    replace(by_link.VIMEO, existence=by_name.VIMEO_NAME),
    by_link.FACEBOOK,
    replace(by_link.TWITTER, existence=by_name.X_NAME),
    by_link.MEDIAWIKI,
    by_link.DISCOURSE,
    by_name.PINTEREST,
    by_name.TIKTOK,
    by_name.FLICKR,
    by_name.INSTAGRAM,
    by_name.WORDPRESS,
    by_name.BLOGGER,
)
"""In the order in which they are asked: what is free and needs no key first."""
