"""A page of X as somebody saved it: its head, its JSON-LD, and the posts that it shows. Pure.

Nothing here asks for pages; X's terms forbid that to programs. People may keep what they see. The
marks of the page (`data-testid`, before 2020 classes) are as of pages saved 2013 to 2026.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import is_a, linked_data
from crawler.platforms.formats.tree import Tree, count_at, dicts_at, filled_at, url_at
from crawler.platforms.formats.x_embed import read_timeline_page
from crawler.platforms.formats.x_errors import private, suspended
from crawler.platforms.formats.x_page_posts import Shown, read_shown
from crawler.platforms.formats.x_words import HOME, is_owner, status_in

_TITLE = re.compile(
    r"(?P<name>.*?)\s*\(@(?P<handle>\w{1,15})\)(?: (?:on|/|\|) (?:X|Twitter)\b.*)?", re.DOTALL
)
_OLD_TITLE = re.compile(r"(?P<name>.*?) (?:on|/|\|) (?:X|Twitter)(?::.*)?", re.DOTALL)
_QUOTED = re.compile(r"\s*[“\"](.*)[”\"]\s*", re.DOTALL)
_PROFILE = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/@?(\w{1,15})/?$")
_HOSTS = ("//twitter.com/", "//x.com/", "//mobile.twitter.com/", "//www.twitter.com/")
_PORTRAIT = "/profile_images/"
_NOT_PICTURES = ("abs.twimg.com/", "/profile_banners/", "/og/image", "/sticky/default_profile")


def read_x_page(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a saved page; None when it is no page of X. Raises OutOfReachError when it says so."""
    timeline = read_timeline_page(capture, empty, owner)
    if timeline is not None:
        return timeline
    page = read_page(capture)
    if page is None or not _is_of_x(page):
        return None
    shown = read_shown(html_text(capture.body, capture.headers.get("content-type", "")))
    _raise_notice(shown)
    said = _profile(capture, empty) or _head(page, empty)
    whole = _with_shown(said, shown)
    owner = whole.handle or owner
    if whole.handle is None and whole.display_name is None and not shown.posts:
        return None
    posts = tuple(replace(post, mine=post.mine and _is_mine(post, owner)) for post in shown.posts)
    single = None if posts else _single(page, whole)
    return replace(whole, posts=posts or ((single,) if single else ()))


def _is_of_x(page: Page) -> bool:
    addresses = (page.canonical, page.metas.get("og:url"), page.url)
    named = page.meta("og:site_name") or ""
    return named.startswith(("X", "Twitter")) or any(
        address and any(host in address for host in _HOSTS) for address in addresses
    )


def _raise_notice(shown: Shown) -> None:
    notice = shown.notice.lower()
    if "account suspended" in notice:
        raise suspended()
    if "posts are protected" in notice or "tweets are protected" in notice:
        raise private()
    if "account doesn" in notice and "exist" in notice:
        raise gone(sentence("X says that this account does not exist"))


def _profile(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read the JSON-LD of a profile page (schema.org ProfilePage)."""
    if b"ProfilePage" not in capture.body:
        return None
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    pages = (node for node in linked_data(text) if is_a(node, "ProfilePage"))
    person: Tree = next((page.get("mainEntity") for page in pages), None)
    handle = filled_at(person, "additionalName")
    if handle is None:
        return None
    avatar = url_at(person, "image", "contentUrl")
    links = (one for one in (_texts(person, "relatedLink")) if one.startswith("http"))
    counts = dicts_at(person, "interactionStatistic")
    followers = next((one for one in counts if filled_at(one, "name") == "Follows"), None)
    return replace(
        empty,
        handle=handle,
        platform_id=filled_at(person, "identifier"),
        display_name=filled_at(person, "givenName") or filled_at(person, "name"),
        bio=filled_at(person, "description"),
        avatar=Picture(avatar) if avatar else None,
        external_urls=tuple(dict.fromkeys(links)),
        followers=count_at(followers, "userInteractionCount"),
        profile_url=url_at(person, "url") or HOME + handle,
        location=filled_at(person, "homeLocation", "name"),
    )


def _texts(tree: Tree, name: str) -> list[str]:
    value = tree.get(name) if isinstance(tree, dict) else None
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _head(page: Page, empty: Snapshot) -> Snapshot:
    """Read what the head of a page says of the account: its name, its handle, its portrait."""
    title = page.meta("og:title", "twitter:title", "title") or page.title or ""
    match = _TITLE.fullmatch(title) or _OLD_TITLE.fullmatch(title)
    address = page.metas.get("og:url") or page.canonical or page.url
    place, home = status_in(address), _PROFILE.match(address or "")
    in_title = match.groupdict().get("handle") if match else None
    handle = in_title or (place[0] if place else None) or (home.group(1) if home else None)
    image = page.meta_url("og:image", "twitter:image")
    portrait = image if image and _PORTRAIT in image else None
    words = page.meta("og:description", "description") if home and not place else None
    return replace(
        empty,
        handle=handle,
        display_name=(match["name"].strip() or None) if match else None,
        bio=words,
        avatar=Picture(portrait) if portrait else None,
        profile_url=HOME + handle if handle else None,
    )


def _with_shown(said: Snapshot, shown: Shown) -> Snapshot:
    """Add what the page's body shows of the account to what its head says."""
    handle = said.handle or shown.handle
    return replace(
        said,
        handle=handle,
        display_name=said.display_name or shown.name,
        bio=shown.bio or said.bio,
        location=said.location or shown.location,
        profile_url=HOME + handle if handle else None,
    )


def _is_mine(post: Post, owner: str | None) -> bool:
    return owner is None or post.author_handle is None or is_owner(owner, post.author_handle)


def _single(page: Page, account: Snapshot) -> Post | None:
    """Give the post that the head of its own page shows; its time does not stand there."""
    address = page.metas.get("og:url") or page.canonical or page.url
    place = status_in(address) or status_in(page.canonical) or status_in(page.url)
    if place is None:
        return None
    words = page.meta("og:description", "twitter:description", "description")
    quoted = _QUOTED.fullmatch(words or "")
    image = page.meta_url("og:image", "twitter:image")
    is_picture = image and _PORTRAIT not in image and not any(n in image for n in _NOT_PICTURES)
    return Post(
        id=place[1],
        permalink=address if status_in(address) else page.canonical,
        text=quoted.group(1) if quoted else words,
        pictures=(Picture(image),) if image and is_picture else (),
        author_handle=place[0] or account.handle,
        author_name=account.display_name,
    )
