"""The posts in the data that Facebook's pages hold for their scripts (since 2020). Pure.

A story's parts are spread over its components; each is taken where it first stands under the story.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.page_scripts import objects_with, script_trees
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, text_at, url_at

_HINTS = ('"post_id"',)
_PHOTOS = ("photo_image", "viewer_image", "large_share_image", "preferred_thumbnail")
_SHARED = "attached_story"


def stories_in(text: str, page: str | None) -> Iterator[Post]:
    """Give the posts of a page, each once; `page` is the id of the page that is shown."""
    seen: set[str] = set()
    for tree in script_trees(text, _HINTS):
        for story in objects_with(tree, frozenset({"post_id", "comet_sections"})):
            identity = filled_at(story, "post_id")
            if identity and identity not in seen:
                seen.add(identity)
                yield _post(identity, story, page)


def _post(identity: str, story: dict[str, Tree], page: str | None) -> Post:
    own = _without_shared(story)
    author = next(iter(_found(own, "actors")), None)
    seconds = next((n for one in _holding(own, "creation_time") if (n := _seconds(one))), None)
    author_id = filled_at(author, 0, "id")
    return Post(
        id=identity,
        permalink=_permalink(own),
        moment=moment_of_epoch(seconds),
        text=next((t for one in _found(own, "message") if (t := text_at(one, "text"))), None),
        pictures=_pictures(own),
        kind=PostKind.QUOTE if at(story, _SHARED) else PostKind.POST,
        author_name=filled_at(author, 0, "name"),
        mine=page is None or author_id is None or author_id == page,
    )


def _seconds(node: Tree) -> int | None:
    return count_at(node, "creation_time")


def _permalink(story: Tree) -> str | None:
    for name in ("wwwURL", "permalink_url"):
        for node in _holding(story, name):
            if url := url_at(node, name):
                return url
    return None


def _pictures(story: Tree) -> tuple[Picture, ...]:
    """Give the pictures of what is attached, each photo once, in its first size."""
    found: dict[str, Picture] = {}
    for attachments in _found(story, "attachments"):
        for name in _PHOTOS:
            for node in _holding(attachments, name):
                url = url_at(node, name, "uri") or url_at(node, name, "image", "uri")
                key = filled_at(node, "id") or url
                if url and key:
                    found.setdefault(key, Picture(url, filled_at(node, "accessibility_caption")))
    return tuple({picture.url: picture for picture in found.values()}.values())


def _holding(tree: Tree, name: str) -> Iterator[dict[str, Tree]]:
    return objects_with(tree, frozenset({name}))


def _found(tree: Tree, name: str) -> Iterator[Tree]:
    """Give what stands under a name, wherever, if it is filled."""
    return (node[name] for node in _holding(tree, name) if node[name])


def _without_shared(tree: Tree, depth: int = 40) -> Tree:
    """Give a story without the story that it shares: that one is somebody else's."""
    if depth == 0:
        return None
    if isinstance(tree, dict):
        kept = (item for item in tree.items() if item[0] != _SHARED)
        return {name: _without_shared(value, depth - 1) for name, value in kept}
    if isinstance(tree, list):
        return [_without_shared(value, depth - 1) for value in tree]
    return tree
