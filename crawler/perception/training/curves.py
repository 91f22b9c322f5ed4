"""Closed curves in a square from -1 to 1: polygons, stars, discs, shields, blobs. Pure."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Outline = npt.NDArray[np.float64]


def any_shield(dice: np.random.Generator) -> Outline:
    """Draw a shield, a hexagon, a rounded square or a drop."""
    kind = int(dice.integers(4))
    if kind == 0:
        down = np.linspace(0, math.pi / 2, 12)
        waist = dice.uniform(-0.1, 0.4)
        right = np.stack([np.cos(down), waist + (1 - waist) * np.sin(down)], axis=1)
        left = right[::-1] * np.array([-1, 1])
        crown = np.array([[-1, -0.9], [0, -0.9 - dice.uniform(-0.1, 0.1)], [1, -0.9]])
        return np.asarray(np.concatenate([crown, right, left]))
    if kind == 1:
        return regular(6, dice.choice([0.0, math.pi / 6]))
    turns = np.linspace(0, 2 * math.pi, 60, endpoint=False)
    power = dice.uniform(2.5, 6)
    reach = (np.abs(np.cos(turns)) ** power + np.abs(np.sin(turns)) ** power) ** (-1 / power)
    narrow = np.array([dice.uniform(0.75, 1.0), 1.0])
    return np.asarray(np.stack([reach * np.cos(turns), reach * np.sin(turns)], axis=1) * narrow)


def regular(corners: int, turn: float = 0.0, inner: float | None = None) -> Outline:
    """Draw a regular polygon, or a star when every second corner is drawn in to `inner`."""
    count = corners if inner is None else 2 * corners
    turns = np.arange(count) * 2 * math.pi / count - math.pi / 2 + turn
    reach = np.ones(count) if inner is None else np.where(np.arange(count) % 2, inner, 1.0)
    return np.stack([reach * np.cos(turns), reach * np.sin(turns)], axis=1)


def disc(x: float, y: float, radius: float, flat: float = 1.0) -> Outline:
    """Draw a disc."""
    turns = np.linspace(0, 2 * math.pi, 36, endpoint=False)
    return np.stack([x + radius * np.cos(turns), y + flat * radius * np.sin(turns)], axis=1)


def blob(dice: np.random.Generator, bumps: int, wild: float, *, mirrored: bool) -> Outline:
    """Draw a closed curve of random waves."""
    turns = np.linspace(0, 2 * math.pi, 140, endpoint=False)
    reach = np.ones(len(turns))
    for wave in range(1, bumps + 1):
        phase = math.pi / 2 * (wave % 2 * 1.0) if mirrored else dice.uniform(0, 2 * math.pi)
        swing = np.sin(wave * turns + phase) if mirrored else np.cos(wave * turns + phase)
        if mirrored:
            swing = np.sin(wave * turns) if wave % 2 else np.cos(wave * turns)
        reach = reach + wild * dice.normal() / wave**0.8 * swing
    reach = np.maximum(reach, 0.25)
    points = np.stack([reach * np.cos(turns), -reach * np.sin(turns)], axis=1)
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    return np.asarray((points - middle) / np.abs(points - middle).max())
