"""The marks eye: which reference marks stand in a picture, where, and how surely. Pure.

Key points vote for a few candidates, and silhouettes of flat pieces for a few more; each is laid
over the picture and judged by how well its edges fit. The time is that of finding key points and
silhouettes (about 0.8 megapixels of work, whatever the picture), and hardly grows with the marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crawler.model.image import Box, MarkMatch
from crawler.perception.arrays import ByteArray
from crawler.perception.calibration import LEAST_SCORE, explain, score_of
from crawler.perception.overlay import Fit, fit, octaves
from crawler.perception.pictures import Picture
from crawler.perception.places import places_to_look
from crawler.perception.poses import Candidate
from crawler.perception.references import Reference, ReferenceIndex
from crawler.perception.traits import Traits, traits_of
from crawler.perception.verifier import least_rough

_SMALLEST_PX = 16


@dataclass(frozen=True, slots=True)
class Trial:
    """A candidate with its fit; `extent` is the mark's width and height in units of its long
    side.
    """

    candidate: Candidate
    fit: Fit
    extent: tuple[float, float]


def see_marks_in(
    picture: Picture, index: ReferenceIndex, traits: Traits | None = None
) -> tuple[MarkMatch, ...]:
    """Give the marks that stand or may stand in the picture, the surest first, each mark once.
    `traits` are its own where somebody has them already.

    Matches under the operating point are given too, down to a score of 0.005, so that a rule may
    set its own.
    """
    best: dict[str, tuple[float, Trial]] = {}
    for trial in try_marks(picture.pixels, index, traits):
        reference = index.references[trial.candidate.owner]
        score = score_of(index.verifier, trial.candidate, trial.fit, reference.plain_fit)
        if score >= LEAST_SCORE and score > best.get(reference.stem, (0.0,))[0]:
            best[reference.stem] = (score, trial)
    found = [
        _match(picture, index.references[trial.candidate.owner], score, trial)
        for score, trial in best.values()
    ]
    return tuple(sorted(found, key=lambda match: (-match.score, match.mark)))


def try_marks(
    colours: ByteArray, index: ReferenceIndex, traits: Traits | None = None
) -> list[Trial]:
    """Give every candidate in an (h, w, 3) picture with its fit, the best supported first."""
    if not len(index.targets.owner) or min(colours.shape[:2]) < _SMALLEST_PX:
        return []
    known = traits_of(colours) if traits is None else traits
    judge = index.verifier
    found = places_to_look(known, index, judge.least_support, judge.least_outline)
    steps = octaves(colours) if found else ()
    return [_tried(candidate, steps, index) for candidate in found]


def _tried(candidate: Candidate, steps: tuple[ByteArray, ...], index: ReferenceIndex) -> Trial:
    reference = index.references[candidate.owner]
    give_up = least_rough(index.verifier, candidate.support, reference.plain_fit)
    result = fit(steps, reference.coarse, reference.fine, candidate.pose, give_up)
    width, height = index.targets.sizes[candidate.owner]
    return Trial(candidate, result, (float(width), float(height)))


def _match(picture: Picture, reference: Reference, score: float, trial: Trial) -> MarkMatch:
    box = see_box(trial, picture)
    share = None
    if box is not None:
        share = (box[2] - box[0]) * (box[3] - box[1]) / (picture.width * picture.height)
    reason = explain(trial.candidate, trial.fit)
    return MarkMatch(reference.stem, score, box, share, reason, reference.weak is not None)


def see_box(trial: Trial, picture: Picture) -> Box | None:
    """Give the mark's box within the upright original picture, None when it lies outside."""
    wide, high = trial.extent
    corners = np.array([[0, 0], [wide, 0], [0, high], [wide, high]])
    placed = (corners @ trial.fit.pose[:, :2].T + trial.fit.pose[:, 2]) * picture.shrink
    left, top = np.floor(placed.min(axis=0)).astype(int).clip(0)
    right, bottom = np.minimum(
        np.ceil(placed.max(axis=0)).astype(int), (picture.width, picture.height)
    )
    if right <= left or bottom <= top:
        return None
    return int(left), int(top), int(right), int(bottom)
