"""Posts as LinkedIn's APIs give them: `rest/posts`, `v2/ugcPosts`, `v2/shares`, `v1` updates. Pure.

Shapes: learn.microsoft.com/linkedin (posts API, UGC post API, share API), and for the first version
recorded answers; checked 2026-11. The posts API names pictures by URN only; their addresses come
from another call (`rest/images`, `rest/videos`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Moment, Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.linkedin_words import (
    first_url,
    largest,
    localised,
    plain_little,
    post_url,
    urn_id,
)
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at, url_at

_UGC = ("specificContent", "com.linkedin.ugc.ShareContent")
_MARKS = ("commentary", "specificContent", "updateContent", "lifecycleState", "updateKey")
_TIMES = (("publishedAt",), ("firstPublishedAt",), ("createdAt",), ("created", "time"))
_V1 = ("updateContent", "companyStatusUpdate", "share")
_STILLS = ("submittedImageUrl", "thumbnailUrl", "eyebrowUrl")


def is_post(tree: Tree) -> bool:
    """Say whether an object is a post, of any version."""
    marked = any(at(tree, name) is not None for name in _MARKS)
    return marked or (isinstance(at(tree, "text"), dict) and at(tree, "owner") is not None)


def read_posts(
    items: Sequence[Tree], empty: Snapshot, owner: str | None, pictures: Mapping[str, str]
) -> Snapshot:
    """Give the posts, and the account's id when all are one author's. Drafts are left out.

    `owner` is an id or URN; `pictures` are addresses by URN. Raises LayoutChangedError when a post
    has no id.
    """
    shown = [item for item in items if _is_published(item)]
    authors = {_author(item) for item in shown}
    only = next(iter(authors)) if len(authors) == 1 else None
    known = urn_id((owner or "").removeprefix("id:")) or ""
    ours = known if known.isdigit() else only
    posts = tuple(_post(item, ours, pictures) for item in shown)
    return replace(empty, platform_id=only if only == ours else None, posts=posts)


def picture_urns(items: Sequence[Tree]) -> tuple[str, ...]:
    """Give the URNs of all pictures and films of posts, in order, without repeats."""
    return tuple(dict.fromkeys(urn for item in items for urn, _ in _named(item)))


def _is_published(item: Tree) -> bool:
    state = filled_at(item, "lifecycleState")
    return state is None or state.startswith("PUBLISHED")


def _author(item: Tree) -> str | None:
    urn = filled_at(item, "author") or filled_at(item, "owner")
    return urn_id(urn) or filled_at(item, "updateContent", "company", "id")


def _post(item: Tree, owner: str | None, pictures: Mapping[str, str]) -> Post:
    share = at(item, *_V1)
    identity = filled_at(item, "id") or filled_at(share, "id") or filled_at(item, "updateKey")
    if identity is None:
        raise LayoutChangedError("id of the post")
    author = _author(item)
    kind, shown = _kind(item), at(item, "activity")
    address = post_url(shown) if isinstance(shown, str) else None
    return Post(
        id=identity,
        permalink=address or post_url(identity),
        moment=_moment(item),
        text=_text(item),
        pictures=_pictures(item, pictures),
        kind=kind,
        author_name=localised(at(item, "author~"), "name")
        or filled_at(item, "updateContent", "company", "name"),
        mine=kind is not PostKind.REPOST and (author is None or author == owner),
    )


def _moment(item: Tree) -> Moment | None:
    """Give when it was published; all times are in milliseconds."""
    found = (count_at(item, *path) for path in (*_TIMES, (*_V1, "timestamp"), ("timestamp",)))
    millis = next((one for one in found if one), None)
    return moment_of_epoch(millis / 1000) if millis else None


def _text(item: Tree) -> str | None:
    if at(item, "commentary") is not None:
        return plain_little(text_at(item, "commentary"))
    texts = (
        text_at(item, *_UGC, "shareCommentary", "text"),
        text_at(item, "text", "text"),
        text_at(item, *_V1, "comment"),
    )
    return next((text for text in texts if text is not None), None)


def _kind(item: Tree) -> PostKind:
    shared = at(item, "reshareContext", "parent") or at(item, "resharedShare")
    if shared:
        return PostKind.QUOTE if _text(item) else PostKind.REPOST
    media = filled_at(item, "content", "media", "id") or ""
    category = filled_at(item, *_UGC, "shareMediaCategory") or ""
    is_film = ":video:" in media or category in {"VIDEO", "LIVE_VIDEO"}
    return PostKind.VIDEO if is_film else PostKind.POST


def _named(item: Tree) -> list[tuple[str, str | None]]:
    """Give the pictures that a post names by URN, each with its text equivalent."""
    content = at(item, "content")
    places = (at(content, "media"), *dicts_at(content, "multiImage", "images"))
    named = [(filled_at(one, "id"), filled_at(one, "altText")) for one in places]
    named.append((filled_at(content, "article", "thumbnail"), None))
    return [(urn, alt) for urn, alt in named if urn and urn.startswith("urn:")]


def _pictures(item: Tree, known: Mapping[str, str]) -> tuple[Picture, ...]:
    found = [Picture(known[urn], alt) for urn, alt in _named(item) if urn in known]
    for media in dicts_at(item, *_UGC, "media"):
        url = url_at(media, "thumbnails", 0, "url") or largest(at(media, "media~"))
        found += [Picture(url)] if url else []
    for entity in dicts_at(item, "content", "contentEntities"):
        url = url_at(entity, "thumbnails", 0, "resolvedUrl")
        found += [Picture(url)] if url else []
    still = first_url(at(item, *_V1, "content"), *_STILLS)
    found += [Picture(still)] if still else []
    return tuple({picture.url: picture for picture in found}.values())
