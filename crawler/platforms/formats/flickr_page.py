"""A saved page of Flickr: its head, and the models that its script begins with. Pure.

Seen 2021-2024: `modelExport` holds models by kind; `~7` stands for the model at the seventh path of
`legend`, and later pages wrap each model in `data`. Texts were written by JavaScript's `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.flickr_photo import PHOTO_HOME, SIZES, posted_at, written
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import leading_json
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, text_at

_HOME = re.compile(r"flickr\.com/(?:photos|people)/([^/?#]+)")
_NSID = re.compile(r"\d{5,12}@N\d\d")
_MODELS = b"modelExport:"
_WIDE = re.compile(r"%u([0-9A-Fa-f]{4})")
_ESCAPED = re.compile(r"%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})")
_REFERENCE, _PLACE = re.compile(r"~[0-9]{1,5}"), re.compile(r"[0-9]{1,5}")
_MAX_STEPS = 12


def read_flickr_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read a person's page, an album's or a photo's; None when it is none of Flickr's."""
    page = read_page(capture)
    if page is None:
        return None
    if page.says_not_found:
        raise gone(sentence("{platform} says that there is no such page", platform="Flickr"))
    place = capture.body.find(_MODELS)
    models = leading_json(capture.body[place + len(_MODELS) :]) if place >= 0 else None
    person = next(_of_kind(models, "person-models"), None)
    from_head = _from_head(page, empty)
    if person is None:
        return from_head if from_head.platform_id or from_head.handle else None
    nsid = filled_at(person, "id")
    posts = (_photo(models, photo, person) for photo in _of_kind(models, "photo-models"))
    return replace(_from_person(models, person, from_head), platform_id=nsid, posts=tuple(posts))


def _from_head(page: Page, empty: Snapshot) -> Snapshot:
    feeds = (_NSID.search(unquote(feed.url)) for feed in page.feeds)
    nsid = next((found.group() for found in feeds if found), None)
    place = _HOME.search(page.metas.get("og:url") or page.canonical or "")
    alias = place.group(1) if place and not _NSID.fullmatch(unquote(place.group(1))) else None
    return replace(
        empty,
        handle=alias,
        platform_id=nsid,
        display_name=page.meta("og:title") if nsid else None,
        profile_url=f"https://www.flickr.com/photos/{place.group(1)}/" if place else None,
    )


def _from_person(models: Tree, person: Tree, head: Snapshot) -> Snapshot:
    profile = next(_of_kind(models, "person-profile-models"), None)
    contacts = next(_of_kind(models, "person-contacts-count-models"), None)
    icons, covers = _opened(at(person, "buddyicon")), _opened(at(profile, "coverPhotoUrls"))
    icon = _first(icons, ("retina", "large", "medium", "small", "default"))
    cover = _first(covers, ("h", "l", "s", "t"))
    name = _unescaped(filled_at(person, "realname")) or _unescaped(filled_at(person, "username"))
    alias = filled_at(person, "pathAlias")
    home = f"https://www.flickr.com/photos/{alias or filled_at(person, 'id')}/"
    return replace(
        head,
        handle=alias,
        display_name=name or head.display_name,
        bio=written(_unescaped(text_at(profile, "description"))) or None,
        avatar=Picture(icon) if icon and "/buddyicons/" in icon else None,
        cover=Picture(cover) if cover else None,
        followers=count_at(contacts, "followerCount"),
        profile_url=home,
        created=moment_of_epoch(count_at(person, "dateCreated")),
        location=_unescaped(filled_at(profile, "location")),
    )


def _photo(models: Tree, photo: Tree, person: Tree) -> Post:
    number = filled_at(photo, "id") or ""
    by = _resolved(models, at(photo, "owner")) or person
    alias, nsid = filled_at(by, "pathAlias"), filled_at(by, "id")
    sizes = _opened(at(photo, "sizes"))
    shown = (absolute(filled_at(_opened(at(sizes, size)), "url"), "https:") for size in SIZES)
    picture = next((url for url in shown if url), None)
    name = _unescaped(filled_at(by, "realname")) or _unescaped(filled_at(by, "username"))
    stats = {"stats": _resolved(models, at(photo, "stats"))}
    text = text_at(photo, "description")
    return Post(
        id=number,
        permalink=PHOTO_HOME.format(alias or nsid, number),
        moment=moment_of_epoch(posted_at(stats)),
        title=_unescaped(filled_at(photo, "title")),
        text=written(_unescaped(text)) if text is not None else None,
        pictures=(Picture(picture),) if picture else (),
        kind=PostKind.VIDEO if filled_at(photo, "mediaType") == "video" else PostKind.PHOTO,
        author_handle=alias,
        author_name=name,
        mine=nsid == filled_at(person, "id"),
    )


def _of_kind(models: Tree, kind: str) -> Iterator[Tree]:
    """Give the models of a kind that have an id."""
    found = at(models, "main", kind)
    for one in found if isinstance(found, list) else ():
        model = _resolved(models, one)
        if filled_at(model, "id"):
            yield model


def _resolved(models: Tree, model: Tree) -> Tree:
    model = _opened(model)
    if not isinstance(model, str) or not _REFERENCE.fullmatch(model):
        return model
    path = at(models, "legend", int(model[1:]))
    model = at(models, "main")
    for step in path[:_MAX_STEPS] if isinstance(path, list) else ():
        if isinstance(model, list):
            step = int(step) if isinstance(step, str) and _PLACE.fullmatch(step) else None
        model = at(model, step) if isinstance(step, str | int) else None
    return _opened(model)


def _opened(model: Tree) -> Tree:
    """Give what is in the wrapping that later pages have."""
    wrapped = isinstance(model, dict) and "exportMetaType" in model
    return at(model, "data") if wrapped else model


def _first(urls: Tree, names: tuple[str, ...]) -> str | None:
    found = (absolute(filled_at(urls, name), "https:") for name in names)
    return next((url for url in found if url), None)


def _unescaped(text: str | None) -> str | None:
    if text is None or " " in text or not _ESCAPED.search(text):
        return text
    text = _WIDE.sub(lambda match: chr(int(match.group(1), 16)), text)
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return unquote(text, encoding="latin-1")
