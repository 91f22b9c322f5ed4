"""Sees the district's marks in an account's own pictures: avatar, cover, and what it posts. Pure.

Whether the account may use them is the judge's to say. A picture that nobody looked at yields
nothing, and so does what others posted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.case import Case, District
from crawler.model.image import MarkMatch
from crawler.model.sentence import Sentence, form, sentence
from crawler.model.sighting import Region, Sighting
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot

EYES: tuple[str, ...] = ("marks",)
NEEDS_SNAPSHOT = True

_PAGES = frozenset({"website", "blog"})
"""Platforms whose accounts are pages: no avatar of their own, but an icon and a preview."""
_KINDS_OF_MARK = ("mark", "logo", "seal", "crest", "emblem", "wordmark", "mascot", "badge")

_IS = form("{picture} shows the {mark} mark (score {score})")
_IS_WHOLE = form("{picture} shows the {mark} (score {score})")
_LIKE = form(
    "{picture} shows something like the {mark} mark, perhaps redrawn or altered (score {score})"
)
_LIKE_WHOLE = form(
    "{picture} shows something like the {mark}, perhaps redrawn or altered (score {score})"
)


class Place(StrEnum):
    """Where on an account a picture stands. A page's own icon or logo is its avatar, and the
    picture that it gives to whoever links to it its cover; a film's still and the preview of a
    linked page are a post's pictures.
    """

    AVATAR = "avatar"
    COVER = "cover"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Points:
    """The least score that counts at one kind of picture, where a rule sets one of its own: a
    page's `icon`, the `preview` that others see of a page, the `thumbnail` of a film. The preview
    of a page that a post links to (`link`) is not of the account's making: it counts only for a
    rule that sets its point.
    """

    avatar: float | None = None
    cover: float | None = None
    post: float | None = None
    icon: float | None = None
    preview: float | None = None
    thumbnail: float | None = None
    link: float | None = None


@dataclass(frozen=True, slots=True)
class Params:
    """`min_score`: the least score of the marks eye that counts (0.5 = its operating point).
    `places`: where to look. `min_share`: the least part of the picture that the mark fills, 0..1.
    `points`: other least scores by kind of picture. `alike`: a lower score from it upward in an
    avatar or cover is a sighting of its own: something like the mark. None = it is not.
    """

    min_score: float
    places: tuple[Place, ...] = (Place.AVATAR, Place.COVER, Place.POST)
    min_share: float = 0.0
    points: Points = Points()
    alike: float | None = None


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with its pictures: `kind` is a field of `Points`, `name` begins the anchor."""

    place: Place
    kind: str
    name: str
    what: Sentence
    pictures: tuple[Picture, ...]
    link: str | None
    post: str | None = None


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each mark at each place (`avatar:<mark>`, `cover:<mark>`,
    `post:<post id>:<mark>`, `post:<post id>:link:<mark>`; `:alike` behind it where something is
    only like the mark): avatar first, then cover, then posts as the payload has them; within a
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
        kind, what = ("icon", form("The page's icon")) if page else ("avatar", form("The avatar"))
        yield _Spot(Place.AVATAR, kind, "avatar", Sentence(what), (snapshot.avatar,), link)
    if snapshot.cover:
        kind, what = "cover", form("The cover picture")
        if page:
            kind, what = "preview", form("The page's preview")
        yield _Spot(Place.COVER, kind, "cover", Sentence(what), (snapshot.cover,), link)
    for post in snapshot.own_posts:
        yield from _in_post(post, link)


def _in_post(post: Post, link: str | None) -> Iterator[_Spot]:
    """Give the spots of a post: its own pictures, and the previews of pages that it links to."""
    own = tuple(one for one in post.pictures if not one.linked)
    linked = tuple(one for one in post.pictures if one.linked)
    film, where = post.kind is PostKind.VIDEO, post.permalink or link
    kind, what = "post", form("A picture in {post}")
    if film:
        kind, what = "thumbnail", form("The still of a film in {post}")
    name, anchor = _post_name(post), f"post:{post.id}"
    yield _Spot(Place.POST, kind, anchor, Sentence(what, {"post": name}), own, where, post.id)
    preview = sentence("The preview of a page that {post} links to", post=name)
    yield _Spot(Place.POST, "link", f"{anchor}:link", preview, linked, where, post.id)


def _post_name(post: Post) -> Sentence:
    if post.moment is None:
        return sentence("a post")
    return sentence("the post of {day}", day=post.moment.at.date())


def _at(spot: _Spot, case: Case, params: Params) -> Iterator[Sighting]:
    least = _least(spot, params)
    found = _found(spot, case, params, least)
    sightings = [_sighting(spot, case, seen) for seen in found.values()]
    if params.alike is not None and spot.place is not Place.POST:
        sightings += [
            _sighting(spot, case, seen, alike=True)
            for mark, seen in _found(spot, case, params, min(params.alike, least)).items()
            if mark not in found and not seen[0][0].weak
        ]
    yield from sorted(sightings, key=lambda one: (-one.confidence, one.anchor))


def _least(spot: _Spot, params: Params) -> float:
    """Give the least score that counts at a spot; scores end at 1."""
    own: float | None = getattr(params.points, spot.kind)
    if own is not None:
        return own
    return math.inf if spot.kind == "link" else params.min_score


def _found(
    spot: _Spot, case: Case, params: Params, least: float
) -> dict[str, list[tuple[MarkMatch, Region]]]:
    """Give by mark the matches that count at a spot; one whose share the eye could not tell counts
    as large enough, and a weak mark never in what is posted.
    """
    found: dict[str, list[tuple[MarkMatch, Region]]] = {}
    for picture in spot.pictures:
        facts = case.images.get(picture.url)
        for match in facts.marks if facts else ():
            fits = match.share is None or match.share >= params.min_share
            if match.score >= least and fits and not (match.weak and spot.place is Place.POST):
                region = Region(picture.url, facts.sha256 if facts else "", match.box)
                found.setdefault(match.mark, []).append((match, region))
    return found


def _sighting(
    spot: _Spot, case: Case, seen: Sequence[tuple[MarkMatch, Region]], *, alike: bool = False
) -> Sighting:
    surest = max((match for match, _ in seen), key=lambda match: match.score)
    facts = {"mark": surest.mark, "place": spot.place.value}
    if alike:
        facts["likeness"] = "alike"
    if spot.kind != spot.place.value:
        facts["shown_as"] = spot.kind
    if spot.post is not None:
        facts["post"] = spot.post
    if surest.share is not None:
        facts["share"] = f"{surest.share:.4f}"
    return Sighting(
        anchor=f"{spot.name}:{surest.mark}{':alike' if alike else ''}",
        why=_why(spot, _title(case.district, surest.mark), surest.score, alike=alike),
        confidence=surest.score,
        place=spot.place.value,
        regions=tuple(dict.fromkeys(region for _, region in seen)),
        link=spot.link or case.account.url,
        facts=facts,
    )


def _why(spot: _Spot, title: str, score: float, *, alike: bool) -> Sentence:
    """Say what shows which mark; a title that does not end in what it is (`Eastview Herons`) is
    followed by it.
    """
    facts = {"picture": spot.what, "mark": title, "score": f"{score:.2f}"}
    is_whole = title.lower().endswith(_KINDS_OF_MARK)
    if alike:
        return Sentence(_LIKE_WHOLE if is_whole else _LIKE, facts)
    return Sentence(_IS_WHOLE if is_whole else _IS, facts)


def _title(district: District, stem: str) -> str:
    titles = (mark.title for mark in district.marks if mark.stem == stem)
    return next(titles, stem).removeprefix("The ").removeprefix("the ")
