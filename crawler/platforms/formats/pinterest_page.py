"""A page or a feed of Pinterest, fetched where the district decided so, or saved. Pure.

The page carries its data as `__PWS_INITIAL_PROPS__` (before, `__PWS_DATA__`) or as JSON-LD; the
feed (`feed.rss`) lists pins with a small picture inside the description.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import is_a, linked_data, script_data
from crawler.platforms.formats.pinterest_api import read_user
from crawler.platforms.formats.pinterest_pins import HOME, is_pin, read_pins
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, url_at

_SCRIPTS = ("__PWS_INITIAL_PROPS__", "__PWS_DATA__", "initial-state")
_PIN = re.compile(r"/pin/(?:[\w-]{0,200}--)?(\d{5,25})")
_HANDLE = re.compile(r"pinterest\.[a-z.]{2,6}/([A-Za-z0-9_]{3,30})(?:/|$)")
_NO_NAMES = frozenset({"pin", "ideas", "search", "today"})
_TITLE = re.compile(r"(?P<name>.*?) \((?P<handle>[A-Za-z0-9_]{3,30})\).*", re.DOTALL)


def read_rss(capture: Capture, platform: str) -> Snapshot | None:
    """Read `feed.rss` of an account or a board; None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    match = _HANDLE.search(feed.profile_url or "")
    handle = match.group(1) if match and match.group(1) not in _NO_NAMES else None
    posts = tuple(replace(_feed_pin(post), author_handle=handle) for post in feed.posts)
    return replace(feed, handle=handle, posts=posts)


def _feed_pin(post: Post) -> Post:
    place = _PIN.search(post.permalink or "") or _PIN.search(post.id)
    return replace(post, id=place.group(1) if place else post.id)


def read_pinterest_page(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a page; None when it shows neither an account nor a pin. Raises LayoutChangedError."""
    state = _state(script_data(capture.body, *_SCRIPTS))
    page = read_page(capture)
    if page is None:
        return None
    addresses = [address for address in (page.canonical, page.metas.get("og:url")) if address]
    pin = next((one for address in addresses if (one := _PIN.search(address))), None)
    found = _of_state(state, pin.group(1) if pin else None, empty, owner)
    return found or _of_head(capture, page, empty, pin)


def _state(data: Tree) -> Tree:
    for path in (("initialReduxState",), ("props", "initialReduxState")):
        if isinstance(at(data, *path), dict):
            return at(data, *path)
    return data


def _of_state(state: Tree, pin: str | None, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read the data of a page: one pin, or the profile with its pins."""
    pins, users = at(state, "pins"), at(state, "users")
    known = list(pins.values()) if isinstance(pins, dict) else []
    shown = [item for item in known if is_pin(item)]
    if pin is not None:
        one = [item for item in shown if filled_at(item, "id") == pin]
        return read_pins(one, empty, None) if one else None
    people = (
        [one for one in users.values() if filled_at(one, "username")]
        if isinstance(users, dict)
        else []
    )
    wanted = (owner or "").casefold()
    named = [one for one in people if (filled_at(one, "username") or "").casefold() == wanted]
    user = next(iter(named or (people if len(people) == 1 else [])), None)
    if user is None:
        return None
    head = read_user(user, empty)
    return replace(read_pins(shown, head, head.handle), handle=head.handle)


def _of_head(
    capture: Capture, page: Page, empty: Snapshot, pin: re.Match[str] | None
) -> Snapshot | None:
    nodes = linked_data(html_text(capture.body, capture.headers.get("content-type", "")))
    posting = next((n for n in nodes if is_a(n, "SocialMediaPosting", "VideoObject")), None)
    if pin is not None:
        return _one_pin(page, posting, pin.group(1), empty)
    profile = next((n for n in nodes if is_a(n, "ProfilePage")), None)
    match = _HANDLE.search(page.canonical or page.metas.get("og:url") or "")
    if match is None or match.group(1) in _NO_NAMES:
        return None
    person = at(profile, "mainEntity")
    title = _TITLE.match(page.meta("og:title", "twitter:title") or page.title or "")
    image = url_at(person, "image") or page.meta_url("og:image")
    return replace(
        empty,
        handle=filled_at(person, "alternateName") or match.group(1),
        display_name=filled_at(person, "name") or (title["name"] if title else None),
        bio=filled_at(person, "description"),
        avatar=Picture(image) if image else None,
        followers=count_at(dict(page.metas), "pinterestapp:followers"),
        profile_url=f"{HOME}{match.group(1)}/",
    )


def _one_pin(page: Page, posting: Tree, pin: str, empty: Snapshot) -> Snapshot:
    author = at(posting, "author") or at(posting, "creator")
    named = url_at(author, "url") or page.metas.get("pinterestapp:pinner") or ""
    match = _HANDLE.search(named)
    handle = match.group(1) if match else filled_at(author, "alternateName")
    image = url_at(posting, "image") or url_at(posting, "image", "url")
    image = image or url_at(posting, "thumbnailUrl") or page.meta_url("og:image")
    day = filled_at(posting, "datePublished") or filled_at(posting, "uploadDate")
    texts = (filled_at(posting, name) for name in ("articleBody", "description"))
    post = Post(
        id=pin,
        permalink=f"{HOME}pin/{pin}/",
        moment=moment(day),
        title=filled_at(posting, "headline") or page.meta("og:title"),
        text=next((text for text in texts if text), None) or page.meta("og:description"),
        pictures=(Picture(image),) if image else (),
        kind=PostKind.VIDEO if is_a(posting, "VideoObject") else PostKind.POST,
        author_handle=handle,
        author_name=filled_at(author, "name"),
    )
    home = f"{HOME}{handle}/" if handle else None
    name = filled_at(author, "name")
    return replace(empty, handle=handle, display_name=name, profile_url=home, posts=(post,))
