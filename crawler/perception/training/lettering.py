"""Invented words, and letters drawn in several faces, straight or around a circle."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

_STARTS = (
    "Al",
    "Bren",
    "Cor",
    "Dun",
    "El",
    "Fair",
    "Gar",
    "Hol",
    "Ist",
    "Jor",
    "Ken",
    "Lin",
    "Mar",
    "Nor",
    "Os",
    "Pel",
    "Quin",
    "Ros",
)
_MIDDLES = ("", "", "", "a", "er", "in", "o", "ul", "y")
_ENDS = (
    "bury",
    "dale",
    "ford",
    "ham",
    "lake",
    "mont",
    "ridge",
    "stead",
    "ton",
    "vale",
    "ville",
    "wick",
    "wood",
    "worth",
)
_KINDS = ("Academy", "District", "High School", "Middle", "Schools", "Athletics", "Band", "PTA")
_HERSHEY = (
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)
_OUTLINE_FACES = ("sans", "italic")
_EM_PX = 96


@dataclass(frozen=True, slots=True)
class Face:
    """How letters are drawn: `family` 0 = Pillow's own, 1-2 = OpenCV's upright and slanted in
    `weight`, 3 and more = stroked letters; `wide` stretches, `slant` leans them.
    """

    family: int
    weight: int
    wide: float
    slant: float


def any_face(dice: np.random.Generator) -> Face:
    """Choose a face."""
    family = int(dice.choice([0, 1, 1, 1, 2, 3, 3, 4, 5]))
    weight = int(dice.choice([300, 500, 700, 900]))
    return Face(
        family, weight, dice.uniform(0.65, 1.35), dice.choice([0.0, 0.0, dice.uniform(0, 0.3)])
    )


def any_word(dice: np.random.Generator) -> str:
    """Invent the name of a place."""
    return "".join(str(dice.choice(part)) for part in (_STARTS, _MIDDLES, _ENDS))


def any_name(dice: np.random.Generator) -> str:
    """Invent the name of a school."""
    return f"{any_word(dice)} {dice.choice(_KINDS)}"


def lettered(text: str, face: Face) -> Image.Image:
    """Give the text as a cover (mode L), cut to its ink, about 96 pixels to the em."""
    width = _EM_PX * (len(text) + 2)
    paper = np.zeros((_EM_PX * 2, width), np.uint8)
    if face.family == 0:
        image = Image.fromarray(paper)
        font = ImageFont.load_default(_EM_PX)
        ImageDraw.Draw(image).text(
            (_EM_PX // 2, _EM_PX // 3), text, fill=255, font=font, stroke_width=face.weight // 200
        )
        paper = np.asarray(image)
    elif face.family <= len(_OUTLINE_FACES):
        font_face = cv2.FontFace(_OUTLINE_FACES[face.family - 1])
        start = (_EM_PX // 2, _EM_PX * 4 // 3)
        cv2.putText(paper, text, start, (255,), font_face, _EM_PX, face.weight)
    else:
        hershey = _HERSHEY[(face.family - 3) % len(_HERSHEY)]
        thick = max(2, face.weight // 90)
        start = (_EM_PX // 2, _EM_PX * 4 // 3)
        cv2.putText(paper, text, start, hershey, 2.6, (255,), thick, cv2.LINE_AA)
    return _stretched(paper, face)


def _stretched(paper: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], face: Face) -> Image.Image:
    image = Image.fromarray(paper)
    lean = round(face.slant * image.height)
    wide = (max(1, round((image.width + lean) * face.wide)), image.height)
    leaning = (1 / face.wide, face.slant, -lean, 0.0, 1.0, 0.0)
    image = image.transform(wide, Image.Transform.AFFINE, leaning, Image.Resampling.BILINEAR)
    return image.crop(image.getbbox() or (0, 0, 4, 4))


def around(
    text: str, face: Face, side_px: int, radius: float, height: float, *, top: bool
) -> Image.Image:
    """Give a square cover of `side_px` with the text along a circle; `radius` and `height` of
    the letters are shares of the side.
    """
    cover = Image.new("L", (side_px, side_px), 0)
    tall = height * side_px
    letters = [lettered(letter, face) if letter != " " else None for letter in text]
    widths = [
        (glyph.width * tall / _EM_PX / 0.75 if glyph else tall * 0.45) + tall * 0.12
        for glyph in letters
    ]
    reach = radius * side_px
    turn = -sum(widths) / reach / 2
    for glyph, wide in zip(letters, widths, strict=True):
        turn += wide / reach / 2
        if glyph is not None:
            _set_letter(cover, glyph, tall / _EM_PX / 0.75, reach, turn, top=top)
        turn += wide / reach / 2
    return cover


def _set_letter(
    cover: Image.Image, glyph: Image.Image, scale: float, reach: float, turn: float, *, top: bool
) -> None:
    size = (max(1, round(glyph.width * scale)), max(1, round(glyph.height * scale)))
    small = glyph.resize(size, Image.Resampling.BILINEAR)
    degrees = math.degrees(turn)
    small = small.rotate(-degrees if top else degrees, Image.Resampling.BICUBIC, expand=True)
    x = cover.width / 2 + reach * math.sin(turn)
    y = cover.height / 2 - (1 if top else -1) * reach * math.cos(turn)
    cover.paste(255, (round(x - small.width / 2), round(y - small.height / 2)), small)
