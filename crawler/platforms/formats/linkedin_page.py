"""A page of LinkedIn as a guest sees it and somebody saved it. Pure.

Nothing here asks for pages. Shapes as of pages saved in 2023 and 2024: `og:` tags, JSON-LD, and
post cards with `data-activity-urn`. A card says only how long ago it was (`20h`): that is no time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any  # elements: lxml ships no types
from urllib.parse import parse_qs, urlsplit

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.linkedin_words import HOME
from crawler.platforms.formats.markup import parse_html, text_of
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import is_a, linked_data
from crawler.platforms.formats.tree import Tree, at, clean, filled_at, url_at, web_url

_PLACE = re.compile(r"linkedin\.com/((?:company|school|showcase|in)/[^/?#]{2,100})")
_ACTIVITY = re.compile(r"(?:activity|ugcPost|share)[-:](\d{15,25})")
_FOLLOWERS = re.compile(r"([\d,.\s\u202f]{1,15})\s?followers on LinkedIn\.?\s*(.*)", re.DOTALL)
_POSTINGS = ("SocialMediaPosting", "DiscussionForumPosting", "Article", "VideoObject")
_WORDS = "main-feed-activity-card__commentary"
_OVERLAY, _ACTOR = "main-feed-card__overlay-link", "feed-actor-name"
_RESHARED = "feed-reshare-content"
_SHOWN = ("feed-images-content", "article-content__image")
_WALLS = ("sign up", "log in", "login", "security verification")


def read_guest_page(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a saved page; None when it shows neither an account nor a post."""
    page = read_page(capture)
    if page is None or any(word in (page.title or "").lower()[:40] for word in _WALLS):
        return None
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    nodes = linked_data(text)
    postings = [post for node in nodes if is_a(node, *_POSTINGS) and (post := _posting(node))]
    account = _account(page, nodes, empty)
    cards = _cards(text, account) if "data-activity-urn" in text else []
    dated = {post.id: post for post in postings}
    posts = [
        replace(card, moment=dated[card.id].moment) if card.id in dated else card for card in cards
    ]
    handle = account.handle or owner
    shown: dict[str, Post] = {}
    for post in posts or postings:
        shown.setdefault(post.id, post)
    if account.display_name is None and not shown:
        return None
    return replace(account, posts=tuple(_of(post, handle) for post in shown.values()))


def _of(post: Post, handle: str | None) -> Post:
    mine = post.mine and (not handle or not post.author_handle or post.author_handle == handle)
    return replace(post, mine=mine)


def _account(page: Page, nodes: tuple[dict[str, Tree], ...], empty: Snapshot) -> Snapshot:
    """Read the owner of the page: of its JSON-LD, else of its head."""
    addresses = (page.canonical, page.metas.get("og:url"), page.url)
    place = next((one for a in addresses if a and (one := _PLACE.search(a))), None)
    if place is None:
        author = next((at(n, "author") for n in nodes if is_a(n, *_POSTINGS)), None)
        return _writer(author, empty)
    company = next((n for n in nodes if is_a(n, "Organization", "EducationalOrganization")), None)
    person = next((n for n in nodes if is_a(n, "Person") and filled_at(n, "name")), None)
    owner = company or person
    counted = _FOLLOWERS.search(page.meta("og:description", "description") or "")
    title = (page.meta("og:title", "twitter:title") or page.title or "").partition(" | ")[0]
    logo = url_at(owner, "logo", "contentUrl") or url_at(owner, "logo", "url")
    image = logo or url_at(owner, "image", "contentUrl") or page.meta_url("og:image")
    site = _site(filled_at(owner, "sameAs"))
    digits = re.sub(r"\D", "", counted.group(1)) if counted else ""
    return replace(
        empty,
        handle=place.group(1),
        display_name=filled_at(owner, "name") or title.strip() or None,
        bio=filled_at(owner, "description") or (counted.group(2).strip() if counted else None),
        avatar=Picture(image) if image else None,
        external_urls=(site,) if site else (),
        followers=int(digits) if digits else None,
        profile_url=HOME + place.group(1),
        location=filled_at(owner, "address", "addressLocality"),
    )


def _writer(author: Tree, empty: Snapshot) -> Snapshot:
    home = url_at(author, "url")
    place = _PLACE.search(home or "")
    handle = place.group(1) if place else None
    name = filled_at(author, "name")
    return replace(empty, handle=handle, display_name=name, profile_url=home if handle else None)


def _site(address: str | None) -> str | None:
    """Give the address itself, not LinkedIn's way to it."""
    if address and "linkedin.com/redir" in address:
        address = next(iter(parse_qs(urlsplit(address).query).get("url", [])), None)
    return web_url(address)


def _posting(node: Tree) -> Post | None:
    """Read a post of JSON-LD."""
    address = url_at(node, "@id") or url_at(node, "url") or url_at(node, "mainEntityOfPage")
    activity = _ACTIVITY.search(address or "")
    if address is None or "linkedin.com/" not in address:
        return None
    author = at(node, "author") or at(node, "creator")
    place = _PLACE.search(url_at(author, "url") or "")
    image = url_at(node, "image", "url") or url_at(node, "image") or url_at(node, "thumbnailUrl")
    texts = ("articleBody", "text", "description")
    return Post(
        id=f"urn:li:activity:{activity.group(1)}" if activity else address,
        permalink=address,
        moment=moment(filled_at(node, "datePublished") or filled_at(node, "uploadDate")),
        title=filled_at(node, "headline") if is_a(node, "Article") else None,
        text=next((text for name in texts if (text := filled_at(node, name))), None),
        pictures=(Picture(image),) if image else (),
        kind=PostKind.ARTICLE if is_a(node, "Article") else PostKind.POST,
        author_handle=place.group(1) if place else None,
        author_name=filled_at(author, "name"),
    )


def _cards(text: str, account: Snapshot) -> list[Post]:
    root = parse_html(text)
    articles = root.xpath("//*[@data-activity-urn]") if root is not None else []
    return [_card(article, account) for article in articles]


def _card(card: Any, account: Snapshot) -> Post:
    identity = clean(card.get("data-activity-urn").strip())
    marked = _marked(card)
    words = marked.get(_WORDS, [])
    anchors = list(card.iter("a"))
    links = [one.get("href") or "" for one in anchors if _OVERLAY in (one.get("class") or "")]
    names = [one for one in anchors if _ACTOR in (one.get("data-tracking-control-name") or "")]
    actor = _PLACE.search(names[0].get("href") or "") if names else None
    shown = [
        image for name in _SHOWN for part in marked.get(name, ()) for image in part.iter("img")
    ]
    urls = [web_url(one.get("data-delayed-url") or one.get("src")) for one in shown]
    films = list(card.iter("video"))
    urls += [web_url(one.get("data-poster-url") or one.get("poster")) for one in films]
    kind = PostKind.VIDEO if films else PostKind.POST
    if _RESHARED in marked:
        kind = PostKind.QUOTE if words else PostKind.REPOST
    return Post(
        id=identity,
        permalink=links[0].partition("?")[0] if links else f"{HOME}feed/update/{identity}/",
        text=clean(text_of(words[0])) if words else None,
        pictures=tuple(Picture(url) for url in dict.fromkeys(urls) if url),
        kind=kind,
        author_handle=actor.group(1) if actor else account.handle,
        author_name=clean(text_of(names[0])) if names else account.display_name,
        mine=kind is not PostKind.REPOST,
    )


def _marked(card: Any) -> dict[str, list[Any]]:
    """Give the parts of a card by their marks; of a post that it passes on no parts."""
    marked: dict[str, list[Any]] = {}
    for part in card.xpath(".//*[@data-test-id]"):
        around = (one.get("data-test-id") for one in part.iterancestors())
        if _RESHARED not in around:
            marked.setdefault(part.get("data-test-id"), []).append(part)
    return marked
