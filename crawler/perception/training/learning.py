"""From observations to the numbers of the verifier. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

import numpy as np

from crawler.perception.training.fitting import Values, fit_logistic, with_products
from crawler.perception.training.gathering import PICTURES_APART, District, Observation
from crawler.perception.verifier import OBSERVED, Verifier, odds

_PULL = 1e-4
_GATE_PULL = 1e-2
_KEPT_BY_GATE = 0.97
_SHARE_OF_ALARMS = 0.02
_LOST_UNSEEN = 0.015
_DIGITS = 4


def learn(seen: Sequence[Observation], trained_on: int) -> Verifier:
    """Fit the verifier to the candidates of the first `trained_on` districts; the others, which it
    did not see, move its operating point (odds 0) to where 2 % of their pictures without a
    reference mark are flagged. Half of those show another mark, drawn by the same hand: on pages,
    far less is.
    """
    fitted = [one for one in seen if one.picture // PICTURES_APART <= trained_on]
    told = [one for one in fitted if one.right is not None]
    rows = np.array([one.values for one in told])
    right = np.array([one.right for one in told], np.float64)
    low, high = rows.min(axis=0), rows.max(axis=0)
    weights, bias = fit_logistic(with_products(rows), right, _PULL)
    raw = Verifier(
        low=_rounded(low),
        high=_rounded(high),
        linear=_rounded(weights[: len(OBSERVED)]),
        products=_rounded(weights[len(OBSERVED) :]),
        bias=round(bias, _DIGITS),
    )
    gate = _gate(told, right)
    kept = [one for one in seen if one.picture // PICTURES_APART > trained_on]
    moved = replace(raw, bias=round(raw.bias - _operating_odds(raw, kept), _DIGITS), gate=gate)
    flagged = [one for one in told if one.right and odds(moved, one.values) >= 0]
    least = _least_support(flagged)
    return replace(moved, least_support=least, least_outline=_least_outline(flagged, least))


def _gate(told: Sequence[Observation], right: Values) -> tuple[float, float, float, float]:
    """Fit what is known before refinement, and lower the bar until 3 % of the right ones are lost:
    those whose refined fit would not have saved them (of the pictures that show a mark, under
    0.2 % were lost by it, November 2026).
    """
    place = [OBSERVED.index(name) for name in ("support", "plain_fit")]
    rows = np.array([[one.rough, *(one.values[at] for at in place)] for one in told])
    weights, bias = fit_logistic(rows, right, _GATE_PULL)
    bar = float(np.quantile((rows @ weights + bias)[right > 0], 1 - _KEPT_BY_GATE))
    rough, support, plain_fit = _rounded(weights)
    return rough, support, plain_fit, round(bias - bar, _DIGITS)


def _least_support(flagged: Sequence[Observation]) -> float:
    """Give the support that all but 1.5 % of what is rightly flagged have, where no silhouette
    speaks for it: with less, a place is not looked at. It clears most of what stands in pictures
    without a mark.
    """
    values = [_support(one) for one in flagged if not _outline(one)]
    return _low_end(values)


def _least_outline(flagged: Sequence[Observation], least_support: float) -> float:
    """Give how alike the silhouettes are, in all but 1.5 %, of what is rightly flagged and has not
    the support to be looked at for that.
    """
    few = [one for one in flagged if _support(one) < least_support]
    return _low_end([_outline(one) for one in few if _outline(one)])


def _low_end(values: Sequence[float]) -> float:
    return round(float(np.quantile(values, _LOST_UNSEEN)), _DIGITS) if values else 0.0


def _support(one: Observation) -> float:
    return math.expm1(one.values[OBSERVED.index("support")])


def _outline(one: Observation) -> float:
    return one.values[OBSERVED.index("outline")]


def _operating_odds(verifier: Verifier, kept: Sequence[Observation]) -> float:
    highest = highest_odds(verifier, kept, showing=False)
    return float(np.quantile(list(highest.values()), 1 - _SHARE_OF_ALARMS)) if highest else 0.0


def highest_odds(
    verifier: Verifier, seen: Sequence[Observation], *, showing: bool
) -> Mapping[int, float]:
    """Give for each picture that shows (or does not show) a reference mark its surest candidate's
    odds.
    """
    highest: dict[int, float] = {}
    for one in seen:
        if one.showing == showing:
            value = odds(verifier, one.values)
            highest[one.picture] = max(value, highest.get(one.picture, value))
    return highest


def write_weights(verifier: Verifier, districts: Sequence[District]) -> str:
    """Write the numbers as JSON, with the invented districts that they come from."""
    tree = {
        "observed": OBSERVED,
        "districts": [asdict(one) for one in districts],
        **asdict(verifier),
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in tree.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rounded(values: Values) -> tuple[float, ...]:
    return tuple(round(float(value), _DIGITS) for value in values)
