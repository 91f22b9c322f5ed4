"""Which pictures an account shows itself, and which of them are asked for. Pure."""

from __future__ import annotations

from crawler.model.capture import Ask
from crawler.model.snapshot import Picture, Snapshot

PICTURE = "picture"
"""The purpose of a request for a picture."""


def picture_asks(snapshot: Snapshot, max_pictures: int) -> tuple[Ask, ...]:
    """Give the requests for avatar, cover and the newest own posts' pictures, without repeats.

    A post's picture does not change under its address and is asked for once; avatar and cover are
    asked for again.
    """
    asks = {p.url: Ask(p.url, PICTURE) for p in (snapshot.avatar, snapshot.cover) if p}
    for picture in post_pictures(snapshot)[:max_pictures]:
        asks.setdefault(picture.url, Ask(picture.url, PICTURE, once=True))
    return tuple(asks.values())


def shown_pictures(snapshot: Snapshot) -> tuple[str, ...]:
    """Give the addresses of all pictures that the account itself shows: avatar, cover, own posts'
    pictures.
    """
    identity_pictures = [picture.url for picture in (snapshot.avatar, snapshot.cover) if picture]
    return tuple(
        dict.fromkeys([*identity_pictures, *(picture.url for picture in post_pictures(snapshot))])
    )


def post_pictures(snapshot: Snapshot) -> tuple[Picture, ...]:
    """Give the own posts' pictures, newest post first; posts without a time come last, in the
    payload's order.
    """
    dated = [post for post in snapshot.own_posts if post.moment]
    dated.sort(key=lambda post: post.moment.at if post.moment else snapshot.taken_at, reverse=True)
    undated = [post for post in snapshot.own_posts if not post.moment]
    return tuple(picture for post in (*dated, *undated) for picture in post.pictures)
