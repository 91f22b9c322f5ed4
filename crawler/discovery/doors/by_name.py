"""Checks of one name: Pinterest, TikTok, Flickr, Vimeo, X, Instagram, blogs. Pure.

Each is a look-up that the platform offers (PLATFORMS.md §3, checked 2026-11): oEmbed of a profile,
an API's call by name, a blog's own feed or site record. An answer that we do not know is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from crawler.discovery.doors.base import EXISTS, Door, Existence, Place, Presence, by_status
from crawler.model.capture import Ask, Capture
from crawler.platforms.formats.tree import at, filled_at, parse_json

_NOBODY = "rollcallnobody4d1f9c7a"
_VIMEO = "application/vnd.vimeo.*+json;version=3.4"


def _plain(pattern: str, key: str = "{}", swap: str = "") -> Callable[[str, Place], str | None]:
    """Give what makes a key of letters that fit `pattern`; signs in `swap` are taken out."""
    fits = re.compile(pattern)

    def handle(letters: str, place: Place) -> str | None:
        name = "".join(letter for letter in letters if letter not in swap)
        return key.format(name) if fits.fullmatch(name) else None

    return handle


def _asker(path: str, credential_as: str | None = None, accept: str | None = None) -> _Asker:
    def ask(key: str, place: Place) -> Ask:
        own = quote(place.own_id or "", safe="")
        url = path.format(base=place.base, key=quote(key, safe=""), own=own)
        said = Ask(url, EXISTS, accept, place.credential)
        if credential_as is None:
            return said
        return Ask(url, EXISTS, accept, place.credential, credential_as=credential_as)

    return ask


_Asker = Callable[[str, Place], Ask]


def _oembed(capture: Capture, place: Place) -> Presence:
    """Read oEmbed: there with the author's name; 404 or the platform's own 400 when nobody is."""
    tree = parse_json(capture.body)
    if capture.ok:
        named = filled_at(tree, "author_name") or filled_at(tree, "author_url")
        named = named or filled_at(tree, "title")
        return Presence.PRESENT if named else Presence.UNKNOWN
    is_answer = isinstance(tree, dict)
    return by_status(capture, absent=(400, 404)) if is_answer else Presence.UNKNOWN


def _flickr(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if filled_at(tree, "user", "id"):
        return Presence.PRESENT
    nobody = filled_at(tree, "stat") == "fail" and at(tree, "code") == 1
    return Presence.ABSENT if capture.ok and nobody else Presence.UNKNOWN


def _vimeo(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if capture.ok:
        return Presence.PRESENT if filled_at(tree, "uri") else Presence.UNKNOWN
    return by_status(capture) if filled_at(tree, "error") else Presence.UNKNOWN


def _x(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if filled_at(tree, "data", "id"):
        return Presence.PRESENT
    nobody = (filled_at(tree, "errors", 0, "title") or "") == "Not Found Error"
    return Presence.ABSENT if capture.ok and nobody else Presence.UNKNOWN


def _instagram(capture: Capture, place: Place) -> Presence:
    """Only professional accounts are told: of anybody else nothing is known."""
    shown = filled_at(parse_json(capture.body), "business_discovery", "id")
    return Presence.PRESENT if capture.ok and shown else Presence.UNKNOWN


def _site_record(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if capture.ok and filled_at(tree, "ID"):
        return Presence.PRESENT
    nobody = filled_at(tree, "error") == "unknown_blog"
    return Presence.ABSENT if capture.status == 404 and nobody else Presence.UNKNOWN


def _feed(capture: Capture, place: Place) -> Presence:
    head = capture.body[:2000].lower()
    if capture.ok and not (b"<rss" in head or b"<feed" in head or b"<rdf" in head):
        return Presence.UNKNOWN
    return by_status(capture, absent=(404, 410))


PINTEREST = Door(
    "pinterest",
    "https://www.pinterest.com",
    needs_key=False,
    existence=Existence(
        _plain(r"[a-z0-9_]{3,30}", swap=".-"),
        _asker("{base}/oembed.json?url=https%3A%2F%2Fwww.pinterest.com%2F{key}%2F"),
        _oembed,
        controls=("pinterest", "rollcall_no_such_user"),
        source="oembed.json of a profile (sherlock 0.16.2) 2026-11",
    ),
)
TIKTOK = Door(
    "tiktok",
    "https://www.tiktok.com",
    needs_key=False,
    existence=Existence(
        _plain(r"[a-z0-9_.]{2,24}(?<!\.)", swap="-"),
        _asker("{base}/oembed?url=https%3A%2F%2Fwww.tiktok.com%2F%40{key}"),
        _oembed,
        controls=("tiktok", "rollcall.no.such.user"),
        source="developers.tiktok.com/doc/embed-creator-profiles, 2026-11",
    ),
)
FLICKR = Door(
    "flickr",
    "https://api.flickr.com",
    needs_key=True,
    existence=Existence(
        _plain(r"[A-Za-z0-9_-]{2,32}", swap="."),
        _asker(
            "{base}/services/rest/?method=flickr.urls.lookupUser&format=json&nojsoncallback=1"
            "&url=https%3A%2F%2Fwww.flickr.com%2Fphotos%2F{key}%2F",
            credential_as="?api_key={}",
        ),
        _flickr,
        controls=("flickr", _NOBODY),
        source="flickr.com/services/api/flickr.urls.lookupUser.html, 2026-05",
    ),
)
VIMEO_NAME = Existence(
    _plain(r"[a-z0-9_]{3,32}", swap=".-"),
    _asker("{base}/users/{key}?fields=uri,name", accept=_VIMEO),
    _vimeo,
    controls=("staff", "user999999999999"),
    source="developer.vimeo.com, GET /users/{name}, 2026-11",
)
X_NAME = Existence(
    _plain(r"[A-Za-z0-9_]{1,15}", swap=".-"),
    _asker("{base}/2/users/by/username/{key}"),
    _x,
    controls=("X", "rollcallnobody4"),
    cost=0.010,
    source="docs.x.com, users/by/username: $0.010 per user read, 2026-04",
)
INSTAGRAM = Door(
    "instagram",
    "https://graph.facebook.com",
    needs_key=True,
    needs_own_id=True,
    existence=Existence(
        _plain(r"[a-z0-9_.]{1,30}", swap="-"),
        _asker(
            "{base}/v25.0/{own}?fields=business_discovery.username%28{key}%29%7Bid%2Cusername%7D"
        ),
        _instagram,
        controls=None,
        source="developers.facebook.com, business-discovery, 2026-11",
    ),
)
WORDPRESS = Door(
    "blog",
    "https://public-api.wordpress.com",
    needs_key=False,
    existence=Existence(
        _plain(r"[a-z][a-z0-9]{3,49}", "{}.wordpress.com", swap="._-"),
        _asker("{base}/rest/v1.1/sites/{key}?fields=ID,URL"),
        _site_record,
        controls=("en.blog.wordpress.com", f"{_NOBODY}.wordpress.com"),
        source="developer.wordpress.com, GET /sites/{site}, 2026-11",
    ),
)
BLOGGER = Door(
    "blog",
    "https://www.blogger.com",
    needs_key=False,
    existence=Existence(
        _plain(r"[a-z][a-z0-9-]{3,36}", "{}.blogspot.com", swap="._"),
        _asker("https://{key}/feeds/posts/default?alt=rss&max-results=1"),
        _feed,
        controls=("blogger.blogspot.com", f"{_NOBODY}.blogspot.com"),
        source="Blogger's feeds, 2026-11",
    ),
)
