"""JSON Feed 1 and 1.1 (jsonfeed.org). Pure."""

from __future__ import annotations

import html
from collections.abc import Iterator

from crawler.model.snapshot import Picture
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import Entry, Feed, FeedText
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, parse_json, text_at

_VERSION = "jsonfeed.org/version/"


def read_json_feed(body: bytes | str, base: str) -> Feed | None:
    """Read a JSON Feed; None when the body is none."""
    tree = parse_json(body)
    if _VERSION not in (text_at(tree, "version") or ""):
        return None
    home = absolute(text_at(tree, "home_page_url"), base)
    logo = filled_at(tree, "icon") or _author(tree, "avatar") or filled_at(tree, "favicon")
    return Feed(
        title=FeedText(text_at(tree, "title"), "text"),
        description=FeedText(text_at(tree, "description"), "text"),
        home=home,
        logo=absolute(logo, base),
        author=_author(tree, "name"),
        next_page=absolute(text_at(tree, "next_url"), base),
        entries=tuple(_entry(item, home or base) for item in dicts_at(tree, "items")),
    )


def _entry(item: Tree, base: str) -> Entry:
    link = absolute(text_at(item, "url") or text_at(item, "external_url"), base)
    written = text_at(item, "content_html")
    text = FeedText(written, "html") if written else FeedText(text_at(item, "content_text"), "text")
    if text.text is None:
        text = FeedText(text_at(item, "summary"), "text")
    when = text_at(item, "date_published") or text_at(item, "date_modified")
    return Entry(
        id=filled_at(item, "id") or link,
        link=link,
        title=FeedText(_unescaped(text_at(item, "title")), "text"),
        text=text,
        moment=moment(when),
        author=_author(item, "name"),
        pictures=tuple(_pictures(item, base)),
        thumbnails=(),
        base=link or base,
    )


def _pictures(item: Tree, base: str) -> Iterator[Picture]:
    attached = [
        text_at(attachment, "url")
        for attachment in dicts_at(item, "attachments")
        if (text_at(attachment, "mime_type") or "").startswith("image/")
    ]
    for address in (text_at(item, "image"), text_at(item, "banner_image"), *attached):
        url = absolute(address, base)
        if url:
            yield Picture(url)


def _unescaped(text: str | None) -> str | None:
    """Take out what some software escapes although a title is plain text (jsonfeed.org)."""
    return html.unescape(text) if text and "&" in text else text


def _author(tree: Tree, field: str) -> str | None:
    return filled_at(tree, "author", field) or filled_at(at(tree, "authors", 0), field)
