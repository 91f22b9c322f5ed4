"""A mark's edges at one size, to be laid over pictures. Pure.

Edges are double-angle vectors: blind to which side is lighter and, taken over all colour channels,
to a change of hue; local contrast is evened out, so that a pale print counts like a bold one.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.artwork import GROUNDS, framed, is_cut_out, lay_on, resized

COARSE_PX = 32
FINE_PX = 64
FRAME_PX = 3
_FAINT = 1.0
_SUM = np.ones((1, 2), np.float32)


@dataclass(frozen=True, slots=True)
class Stencil:
    """A mark's edges at one size: `edges` (h, w, 2) within `mask` (h, w), on one ground;
    `side_px` pixels to its long side, with a frame of `FRAME_PX` around; `power` is the sum of
    its squared edges; `greys` (h, w) the mark itself.
    """

    edges: FloatArray
    mask: FloatArray
    side_px: int
    power: float
    greys: FloatArray


def stencils(artwork: ByteArray, side_px: int) -> tuple[Stencil, ...]:
    """Make the stencils of cut-out artwork, one for each ground it may lie on."""
    canvas = framed(resized(artwork, side_px), FRAME_PX)
    mask = cv2.dilate((canvas[..., 3] > 60).astype(np.uint8), np.ones((5, 5), np.uint8))
    cover = mask.astype(np.float32)
    grounds = GROUNDS if is_cut_out(artwork) else GROUNDS[:1]
    return tuple(_stencil(lay_on(canvas, ground), cover, side_px) for ground in grounds)


def _stencil(colours: ByteArray, cover: FloatArray, side_px: int) -> Stencil:
    edges = edge_field(colours, side_px) * cover[..., None]
    return Stencil(edges, cover, side_px, float((edges**2).sum()), greys_of(colours))


def greys_of(colours: ByteArray) -> FloatArray:
    """Give the (h, w) greys of a colour picture."""
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.float32)


def correlation(field: FloatArray, stencil: Stencil) -> cv2.typing.MatLike:
    """Give how well the stencil's edges agree with the field's (-1..1) at every place where it
    fits in.
    """
    agreeing = cv2.matchTemplate(field, stencil.edges, cv2.TM_CCORR)
    squares = cv2.transform(cv2.multiply(field, field), _SUM)
    power = cv2.matchTemplate(squares, stencil.mask, cv2.TM_CCORR)
    return agreeing / np.sqrt(np.maximum(power, 1e-3) * stencil.power + 1e-6)


def part_of(stencil: Stencil, rows: slice, columns: slice) -> Stencil:
    """Give the part of a stencil within some rows and columns."""
    edges, mask, greys = (
        np.ascontiguousarray(whole[rows, columns])
        for whole in (stencil.edges, stencil.mask, stencil.greys)
    )
    return Stencil(edges, mask, stencil.side_px, float((edges**2).sum()), greys)


def edge_field(colours: ByteArray, side_px: int) -> FloatArray:
    """Give the (h, w, 2) double-angle edge vectors of a colour picture, contrast evened over a
    tenth of `side_px`.
    """
    values = colours.astype(np.float32)
    across = cv2.Sobel(values, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(values, cv2.CV_32F, 0, 1, scale=1 / 8)
    both = cv2.transform(across * down, np.full((1, 3), 2, np.float32))
    steep = cv2.transform(across * across, np.ones((1, 3), np.float32))
    flat = cv2.transform(down * down, np.ones((1, 3), np.float32))
    total = steep + flat
    strength = cv2.sqrt(total)
    around = cv2.GaussianBlur(strength, (0, 0), side_px / 10)
    evened = strength / ((strength + around + _FAINT) * (total + 1e-6))
    return np.asarray(cv2.merge([(steep - flat) * evened, both * evened]), np.float32)
