"""What a mark's score means. Pure.

The score is an estimate of how surely the candidate is this mark rather than another thing,
from two observations: how well the edges fit after refinement (-1..1) and how much support the
key points gave. It is a logistic function fitted to half of a develop set (50 marks, 400
pictures without them, of which half show other marks; November 2026). 0.5 is even odds among
the candidates of that set, which are mostly false ones; it is not the share of all pictures.

At OPERATING_POINT, on the other half (marks and pictures that nothing was fitted to), at most 1
picture in 100 without any of the marks was flagged, half of them pictures of other schools'
marks.
"""

from __future__ import annotations

import math

from crawler.perception.overlay import Fit
from crawler.perception.poses import Candidate

LEAST_SCORE = 0.05
OPERATING_POINT = 0.8

_FIT_WEIGHT = 17.6
_SUPPORT_WEIGHT = 2.14
_BIAS = -13.6


def score_of(candidate: Candidate, fit: Fit) -> float:
    """Give the calibrated score, 0..1, to four digits."""
    odds = _FIT_WEIGHT * fit.fine + _SUPPORT_WEIGHT * math.log1p(candidate.support) + _BIAS
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, odds)))), 4)


def explain(candidate: Candidate, fit: Fit) -> str:
    """Say in one sentence what spoke for the mark."""
    fitting = round(100 * max(0.0, fit.fine))
    details = "1 detail agrees" if candidate.matches == 1 else f"{candidate.matches} details agree"
    return f"{details} on one place for the mark, and its outline fits there by {fitting} %."
