"""Answers of Flickr's API, in JSON or XML: people, profiles, photos. Pure.

Shapes: flickr.com/services/api (people.getInfo, people.getPublicPhotos, profile.getProfile,
urls.lookupUser, photos.getInfo), and answers seen 2024-2025.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.flickr_photo import owner_of, read_photo, text_of, written
from crawler.platforms.formats.markup import fragment
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, url_at
from crawler.platforms.formats.xml_json import each_at

_ICON = "https://farm{}.staticflickr.com/{}/buddyicons/{}.jpg"
"""flickr.com/services/api/misc.buddyicons.html; a server 0 means that there is none."""
_LISTS = ("photos", "photoset", "gallery", "stack")


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of the API; None when it is none that tells of people or photos.

    `owner` is the NSID whose photos are the account's; without one, that of all photos. Raises
    LayoutChangedError.
    """
    if at(tree, "person") is not None:
        return _person(at(tree, "person"), empty)
    if at(tree, "profile") is not None:
        return _profile(at(tree, "profile"), empty)
    if at(tree, "user") is not None:
        return _user(at(tree, "user"), empty)
    if isinstance(at(tree, "photo"), dict):
        return _photos({"photo": at(tree, "photo")}, empty, owner)
    name = next((name for name in _LISTS if isinstance(at(tree, name), dict)), None)
    return _photos(at(tree, name), empty, owner) if name else None


def nsid_of(tree: Tree) -> str | None:
    """Give the NSID that urls.lookupUser or people.findByUsername found."""
    return filled_at(tree, "user", "nsid") or filled_at(tree, "user", "id")


def _person(person: Tree, empty: Snapshot) -> Snapshot:
    nsid = filled_at(person, "nsid") or filled_at(person, "id")
    username = (text_of(person, "username") or "").strip()
    if nsid is None or not username:
        raise LayoutChangedError(sentence("username") if nsid else sentence("nsid"))
    server, farm = filled_at(person, "iconserver"), filled_at(person, "iconfarm")
    icon = _ICON.format(farm, server, nsid) if count_at(person, "iconserver") and farm else None
    home = (text_of(person, "profileurl") or "").strip() or (text_of(person, "photosurl") or "")
    return replace(
        empty,
        handle=filled_at(person, "path_alias") or _as_handle(username),
        platform_id=nsid,
        display_name=(text_of(person, "realname") or "").strip() or username or None,
        bio=written(text_of(person, "description")) or None,
        avatar=Picture(icon) if icon else None,
        profile_url=home.strip() or None,
        location=(text_of(person, "location") or "").strip() or None,
        links=fragment(text_of(person, "description") or "").links,
    )


def _profile(profile: Tree, empty: Snapshot) -> Snapshot:
    names = (filled_at(profile, "first_name"), filled_at(profile, "last_name"))
    place = (filled_at(profile, "city"), filled_at(profile, "country"))
    website = url_at(profile, "website")
    bio = text_of(profile, "profile_description") or text_of(profile, "description")
    return replace(
        empty,
        platform_id=filled_at(profile, "nsid") or filled_at(profile, "id"),
        display_name=" ".join(name for name in names if name) or None,
        bio=written(bio) or None,
        external_urls=(website,) if website else (),
        created=moment_of_epoch(count_at(profile, "join_date")),
        location=", ".join(part for part in place if part) or None,
    )


def _user(user: Tree, empty: Snapshot) -> Snapshot:
    username = (text_of(user, "username") or "").strip()
    return replace(
        empty,
        handle=_as_handle(username),
        platform_id=filled_at(user, "nsid") or filled_at(user, "id"),
        display_name=username or None,
    )


def _photos(page: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    photos = each_at(page, "photo")
    owners = {owner_of(photo, page) for photo in photos}
    only = next(iter(owners)) if len(owners) == 1 else None
    posts = tuple(post for photo in photos if (post := read_photo(photo, only or owner, page)))
    number, count = count_at(page, "page"), count_at(page, "pages")
    if not posts and (photos or (number == 1 and count_at(page, "total"))):
        raise LayoutChangedError(sentence("id") if photos else sentence("photo"))
    more = number is not None and count is not None and number < count
    found = replace(empty, posts=posts, next_page=str((number or 0) + 1) if more else None)
    if only is None or (owner and only != owner):
        return found
    return replace(
        found,
        handle=posts[0].author_handle if posts else None,
        platform_id=only,
        display_name=filled_at(photos[0], "realname") or (posts[0].author_name if posts else None),
    )


def _as_handle(username: str) -> str | None:
    """Give a user name as handle; some have blanks in them, and are names only."""
    return username if username and len(username.split()) == 1 else None
