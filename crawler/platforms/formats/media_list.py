"""A list of posts of Instagram or Threads, and whose list it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.graph import one_of
from crawler.platforms.formats.instagram_media import Author, author_of, read_media
from crawler.platforms.formats.tree import Tree


def read_list(
    nodes: Sequence[Tree], empty: Snapshot, owner: str | None, home: str, of_others: bool = False
) -> Snapshot:
    """Read a list of posts; `home` makes their addresses, see `read_media`.

    The account is the author that `owner` names (by id or name), else the one that all posts have.
    Where there is none, or `of_others` says that the list is no account's own, the posts are
    somebody else's. Raises LayoutChangedError when no post has an id.
    """
    authors = [author_of(node) for node in nodes]
    name = (owner or "").removeprefix("id:").removeprefix("@").casefold()
    account = next((a for a in authors if name and name in {a.id, (a.handle or "").lower()}), None)
    if account is None:
        account = Author(one_of([a.id for a in authors]), one_of([a.handle for a in authors]))
    posts = tuple(post for node in nodes if (post := read_media(node, account, home)))
    if nodes and not posts:
        raise LayoutChangedError("id of the post")
    if of_others or (not account.known and any(author.known for author in authors)):
        return replace(empty, posts=tuple(replace(post, mine=False) for post in posts))
    return replace(empty, handle=account.handle, platform_id=account.id, posts=posts)


def with_list(whole: Snapshot, nodes: Sequence[Tree], home: str) -> Snapshot:
    """Add the posts that stand beside or inside an account."""
    account = Author(whole.platform_id, whole.handle)
    posts = (read_media(node, account, home) for node in nodes)
    return replace(whole, posts=tuple(post for post in posts if post))
