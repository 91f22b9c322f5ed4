"""What every detector promises: the same case in, the same sightings out, in the same order."""

from __future__ import annotations

from typing import Any

from crawler.detectors.base import Detector
from crawler.model.case import Case
from crawler.model.sighting import Sighting


def sightings(detector: Any, case: Case, params: Any) -> tuple[Sighting, ...]:
    """Run a detector twice, hold both answers against each other, and give them.

    Every span must quote what stands there, and every confidence be 0..1.
    """
    seam: Detector[Any] = detector
    first, again = tuple(seam.see(case, params)), tuple(seam.see(case, params))
    assert first == again
    assert all(0 <= one.confidence <= 1 for one in first)
    assert all(len(span.quote) == span.end - span.start for one in first for span in one.spans)
    assert len({one.anchor for one in first}) == len(first)
    return first
