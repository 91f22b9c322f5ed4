"""Drawings of invented buildings, and of what only looks like one; by seed, always the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests import drawn_scenes as scenes
from tests import drawn_sheets as sheets
from tests.drawn_sheets import INKS, Box, Dice, split

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """How a plan is drawn; thickness in pixels."""

    ground: Colour
    ink: Colour
    thick: int
    arcs: bool = False
    tinted: bool = False
    double: bool = False


def drawing(kind: str, seed: int) -> Image.Image:
    """Draw one picture of a kind."""
    dice = np.random.default_rng([seed, sum(map(ord, kind))])
    image = (PLANS | OTHERS)[kind](dice)
    if dice.random() < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(float(dice.uniform(0.3, 0.9))))
    return image


def saved(image: Image.Image, quality: int = 80) -> bytes:
    """Write it as a JPEG."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return data.getvalue()


def _wing(dice: Dice, size: tuple[int, int]) -> list[Box]:
    """Lay rooms of several widths on both sides of a corridor, which is a room too."""
    wide, high = size
    top, bottom = int(high * 0.42), int(high * 0.56)
    rooms: list[Box] = [(60, top, wide - 60, bottom)]
    for y0, y1 in ((70, top), (bottom, high - 70)):
        x = 60
        while x < wide - 60:
            right = min(wide - 60, x + int(dice.integers(80, 190)))
            right = wide - 60 if wide - 60 - right < 70 else right
            rooms.append((x, y0, right, y1))
            x = right
    return rooms


def _walls(dice: Dice, rooms: list[Box], size: tuple[int, int], style: Style) -> Image.Image:
    image = Image.new("RGB", size, style.ground)
    pen = ImageDraw.Draw(image)
    for room in rooms if style.tinted else ():
        shade = int(dice.integers(225, 250))
        pen.rectangle(room, fill=(shade, shade, int(dice.integers(215, 250))))
    for x0, y0, x1, y1 in rooms:
        pen.rectangle((x0, y0, x1, y1), outline=style.ink, width=style.thick)
        if style.double:
            inner = (x0 + 7, y0 + 7, x1 - 7, y1 - 7)
            pen.rectangle(inner, outline=style.ink, width=style.thick)
    for room in rooms:
        _door(dice, pen, room, style)
    for number, (x0, y0, _, _) in enumerate(rooms):
        if dice.random() < 0.8:
            pen.text((x0 + 14, y0 + 18), f"{100 + number}", fill=style.ink, font_size=18)
    return image


def _door(dice: Dice, pen: ImageDraw.ImageDraw, room: Box, style: Style) -> None:
    x0, y0, x1, y1 = room
    wide = int(dice.integers(22, 38))
    deep = 14 if style.double else style.thick + 2
    under = (240, 240, 240) if style.tinted else style.ground
    level = (x1 - x0) >= (y1 - y0) or dice.random() < 0.5
    if level and x1 - x0 > wide + 30:
        x, y = int(dice.integers(x0 + 15, x1 - wide - 14)), (y1 if dice.random() < 0.5 else y0)
        pen.rectangle((x, y - deep, x + wide, y + deep), fill=under)
    elif y1 - y0 > wide + 30:
        y, x = int(dice.integers(y0 + 15, y1 - wide - 14)), (x1 if dice.random() < 0.5 else x0)
        pen.rectangle((x - deep, y, x + deep, y + wide), fill=under)
    else:
        return
    if style.arcs:
        start = 270 if level else 0
        pen.arc((x - wide, y - wide, x + wide, y + wide), start, start + 90, fill=style.ink)


def architects(dice: Dice) -> Image.Image:
    """Draw thin black walls with door arcs on white."""
    rooms = split(dice, (60, 60, 900, 640), int(dice.integers(110, 150)))
    style = Style((255, 255, 255), (15, 15, 15), int(dice.integers(3, 6)), arcs=True)
    return _walls(dice, rooms, (960, 700), style)


def thick_walls(dice: Dice) -> Image.Image:
    """Draw thick walls along a corridor."""
    ink = INKS[int(dice.integers(len(INKS)))]
    style = Style((250, 250, 245), ink, int(dice.integers(6, 10)))
    return _walls(dice, _wing(dice, (1100, 640)), (1100, 640), style)


def blueprint(dice: Dice) -> Image.Image:
    """Draw pale walls on blue."""
    rooms = split(dice, (70, 70, 930, 730), int(dice.integers(120, 170)))
    style = Style((24, 58, 130), (235, 240, 250), 4, arcs=True)
    return _walls(dice, rooms, (1000, 800), style)


def evacuation(dice: Dice) -> Image.Image:
    """Draw a map with tinted rooms, green arrows to the exits, and where you are."""
    style = Style((255, 255, 255), (30, 30, 30), 5, tinted=True)
    image = _walls(dice, _wing(dice, (1200, 760)), (1200, 760), style)
    pen, middle, green, red = ImageDraw.Draw(image), 372, (20, 150, 60), (200, 30, 30)
    for x in range(120, 1080, 160):
        pen.line((x, middle, x + 70, middle), fill=green, width=6)
        head = [(x + 90, middle), (x + 66, middle - 12), (x + 66, middle + 12)]
        pen.polygon(head, fill=green)
    pen.ellipse((560, middle - 46, 584, middle - 22), fill=red)
    pen.text((60, 16), "EVACUATION PLAN  LEVEL 1", fill=red, font_size=34)
    pen.text((480, middle - 74), "YOU ARE HERE", fill=red, font_size=22)
    return image


def double_walls(dice: Dice) -> Image.Image:
    """Draw each wall as two lines."""
    rooms = split(dice, (60, 60, 940, 690), int(dice.integers(130, 170)))
    style = Style((255, 255, 255), (30, 30, 30), 2, double=True)
    return _walls(dice, rooms, (1000, 750), style)


PLANS: dict[str, Callable[[Dice], Image.Image]] = {
    one.__name__: one for one in (architects, thick_walls, blueprint, evacuation, double_walls)
}
OTHERS: dict[str, Callable[[Dice], Image.Image]] = {
    one.__name__: one
    for one in (
        *(sheets.text, sheets.cards, sheets.scoreboard, sheets.bars, sheets.lines, sheets.table),
        *(sheets.calendar, scenes.streets, scenes.blocks, scenes.letters, scenes.court),
        *(scenes.field, scenes.seats, scenes.crossword, scenes.comic, scenes.bracket),
        *(scenes.boxes_and_lines, scenes.tiles, scenes.outlines),
    )
}
