"""Where in a picture a mark may stand, by its traits alone: the cheap pass, which clears most
pictures. Pure.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from crawler.perception.nearest import nearest
from crawler.perception.pieces import Resemblance, resemblances
from crawler.perception.poses import Candidate, Votes, candidates, cast_votes, support_at
from crawler.perception.references import ReferenceIndex
from crawler.perception.traits import Traits

_MOST_BY_POINTS = 6
_MOST_BY_OUTLINE = 4
_NEAR = 0.3
_LIKE_SIZE = 0.4


def places_to_look(
    traits: Traits, index: ReferenceIndex, least_support: float, least_outline: float
) -> list[Candidate]:
    """Give the places that key points agree on, the best supported first, then those that only a
    silhouette speaks for.
    """
    features = traits.features
    if not len(index.targets.owner):
        return []
    rows, cosines = nearest(index.cells, features.descriptors)
    votes = cast_votes(index.targets, features, rows, cosines)
    sizes = index.targets.sizes
    found = candidates(votes, sizes, _MOST_BY_POINTS, least_support)
    for one in resemblances(traits.silhouettes, index.pieces, _MOST_BY_OUTLINE, least_outline):
        place = next((at for at, known in enumerate(found) if _is_at(known, one)), None)
        if place is None:
            found.append(_candidate(one, votes, index))
        elif found[place].outline < one.outline:
            found[place] = replace(found[place], outline=one.outline)
    return found


def _is_at(known: Candidate, one: Resemblance) -> bool:
    if known.owner != one.owner:
        return False
    size = math.sqrt(abs(float(np.linalg.det(known.pose[:, :2]))))
    apart = math.hypot(*(known.pose[:, 2] - one.corner))
    return apart < _NEAR * size and abs(math.log(one.size / size)) < _LIKE_SIZE


def _candidate(one: Resemblance, votes: Votes, index: ReferenceIndex) -> Candidate:
    corner = np.array(one.corner)
    middle = corner + index.targets.sizes[one.owner] / 2 * one.size
    support, matches = support_at(votes, one.owner, one.size, middle)
    pose = np.array([[one.size, 0, corner[0]], [0, one.size, corner[1]]], np.float64)
    return Candidate(one.owner, pose, support, matches, one.outline)
