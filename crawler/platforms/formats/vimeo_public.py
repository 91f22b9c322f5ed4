"""What Vimeo shows without a key: oEmbed answers, the feed of a person's videos, its pages. Pure.

oEmbed: developer.vimeo.com/api/oembed/videos, seen 2021-2024 (`upload_date` has no zone; where the
owner restricts embedding, only the frame and the id are there). Pages carry og: tags and JSON-LD.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.page import read_page
from crawler.platforms.formats.page_data import is_a, linked_data
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, url_at
from crawler.platforms.formats.vimeo_api import VIDEO_HOME

_VIDEO = re.compile(r"vimeo\.com/(?:[a-z]+/)*(\d{4,12})(?!\d)")
_HOME = re.compile(r"https?://(?:www\.)?vimeo\.com/([A-Za-z][A-Za-z0-9_-]*)(?:/videos)?/?$")
_PERSON = ("Person", "Organization", "ProfilePage")
_LOST = "VimeUhOh"  # the title of Vimeo's not-found page


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer; None when it names neither video nor author."""
    home, name = url_at(tree, "author_url"), filled_at(tree, "author_name")
    framed = _VIDEO.search(text_at(tree, "html") or "")
    number = filled_at(tree, "video_id") or (framed.group(1) if framed else None)
    if number is None and home is None:
        return None
    still = url_at(tree, "thumbnail_url")
    post = Post(
        id=number or "",
        permalink=VIDEO_HOME.format(number),
        moment=moment(text_at(tree, "upload_date")),
        title=filled_at(tree, "title"),
        text=text_at(tree, "description"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO,
        author_name=name,
    )
    return replace(_named(empty, home, name), posts=(post,) if number else ())


def read_videos_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Read a person's feed (vimeo.com/NAME/videos/rss); None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    authors = {post.author_name for post in feed.posts}
    named = _named(replace(feed, display_name=None), feed.profile_url, None)
    return replace(
        named,
        display_name=next(iter(authors)) if len(authors) == 1 else None,
        bio=None,  # the feed's description only says whose videos these are
        profile_url=f"https://vimeo.com/{named.handle}" if named.handle else feed.profile_url,
        posts=tuple(_of_feed(post) for post in feed.posts),
    )


def read_vimeo_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read the page of a video or a person; None when it is neither."""
    page = read_page(capture)
    if page is None:
        return None
    if page.says_not_found or page.title == _LOST:
        raise gone(sentence("{platform} says that there is no such page", platform="Vimeo"))
    nodes = linked_data(html_text(capture.body, capture.headers.get("content-type", "")))
    video = next((node for node in nodes if is_a(node, "VideoObject")), None)
    if video is not None:
        return _of_video(video, empty, page.meta_url("og:url"))
    person = next((node for node in nodes if is_a(node, *_PERSON)), None)
    home = page.meta_url("og:url") or page.canonical or ""
    if not _HOME.match(home) or not (person or page.metas.get("og:type", "").startswith("profile")):
        return None
    avatar = page.meta_url("og:image")
    named = _named(empty, home, filled_at(person, "name") or page.meta("og:title"))
    bio = page.meta("og:description")
    return replace(named, bio=bio, avatar=Picture(avatar) if avatar else None)


def _of_video(node: Tree, empty: Snapshot, home: str | None) -> Snapshot | None:
    addresses = (filled_at(node, "url"), home, filled_at(node, "embedUrl"), filled_at(node, "@id"))
    found = next((place for url in addresses if (place := _VIDEO.search(url or ""))), None)
    if found is None:
        return None
    still = url_at(node, "thumbnailUrl") or url_at(node, "thumbnailUrl", 0)
    still = still or url_at(node, "thumbnail", "url")
    maker = at(node, "author", 0) or at(node, "author")
    name = filled_at(maker, "name")
    post = Post(
        id=found.group(1),
        permalink=VIDEO_HOME.format(found.group(1)),
        moment=moment(text_at(node, "uploadDate") or text_at(node, "datePublished")),
        title=filled_at(node, "name"),
        text=text_at(node, "description"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO,
        author_name=name,
    )
    return replace(_named(empty, url_at(maker, "url"), name), posts=(post,))


def _of_feed(post: Post) -> Post:
    number = _VIDEO.search(post.permalink or "")
    return replace(
        post,
        id=number.group(1) if number else post.id,
        pictures=post.pictures[:1],
        kind=PostKind.VIDEO,
    )


def _named(empty: Snapshot, home: str | None, name: str | None) -> Snapshot:
    place = _HOME.match(home or "")
    handle = place.group(1) if place else None
    number = re.fullmatch(r"user(\d+)", handle or "")
    return replace(
        empty,
        handle=handle,
        platform_id=number.group(1) if number else None,
        display_name=name or empty.display_name,
        profile_url=home,
    )
