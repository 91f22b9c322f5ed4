"""Say why in the reader's own language what a detector saw. Pure."""

from __future__ import annotations

from crawler.model.sighting import Sighting
from reports.digest.gaps import gap_said
from reports.digest.inputs import DigestInputs
from reports.digest.plain import WHY_LETTERS
from reports.digest.retelling import is_told, retold_whole

_LETTERS = WHY_LETTERS * 5 // 4
"""Other languages take more room for the same; Chinese takes less."""


def in_tongue(sighting: Sighting, inputs: DigestInputs) -> str | None:
    """Give the sentence in the reader's language; None when the reader reads English, or when
    nobody wrote down what the sentence was made of.
    """
    tongue = inputs.tongue
    if tongue.locale.language == "en":
        return None
    if "check" in sighting.facts:
        return gap_said(sighting, inputs)
    if not is_told((sighting.why,), tongue):
        return None
    return retold_whole(sighting.why, _LETTERS, tongue)
