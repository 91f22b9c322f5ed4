"""A reference mark made ready: its plain border made transparent, trimmed, and laid on a light
and a dark ground. Pure.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray

GROUNDS = (255, 30)
"""Greys that a cut-out mark is laid on: nearly every page is one or the other, and white parts
need a dark one.
"""

_OPAQUE = 200
_PLAIN_SHARE = 0.85
_PLAIN_DISTANCE = 28
_PALE = 205


def cut_out(artwork: ByteArray) -> ByteArray:
    """Give the mark (h, w, 4) without its border.

    A border that is transparent, or of one pale and nearly grey colour all around, is not part
    of the mark; a coloured field is. Artwork that is nothing but border is given back as it is.
    """
    cleared = _clear_border(artwork) if artwork[..., 3].min() > _OPAQUE else artwork
    rows = np.flatnonzero((cleared[..., 3] > 40).any(axis=1))
    columns = np.flatnonzero((cleared[..., 3] > 40).any(axis=0))
    if not len(rows):
        return artwork
    return cleared[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def is_cut_out(artwork: ByteArray) -> bool:
    """Say whether other things can show through the artwork's edges."""
    return bool(artwork[..., 3].min() < _OPAQUE)


def lay_on(artwork: ByteArray, ground: int) -> ByteArray:
    """Give the artwork as (h, w, 3) on a plain grey ground (0..255)."""
    cover = artwork[..., 3:].astype(np.float32) / 255
    return (artwork[..., :3] * cover + ground * (1 - cover) + 0.5).astype(np.uint8)


def resized(artwork: ByteArray, longest_px: int) -> ByteArray:
    """Give the artwork with its longer side at `longest_px`; no side under 4 pixels."""
    height, width = artwork.shape[:2]
    factor = longest_px / max(height, width)
    size = (max(4, round(width * factor)), max(4, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(artwork, size, interpolation=how).astype(np.uint8, copy=False)


def framed(artwork: ByteArray, width_px: int) -> ByteArray:
    """Give the artwork with a transparent frame of `width_px` around it."""
    sides = (width_px,) * 4
    framed_artwork = cv2.copyMakeBorder(artwork, *sides, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return framed_artwork.astype(np.uint8, copy=False)


def _clear_border(artwork: ByteArray) -> ByteArray:
    colours = artwork[..., :3].astype(np.int16)
    rim = np.concatenate([colours[0], colours[-1], colours[:, 0], colours[:, -1]])
    usual = np.median(rim, axis=0)
    plain = np.abs(rim - usual).max(axis=1) < _PLAIN_DISTANCE
    if plain.mean() < _PLAIN_SHARE or usual.min() < _PALE:
        return artwork
    outside = _connected_to_rim(np.abs(colours - usual).max(axis=2) < _PLAIN_DISTANCE)
    cleared = artwork.copy()
    cover = np.where(outside, 0, 255).astype(np.uint8)
    cleared[..., 3] = cv2.GaussianBlur(cover, (3, 3), 0)
    return cleared


def _connected_to_rim(ground: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    framed_ground = np.pad(ground.astype(np.uint8), 1, constant_values=1)
    _, labels = cv2.connectedComponents(framed_ground, connectivity=4)
    return np.asarray(labels == labels[0, 0])[1:-1, 1:-1]
