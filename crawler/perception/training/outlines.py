"""Outlines of things that stand on marks: creatures, stars, trees, books, waves.

Each is a list of polygons in a square from -1 to 1; the first is the body, the others lie on it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from crawler.perception.training.curves import Outline, blob, disc, regular

Draw = Callable[[np.random.Generator], list[Outline]]


def any_thing(dice: np.random.Generator) -> list[Outline]:
    """Draw one thing."""
    draw = _THINGS[int(dice.integers(len(_THINGS)))]
    return [
        part * np.array([dice.uniform(0.8, 1.0), dice.uniform(0.8, 1.0)]) for part in draw(dice)
    ]


def _face(dice: np.random.Generator) -> list[Outline]:
    parts = [blob(dice, int(dice.integers(3, 9)), dice.uniform(0.1, 0.3), mirrored=True)]
    eye = (dice.uniform(0.2, 0.45), dice.uniform(-0.4, 0.1), dice.uniform(0.06, 0.2))
    flat = dice.uniform(0.3, 1.0)
    for side in (-1, 1):
        parts.append(disc(side * eye[0], eye[1], eye[2], flat))
        ear = np.array([[0.3, -0.5], [0.9, dice.uniform(-1.0, -0.7)], [0.75, -0.2]])
        parts.append(ear * np.array([side, 1]))
    muzzle = blob(dice, 5, 0.15, mirrored=True) * dice.uniform(0.2, 0.4)
    parts.append(muzzle + np.array([0, dice.uniform(0.2, 0.5)]))
    parts.append(disc(0, dice.uniform(0.1, 0.5), dice.uniform(0.06, 0.15), 0.7))
    return parts


def _beast(dice: np.random.Generator) -> list[Outline]:
    parts = [blob(dice, int(dice.integers(5, 14)), dice.uniform(0.2, 0.5), mirrored=False)]
    for _ in range(int(dice.integers(2, 7))):
        size = dice.uniform(0.08, 0.45)
        spot = blob(dice, int(dice.integers(2, 8)), dice.uniform(0.1, 0.5), mirrored=False) * size
        parts.append(spot * [1, dice.uniform(0.3, 1)] + dice.uniform(-0.5, 0.5, 2))
    return parts


def _feathers(dice: np.random.Generator) -> list[Outline]:
    count = int(dice.integers(3, 7))
    parts = []
    for number in range(count):
        y = -0.6 + 1.3 * number / count
        long = dice.uniform(0.6, 1.0) * (1 - 0.5 * number / count)
        tip = y - dice.uniform(0.1, 0.5)
        wing = [[0, y], [0.5 * long, tip + 0.1], [long, tip], [0.6 * long, y + 0.18], [0, y + 0.2]]
        parts.append(np.array(wing))
        parts.append(np.array(wing) * [-1, 1])
    return parts


def _tree(dice: np.random.Generator) -> list[Outline]:
    parts = [np.array([[-0.1, 0.4], [0.1, 0.4], [0.14, 1], [-0.14, 1]])]
    if dice.random() < 0.5:
        for number in range(int(dice.integers(2, 5))):
            y, half = -1 + 0.4 * number, 0.35 + 0.15 * number
            parts.append(np.array([[0, y], [half, y + 0.6], [-half, y + 0.6]]))
        return parts
    crown = blob(dice, int(dice.integers(6, 14)), 0.2, mirrored=False) * 0.75
    return [*parts, crown + np.array([0, -0.25])]


def _book(dice: np.random.Generator) -> list[Outline]:
    lift, deep = dice.uniform(0.1, 0.4), dice.uniform(0.5, 0.9)
    page = np.array(
        [
            [0.03, 0],
            [0.5, -lift],
            [1, -lift / 2],
            [1, deep - lift / 2],
            [0.5, deep - lift],
            [0.03, deep],
        ]
    )
    lines = [
        np.array(
            [[0.15, y], [0.85, y - lift * 0.6], [0.85, y - lift * 0.6 + 0.05], [0.15, y + 0.05]]
        )
        for y in np.arange(0.15, deep, 0.15)
    ]
    return [side for part in [page, *lines] for side in (part, part * [-1, 1])]


def _torch(dice: np.random.Generator) -> list[Outline]:
    flame = blob(dice, 7, 0.3, mirrored=False) * [0.35, 0.5] + [0, -0.5]
    core = blob(dice, 5, 0.3, mirrored=False) * [0.15, 0.25] + [0, -0.4]
    cup = np.array([[-0.4, -0.1], [0.4, -0.1], [0.25, 0.15], [-0.25, 0.15]])
    return [np.array([[-0.15, 0.1], [0.15, 0.1], [0.06, 1], [-0.06, 1]]), flame, cup, core]


def _star(dice: np.random.Generator) -> list[Outline]:
    star = regular(int(dice.integers(4, 9)), 0.0, dice.uniform(0.3, 0.7))
    return [star, star * dice.uniform(0.3, 0.8)]


def _hills(dice: np.random.Generator) -> list[Outline]:
    sun = disc(dice.uniform(-0.4, 0.4), -0.4, dice.uniform(0.2, 0.45))
    parts = [sun]
    for number in range(int(dice.integers(2, 5))):
        top = -0.3 + 0.3 * number
        x = np.linspace(-1, 1, 40)
        wave = top + 0.15 * np.sin(x * dice.uniform(2, 9) + dice.uniform(0, 6))
        ridge = np.stack([x, wave], axis=1)
        parts.append(
            np.concatenate([ridge, np.stack([x, wave + dice.uniform(0.1, 0.25)], 1)[::-1]])
        )
    return parts


def _paw(dice: np.random.Generator) -> list[Outline]:
    pad = blob(dice, 4, 0.12, mirrored=True) * 0.5 + [0, 0.4]
    toes = [
        disc(math.sin(turn) * 0.75, 0.3 - math.cos(turn) * 0.9, dice.uniform(0.17, 0.25), 1.3)
        for turn in np.linspace(-0.9, 0.9, int(dice.integers(3, 6)))
    ]
    return [pad, *toes]


def _house(dice: np.random.Generator) -> list[Outline]:
    count = int(dice.integers(2, 6))
    roof = np.array([[-1, -0.4], [0, -0.4 - dice.uniform(0.2, 0.6)], [1, -0.4]])
    base = np.array([[-1, 0.8], [1, 0.8], [1, 1], [-1, 1]])
    columns = [
        np.array([[x - 0.08, -0.35], [x + 0.08, -0.35], [x + 0.08, 0.75], [x - 0.08, 0.75]])
        for x in np.linspace(-0.8, 0.8, count)
    ]
    return [base, roof, *columns]


def _bolts(dice: np.random.Generator) -> list[Outline]:
    points = dice.uniform(-0.3, 0.3, (4, 2)) + np.array([[0.4, -1], [-0.3, 0], [0.2, 0], [-0.4, 1]])
    bolt = np.concatenate([points, (points + np.array([0.25, 0.0]))[::-1]])
    return [bolt, *([bolt * [-1, 1]] if dice.random() < 0.4 else [])]


def _tiles(dice: np.random.Generator) -> list[Outline]:
    parts = []
    for _ in range(int(dice.integers(2, 6))):
        corners = regular(int(dice.integers(3, 7)), dice.uniform(0, 6)) * dice.uniform(0.2, 0.7)
        shape = disc(0, 0, dice.uniform(0.2, 0.6)) if dice.random() < 0.4 else corners
        parts.append(shape + dice.uniform(-0.5, 0.5, 2))
    return parts


_THINGS: tuple[Draw, ...] = (
    _face,
    _face,
    _beast,
    _beast,
    _beast,
    _feathers,
    _tree,
    _book,
    _torch,
    _star,
    _hills,
    _paw,
    _house,
    _bolts,
    _tiles,
)
