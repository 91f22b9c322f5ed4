"""A mark as others print it: in other colours, in one ink, on a field of its own."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray

Values = npt.NDArray[np.float64]


def recoloured(mark: ByteArray, dice: np.random.Generator) -> ByteArray:
    """Turn the hues, make it grey, print it in two inks or in one."""
    kind = int(dice.integers(5))
    colours = mark[..., :3]
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.float64)[..., None] / 255
    changed = mark.copy()
    dark = np.asarray(dice.uniform(0, 120, 3))
    light = np.asarray(dice.uniform(140, 255, 3))
    if kind == 0:
        changed[..., :3] = _turned(colours, int(dice.integers(20, 160)))
    elif kind == 1:
        changed[..., :3] = (grey * 255).astype(np.uint8)
    elif kind == 2:
        changed[..., :3] = (dark + (light - dark) * grey).astype(np.uint8)
    else:
        changed = _one_ink(mark, grey, dark if kind == 3 else light)
    return changed


def _turned(colours: ByteArray, degrees: int) -> ByteArray:
    shades = cv2.cvtColor(colours, cv2.COLOR_RGB2HSV)
    shades[..., 0] = (shades[..., 0].astype(np.int32) + degrees) % 180
    return cv2.cvtColor(shades, cv2.COLOR_HSV2RGB).astype(np.uint8, copy=False)


def _one_ink(mark: ByteArray, grey: Values, ink: Values) -> ByteArray:
    """Print in one ink: what is dark takes it, what is light lets the ground through."""
    changed = mark.copy()
    inked = grey[..., 0][mark[..., 3] > 128]
    limit = (float(inked.min()) + float(inked.max())) / 2 if len(inked) else 0.5
    cover = mark[..., 3].astype(np.float32)
    if len(inked) and inked.max() - inked.min() > 0.25:
        cover = cover * (grey[..., 0] < limit)
    changed[..., :3] = ink.astype(np.uint8)
    changed[..., 3] = cover.astype(np.uint8)
    return changed


def on_badge(mark: ByteArray, dice: np.random.Generator) -> ByteArray:
    """Put the mark on a light or dark field with a margin, without changing its middle."""
    edge = round(max(mark.shape[:2]) * dice.uniform(0.03, 0.15))
    wide = cv2.copyMakeBorder(mark, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(0,) * 4)
    field = 255 if dice.random() < 0.75 else dice.uniform(0, 60)
    cover = wide[..., 3:].astype(np.float32) / 255
    colours = wide[..., :3] * cover + field * (1 - cover)
    return np.dstack([colours, np.full(wide.shape[:2], 255)]).astype(np.uint8)
