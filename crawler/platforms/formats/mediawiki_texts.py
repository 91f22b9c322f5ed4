"""Single texts of a wiki: a parsed page, a page of the REST API, what opensearch proposes. Pure.

Shapes: mediawiki.org/wiki/API:Parsing_wikitext, /API:Opensearch, /API:REST_API, checked 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.snapshot import Post, PostKind, Snapshot
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import fragment
from crawler.platforms.formats.mediawiki_links import full_url
from crawler.platforms.formats.mediawiki_pages import Wiki, listed_post, page_posts, same_user
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at

_NAMESPACE = re.compile(r"[^:/]{2,40}:(?P<name>[^/]+)")


def read_rest(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a page or a search of the REST API; None when it is neither."""
    if isinstance(at(tree, "pages"), list):
        hits = [listed_post(_rest(hit), Wiki(None)) for hit in dicts_at(tree, "pages")]
        return replace(empty, posts=tuple(hit for hit in hits if hit))
    if text_at(tree, "title") and (at(tree, "latest") or at(tree, "content_urls")):
        return replace(empty, posts=tuple(page_posts(_rest(tree), Wiki(None))))
    return None


def read_opensearch(tree: list[Tree], empty: Snapshot) -> Snapshot | None:
    """Read [asked, titles, descriptions, addresses] (opensearch.org, Suggestions 1.1)."""
    if len(tree) < 2 or not isinstance(tree[0], str) or not isinstance(tree[1], list):
        return None
    posts = []
    for place in range(len(tree[1])):
        title, url = filled_at(tree, 1, place), url_at(tree, 3, place)
        if title:
            told = filled_at(tree, 2, place)
            posts.append(Post(NO_ID + (url or title), url, None, title, told, kind=PostKind.PAGE))
    return replace(empty, posts=tuple(posts))


def read_parsed(page: Tree, empty: Snapshot, wiki: Wiki, owner: str | None) -> Snapshot:
    """Read action=parse; the page of the owner is what the owner says of itself."""
    title = filled_at(page, "title") or ""
    written = text_at(page, "text") or text_at(page, "text", "*") or ""
    read = fragment(written, wiki.index or "")
    source = filled_at(page, "wikitext") or filled_at(page, "wikitext", "*")
    listed = at(page, "externallinks")
    outside = [url for url in listed if isinstance(url, str)] if isinstance(listed, list) else []
    links = tuple(dict.fromkeys(url for text in outside if (url := full_url(text))))
    own = _NAMESPACE.fullmatch(title)
    if owner and own and same_user(own["name"], owner):
        return replace(empty, bio=read.text or source, external_urls=links, links=links)
    post = Post(
        id=filled_at(page, "pageid") or NO_ID + title,
        title=title or None,
        text=read.text or source,
        pictures=read.pictures,
        kind=PostKind.PAGE,
    )
    return replace(empty, posts=(post,), links=links)


def _rest(page: Tree) -> Tree:
    """Give a page of the REST API in the words of api.php."""
    return {
        "pageid": at(page, "id") or at(page, "pageid"),
        "title": at(page, "title"),
        "snippet": at(page, "excerpt"),
        "extract": at(page, "extract") or at(page, "source") or at(page, "html"),
        "description": at(page, "description"),
        "fullurl": at(page, "content_urls", "desktop", "page"),
        "original": at(page, "originalimage"),
        "thumbnail": {
            "source": full_url(
                filled_at(page, "thumbnail", "source") or filled_at(page, "thumbnail", "url")
            )
        },
        "revisions": [{"timestamp": at(page, "latest", "timestamp") or at(page, "timestamp")}],
    }
