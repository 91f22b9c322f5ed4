"""Organisations and members as LinkedIn's APIs give them: `rest`, `v2`, `v1`. Pure.

Shapes: learn.microsoft.com/linkedin (organization lookup, profile API), and for the first version
recorded answers of 2011 to 2013; checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.linkedin_words import (
    HOME,
    decorated_picture,
    first_url,
    localised,
    urn_id,
)
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, url_at, web_url

_LOGOS = ("squareLogoUrl", "logoUrl", "pictureUrl", "picture")


def is_account(tree: Tree) -> bool:
    """Say whether an object is an organisation or a member."""
    named = any(at(tree, name) is not None for name in ("localizedName", "name", "vanityName"))
    person = any(
        filled_at(tree, name) for name in ("localizedFirstName", "localizedLastName", "firstName")
    )
    known = at(tree, "id") is not None or at(tree, "sub") is not None
    return (named and known) or person or isinstance(at(tree, "firstName", "localized"), dict)


def pick(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Give the account that was asked for: the one called `owner`, or the only one."""
    for item in items:
        if _is(item, owner) or (owner is None and len(items) == 1):
            return read_account(item, empty)
    if not items or owner is not None:
        raise gone(sentence("{platform}'s answer does not hold the account", platform="LinkedIn"))
    homes = (_home(item) for item in items)
    return replace(empty, links=tuple(home for home in homes if home))


def read_account(tree: Tree, empty: Snapshot) -> Snapshot:
    """Give what an organisation or a member shows. Raises LayoutChangedError without a name."""
    name = localised(tree, "name") or _person(tree)
    identity = urn_id(filled_at(tree, "id") or filled_at(tree, "sub") or filled_at(tree, "$URN"))
    handle = filled_at(tree, "vanityName") or filled_at(tree, "universalName")
    if name is None and handle is None:
        raise LayoutChangedError("name of the account")
    site = web_url(localised(tree, "website")) or first_url(tree, "websiteUrl")
    logo = first_url(tree, *_LOGOS)
    avatar = decorated_picture(tree, "logoV2") or decorated_picture(tree, "profilePicture")
    created = count_at(tree, "created", "time")
    return replace(
        empty,
        handle=handle,
        platform_id=identity,
        display_name=name,
        bio=localised(tree, "description") or localised(tree, "headline"),
        avatar=avatar or (Picture(logo) if logo else None),
        cover=decorated_picture(tree, "coverPhotoV2") or decorated_picture(tree, "coverPhoto"),
        external_urls=(site,) if site else (),
        followers=count_at(tree, "numFollowers"),
        profile_url=_home(tree),
        created=moment_of_epoch(created / 1000) if created else None,
        location=_location(tree),
    )


def _person(tree: Tree) -> str | None:
    """Give a member's name; `name` is what OpenID Connect answers."""
    parts = (localised(tree, "firstName"), localised(tree, "lastName"))
    return " ".join(part for part in parts if part) or None


def _home(tree: Tree) -> str | None:
    said = first_url(tree, "publicProfileUrl")
    if said:
        return said
    vanity = filled_at(tree, "vanityName") or filled_at(tree, "universalName")
    form = "in" if _person(tree) else "company"
    if filled_at(tree, "primaryOrganizationType") == "SCHOOL":
        form = "school"
    return f"{HOME}{form}/{vanity}" if vanity else url_at(tree, "siteStandardProfileRequest", "url")


def _location(tree: Tree) -> str | None:
    places = (*dicts_at(tree, "locations"), *dicts_at(tree, "locations", "values"))
    for place in places:
        parts = [filled_at(place, "address", name) for name in ("city", "geographicArea")]
        found = ", ".join(part for part in parts if part)
        if found:
            return found
    return filled_at(tree, "location", "name")


def _is(tree: Tree, owner: str | None) -> bool:
    wanted = (owner or "").rpartition("/")[2].rpartition(":")[2].casefold()
    names = (filled_at(tree, name) for name in ("id", "vanityName", "universalName"))
    return bool(wanted) and any(
        name is not None and (urn_id(name) or "").casefold() == wanted for name in names
    )
