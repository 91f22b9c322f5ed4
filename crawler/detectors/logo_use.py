"""Sees the district's marks in an account's own pictures: avatar, cover, and what it posts. Pure.

Whether the account may use them is the judge's to say. A picture that nobody looked at yields
nothing, and so does what others posted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.case import Case, District
from crawler.model.image import ImageFacts, MarkMatch
from crawler.model.sighting import Region, Sighting
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot

EYES: tuple[str, ...] = ("marks",)
NEEDS_SNAPSHOT = True

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PAGES = frozenset({"website", "blog"})
"""Platforms whose accounts are pages: no avatar of their own, but an icon and a preview."""
_KINDS_OF_MARK = ("mark", "logo", "seal", "crest", "emblem", "wordmark", "mascot", "badge")


class Place(StrEnum):
    """Where on an account a picture stands. A page's own icon or logo is its avatar, and the
    picture that it gives to whoever links to it its cover; a film's still is a post's picture.
    """

    AVATAR = "avatar"
    COVER = "cover"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Points:
    """The least score that counts at one kind of picture, where a rule sets one of its own: a
    page's `icon`, the `preview` that others see of a page, the `thumbnail` of a film.
    """

    avatar: float | None = None
    cover: float | None = None
    post: float | None = None
    icon: float | None = None
    preview: float | None = None
    thumbnail: float | None = None


@dataclass(frozen=True, slots=True)
class Params:
    """`min_score`: the least score of the marks eye that counts (0.5 = its operating point).
    `places`: where to look. `min_share`: the least part of the picture that the mark fills, 0..1.
    `points`: other least scores by kind of picture.
    """

    min_score: float
    places: tuple[Place, ...] = (Place.AVATAR, Place.COVER, Place.POST)
    min_share: float = 0.0
    points: Points = Points()


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with its pictures: `kind` is a field of `Points`, `name` begins the anchor, `shows`
    the sentence.
    """

    place: Place
    kind: str
    name: str
    shows: str
    pictures: tuple[Picture, ...]
    link: str | None
    post: str | None = None


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each mark at each place (`avatar:<mark>`, `cover:<mark>`,
    `post:<post id>:<mark>`): avatar first, then cover, then posts as the payload has them; within a
    place the surest mark first.
    """
    if case.snapshot is None:
        return
    for spot in _spots(case.snapshot):
        if spot.place in params.places:
            yield from _at(spot, case, params)


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""


def _spots(snapshot: Snapshot) -> Iterator[_Spot]:
    link, page = snapshot.profile_url, snapshot.platform in _PAGES
    if snapshot.avatar:
        kind, shows = ("icon", "The page's icon") if page else ("avatar", "The avatar")
        yield _Spot(Place.AVATAR, kind, "avatar", f"{shows} shows", (snapshot.avatar,), link)
    if snapshot.cover:
        kind, shows = ("preview", "The page's preview") if page else ("cover", "The cover picture")
        yield _Spot(Place.COVER, kind, "cover", f"{shows} shows", (snapshot.cover,), link)
    for post in snapshot.own_posts:
        film = post.kind is PostKind.VIDEO
        kind, what = ("thumbnail", "The still of a film") if film else ("post", "A picture")
        shows, name = f"{what} in {_post_name(post)} shows", f"post:{post.id}"
        yield _Spot(Place.POST, kind, name, shows, post.pictures, post.permalink or link, post.id)


def _post_name(post: Post) -> str:
    if post.moment is None:
        return "a post"
    day = post.moment.at
    return f"the post of {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _at(spot: _Spot, case: Case, params: Params) -> Iterator[Sighting]:
    found: dict[str, list[tuple[MarkMatch, Region]]] = {}
    for picture in spot.pictures:
        facts = case.images.get(picture.url)
        for match in _matches(facts, spot, params) if facts else ():
            region = Region(picture.url, facts.sha256 if facts else "", match.box)
            found.setdefault(match.mark, []).append((match, region))
    sightings = [_sighting(spot, case, seen) for seen in found.values()]
    yield from sorted(sightings, key=lambda one: (-one.confidence, one.anchor))


def _matches(facts: ImageFacts, spot: _Spot, params: Params) -> list[MarkMatch]:
    """Give the matches that count here; one whose share the eye could not tell counts as large
    enough, and a weak mark never in what is posted.
    """
    own: float | None = getattr(params.points, spot.kind)
    least = params.min_score if own is None else own
    return [
        match
        for match in facts.marks
        if match.score >= least
        and (match.share is None or match.share >= params.min_share)
        and not (match.weak and spot.place is Place.POST)
    ]


def _sighting(spot: _Spot, case: Case, seen: Sequence[tuple[MarkMatch, Region]]) -> Sighting:
    surest = max((match for match, _ in seen), key=lambda match: match.score)
    facts = {"mark": surest.mark, "place": spot.place.value}
    if spot.kind != spot.place.value:
        facts["shown_as"] = spot.kind
    if spot.post is not None:
        facts["post"] = spot.post
    if surest.share is not None:
        facts["share"] = f"{surest.share:.4f}"
    return Sighting(
        anchor=f"{spot.name}:{surest.mark}",
        why=f"{spot.shows} the {_title(case.district, surest.mark)} (score {surest.score:.2f})",
        confidence=surest.score,
        place=spot.place.value,
        regions=tuple(dict.fromkeys(region for _, region in seen)),
        link=spot.link or case.account.url,
        facts=facts,
    )


def _title(district: District, stem: str) -> str:
    """Give the mark's title, ending in what it is (`Eastview Herons mark`, `district seal`)."""
    title = next((mark.title for mark in district.marks if mark.stem == stem), stem)
    title = title.removeprefix("The ").removeprefix("the ")
    return title if title.lower().endswith(_KINDS_OF_MARK) else f"{title} mark"
