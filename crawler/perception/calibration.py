"""What a mark's score means. Pure.

The score is a logistic function of what `verifier` observes, moved so that 0.5 is the operating
point. All its numbers come from invented marks on invented pictures (`perception.training`).

What scores meant on 1,440 pictures and 100 marks of real schools, none of which it was fitted to
(November 2026; half of the 800 pictures without a reference show another school's mark):

| score | recall | flagged pictures without a mark |
|-------|--------|---------------------------------|
| 0.1   | 95 %   | 15 of 800                       |
| 0.2   | 94 %   | 6 of 800                        |
| 0.5   | 91 %   | 1 of 800                        |
| 0.9   | 83 %   | 0 of 800                        |

With fewer marks there are fewer false alarms at the same score. Before silhouettes were looked at,
of 50 invented marks a stretched copy scored over 0.5 always, a bolder one 49 times, one with a
third replaced 46 times, and one redrawn by a shaky hand 12 times: such a one is listed, and a rule
may ask for it (`alike`).
"""

from __future__ import annotations

import math

from crawler.perception.overlay import Fit
from crawler.perception.poses import Candidate
from crawler.perception.verifier import Verifier, observe, odds

LEAST_SCORE = 0.005
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
    if not candidate.matches:
        return f"A piece of the mark's outline is there, and the whole fits by {fitting} %."
    return f"{details} on one place for the mark, and its outline fits there by {fitting} %."
