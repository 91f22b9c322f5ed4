"""Pages, files and changes of a wiki as MediaWiki's API tells them, as posts. Pure.

Shapes: mediawiki.org/wiki/API:Query (usercontribs, recentchanges, search, pages with extracts,
revisions, info, imageinfo), formatversion 1 and 2, checked 2026-11. `touched` of a page is when its
cache was emptied, not when somebody wrote in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import absolute, fragment, plain
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)$", re.IGNORECASE)
_HTML = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|span|b|i)\b[^<>]*>")
_ADDRESSES = ("canonicalurl", "fullurl", "html_url", "url")
_NO_PAGE = frozenset({"0", "-1"})
_CONTENTS = (("content",), ("*",), ("slots", "main", "content"), ("slots", "main", "*"))


@dataclass(frozen=True, slots=True)
class Wiki:
    """Where an answer came from: index.php of the wiki (None = unknown), and whose changes count.

    `owner` is a user name as the API writes it; None = everybody's changes count.
    """

    index: str | None
    owner: str | None = None

    def counts(self, user: str | None) -> bool:
        """Say whether a change by this user is the account's own."""
        return self.owner is None or user is None or same_user(user, self.owner)


def same_user(one: str, other: str) -> bool:
    """Say whether two spellings are one user: `_` is a blank, and the first letter has no case."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """Give a user's name as MediaWiki writes it."""
    name = " ".join(name.replace("_", " ").split())
    return name[:1].upper() + name[1:]


def change_post(change: Tree, wiki: Wiki, title: str | None = None) -> Post:
    """Give a change (of usercontribs, recentchanges, or a page's history) with its summary."""
    revision = filled_at(change, "revid")
    known = revision if revision not in {None, "0"} else None
    name, title = filled_at(change, "user"), filled_at(change, "title") or title
    comment = text_at(change, "comment")
    if comment is None and text_at(change, "parsedcomment") is not None:
        comment = plain(text_at(change, "parsedcomment") or "")
    identity = known or filled_at(change, "rcid") or filled_at(change, "logid")
    when = text_at(change, "timestamp")
    return Post(
        id=identity or f"{NO_ID}{title} {when}",
        permalink=f"{wiki.index}?diff={known}" if wiki.index and known else None,
        moment=moment(when),
        title=title,
        text=comment,
        author_handle=name,
        mine=wiki.counts(name),
    )


def listed_post(item: Tree, wiki: Wiki) -> Post | None:
    """Give a page of a list or a search; what stands there of its text is `snippet`."""
    title = filled_at(item, "title")
    if title is None:
        return None
    number = filled_at(item, "pageid") or filled_at(item, "id")
    snippet = text_at(item, "snippet")
    return Post(
        id=number if number and number not in _NO_PAGE else NO_ID + title,
        permalink=_page_address(item, wiki),
        moment=moment(text_at(item, "timestamp")),
        title=title,
        text=plain(snippet) if snippet else None,
        kind=PostKind.PAGE,
    )


def page_posts(page: Tree, wiki: Wiki) -> Iterator[Post]:
    """Give a page: as a picture when it is a file, as its changes when these came without text."""
    title = filled_at(page, "title")
    if title is None or (has_flag(page, "missing") and not dicts_at(page, "imageinfo")):
        return
    revisions = dicts_at(page, "revisions")
    if dicts_at(page, "imageinfo"):
        yield file_post(page, dicts_at(page, "imageinfo")[0])
    elif len(revisions) > 1 and not any(_content(one) for one in revisions):
        yield from (change_post(one, wiki, title) for one in revisions)
    else:
        yield _page(page, revisions[0] if revisions else None, wiki)


def file_post(page: Tree, info: Tree) -> Post:
    """Give a file of a wiki: of a picture itself, of a film its still."""
    url, kind = url_at(info, "url"), text_at(info, "mime") or ""
    is_picture = kind.startswith("image/") or (not kind and bool(_PICTURE.search(url or "")))
    shown = url if is_picture else url_at(info, "thumburl")
    said = text_at(info, "extmetadata", "ImageDescription", "value")
    number = filled_at(page, "pageid")
    return Post(
        id=number or NO_ID + (filled_at(page, "title") or url or ""),
        permalink=url_at(info, "descriptionurl"),
        moment=moment(text_at(info, "timestamp")),
        title=filled_at(page, "title"),
        text=plain(said) if said is not None else None,
        pictures=(Picture(shown),) if shown else (),
        kind=PostKind.VIDEO if kind.startswith("video/") else PostKind.PHOTO,
        author_handle=filled_at(info, "user"),
    )


def _page(page: Tree, revision: Tree, wiki: Wiki) -> Post:
    number = filled_at(page, "pageid")
    text, inline = _text(page, revision, wiki)
    shown = url_at(page, "original", "source") or url_at(page, "thumbnail", "source")
    pictures = (Picture(shown),) if shown else inline
    return Post(
        id=number or NO_ID + (filled_at(page, "title") or ""),
        permalink=_page_address(page, wiki),
        moment=moment(text_at(revision, "timestamp")),
        title=filled_at(page, "title"),
        text=text,
        pictures=pictures,
        kind=PostKind.PAGE,
        author_handle=filled_at(revision, "user"),
    )


def _text(page: Tree, revision: Tree, wiki: Wiki) -> tuple[str | None, tuple[Picture, ...]]:
    written = text_at(page, "extract")
    if written is None:
        written = text_at(page, "extract", "*")
    if written is None:
        written = _content(revision)
    if written is None:
        said = filled_at(page, "description") or filled_at(page, "terms", "description", 0)
        return said, ()
    if _HTML.search(written, 0, 2000) and written.lstrip().startswith("<"):
        read = fragment(written, wiki.index or "")
        return read.text, read.pictures
    return written.strip(), ()


def _content(revision: Tree) -> str | None:
    return next((text for steps in _CONTENTS if (text := text_at(revision, *steps))), None)


def _page_address(page: Tree, wiki: Wiki) -> str | None:
    if not isinstance(page, dict):
        return None
    for name in _ADDRESSES:
        if name in page and (url := absolute(filled_at(page, name), wiki.index or "")):
            return url
    return None


def has_flag(tree: Tree, name: str) -> bool:
    """Read a flag: `""` in formatversion 1, true in 2; absent or false otherwise."""
    return at(tree, name) is not None and at(tree, name) is not False
