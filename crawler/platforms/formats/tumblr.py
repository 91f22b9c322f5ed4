"""Tumblr's API, version 2 (also in its Neue Post Format) and version 1. Pure.

Shapes: tumblr.com/docs/en/api/v1 and /v2, github.com/tumblr/docs (npf-spec), checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment, moment_of_epoch
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)
from crawler.platforms.formats.xml_json import TEXT, each_at

_TITLES = ("title", "regular-title", "link-text", "conversation-title", "question", "source_title")
_TEXTS = (
    "body", "caption", "text", "description", "answer", "regular-body", "photo-caption",
    "quote-text", "link-description", "video-caption", "audio-caption", "conversation-text",
)  # fmt: skip
_KINDS = {"photo": PostKind.PHOTO, "video": PostKind.VIDEO}
_WIDTHS = ("1280", "500", "400", "250")


def read_tree(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an answer of either version; None when it is none.

    Raises OutOfReachError where Tumblr says that there is no such blog.
    """
    if at(tree, "meta", "status") in (404, "404"):
        raise gone(sentence("Tumblr knows no such blog"))
    old = at(tree, "tumblelog")
    if isinstance(old, dict):
        posts = dicts_at(tree, "posts") or dicts_at(tree, "posts", "post")
        return _whole(old, posts, empty)
    answer = at(tree, "response") if at(tree, "meta", "status") is not None else tree
    if isinstance(answer, list) and at(tree, "meta") is not None:
        posts = tuple(item for item in answer if isinstance(item, dict))
        return _whole(at(answer, 0, "blog"), posts, empty)
    found = dicts_at(answer, "posts") or dicts_at(answer, "liked_posts")
    if not (text_at(answer, "blog", "name") or any("post_url" in item for item in found)):
        return None
    blog = at(answer, "blog") if at(answer, "liked_posts") is None else None
    return _whole(blog, found, empty)


def as_json(tree: Tree) -> Tree:
    """Give the XML of version 1 as the tree that its JSON would be."""
    posts: list[Tree] = [_flat(post) for post in each_at(tree, "posts", "post")]
    return {"tumblelog": at(tree, "tumblelog"), "posts": posts}


def _flat(post: dict[str, Tree]) -> Tree:
    flat = {name: at(value, TEXT) or value for name, value in post.items()}
    for photo in each_at(post, "photo-url"):
        flat[f"photo-url-{text_at(photo, 'max-width')}"] = at(photo, TEXT)
    return flat


def _whole(blog: Tree, posts: tuple[Tree, ...], empty: Snapshot) -> Snapshot:
    name = filled_at(blog, "name")
    avatars = dicts_at(blog, "avatar")
    avatar = url_at(avatars[0], "url") if avatars else None
    cover = url_at(blog, "theme", "header_image")
    told = text_at(blog, "description") or text_at(blog, TEXT)
    home = url_at(blog, "url")
    return replace(
        empty,
        handle=name,
        platform_id=filled_at(blog, "uuid"),
        display_name=filled_at(blog, "title") or None,
        bio=plain(told) or None if told else None,
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(cover) if cover else None,
        followers=count_at(blog, "followers"),
        profile_url=home or (f"https://{name}.tumblr.com/" if name else None),
        posts=tuple(post for item in posts if (post := _post(item, name))),
    )


def _post(item: Tree, blog: str | None) -> Post | None:
    identity = filled_at(item, "id_string") or filled_at(item, "id")
    if identity is None:
        return None
    link = url_at(item, "post_url") or url_at(item, "url-with-slug") or url_at(item, "url")
    author = filled_at(item, "blog_name") or blog
    shared = _filled(item, "reblogged_from_name", "reblogged-from-name") is not None
    blocks = dicts_at(item, "content")
    title = next((t for name in _TITLES if (t := _words(item, name))), None)
    text = next((t for name in _TEXTS if (t := _words(item, name)) is not None), None)
    pictures = {picture.url: picture for picture in (*_pictures(item), *_block_pictures(blocks))}
    seconds = count_at(item, "timestamp") or count_at(item, "unix-timestamp")
    return Post(
        id=identity,
        permalink=link,
        moment=moment_of_epoch(seconds) or moment(_filled(item, "date", "date-gmt")),
        title=title,
        text="\n\n".join(_block_texts(blocks)) if blocks and text is None else text,
        pictures=tuple(pictures.values()),
        kind=PostKind.REPOST if shared else _KINDS.get(text_at(item, "type") or "", PostKind.POST),
        author_handle=author,
        mine=not shared and (blog is None or author == blog),
    )


def _filled(item: Tree, *names: str) -> str | None:
    return next((text for name in names if (text := filled_at(item, name))), None)


def _words(item: Tree, name: str) -> str | None:
    written = text_at(item, name)
    return None if written is None else plain(written)


def _block_texts(blocks: tuple[Tree, ...]) -> Iterator[str]:
    for block in blocks:
        text = filled_at(block, "text") or filled_at(block, "title")
        if text:
            yield text


def _block_pictures(blocks: tuple[Tree, ...]) -> Iterator[Picture]:
    for block in blocks:
        shown = dicts_at(block, "media") if text_at(block, "type") == "image" else ()
        shown = shown or dicts_at(block, "poster")
        if shown and (url := url_at(shown[0], "url")):
            yield Picture(url, filled_at(block, "alt_text"))


def _pictures(item: Tree) -> Iterator[Picture]:
    photos = dicts_at(item, "photos")
    for photo in photos:
        if url := url_at(photo, "original_size", "url") or _widest(photo):
            yield Picture(url, plain(text_at(photo, "caption") or "") or None)
    single = url_at(item, "thumbnail_url") or url_at(item, "image_permalink")
    if not photos and (url := _widest(item) or single):
        yield Picture(url)
    for name in _TEXTS:
        written = text_at(item, name)
        if written and "<img" in written:
            yield from fragment(written).pictures


def _widest(photo: Tree) -> str | None:
    by_width = (url_at(photo, f"photo-url-{width}") for width in _WIDTHS)
    return next((url for url in by_width if url), None)
