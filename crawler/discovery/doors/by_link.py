"""Searches whose answers name accounts by address: Vimeo, Facebook, X, MediaWiki, Discourse. Pure.

developer.vimeo.com/api/reference/users ([K], users?query=); developers.facebook.com, pages/search
(feature Page Public Content Access); docs.x.com, users/search; mediawiki.org, API:Search;
docs.discourse.org, search; checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from crawler.discovery.doors.base import BEFORE, SEARCH, Before, Door, Found, Place, Search
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.catalogue import load
from crawler.platforms.formats.mediawiki_asks import api_said_on, knows_api
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, parse_json

_VIMEO = "application/vnd.vimeo.*+json;version=3.4"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where an answer keeps its accounts: the path to the list, and the fields of each. `link`
    makes the address of one, None = it has none; `key` its key where addresses do not tell;
    `bare` takes from its name what the platform adds.
    """

    items: tuple[str, ...]
    name: str
    link: Callable[[Tree, Place], str | None]
    about: str | None = None
    place: tuple[str, ...] = ()
    key: Callable[[Tree, Place], str | None] = lambda item, place: None
    bare: Callable[[str], str] = str


def _reader(platform: str, shape: Shape) -> Callable[[Capture, Place], Sequence[Found] | None]:
    def read(capture: Capture, place: Place) -> Sequence[Found] | None:
        tree = parse_json(capture.body) if capture.ok else None
        if not isinstance(at(tree, *shape.items), list):
            return None
        return tuple(_accounts(platform, shape, capture, place))

    return read


def _accounts(platform: str, shape: Shape, capture: Capture, place: Place) -> Iterator[Found]:
    for item in dicts_at(parse_json(capture.body), *shape.items):
        url = shape.link(item, place)
        key = (load(platform).claim(url) if url else None) or shape.key(item, place)
        if url is None or key is None:
            continue
        shown = Snapshot(
            platform,
            capture.fetched_at,
            handle=key,
            display_name=shape.bare(filled_at(item, shape.name) or "") or None,
            bio=filled_at(item, shape.about) if shape.about else None,
            location=filled_at(item, *shape.place) if shape.place else None,
            profile_url=url,
        )
        yield Found(key, url, shown)


def _asker(path: str, accept: str | None = None) -> Callable[[str, Place], Ask]:
    def ask(query: str, place: Place) -> Ask:
        url = place.base + path.format(quote(query, safe=""))
        return Ask(url, SEARCH, accept, place.credential)

    return ask


def _ask_wiki(query: str, place: Place) -> Ask:
    """Ask for pages of users, where the wiki's page said that api.php stands; where it said
    nothing, in `/w/`, as on Wikimedia and Miraheze. `srwhat=text`: wikis that search with their
    database look at titles only when nothing is said (seen with MediaWiki 1.39.17 on SQLite).
    """
    script = place.script or knows_api(place.base) or f"{place.base}/w/api.php"
    words = quote(query, safe="")
    search = f"list=search&srwhat=text&srnamespace=2&srsearch={words}&maxlag=5"
    return Ask(f"{script}?action=query&format=json&{search}", SEARCH)


def _ask_home(place: Place) -> Ask | None:
    return None if knows_api(place.base) else Ask(f"{place.base}/", BEFORE)


def _read_home(capture: Capture, place: Place) -> Place:
    """Take api.php from the wiki's page; one on another host than the page's is not asked."""
    script = api_said_on(capture) if capture.ok else None
    here = {urlsplit(url).hostname for url in (capture.url, place.base)}
    is_here = script is not None and urlsplit(script).hostname in here
    return replace(place, script=script) if is_here else place


def _linked(field: str) -> Callable[[Tree, Place], str | None]:
    return lambda item, place: filled_at(item, field)


def _on_x(item: Tree, place: Place) -> str | None:
    name = filled_at(item, "username")
    return f"https://x.com/{name}" if name else None


def _user_name(title: str) -> str:
    """Give whose page it is: of `User:Eastview Robotics/Season` the name."""
    return title.partition(":")[2].partition("/")[0]


def _user_key(item: Tree, place: Place) -> str | None:
    """Give the key of a user of a wiki of the district's own: its addresses do not show that it is
    a wiki.
    """
    title = (filled_at(item, "title") or "").partition("/")[0].replace(" ", "_")
    return f"{urlsplit(place.base).netloc}/{title}" if title.partition(":")[2] else None


def _user_page(item: Tree, place: Place) -> str | None:
    title = filled_at(item, "title")
    return f"{place.base}/wiki/{quote(title.replace(' ', '_'), safe=':/')}" if title else None


def _on_forum(item: Tree, place: Place) -> str | None:
    name = filled_at(item, "username")
    return f"{place.base}/u/{quote(name)}" if name else None


VIMEO = Door(
    "vimeo",
    "https://api.vimeo.com",
    needs_key=True,
    search=Search(
        _asker("/users?query={}&per_page=25&fields=uri,name,link,bio,location", _VIMEO),
        _reader("vimeo", Shape(("data",), "name", _linked("link"), "bio", ("location",))),
        source="developer.vimeo.com/api/reference/users [K] 2026-11",
    ),
)
FACEBOOK = Door(
    "facebook",
    "https://graph.facebook.com",
    needs_key=True,
    search=Search(
        _asker("/v26.0/pages/search?q={}&fields=id,name,location,link"),
        _reader("facebook", Shape(("data",), "name", _linked("link"), place=("location", "city"))),
        source="developers.facebook.com, page-public-content-access, 2026-11",
    ),
)
TWITTER = Door(
    "twitter",
    "https://api.x.com",
    needs_key=True,
    search=Search(
        _asker("/2/users/search?query={}&max_results=25&user.fields=description,location"),
        _reader("twitter", Shape(("data",), "name", _on_x, "description", ("location",))),
        cost=0.25,
        source="docs.x.com, users/search: 25 users at $0.010, 2026-04",
    ),
)
_USERS = Shape(("query", "search"), "title", _user_page, key=_user_key, bare=_user_name)
MEDIAWIKI = Door(
    "mediawiki",
    None,
    needs_key=False,
    search=Search(
        _ask_wiki,
        _reader("mediawiki", _USERS),
        source="mediawiki.org/wiki/API:Search, 2026-11",
        before=Before(_ask_home, _read_home),
    ),
)
DISCOURSE = Door(
    "forum",
    None,
    needs_key=False,
    search=Search(
        _asker("/search.json?q={}"),
        _reader("forum", Shape(("users",), "name", _on_forum)),
        source="docs.discourse.org, search, 2026-11",
    ),
)
