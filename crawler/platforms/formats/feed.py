"""A feed in our own form, whatever format it came in, and how it becomes a snapshot. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.model.capture import sha256_of
from crawler.model.snapshot import Moment, Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.markup import is_picture_of_post, plain, shown

NO_ID = "sha256:"
"""How the id of a post begins that has none in its feed; it is then made of its own text."""
_MAIL_WITH_NAME = re.compile(
    r"[^\s@()<>]+@[^\s@()<>]+\s*\((?P<a>[^()]+)\)|(?P<b>[^<>@]+)<[^<>]+@[^<>]+>"
)
_BARE_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


@dataclass(frozen=True, slots=True)
class FeedText:
    """A text of a feed and whether it is HTML; None when the element is absent."""

    text: str | None
    form: Literal["html", "text"]

    def plain(self) -> str | None:
        """Give it as plain text; None when absent."""
        if self.text is None:
            return None
        return plain(self.text) if self.form == "html" else self.text.strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `thumbnails` count only when there is no other picture (they repeat it small)."""

    id: str | None
    link: str | None
    title: FeedText
    text: FeedText
    moment: Moment | None
    author: str | None
    pictures: tuple[Picture, ...]
    thumbnails: tuple[Picture, ...]
    base: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was published; `home` is the page it belongs to."""

    title: FeedText
    description: FeedText
    home: str | None
    logo: str | None
    author: str | None
    entries: tuple[Entry, ...]
    id: str | None = None
    next_page: str | None = None


def snapshot_of(feed: Feed, platform: str, taken_at: datetime) -> Snapshot:
    """Give the snapshot of an account that shows itself by this feed."""
    logo = Picture(feed.logo) if feed.logo else None
    return Snapshot(
        platform=platform,
        taken_at=taken_at,
        platform_id=feed.id,
        display_name=feed.title.plain() or None,
        bio=feed.description.plain() or None,
        avatar=logo,
        profile_url=feed.home,
        posts=tuple(_post(entry, feed.author) for entry in feed.entries),
        next_page=feed.next_page,
    )


def name_of_mail(text: str | None) -> str | None:
    """Give the name of `mail (name)` or `name <mail>`; None for a bare mail address."""
    text = (text or "").strip()
    if "@" not in text:
        return text or None
    match = _MAIL_WITH_NAME.fullmatch(text)
    if match:
        return (match["a"] or match["b"]).strip(" \"'") or None
    return None if _BARE_MAIL.fullmatch(text) else text


def _post(entry: Entry, feed_author: str | None) -> Post:
    text, inline = _content(entry)
    title = entry.title.plain() or None
    known = [p for p in (*entry.pictures, *inline) if is_picture_of_post(p.url)]
    pictures = known or entry.thumbnails
    return Post(
        id=entry.id or NO_ID + sha256_of(f"{title}\n{text}".encode())[:16],
        permalink=entry.link,
        moment=entry.moment,
        title=title,
        text=text,
        pictures=tuple({one.url: one for one in pictures}.values()) if pictures else (),
        kind=PostKind.POST,
        author_name=entry.author or feed_author,
    )


def _content(entry: Entry) -> tuple[str | None, tuple[Picture, ...]]:
    if entry.text.form == "text" or entry.text.text is None:
        return entry.text.plain(), ()
    read = shown(entry.text.text, entry.base)
    return read.text, read.pictures
