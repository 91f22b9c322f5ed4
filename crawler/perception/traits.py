"""What a picture is known by before any mark is laid over it: key points and silhouettes. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.features import PICTURE_GRAIN, Features, extract
from crawler.perception.silhouettes import Silhouettes, silhouettes_in

_WORK_PIXELS = 800_000
_SILHOUETTE_PIXELS = 250_000
_SMALL_PX = 450
_LEAST_PIECE_PX = 14


@dataclass(frozen=True, slots=True)
class Traits:
    """A picture's key points and its pieces' silhouettes, both in its pixels."""

    features: Features
    silhouettes: Silhouettes


def traits_of(colours: ByteArray) -> Traits:
    """Find what an (h, w, 3) picture is known by."""
    height, width = colours.shape[:2]
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
    larger = enlargement(width, height)
    features = extract(grey, larger, PICTURE_GRAIN)
    most = math.sqrt(_SILHOUETTE_PIXELS / (width * height))
    return Traits(features, silhouettes_in(colours, min(larger, most), _LEAST_PIECE_PX))


def enlargement(width: int, height: int) -> float:
    """Say by how much a picture is enlarged before its key points are found: small ones up to
    twice, to 0.8 megapixels at most.
    """
    most = 2.0 if max(width, height) < _SMALL_PX else 1.5
    return min(most, math.sqrt(_WORK_PIXELS / (width * height)))
