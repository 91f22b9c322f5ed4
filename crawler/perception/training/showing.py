"""A mark put into a picture the way people put it there."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from crawler.model.image import Box
from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.training import grounds
from crawler.perception.training.damage import circle, covered, kept
from crawler.perception.training.photographs import photograph
from crawler.perception.training.wearing import on_badge, recoloured


class Way(StrEnum):
    """How a mark is shown."""

    AVATAR = "avatar"
    CIRCLE = "circle"
    FLYER = "flyer"
    SMALL = "small"
    MEDIUM = "medium"
    RECOLOURED = "recoloured"
    COVERED = "covered"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture's bytes and where in it the mark stands, None when no mark does."""

    body: bytes
    box: Box | None


@dataclass(frozen=True, slots=True)
class _How:
    """How a mark is laid: its least and most size as a share of the picture's short side, how
    opaque it is (0..1), and how far it strays from the middle (0..1 of the room).
    """

    least: float
    most: float
    sheer: float
    stray: float


_Ground = Callable[[np.random.Generator, tuple[int, int]], ByteArray]
_SCENES: dict[Way, tuple[_Ground, ...]] = {
    Way.AVATAR: (grounds.plain,),
    Way.CIRCLE: (grounds.plain,),
    Way.FLYER: (grounds.flyer, grounds.flyer, photograph),
    Way.SMALL: (photograph, photograph, grounds.shirt, grounds.screen),
    Way.MEDIUM: (photograph, grounds.shirt),
    Way.RECOLOURED: (grounds.plain, photograph, grounds.flyer, grounds.shirt),
    Way.COVERED: (grounds.plain, grounds.flyer, photograph, grounds.shirt),
    Way.HIDDEN: (grounds.plain, grounds.flyer, photograph, grounds.shirt),
}
_COVERS: dict[Way, tuple[float, float]] = {Way.COVERED: (0.12, 0.4), Way.HIDDEN: (0.35, 0.55)}
_SHARES: dict[Way, tuple[float, float]] = {
    Way.AVATAR: (0.55, 1.0),
    Way.CIRCLE: (0.5, 0.85),
    Way.FLYER: (0.2, 0.6),
    Way.SMALL: (0.06, 0.2),
    Way.MEDIUM: (0.2, 0.6),
    Way.RECOLOURED: (0.2, 0.9),
    Way.COVERED: (0.2, 0.9),
    Way.HIDDEN: (0.2, 0.9),
}


def picture_of(mark: ByteArray, way: Way, dice: np.random.Generator) -> Shown:
    """Show the mark (h, w, 4) in an invented picture."""
    scene = _SCENES[way][int(dice.integers(len(_SCENES[way])))]
    picture = scene(dice, _size(dice, square=scene is grounds.plain))
    if way is Way.RECOLOURED:
        mark = recoloured(mark, dice)
    if scene is grounds.plain:
        picture = _fitting_ground(mark, picture, dice)
    if scene is not grounds.plain and dice.random() < 0.4:
        mark = on_badge(mark, dice)
    sheer = dice.uniform(0.65, 0.95) if dice.random() < 0.25 else 1.0
    stray = 0.15 if way in {Way.AVATAR, Way.CIRCLE} else 1.0
    picture, box = _laid(mark, picture, _How(*_SHARES[way], sheer, stray), dice)
    if way in _COVERS:
        picture, box = covered(picture, box, dice.uniform(*_COVERS[way]), dice)
    if way is Way.CIRCLE:
        picture = circle(picture, dice)
    return Shown(kept(picture, dice), box)


def picture_without(dice: np.random.Generator) -> Shown:
    """Draw a picture without any mark."""
    scenes = (photograph, photograph, grounds.flyer, grounds.screen, grounds.shirt)
    scene = scenes[int(dice.integers(len(scenes)))]
    return Shown(kept(scene(dice, _size(dice, square=dice.random() < 0.2)), dice), None)


def _size(dice: np.random.Generator, *, square: bool) -> tuple[int, int]:
    if square:
        side = int(dice.choice([110, 128, 160, 200, 320, 400]))
        return side, side
    long, short = int(dice.integers(640, 960)), int(dice.integers(420, 700))
    return (long, short) if dice.random() < 0.7 else (short, long)


def _fitting_ground(mark: ByteArray, ground: ByteArray, dice: np.random.Generator) -> ByteArray:
    """Give a ground that the mark can be told from: people do not put navy on navy."""
    for _ in range(8):
        inked = mark[mark[..., 3] > 128][:, :3].astype(np.float32)
        far = np.abs(inked - ground.mean(axis=(0, 1))).max(axis=1) > 60
        if far.mean() > 0.3:
            return ground
        ground = np.full_like(ground, 255 if dice.random() < 0.5 else dice.integers(0, 255, 3))
    return ground


def _laid(
    mark: ByteArray,
    picture: ByteArray,
    how: _How,
    dice: np.random.Generator,
) -> tuple[ByteArray, Box]:
    """Lay the mark over the picture, turned a little, seen a little from the side."""
    height, width = picture.shape[:2]
    tall, long = mark.shape[:2]
    size = dice.uniform(how.least, how.most) * min(width, height) / max(tall, long)
    size = max(size, 26 / max(tall, long))
    flat = np.array([[0, 0], [long, 0], [long, tall], [0, tall]], np.float32)
    corners = (flat.astype(np.float64) - np.array([long, tall]) / 2) * size
    if dice.random() < 0.5:
        turn = math.radians(dice.uniform(-15, 15))
        cosine, sine = math.cos(turn), math.sin(turn)
        corners = corners @ np.array([[cosine, sine], [-sine, cosine]])
    if dice.random() < 0.5:
        corners += dice.uniform(-0.05, 0.05, (4, 2)) * max(tall, long) * size
    reach = np.abs(corners).max(axis=0)
    room = np.maximum(np.array([width, height]) / 2 - reach, 0)
    middle = np.array([width, height]) / 2 + dice.uniform(-1, 1, 2) * room * how.stray
    placed = (corners + middle).astype(np.float32)
    small, flat = _shrunk(mark, flat, size)
    warp = cv2.getPerspectiveTransform(flat, placed)
    cover = small[..., 3:].astype(np.float32) / 255
    inked = np.dstack([small[..., :3] * cover, small[..., 3:]]).astype(np.uint8)
    over = cv2.warpPerspective(inked, warp, (width, height), flags=cv2.INTER_LINEAR)
    share = over[..., 3:].astype(np.float32) / 255
    mixed = picture * (1 - how.sheer * share) + over[..., :3].astype(np.float32) * how.sheer
    left, top = np.clip(placed.min(axis=0), 0, [width, height]).astype(int)
    right, bottom = np.clip(placed.max(axis=0), 0, [width, height]).astype(int)
    box = (int(left), int(top), int(right), int(bottom))
    return np.clip(mixed, 0, 255).astype(np.uint8), box


def _shrunk(mark: ByteArray, flat: FloatArray, size: float) -> tuple[ByteArray, FloatArray]:
    if size >= 1:
        return mark, flat
    target = (max(2, round(mark.shape[1] * size)), max(2, round(mark.shape[0] * size)))
    small = cv2.resize(mark, target, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    stretch = np.array(target, np.float32) / np.array(mark.shape[1::-1], np.float32)
    return small, np.asarray(flat * stretch, np.float32)
