"""Posts in answers of the AT protocol's AppView: feeds, threads, single posts, records. Pure.

Shapes: docs.bsky.app/docs/api (app.bsky.feed.defs, app.bsky.embed.*), checked 2026-11. Posts of
other people who ask to be shown to logged-in people only are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.at_actors import home_of_actor, is_actor, is_members_only
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at

_POSTS = "/app.bsky.feed.post/"
_MAX_DEPTH = 100  # the most that getPostThread gives (parentHeight up to 1000 is a chain of posts)


def is_repost(view: Tree) -> bool:
    """Say whether a feed shows a post because somebody reposted it (a pinned one it shows too)."""
    reason = at(view, "reason")
    return at(reason, "by") is not None or "Repost" in (text_at(reason, "$type") or "")


def post_of(view: Tree, owner: str | None) -> Post | None:
    """Give a post of a feed; None for one that may not be shown. Raises LayoutChangedError."""
    post, author = at(view, "post"), at(view, "post", "author")
    if not isinstance(post, dict | str) or is_members_only(author):
        return None
    uri = filled_at([post], 0) if isinstance(post, str) else filled_at(post, "uri")
    if not uri:
        raise LayoutChangedError("uri of the post")
    kind, home = _kind(view), home_of_actor(author)
    return Post(
        id=uri,
        permalink=f"{home}/post/{uri.rpartition('/')[2]}" if home else None,
        moment=moment(text_at(post, "record", "createdAt")) or moment(text_at(post, "indexedAt")),
        text=text_at(post, "record", "text"),
        pictures=_pictures(at(post, "embed")),
        kind=kind,
        author_handle=filled_at(author, "handle"),
        author_name=filled_at(author, "displayName"),
        mine=kind is not PostKind.REPOST and (owner is None or is_actor(author, owner)),
    )


def thread_views(thread: Tree) -> Iterator[Tree]:
    """Give the posts of a thread as a feed would: older ones first, then itself, then replies."""
    older: list[Tree] = []
    parent = at(thread, "parent")
    while at(parent, "post") is not None and len(older) < _MAX_DEPTH:
        older.append(parent)
        parent = at(parent, "parent")
    yield from reversed(older)
    waiting: list[Tree] = [thread]
    while waiting:
        view = waiting.pop(0)
        if at(view, "post") is not None:
            yield view
        waiting += dicts_at(view, "replies")


def record_post(record: Tree) -> Post | None:
    """Give a post as its author's server holds it (com.atproto.repo); None for other records."""
    uri, value = filled_at(record, "uri"), at(record, "value")
    if uri is None or _POSTS not in uri or text_at(value, "text") is None:
        return None
    author = uri.removeprefix("at://").partition("/")[0]
    home = home_of_actor({"did": author})
    kind = PostKind.REPLY if at(value, "reply") is not None else PostKind.POST
    return Post(
        id=uri,
        permalink=f"{home}/post/{uri.rpartition('/')[2]}" if author.startswith("did:") else None,
        moment=moment(text_at(value, "createdAt")),
        text=text_at(value, "text"),
        kind=PostKind.QUOTE if kind is PostKind.POST and _quotes(at(value, "embed")) else kind,
    )


def links_in(view: Tree) -> Iterator[str]:
    """Give the addresses that a post links to; its text may show them shortened."""
    for facet in dicts_at(view, "post", "record", "facets"):
        for feature in dicts_at(facet, "features"):
            if url := url_at(feature, "uri"):
                yield url
    embed = at(view, "post", "embed")
    for part in (embed, at(embed, "media")):
        if url := url_at(part, "external", "uri"):
            yield url


def _kind(view: Tree) -> PostKind:
    if is_repost(view):
        return PostKind.REPOST
    post = at(view, "post")
    if at(post, "record", "reply") is not None:
        return PostKind.REPLY
    return PostKind.QUOTE if _quotes(at(post, "embed")) else PostKind.POST


def _quotes(embed: Tree) -> bool:
    """Say whether an embed is another post; lists, feeds and starter packs are embedded too."""
    if "embed.record" not in (text_at(embed, "$type") or ""):
        return False
    inner = at(embed, "record", "record")  # with media, the record is one step further in
    shown = inner if inner is not None else at(embed, "record")
    kind, uri = text_at(shown, "$type") or "", filled_at(shown, "uri") or ""
    return "embed.record#" in kind if kind.count("#") else not uri or _POSTS in uri


def _pictures(embed: Tree) -> tuple[Picture, ...]:
    """Give the pictures of an embed: images, a linked page's, a video's still, not a quote's."""
    media = at(embed, "media") if at(embed, "media") is not None else embed
    found = [
        Picture(url, filled_at(image, "alt"))
        for image in dicts_at(media, "images")
        if (url := url_at(image, "fullsize") or url_at(image, "thumb"))
    ]
    if preview := url_at(media, "external", "thumb"):
        found.append(Picture(preview, linked=True))
    if still := url_at(media, "thumbnail"):
        found.append(Picture(still, filled_at(media, "alt")))
    return tuple({picture.url: picture for picture in found}.values())
