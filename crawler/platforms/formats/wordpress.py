"""WordPress's own API: posts of wp-json, posts of WordPress.com, and its oEmbed. Pure.

Shapes: developer.wordpress.org/rest-api/reference/posts and developer.wordpress.com/docs/api (sites
/posts), checked 2026-11. `date_gmt` is UTC without saying so; `date` is the site's local time.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Moment, Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
    web_url,
)

_ABSENT = frozenset({"unknown_blog", "unknown_post", "not_found"})
_EMBEDDED = re.compile(r'<blockquote[^>]*class="wp-embedded-content"[^>]*>\s*<a href="([^"]+)"')


def read_tree(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read posts, media, a user, the site, or an oEmbed answer; None when it is none of these."""
    if isinstance(tree, list):
        posts = [post for item in tree if (post := _post(item))]
        known = not tree or all(_is_listed(item) for item in tree)
        return replace(empty, posts=tuple(posts)) if posts or known else None
    if text_at(tree, "code") and at(tree, "data", "status") in (404, 410):
        raise gone(sentence("the blog says that there is nothing at this address"))
    if text_at(tree, "error") in _ABSENT:
        raise gone(sentence("WordPress.com knows no such blog"))
    for name in ("posts", "media"):
        items = dicts_at(tree, name)
        if isinstance(at(tree, name), list) and all(filled_at(item, "ID") for item in items):
            found = (_hosted_post(item) for item in items)
            return replace(empty, posts=tuple(post for post in found if post))
    single = _post(tree) or (None if _is_site(tree) else _hosted_post(tree))
    return replace(empty, posts=(single,)) if single else _site(tree, empty)


def _is_listed(item: Tree) -> bool:
    """Say whether this is a user, a term or a comment: known, but nothing that a blog posted."""
    return at(item, "_links") is not None and filled_at(item, "id") is not None


def _is_site(tree: Tree) -> bool:
    return (
        filled_at(tree, "ID") is not None
        and at(
            tree,
            "subscribers_count",
        )
        is not None
    )


def _site(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read what the API's front door, a user, or an oEmbed answer says."""
    if text_at(tree, "type") in {"rich", "link"} and text_at(tree, "provider_name"):
        return _embedded(tree, empty)
    if at(tree, "avatar_urls") is not None and filled_at(tree, "slug"):
        return _user(tree, empty)
    if not _is_site(tree) and at(tree, "routes") is None and at(tree, "namespaces") is None:
        return None
    icon = (
        url_at(tree, "icon", "img") or url_at(tree, "logo", "url") or url_at(tree, "site_icon_url")
    )
    return replace(
        empty,
        platform_id=filled_at(tree, "ID"),
        display_name=_plain(tree, "name"),
        bio=_plain(tree, "description"),
        avatar=Picture(icon) if icon else None,
        followers=count_at(tree, "subscribers_count"),
        profile_url=url_at(tree, "home") or url_at(tree, "url") or url_at(tree, "URL"),
    )


def _user(tree: Tree, empty: Snapshot) -> Snapshot:
    sizes = at(tree, "avatar_urls")
    urls = [url_at(sizes, size) for size in sizes] if isinstance(sizes, dict) else []
    avatar, site = next((url for url in reversed(urls) if url), None), url_at(tree, "url")
    return replace(
        empty,
        handle=filled_at(tree, "slug"),
        platform_id=filled_at(tree, "id"),
        display_name=_plain(tree, "name"),
        bio=_plain(tree, "description"),
        avatar=Picture(avatar) if avatar else None,
        external_urls=(site,) if site else (),
        profile_url=url_at(tree, "link"),
    )


def _embedded(tree: Tree, empty: Snapshot) -> Snapshot:
    """Read oEmbed: it names the site, and shows one post by title, author and picture."""
    name, home = _plain(tree, "provider_name"), url_at(tree, "provider_url")
    head = replace(empty, display_name=name, profile_url=home)
    title = _plain(tree, "title")
    if title is None:
        return head
    link = _EMBEDDED.search(text_at(tree, "html") or "")
    picture = url_at(tree, "thumbnail_url")
    url = web_url(html.unescape(link.group(1))) if link else None
    post = Post(
        id=NO_ID + (url or title),
        permalink=url,
        title=title,
        pictures=(Picture(picture),) if picture else (),
        author_name=_plain(tree, "author_name"),
    )
    return replace(head, posts=(post,))


def _post(item: Tree) -> Post | None:
    content = text_at(item, "content", "rendered") or text_at(item, "caption", "rendered")
    identity = filled_at(item, "id")
    if identity is None or at(item, "title", "rendered") is None:
        return None
    link = url_at(item, "link")
    read = fragment(content or text_at(item, "excerpt", "rendered") or "", link or "")
    author = at(item, "_embedded", "author", 0)
    featured = url_at(item, "_embedded", "wp:featuredmedia", 0, "source_url")
    is_media = text_at(item, "type") == "attachment"
    if text_at(item, "media_type") == "image":
        featured = url_at(item, "source_url")
    alt = filled_at(item, "_embedded", "wp:featuredmedia", 0, "alt_text")
    alt = filled_at(item, "alt_text") if is_media else alt
    pictures = [Picture(featured, alt)] if featured else []
    return Post(
        id=identity,
        permalink=link,
        moment=_gmt(text_at(item, "date_gmt")) or moment(text_at(item, "date")),
        title=_plain(item, "title", "rendered"),
        text=read.text,
        pictures=tuple({p.url: p for p in (*pictures, *read.pictures)}.values()),
        kind=PostKind.PHOTO if is_media else _kind(item),
        author_handle=filled_at(author, "slug"),
        author_name=_plain(author, "name"),
    )


def _hosted_post(item: Tree) -> Post | None:
    identity, link = filled_at(item, "ID"), url_at(item, "URL")
    if identity is None:
        return None
    is_media = at(item, "mime_type") is not None
    written = text_at(item, "content") or text_at(item, "excerpt") or text_at(item, "caption")
    read = fragment(written or "", link or "")
    is_picture = (text_at(item, "mime_type") or "").startswith("image/")
    featured = link if is_picture else url_at(item, "featured_image")
    pictures = [Picture(featured)] if featured else []
    return Post(
        id=identity,
        permalink=link,
        moment=moment(text_at(item, "date")),
        title=_plain(item, "title"),
        text=read.text,
        pictures=tuple({p.url: p for p in (*pictures, *read.pictures)}.values()),
        kind=PostKind.PHOTO if is_media else _kind(item),
        author_handle=filled_at(item, "author", "login"),
        author_name=_plain(item, "author", "name"),
    )


def _kind(item: Tree) -> PostKind:
    return PostKind.PAGE if text_at(item, "type") == "page" else PostKind.POST


def _gmt(text: str | None) -> Moment | None:
    return moment(text + "Z") if text and text[-1:].isdigit() else None


def _plain(tree: Tree, *steps: str | int) -> str | None:
    return plain(html.unescape(text_at(tree, *steps) or "")) or None
