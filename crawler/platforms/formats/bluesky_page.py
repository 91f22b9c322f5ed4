"""What Bluesky shows for other pages: the head of a public page, and oEmbed. Pure.

Shapes: bskyweb/templates and bskyweb/README.embed.md of github.com/bluesky-social/social-app,
checked 2026-11. An embedded post names its time only in words without a zone.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import plain
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.tree import Tree, filled_at, text_at

_PART = re.compile(r'<(\w+)\s+id="bsky_(\w+)"[^<>]*>(.*?)</\1>', re.DOTALL)
_POST_URI = re.compile(r'data-bluesky-uri="(at://[^"]{5,200})"')
_POST_TEXT = re.compile(r"<p[^<>]*>(.*?)</p>", re.DOTALL)
_MORE = "[image or embed]"
_NAMED = re.compile(r"(?P<name>.*?)\s*\(@(?P<handle>[^()\s]+)\)")
_PROFILE = re.compile(r"https://bsky\.app/profile/([^/?#]+)")


def read_embed(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer of embed.bsky.app; None when it is none."""
    written = text_at(tree, "html") or ""
    uri = _POST_URI.search(written)
    if uri is None:
        return None
    body = _POST_TEXT.search(written)
    text = plain(body.group(1)).removesuffix(_MORE).rstrip() if body else None
    named = _NAMED.fullmatch(filled_at(tree, "author_name") or "")
    who = _PROFILE.match(filled_at(tree, "author_url") or "")
    handle = named["handle"] if named else who.group(1) if who else None
    name = (named["name"] or None) if named else filled_at(tree, "author_name")
    home = f"https://bsky.app/profile/{handle}" if handle else None
    key = uri.group(1).rpartition("/")[2]
    post = Post(
        id=uri.group(1),
        permalink=f"{home}/post/{key}" if home else None,
        text=text,
        author_handle=handle,
        author_name=name,
    )
    return replace(empty, handle=handle, display_name=name, profile_url=home, posts=(post,))


def read_bluesky_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read the head of a profile's or a post's page; None when the body is no page of Bluesky."""
    page = read_page(capture)
    if page is None or not page.metas:
        return None
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    parts = {name: html.unescape(inner).strip() for _, name, inner in _PART.findall(text)}
    handle = parts.get("handle") or _handle_of(page)
    if handle is None:
        return None
    return _shown(page, parts, handle.removeprefix("@"), empty)


def _handle_of(page: Page) -> str | None:
    username = page.meta("profile:username")
    if username:
        return username
    named = _NAMED.fullmatch((page.meta("og:title") or "").partition(" — ")[0].strip())
    return named["handle"] if named else None


def _shown(page: Page, parts: dict[str, str], handle: str, empty: Snapshot) -> Snapshot:
    address = page.canonical or page.meta_url("og:url") or ""
    is_post = "post_text" in parts or "/post/" in address
    picture = page.meta_url("og:image", "twitter:image")
    named = _NAMED.fullmatch((page.meta("og:title") or "").partition(" — ")[0].strip())
    name = parts.get("display_name") or (named["name"] if named else None) or None
    home, did = f"https://bsky.app/profile/{handle}", parts.get("did") or None
    head = replace(empty, handle=handle, platform_id=did, display_name=name, profile_url=home)
    if not is_post:
        bio = parts.get("profile_summary") or page.meta("og:description", "description")
        return replace(head, bio=bio, avatar=Picture(picture) if picture else None)
    key = address.rpartition("/post/")[2].partition("?")[0]
    post = Post(
        id=f"at://{did}/app.bsky.feed.post/{key}" if did else key,
        permalink=f"{home}/post/{key}",
        moment=moment(parts.get("post_indexedat") or page.meta("article:published_time")),
        text=parts.get("post_text") or page.meta("og:description", "description"),
        pictures=(Picture(picture),) if picture else (),
        author_handle=handle,
        author_name=name,
    )
    return replace(head, posts=(post,)) if key else head
