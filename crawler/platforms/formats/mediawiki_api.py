"""Answers of MediaWiki's api.php: users and their changes, the wiki, pages, searches. Pure.

Shapes: mediawiki.org/wiki/API:Main_page, formatversion 1 and 2, checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.mediawiki_errors import raise_error
from crawler.platforms.formats.mediawiki_links import full_url, index_of, next_of
from crawler.platforms.formats.mediawiki_pages import (
    Wiki,
    change_post,
    file_post,
    has_flag,
    listed_post,
    page_posts,
    same_user,
)
from crawler.platforms.formats.mediawiki_texts import read_opensearch, read_parsed, read_rest
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at

_CHANGES = ("usercontribs", "recentchanges", "logevents", "allrevisions")
_LISTS = (
    "search", "prefixsearch", "allpages", "categorymembers", "random", "geosearch", "backlinks",
    "embeddedin", "exturlusage", "imageusage", "querypage", "protectedtitles",
)  # fmt: skip
_ENDLESS = frozenset({"infinite", "infinity", "indefinite", "never"})


def read_tree(tree: Tree, empty: Snapshot, url: str, owner: str | None) -> Snapshot | None:
    """Read any answer of api.php; None when it is none. `owner` is a user name.

    Raises OutOfReachError for its errors, and where it knows no such user or page.
    """
    raise_error(tree)
    if isinstance(tree, list):
        return read_opensearch(tree, empty)
    query = at(tree, "query")
    if isinstance(query, dict):
        return replace(_query(query, empty, url, owner), next_page=next_of(tree))
    if isinstance(at(tree, "parse"), dict):
        return read_parsed(at(tree, "parse"), empty, Wiki(index_of(tree, url)), owner)
    known = isinstance(tree, dict) and "batchcomplete" in tree
    return read_rest(tree, empty) or (empty if known else None)


def is_blocked(tree: Tree) -> bool:
    """Say whether the user of an answer is blocked for good, from the whole wiki."""
    return any(
        text_at(user, "blockexpiry") in _ENDLESS and not has_flag(user, "blockpartial")
        for user in dicts_at(tree, "query", "users")
    )


def _query(query: Tree, empty: Snapshot, url: str, owner: str | None) -> Snapshot:
    users = dicts_at(query, "users")
    user = _user(users, owner)
    name = filled_at(user, "name") or owner
    wiki = Wiki(index_of(query, url), name)
    changes = [change for kind in _CHANGES for change in dicts_at(query, kind)]
    posts = [change_post(change, wiki) for change in changes]
    posts += _pages(query, wiki)
    authors = {(filled_at(c, "user"), filled_at(c, "userid")) for c in dicts_at(query, _CHANGES[0])}
    if user is None and len(authors) == 1:
        who, number = authors.pop()
        user = (
            {"name": who, "userid": number}
            if owner is None or same_user(who or "", owner)
            else None
        )
    if user is not None:
        head = _named(user, empty)
    elif users or dicts_at(query, _CHANGES[0]):
        head = empty
    else:
        head = _site(at(query, "general"), empty)
    return replace(head, posts=tuple(posts))


def _user(users: tuple[Tree, ...], owner: str | None) -> Tree:
    """Give the user that was asked for: the only one (who may be renamed), or the one named so."""
    for user in users:
        name = filled_at(user, "name")
        if len(users) == 1 or (name and owner and same_user(name, owner)):
            if has_flag(user, "missing") or has_flag(user, "invalid"):
                raise gone(sentence("the wiki knows no such user"))
            return user
    return None


def _named(user: Tree, empty: Snapshot) -> Snapshot:
    number = filled_at(user, "userid")
    return replace(
        empty,
        handle=filled_at(user, "name"),
        platform_id=number if number != "0" else None,
        created=moment(text_at(user, "registration")),
    )


def _site(general: Tree, empty: Snapshot) -> Snapshot:
    """Read what the wiki says of itself (siteinfo)."""
    home = full_url(filled_at(general, "base"))
    logo = full_url(filled_at(general, "logo"), full_url(filled_at(general, "server")) or home)
    return replace(
        empty,
        platform_id=filled_at(general, "wikiid"),
        display_name=filled_at(general, "sitename"),
        avatar=Picture(logo) if logo else None,
        profile_url=home,
    )


def _pages(query: Tree, wiki: Wiki) -> Iterator[Post]:
    pages = at(query, "pages")
    items = list(pages.values()) if isinstance(pages, dict) else list(dicts_at(query, "pages"))
    found = [post for page in items for post in page_posts(page, wiki)]
    if items and not found:
        raise gone(sentence("the wiki has no such page"))
    yield from found
    for name in _LISTS:
        hits = dicts_at(query, name) or dicts_at(query, name, "results")
        yield from (post for hit in hits if (post := listed_post(hit, wiki)))
    for image in dicts_at(query, "allimages"):
        yield file_post(image, image)
