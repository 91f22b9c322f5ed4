"""The people eye: how many faces a picture shows and how large they are; never who. Pure.

Counts only. No template or embedding of a face is computed, nothing is said of age or gender, and
nothing but boxes and scores leaves this module (guard-rail 3).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.closer import faces_closer
from crawler.perception.faces import Face, FaceFinder, overlap, scale_for

_FIRST_SIDE_PX = 640
_FIRST_PIXELS = 640 * 384
"""A square picture costs no more than a wide one."""
_HELD_BACK = 0.8
"""A picture that the first pass saw this large has nothing to show from nearer."""
_FAR_SIDE_PX = 320
_LARGE_SHARE = 0.2
"""Of the height: a face that fills the picture has more pixels at 640 than the network knows, and
is seen from afar (16 of 20 such in November 2026; nothing else came near to being sure)."""
_SECOND_SIDE_PX = 1280
_SURE = 0.5
"""In the first pass: where photographs of nobody stayed silent (measured, November 2026)."""
_SURE_SMALL = 0.6
"""In the second pass, of a face that the first had too few pixels for."""
_UNSEEN_PX = 10.0
_AGREED, _TOGETHER = 0.3, 0.85
"""Enough of one place in each pass, and in both together: what a skyline shows at one size it does
not show at another (measured, November 2026)."""
_AMONG_OTHERS = 0.3
"""Enough beside a sure face: where one person is, there often are more."""
_CROWD = 3
_SMALL_SHARE = 0.06
"""Of the longer side: at most 38 pixels in the first pass."""
_SURE_IN_CROWD = 0.4
_PLACE = 0.3
_PATCH_PX = 64
_WHOLE_PX = 256
_TINY_PX = 12.0
"""A smaller face has too few pixels to tell a drawing by."""
_DRAWN = 0.3
_FLAT, _GENTLE, _HARD = 2, 25, 40


@dataclass(frozen=True, slots=True)
class People:
    """What the eye saw. `faces` are sure; `score` 0..1 is the best face's, also of one that is not
    sure. `review`: something may be a face, and a person should look. `places`: whatever may be a
    face, however unsure, for blurring.
    """

    faces: tuple[Face, ...]
    score: float
    review: bool
    places: tuple[Face, ...] = ()

    @property
    def shows_face(self) -> bool:
        """Say whether there is a face for sure."""
        return bool(self.faces)


def look_for_people(pixels: ByteArray, finder: FaceFinder) -> People:
    """Count the faces in `pixels` (h, w, 3; red, green, blue).

    A first pass at 640 pixels; only where that finds none one at 320, for faces that fill the
    picture, and then one at 1,280, which finds faces down to about 10 pixels. A face in a flat
    drawing is not counted.
    """
    first = finder.find(pixels, _FIRST_SIDE_PX, _FIRST_PIXELS)
    drawn = _is_drawing(pixels)
    sure = _real(pixels, [face for face in first if face.score >= _SURE], drawn=drawn)
    if sure:
        more = [face for face in first if face.score >= _AMONG_OTHERS]
        closer = _crowd(pixels, first, finder) if len(sure) >= _CROWD else []
        crowd = [face for face in closer if face.score >= _SURE_IN_CROWD]
        faces = _real(pixels, more + crowd, drawn=drawn)
        return People(faces, sure[0].score, review=False, places=(*first, *closer))
    if drawn and not first:
        return People((), 0.0, review=False)
    afar = finder.find(pixels, _FAR_SIDE_PX)
    large = _real(pixels, [face for face in afar if _is_close_up(face, first, pixels)], drawn=drawn)
    if large:
        beside = [face for face in first if face.score >= _AMONG_OTHERS and not _is_in(face, large)]
        faces = (*large, *_real(pixels, beside, drawn=drawn))
        return People(faces, large[0].score, review=False, places=(*first, *afar))
    return _second_look(pixels, (*first, *afar), finder, drawn=drawn)


def _is_close_up(face: Face, first: tuple[Face, ...], pixels: ByteArray) -> bool:
    large = face.box[3] >= _LARGE_SHARE * pixels.shape[0]
    return large and (face.score >= _SURE or _is_agreed(face, first))


def _second_look(
    pixels: ByteArray, first: tuple[Face, ...], finder: FaceFinder, *, drawn: bool
) -> People:
    second = finder.find(pixels, _SECOND_SIDE_PX)
    small_px = _UNSEEN_PX / scale_for(pixels, _FIRST_SIDE_PX, _FIRST_PIXELS)
    seen = [
        face
        for face in second
        if _is_agreed(face, first) or (face.score >= _SURE_SMALL and face.box[3] < small_px)
    ]
    sure = _real(pixels, seen, drawn=drawn)
    best = max((face.score for face in (*first, *second)), default=0.0)
    review = not sure and best >= _SURE
    return People(sure, best, review, (*first, *second))


def _crowd(pixels: ByteArray, first: tuple[Face, ...], finder: FaceFinder) -> list[Face]:
    """Look closer at the small faces of a group, where the picture has more pixels of them than the
    first pass saw, and give the new ones.
    """
    if scale_for(pixels, _FIRST_SIDE_PX, _FIRST_PIXELS) > _HELD_BACK:
        return []
    small_px = _SMALL_SHARE * max(pixels.shape[:2])
    unsure = [face for face in first if face.box[3] < small_px and face.score < _SURE]
    known = [face for face in first if face.score >= _AMONG_OTHERS]
    return faces_closer(pixels, unsure, known, finder)


def _real(pixels: ByteArray, faces: list[Face], *, drawn: bool) -> tuple[Face, ...]:
    """Leave out what is drawn: flat itself, in a picture that is flat as a whole."""
    if not drawn:
        return tuple(faces)
    return tuple(face for face in faces if not _is_flat(pixels, face))


def _is_drawing(pixels: ByteArray) -> bool:
    return _photo_likeness(_shrunk(pixels, _WHOLE_PX)) < _DRAWN


def _is_flat(pixels: ByteArray, face: Face) -> bool:
    x, y, width, height = face.box
    if max(width, height) < _TINY_PX:
        return True
    reach = max(width, height) * 0.8
    left, top = max(0, int(x + width / 2 - reach)), max(0, int(y + height / 2 - reach))
    right, bottom = int(x + width / 2 + reach) + 1, int(y + height / 2 + reach) + 1
    return _photo_likeness(_shrunk(pixels[top:bottom, left:right], _PATCH_PX)) < _DRAWN


def _photo_likeness(pixels: ByteArray) -> float:
    """Say how much of the picture changes gently from pixel to pixel, less what changes hard:
    0.4 to 0.9 for photographs, below 0.3 for seals, logos and cartoons, JPEG or not (measured on
    invented and collected pictures, November 2026).
    """
    if min(pixels.shape[:2]) < 4:
        return 1.0
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.int16)
    across = np.abs(np.diff(grey, axis=1))[:-1]
    steps = np.maximum(across, np.abs(np.diff(grey, axis=0))[:, :-1])
    gentle = float(((steps > _FLAT) & (steps <= _GENTLE)).mean())
    return gentle - float((steps > _HARD).mean())


def _shrunk(pixels: ByteArray, side_px: int) -> ByteArray:
    longest = max(pixels.shape[:2], default=0)
    if longest <= side_px:
        return pixels
    scale = side_px / longest
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _is_in(face: Face, others: tuple[Face, ...]) -> bool:
    return any(overlap(face, other) >= _PLACE for other in others)


def _is_agreed(face: Face, others: tuple[Face, ...]) -> bool:
    """Say whether both passes saw something in the same place, and together enough of it."""
    there = (other.score for other in others if overlap(face, other) >= _PLACE)
    before = max(there, default=0.0)
    return min(before, face.score) >= _AGREED and before + face.score >= _TOGETHER
