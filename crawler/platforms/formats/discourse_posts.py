"""Posts in Discourse's answers: topics of a list, posts of a topic, actions, a search. Pure.

Shapes: docs.discourse.org (topics, posts, user_actions, search), checked 2026-11. A topic's list
shows no texts, only excerpts of some; `cooked` is HTML, `title` is plain, `fancy_title` is not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import absolute, fragment
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at

_NOT_WRITTEN = re.compile(
    r'<div class="meta">.*?</div>|<img\b[^<>]*\bclass="[^"<>]*\b(?:avatar|site-icon)\b[^<>]*>',
    re.DOTALL,
)
"""What Discourse adds: a picture's file name and size below it, portraits of quoted people."""
_SMALL_ACTION = 3  # a topic was closed, pinned …: post_type in Discourse's Post.types
_OPENS = "Original Poster"


@dataclass(frozen=True, slots=True)
class Forum:
    """Where an answer came from: the forum's address (empty = unknown), and whose posts count.

    `owner` is a user name; None = all posts count. `users` are names by id. `is_list` says that its
    address is a list of anybody's topics.
    """

    base: str
    owner: str | None = None
    users: Mapping[str, Tree] = field(default_factory=dict)
    is_list: bool = False

    def is_owner(self, name: str | None) -> bool:
        """Say whether a post of this user counts as the account's."""
        return self.owner is None or name is None or name.casefold() == self.owner.casefold()

    def address(self, text: str | None) -> str | None:
        """Make an address of the answer absolute; None when that cannot be done."""
        written = "https:" + text if text and text.startswith("//") else text
        return absolute(written, self.base)


def topic_post(topic: Tree, forum: Forum) -> Post:
    """Give a topic of a list as the post that opened it. Raises LayoutChangedError."""
    identity = filled_at(topic, "id")
    if identity is None:
        raise LayoutChangedError("id of the topic")
    author = _opener(topic, forum)
    name = filled_at(author, "username")
    picture = forum.address(filled_at(topic, "image_url"))
    excerpt = text_at(topic, "excerpt")
    return Post(
        id=identity,
        permalink=_topic_address(forum, topic, identity) or forum.address(filled_at(topic, "url")),
        moment=moment(text_at(topic, "created_at")),
        title=_title(topic),
        text=_excerpt(excerpt) if excerpt is not None else None,
        pictures=(Picture(picture),) if picture else (),
        author_handle=name,
        author_name=filled_at(author, "name"),
        mine=forum.is_owner(name),
    )


def stream_post(post: Tree, forum: Forum, topic: Tree = None) -> Post | None:
    """Give a post of a topic; `topic` is the topic's own fields. None for what nobody wrote.

    Raises LayoutChangedError.
    """
    identity, number = filled_at(post, "id"), count_at(post, "post_number")
    if count_at(post, "post_type") == _SMALL_ACTION:
        return None
    if identity is None:
        raise LayoutChangedError("id of the post")
    cooked = text_at(post, "cooked")
    read = fragment(_NOT_WRITTEN.sub("", cooked or ""), forum.base)
    first = number in {None, 1}
    own_title = filled_at(post, "topic_title") or (_title(topic) if first else None)
    name = filled_at(post, "username")
    return Post(
        id=identity,
        permalink=forum.address(filled_at(post, "post_url")) or _post_address(forum, post, topic),
        moment=moment(text_at(post, "created_at")),
        title=own_title,
        text=read.text if cooked is not None else _raw(post),
        pictures=read.pictures,
        kind=PostKind.POST if first else PostKind.REPLY,
        author_handle=name,
        author_name=filled_at(post, "name") or filled_at(post, "display_username"),
        mine=forum.is_owner(name),
    )


def action_post(action: Tree, forum: Forum) -> Post | None:
    """Give the post that a user's action is about; its author is not always who acted."""
    topic, number = filled_at(action, "topic_id"), count_at(action, "post_number")
    if topic is None or at(action, "deleted") is True:
        return None
    name = filled_at(action, "username")
    return Post(
        id=filled_at(action, "post_id") or f"{topic}/{number or 1}",
        permalink=_post_address(forum, action, None),
        moment=moment(text_at(action, "created_at")),
        title=filled_at(action, "title"),
        text=_excerpt(text_at(action, "excerpt") or "") or None,
        kind=PostKind.POST if number in {None, 1} else PostKind.REPLY,
        author_handle=name,
        author_name=filled_at(action, "name"),
        mine=forum.is_owner(name),
    )


def found_posts(tree: Tree, forum: Forum) -> list[Post]:
    """Give the posts of a search; a topic is told as a post only where no post of it was found."""
    topics = {filled_at(topic, "id"): topic for topic in dicts_at(tree, "topics")}
    found: list[Post | None] = []
    for hit in dicts_at(tree, "posts"):
        topic = topics.pop(filled_at(hit, "topic_id"), None) or next(
            (
                t
                for t in dicts_at(tree, "topics")
                if filled_at(t, "id") == filled_at(hit, "topic_id")
            ),
            None,
        )
        whole = {**hit, "topic_title": filled_at(hit, "topic_title") or _title(topic)}
        found.append(stream_post(whole, forum, topic))
    found += [topic_post(topic, forum) for topic in topics.values()]
    return [post for post in found if post]


def found_topic(hit: Tree, forum: Forum) -> Post:
    """Give a topic of the search of Discourse before 1.0."""
    known = filled_at(hit, "id") is not None
    return topic_post(hit, forum) if known else Post(NO_ID + (_title(hit) or ""), title=_title(hit))


def _title(topic: Tree) -> str | None:
    plain_title = filled_at(topic, "title")
    return plain_title or html.unescape(text_at(topic, "fancy_title") or "").strip() or None


def _raw(post: Tree) -> str | None:
    written = text_at(post, "blurb")
    if written is not None:
        return _excerpt(written)
    return filled_at(post, "raw") or (_excerpt(text_at(post, "excerpt") or "") or None)


def _excerpt(text: str) -> str:
    """Give an excerpt as plain text; its lines are lines, although the rest is HTML."""
    if "<" in text:
        text = text.replace("\n\n", "<p>").replace("\n", "<br>")
    return fragment(text).text


def _opener(topic: Tree, forum: Forum) -> Tree:
    """Give the user who opened a topic: its first poster."""
    posters = dicts_at(topic, "posters")
    opened = [p for p in posters if _OPENS in (text_at(p, "description") or _OPENS)]
    for poster in opened or posters[:1]:
        if at(poster, "user") is not None:
            return at(poster, "user")
        return forum.users.get(filled_at(poster, "user_id") or "")
    return at(topic, "author") or at(topic, "details", "created_by")


def _topic_address(forum: Forum, topic: Tree, identity: str) -> str | None:
    slug = filled_at(topic, "slug")
    return f"{forum.base}/t/{slug}/{identity}" if forum.base and slug else None


def _post_address(forum: Forum, post: Tree, topic: Tree) -> str | None:
    number = filled_at(post, "post_number")
    identity = filled_at(post, "topic_id") or filled_at(topic, "id")
    slug = filled_at(post, "topic_slug") or filled_at(post, "slug") or filled_at(topic, "slug")
    if not (forum.base and identity):
        return None
    parts = [forum.base, "t", slug, identity, number]
    return "/".join(part for part in parts if part)
