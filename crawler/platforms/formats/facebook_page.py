"""A saved public page of Facebook: what its head, its structured data and its scripts say. Pure.

Forms seen: the head (og:, al:, likes in the description) since 2012; JSON-LD of 2018 to 2021; the
scripts' data since 2020. Checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.addresses import claim_by
from crawler.platforms.formats.answers import combine, gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.facebook_addresses import RULES
from crawler.platforms.formats.facebook_old_page import old_posts, owner_of
from crawler.platforms.formats.facebook_stories import stories_in
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.head_post import head_post
from crawler.platforms.formats.page import Page
from crawler.platforms.formats.page_data import is_a, linked_data
from crawler.platforms.formats.page_scripts import read_head
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, text_at, url_at

_LIKES = re.compile(
    r"(?:^|\. )(?P<likes>\d[\d,.]*) likes?\b(?:\s*[·•]\s*[\d,.]+ [a-z ]{3,30})*\.?\s*(?P<rest>.*)$",
    re.DOTALL,
)
_APP_ID = re.compile(r"fb://(?:page|profile)/(?:\?id=)?(\d{5,20})")
_LAST_NUMBER = re.compile(r"(\d{5,25})/?(?:[?#].*)?$")
_IDENTIFIER = re.compile(r"(?:\d{3,20};)?(\d{5,25})[;:]")
_LOG_IN = re.compile(r"log in(?:to)?\b.*facebook|facebook\b.*\blog in\b.*", re.IGNORECASE)
_UNSAID = re.compile(r"this (?:content|page) isn't available", re.IGNORECASE)
_SITE_NAMES = frozenset({"Facebook", "Log in or sign up to view"})


def read_saved(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read a saved page or feed; None when it is neither, or holds no account and no posts.

    Raises OutOfReachError when the page says that it shows nothing, and why.
    """
    page = read_head(capture)
    if page is None:
        return read_feed(capture, empty.platform)
    _raise_refusal(page)
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    head = _head(page, empty)
    head = replace(head, platform_id=head.platform_id or owner_of(text))
    posts = (*old_posts(text), *stories_in(text, head.platform_id), *_linked_posts(text, head))
    whole = combine(
        [head, replace(empty, posts=posts or head_post(page, RULES, head.display_name))]
    )
    known = whole.posts or whole.handle or whole.platform_id or whole.followers is not None
    return whole if known else None


def _raise_refusal(page: Page) -> None:
    title = page.title or ""
    if page.says_not_found and not _UNSAID.search(title):
        raise gone(sentence("{platform} says that there is no such page", platform="Facebook"))
    if _UNSAID.search(title):
        raise OutOfReachError(
            Outcome.FORBIDDEN,
            sentence("Facebook does not say whether the page is gone or hidden from strangers"),
            sentence(
                "Open it in a browser: close the entry if it is gone, else register it as reviewed."
            ),
        )
    if _LOG_IN.fullmatch(title.strip()) and _key(page) is None:
        raise OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence("{platform} shows this page to logged-in people only", platform="Facebook"),
            sentence("Connect the page with its own token, or register it as reviewed by hand."),
        )


def _head(page: Page, empty: Snapshot) -> Snapshot:
    key, name = _key(page), page.meta("og:title", "twitter:title")
    said = page.meta("og:description", "description", "twitter:description") or ""
    likes = _LIKES.search(said)
    app = (_APP_ID.match(page.meta(f"al:{one}:url") or "") for one in ("android", "ios"))
    known = next((match.group(1) for match in app if match), None)
    named = key if key and not key.startswith("id:") else None
    picture = page.meta_url("og:image")
    bio = likes["rest"] if likes else said
    return replace(
        empty,
        handle=named,
        platform_id=known or (key.removeprefix("id:") if key and key.startswith("id:") else None),
        display_name=_name(name),
        bio=bio.strip() or None if key or likes else None,
        avatar=Picture(picture) if picture and key else None,
        followers=_count(likes["likes"]) if likes else None,
        profile_url=page.meta_url("og:url") or page.canonical if key else None,
    )


def _name(title: str | None) -> str | None:
    name = re.sub(r"\s*[|-]\s*(?:[^|-]{0,60}[|-]\s*)?Facebook$", "", title or "").strip()
    return None if not name or name in _SITE_NAMES else name


def _key(page: Page) -> str | None:
    """Give the key of the account that the page says it is."""
    addresses = (page.metas.get("og:url"), page.canonical)
    return next((key for url in addresses if url and (key := claim_by(RULES, url))), None)


def _count(text: str) -> int | None:
    digits = re.sub(r"[,.]", "", text)
    return count_at({"n": digits}, "n")


def _linked_posts(text: str, head: Snapshot) -> Iterator[Post]:
    """Give the posts that JSON-LD declares (SocialMediaPosting, schema.org)."""
    for node in linked_data(text):
        url = url_at(node, "url") or url_at(node, "mainEntityOfPage")
        identifier = filled_at(node, "identifier") or ""
        number = _IDENTIFIER.match(identifier) or _LAST_NUMBER.search(url or "")
        identity = number.group(1) if number else identifier or None
        if not is_a(node, "SocialMediaPosting", "DiscussionForumPosting") or identity is None:
            continue
        author = filled_at(node, "author", "name")
        yield Post(
            id=identity,
            permalink=url,
            moment=moment(text_at(node, "dateCreated") or text_at(node, "datePublished")),
            text=filled_at(node, "articleBody") or filled_at(node, "text"),
            pictures=_images(at(node, "image")),
            author_name=author,
            mine=author is None or head.display_name in {None, author},
        )


def _images(image: Tree) -> tuple[Picture, ...]:
    parts = image if isinstance(image, list) else [image]
    urls = (
        url_at(part, "contentUrl") or url_at(part, "url") or url_at([part], 0) for part in parts
    )
    return tuple(Picture(url) for url in dict.fromkeys(urls) if url)
