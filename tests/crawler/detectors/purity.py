"""What every detector promises: the same case in, the same sightings out, in the same order, and
sentences that are told in every language.
"""

from __future__ import annotations

from typing import Any

from crawler.detectors import register_gap, student_information, student_photo
from crawler.detectors.base import Detector
from crawler.model.case import Case
from crawler.model.sentence import Sentence
from crawler.model.sighting import Sighting
from crawler.store.sighting_codec import dump_sighting, load_sighting
from reports.digest.retelling import is_told
from reports.languages.catalogues import languages, tongue_of

_OTHERWISE = (register_gap, student_information, student_photo)
"""The digest tells gaps from their checks, and what is seen of children in no language."""


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
    assert detector in _OTHERWISE or all(_is_told(one) for one in first)
    return first


def _is_told(sighting: Sighting) -> bool:
    """Say whether a digest tells it in every language, also after it was stored."""
    why = load_sighting(dump_sighting(sighting)).why
    tongues = map(tongue_of, languages())
    return isinstance(why, Sentence) and all(is_told((why,), tongue) for tongue in tongues)
