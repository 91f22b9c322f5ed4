"""Sees the district's marks in an account's own pictures: avatar, cover, and what it posts. Pure.

Whether the account may use them is the judge's to say. A picture that nobody looked at yields
nothing, and so does what others posted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.detectors.logo_use.reasons import title_of, why
from crawler.detectors.logo_use.spots import Place, Spot, spots_of
from crawler.model.case import Case
from crawler.model.image import MarkMatch
from crawler.model.sighting import Region, Sighting

__all__ = [
    "EYES",
    "NEEDS_SNAPSHOT",
    "Params",
    "Place",
    "Points",
    "see",
    "stands_until",
]

EYES: tuple[str, ...] = ("marks",)
NEEDS_SNAPSHOT = True


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


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each mark at each place (`avatar:<mark>`, `cover:<mark>`,
    `post:<post id>:<mark>`, `post:<post id>:link:<mark>`; `:alike` behind it where something is
    only like the mark): avatar first, then cover, then posts as the payload has them; within a
    place the surest mark first.
    """
    if case.snapshot is None:
        return
    for spot in spots_of(case.snapshot):
        if spot.place in params.places:
            yield from _at(spot, case, params)


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""


def _at(spot: Spot, case: Case, params: Params) -> Iterator[Sighting]:
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


def _least(spot: Spot, params: Params) -> float:
    """Give the least score that counts at a spot; scores end at 1."""
    own: float | None = getattr(params.points, spot.kind)
    if own is not None:
        return own
    return math.inf if spot.kind == "link" else params.min_score


def _found(
    spot: Spot, case: Case, params: Params, least: float
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
    spot: Spot, case: Case, seen: Sequence[tuple[MarkMatch, Region]], *, alike: bool = False
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
        why=why(spot.what, title_of(case.district, surest.mark), surest.score, alike=alike),
        confidence=surest.score,
        place=spot.place.value,
        regions=tuple(dict.fromkeys(region for _, region in seen)),
        link=spot.link or case.account.url,
        facts=facts,
    )
