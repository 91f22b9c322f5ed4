"""A picture's key points and silhouettes, kept small: enough to say that a mark is not in it. Pure.

When a mark is added, most pictures are cleared by their summaries alone, unopened. Where a summary
leaves a place that may show a mark, the picture itself is looked at. One takes 100 to 180 kB, about
as much as the picture that it is of; it goes when the picture goes, and none is made of a picture
in which the people eye saw, or may have seen, somebody.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import FloatArray
from crawler.perception.features import Features
from crawler.perception.pictures import Picture
from crawler.perception.places import places_to_look
from crawler.perception.references import ReferenceIndex
from crawler.perception.silhouettes import Silhouettes
from crawler.perception.traits import Traits

KIND = 2
"""Raised with every change to key points, silhouettes or how they are described: older summaries
are not read.
"""

_STEPS = 127
_SURE = 0.9
_SURE_OUTLINE = 0.99
"""What support or outline a place needs in a summary is lower by these factors: its numbers are
rounded.
"""
_BROKEN = (KeyError, ValueError, TypeError, OSError, EOFError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class Summary:
    """A picture's traits and what is known of it without opening it again; `people_eye` names
    the eye, with its version, that looked for people and saw nobody, "" = none looked.
    """

    width: int
    height: int
    likeness: str
    people_eye: str
    traits: Traits


def dump_summary(picture: Picture, likeness: str, people_eye: str, traits: Traits) -> bytes:
    """Write a summary: descriptions in steps of 1/127, places in sixteenths of a pixel."""
    features, silhouettes = traits.features, traits.silhouettes
    store = io.BytesIO()
    np.savez(
        store,
        allow_pickle=False,
        kind=np.array([KIND, picture.width, picture.height], np.int64),
        words=np.frombuffer(f"{likeness} {people_eye}".encode(), np.uint8),
        descriptors=np.rint(features.descriptors * _STEPS).astype(np.int8),
        points=np.rint(features.points * 16).clip(0, 65_535).astype(np.uint16),
        scales=features.scales,
        boxes=silhouettes.boxes,
        shapes=np.rint(silhouettes.shapes * _STEPS).astype(np.int8),
    )
    return store.getvalue()


def load_summary(body: bytes) -> Summary | None:
    """Read what `dump_summary` wrote; None when it is broken or of another kind."""
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as archive:
            kind, width, height = (int(number) for number in archive["kind"])
            if kind != KIND:
                return None
            features = Features(
                archive["points"].astype(np.float32) / 16,
                archive["scales"],
                _unit(archive["descriptors"]),
            )
            traits = Traits(features, Silhouettes(archive["boxes"], _unit(archive["shapes"])))
            likeness, _, people_eye = archive["words"].tobytes().decode().partition(" ")
            return Summary(width, height, likeness, people_eye, traits)
    except _BROKEN:
        return None


def is_cleared(summary: Summary, index: ReferenceIndex) -> bool:
    """Say whether a picture has no place at all where one of the marks may stand."""
    support = index.verifier.least_support * _SURE
    outline = index.verifier.least_outline * _SURE_OUTLINE
    return support > 0 and not places_to_look(summary.traits, index, support, outline)


def _unit(steps: npt.NDArray[np.int8]) -> FloatArray:
    rows = steps.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), np.float32)
