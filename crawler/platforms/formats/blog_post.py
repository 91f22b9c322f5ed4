"""A blog's post as its software's API tells it, and how it becomes ours. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.snapshot import Moment, Picture, Post, PostKind
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import fragment


@dataclass(frozen=True, slots=True)
class Written:
    """What an API says of a post. `html` is its text, `summary` what stands in for it.

    `picture` comes before those of the text, `fallback` counts only when there is no other.
    """

    id: str | None
    link: str | None
    moment: Moment | None
    title: str | None
    html: str | None = None
    summary: str | None = None
    picture: str | None = None
    alt: str | None = None
    fallback: str | None = None
    author_handle: str | None = None
    author_name: str | None = None
    kind: PostKind = PostKind.POST


def post_of(written: Written) -> Post:
    """Give the post: plain text, and its pictures each once."""
    read = fragment(written.html, written.link or "") if written.html is not None else None
    told = fragment(written.summary).text if written.summary is not None else None
    text = read.text if read else told
    shown = [Picture(written.picture, written.alt)] if written.picture else []
    shown += read.pictures if read else ()
    if not shown and written.fallback:
        shown = [Picture(written.fallback)]
    pictures: dict[str, Picture] = {}
    for picture in shown:
        pictures.setdefault(picture.url, picture)
    return Post(
        id=written.id or NO_ID + (written.link or written.title or ""),
        permalink=written.link,
        moment=written.moment,
        title=written.title,
        text=text,
        pictures=tuple(pictures.values()),
        kind=written.kind,
        author_handle=written.author_handle,
        author_name=written.author_name,
    )
