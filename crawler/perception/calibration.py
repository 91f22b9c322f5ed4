"""What a mark's score means. Pure.

The score weighs three observations: how well the mark's edges fit after refinement (-1..1), how
much support its key points gave, and how well plain shapes of its size would fit already. It is a
logistic function with four fitted numbers, moved so that 0.5 is the operating point.

Source of the numbers: a develop set of 100 marks and 1,440 pictures, split in halves by hash
(November 2026). They were fitted on one half (50 marks; 411 pictures without any, half of them
showing other schools' marks). On the other half (50 marks; 389 pictures without any), which they
were not fitted to, scores meant:

| score | recall | flagged pictures without a mark |
|-------|--------|---------------------------------|
| 0.5   | 92 %   | 2 of 389                        |
| 0.99  | 86 %   | 0 of 389                        |

With fewer marks there are fewer false alarms at the same score: with one mark, none in 400.
"""

from __future__ import annotations

import math

from crawler.perception.overlay import Fit
from crawler.perception.poses import Candidate
from crawler.perception.verifier import Verifier, observe, odds

LEAST_SCORE = 0.05
"""Candidates below it are not worth listing."""

OPERATING_POINT = 0.5


def score_of(verifier: Verifier, candidate: Candidate, fit: Fit, plain_fit: float) -> float:
    """Give the calibrated score, 0..1, to four digits. `plain_fit` is the mark's own (0..1)."""
    seen = odds(verifier, observe(candidate, fit, plain_fit))
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, seen)))), 4)


def explain(candidate: Candidate, fit: Fit) -> str:
    """Say in one sentence what spoke for the mark."""
    fitting = round(100 * max(0.0, fit.fine))
    several = f"{candidate.matches} details agree"
    details = "1 detail agrees" if candidate.matches == 1 else several
    return f"{details} on one place for the mark, and its outline fits there by {fitting} %."
