"""WordPress's own API: posts of wp-json, posts of WordPress.com, and its oEmbed. Pure.

Shapes: developer.wordpress.org/rest-api/reference/posts and developer.wordpress.com/docs/api (sites
/posts), checked 2026-11. `date_gmt` is UTC without saying so; `date` is the site's local time.
"""

from __future__ import annotations

import html
from dataclasses import replace

from crawler.model.snapshot import Moment, Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at


def read_tree(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a list of posts, one post, or an oEmbed answer; None when it is none of these."""
    if isinstance(tree, list):
        posts = [post for item in tree if (post := _post(item))]
        return replace(empty, posts=tuple(posts)) if posts or not tree else None
    if text_at(tree, "code") and at(tree, "data", "status") in {404, 410}:
        raise gone("the blog says that there is nothing at this address")
    if isinstance(at(tree, "posts"), list):
        posts = [post for item in dicts_at(tree, "posts") if (post := _hosted_post(item))]
        return replace(empty, posts=tuple(posts))
    single = _post(tree) or _hosted_post(tree)
    return replace(empty, posts=(single,)) if single else _site(tree, empty)


def _site(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read what the API's front door, or an oEmbed answer, says of the site."""
    if text_at(tree, "type") in {"rich", "link"} and text_at(tree, "provider_name"):
        name, home = _plain(tree, "provider_name"), url_at(tree, "provider_url")
        return replace(empty, display_name=name, profile_url=home)
    if at(tree, "routes") is None and at(tree, "namespaces") is None:
        return None
    return replace(
        empty,
        display_name=_plain(tree, "name"),
        bio=_plain(tree, "description"),
        profile_url=url_at(tree, "home") or url_at(tree, "url"),
    )


def _post(item: Tree) -> Post | None:
    content = text_at(item, "content", "rendered")
    identity = filled_at(item, "id")
    if identity is None or at(item, "title", "rendered") is None:
        return None
    link = url_at(item, "link")
    read = fragment(content or text_at(item, "excerpt", "rendered") or "", link or "")
    author = at(item, "_embedded", "author", 0)
    featured = url_at(item, "_embedded", "wp:featuredmedia", 0, "source_url")
    alt = filled_at(item, "_embedded", "wp:featuredmedia", 0, "alt_text")
    pictures = [Picture(featured, alt)] if featured else []
    return Post(
        id=identity,
        permalink=link,
        moment=_gmt(text_at(item, "date_gmt")) or moment(text_at(item, "date")),
        title=_plain(item, "title", "rendered"),
        text=read.text,
        pictures=tuple({p.url: p for p in (*pictures, *read.pictures)}.values()),
        kind=PostKind.PAGE if text_at(item, "type") == "page" else PostKind.POST,
        author_handle=filled_at(author, "slug"),
        author_name=_plain(author, "name"),
    )


def _hosted_post(item: Tree) -> Post | None:
    identity, link = filled_at(item, "ID"), url_at(item, "URL")
    if identity is None:
        return None
    read = fragment(text_at(item, "content") or text_at(item, "excerpt") or "", link or "")
    featured = url_at(item, "featured_image")
    pictures = [Picture(featured)] if featured else []
    return Post(
        id=identity,
        permalink=link,
        moment=moment(text_at(item, "date")),
        title=_plain(item, "title"),
        text=read.text,
        pictures=tuple({p.url: p for p in (*pictures, *read.pictures)}.values()),
        kind=PostKind.PAGE if text_at(item, "type") == "page" else PostKind.POST,
        author_handle=filled_at(item, "author", "login"),
        author_name=_plain(item, "author", "name"),
    )


def _gmt(text: str | None) -> Moment | None:
    return moment(text + "Z") if text and text[-1:].isdigit() else None


def _plain(tree: Tree, *steps: str | int) -> str | None:
    return plain(html.unescape(text_at(tree, *steps) or "")) or None
