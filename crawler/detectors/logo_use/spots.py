"""Where on an account pictures stand: as its avatar, its cover, in what it posts. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sentence import Sentence, form, sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot

_PAGES = frozenset({"website", "blog"})
"""Platforms whose accounts are pages: no avatar of their own, but an icon and a preview."""


class Place(StrEnum):
    """Where on an account a picture stands. A page's own icon or logo is its avatar, and the
    picture that it gives to whoever links to it its cover; a film's still and the preview of a
    linked page are a post's pictures.
    """

    AVATAR = "avatar"
    COVER = "cover"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its pictures: `kind` is a field of `Points`, `what` names a picture of it to
    people, `name` begins the anchor. `link` is where a person sees it, `post` the post's id.
    """

    place: Place
    kind: str
    name: str
    what: Sentence
    pictures: tuple[Picture, ...]
    link: str | None
    post: str | None = None


def spots_of(snapshot: Snapshot) -> Iterator[Spot]:
    """Give avatar and cover where there are some, then the spots of each own post."""
    link, page = snapshot.profile_url, snapshot.platform in _PAGES
    if snapshot.avatar:
        kind, what = ("icon", form("The page's icon")) if page else ("avatar", form("The avatar"))
        yield Spot(Place.AVATAR, kind, "avatar", Sentence(what), (snapshot.avatar,), link)
    if snapshot.cover:
        kind, what = "cover", form("The cover picture")
        if page:
            kind, what = "preview", form("The page's preview")
        yield Spot(Place.COVER, kind, "cover", Sentence(what), (snapshot.cover,), link)
    for post in snapshot.own_posts:
        yield from _in_post(post, link)


def _in_post(post: Post, link: str | None) -> Iterator[Spot]:
    """Give the spots of a post: its own pictures, and the previews of pages that it links to."""
    own = tuple(one for one in post.pictures if not one.linked)
    linked = tuple(one for one in post.pictures if one.linked)
    film, where = post.kind is PostKind.VIDEO, post.permalink or link
    kind, what = "post", form("A picture in {post}")
    if film:
        kind, what = "thumbnail", form("The still of a film in {post}")
    name, anchor = _post_name(post), f"post:{post.id}"
    yield Spot(Place.POST, kind, anchor, Sentence(what, {"post": name}), own, where, post.id)
    preview = sentence("The preview of a page that {post} links to", post=name)
    yield Spot(Place.POST, "link", f"{anchor}:link", preview, linked, where, post.id)


def _post_name(post: Post) -> Sentence:
    if post.moment is None:
        return sentence("a post")
    return sentence("the post of {day}", day=post.moment.at.date())
