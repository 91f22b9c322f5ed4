"""Whether a candidate is the mark: what is observed of it, and the learned weights. Pure.

Ten observations and their products are weighed by logistic regression. The weights were fitted
to invented marks on invented pictures, drawn by `crawler.perception.training`; nobody's marks or
pictures were used. `make train-marks` fits them again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crawler.perception.overlay import Fit
from crawler.perception.poses import Candidate

OBSERVED = (
    "fine",
    "support",
    "plain_fit",
    "tones",
    "soft_tones",
    "rough",
    "parts",
    "best_parts",
    "outline",
    "size",
)
"""How well edges fit, how many key points agree (logarithm), how well plain shapes would fit
already, how alike the greys are, sharp and blurred; how well edges fitted at half the size, how
well the mark's parts fit each by itself, all and the better half; how alike a silhouette is; and
how large the mark stands there (logarithm of pixels): a small one never fits as well.
"""

_SMALLEST_PX = 8.0


@dataclass(frozen=True, slots=True)
class Verifier:
    """The learned numbers. `low` and `high` bound what was seen in training: what lies outside is
    taken to the bound. `linear` has one weight for each observation, `products` one for each pair
    (i <= j, row by row). `gate` weighs rough fit, support and plain fit: under 0 a candidate is
    given up before it is refined; None = never. `least_support` is what a place needs before it is
    looked at at all, or `least_outline` a silhouette there.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    linear: tuple[float, ...]
    products: tuple[float, ...]
    bias: float
    gate: tuple[float, float, float, float] | None = None
    least_support: float = 0.0
    least_outline: float = 0.0


def observe(candidate: Candidate, fit: Fit, plain_fit: float) -> tuple[float, ...]:
    """Give the observations of a candidate, in the order of `OBSERVED`."""
    side = math.sqrt(abs(float(np.linalg.det(fit.pose[:, :2]))))
    return (
        fit.fine,
        math.log1p(candidate.support),
        plain_fit,
        fit.tones,
        fit.soft_tones,
        fit.rough,
        fit.parts,
        fit.best_parts,
        candidate.outline,
        math.log(max(side, _SMALLEST_PX)),
    )


def odds(verifier: Verifier, observed: Sequence[float]) -> float:
    """Give the logarithm of the odds that the candidate is the mark; 0 = the operating point."""
    bounded = [
        min(max(value, low), high)
        for value, low, high in zip(observed, verifier.low, verifier.high, strict=True)
    ]
    pairs = [one * other for place, one in enumerate(bounded) for other in bounded[place:]]
    linear = sum(w * value for w, value in zip(verifier.linear, bounded, strict=True))
    return (
        linear
        + sum(w * pair for w, pair in zip(verifier.products, pairs, strict=True))
        + verifier.bias
    )


def least_rough(verifier: Verifier, support: float, plain_fit: float) -> float:
    """Give the rough fit under which a candidate is given up, -1 when never."""
    if verifier.gate is None:
        return -1.0
    rough, by_support, by_plain, bias = verifier.gate
    return -(by_support * math.log1p(support) + by_plain * plain_fit + bias) / rough


def read_weights(text: str) -> Verifier:
    """Read the numbers as `training` writes them."""
    said = json.loads(text)
    gate = said["gate"]
    return Verifier(
        low=tuple(said["low"]),
        high=tuple(said["high"]),
        linear=tuple(said["linear"]),
        products=tuple(said["products"]),
        bias=said["bias"],
        gate=(gate[0], gate[1], gate[2], gate[3]) if gate else None,
        least_support=said["least_support"],
        least_outline=said["least_outline"],
    )
