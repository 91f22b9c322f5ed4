"""Invented marks: seals, shields, letters, word marks, mascots, flat signs. Nobody's."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from crawler.perception.arrays import ByteArray
from crawler.perception.training.curves import any_shield, blob, disc
from crawler.perception.training.lettering import any_face, any_name, any_word, lettered
from crawler.perception.training.official_marks import crest, seal
from crawler.perception.training.outlines import any_thing
from crawler.perception.training.pens import (
    CANVAS_PX,
    SIDE_PX,
    Inks,
    any_inks,
    deep,
    fill,
    grown,
    letters,
    readable,
    thing,
    words,
)


def invent_mark(dice: np.random.Generator) -> ByteArray:
    """Draw one mark (h, w, 4), cut to its ink, at most 384 pixels long."""
    while True:
        drawing = _RECIPES[int(dice.integers(len(_RECIPES)))]
        canvas = Image.new("RGBA", (CANVAS_PX, CANVAS_PX), (0, 0, 0, 0))
        drawing(canvas, any_inks(dice), dice)
        box = canvas.getbbox()
        if box and min(box[2] - box[0], box[3] - box[1]) > CANVAS_PX // 8:
            cut = canvas.crop(box)
            cut.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.BOX)
            return np.array(cut)


def _monogram(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """One to three letters, over one another or in a row, with rims of other colours."""
    face, text = any_face(dice), letters(dice)
    cover = lettered(text, face)
    tall = dice.uniform(0.5, 0.85) * CANVAS_PX
    scale = min(tall / cover.height, 0.9 * CANVAS_PX / cover.width)
    size = (max(1, round(cover.width * scale)), max(1, round(cover.height * scale)))
    cover = cover.resize(size)
    room = Image.new("L", canvas.size, 0)
    room.paste(cover, ((CANVAS_PX - cover.width) // 2, (CANVAS_PX - cover.height) // 2))
    inner = Image.fromarray(grown(np.asarray(room), round(0.004 * CANVAS_PX)))
    for ink, wide in (
        (inks.second, dice.uniform(0.02, 0.04)),
        (inks.light, dice.uniform(0.008, 0.018)),
    ):
        if dice.random() < 0.6:
            canvas.paste(
                (*ink, 255),
                (0, 0),
                Image.fromarray(grown(np.asarray(room), round(wide * CANVAS_PX))),
            )
    canvas.paste((*inks.main, 255), (0, 0), inner)
    if dice.random() < 0.35:
        thing(
            canvas,
            (0.5, dice.uniform(0.35, 0.65), dice.uniform(0.15, 0.3)),
            (inks.second, inks.main, inks.light),
            dice,
        )


def _word_mark(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """A name in one or two lines, perhaps with a thing beside or above it and a line below."""
    beside = dice.random() < 0.5
    left = 0.3 if beside else 0.02
    top = dice.uniform(0.38, 0.45)
    if beside:
        thing(canvas, (0.14, 0.5, 0.13), (inks.main, inks.second, inks.light), dice)
    elif dice.random() < 0.5:
        thing(canvas, (0.5, 0.2, 0.17), (inks.main, inks.second, inks.light), dice)
    text = any_word(dice)
    upper = text.upper() if dice.random() < 0.6 else text
    words(canvas, upper, (left, top, 0.98 - left, 0.2), inks.main, dice)
    if dice.random() < 0.6:
        words(
            canvas,
            any_name(dice),
            (left, top + 0.21, 0.98 - left, 0.09),
            readable(inks),
            dice,
        )
    if dice.random() < 0.3:
        x = np.linspace(-1, 1, 30)
        swoosh = np.concatenate(
            [np.stack([x, -0.1 * x**2], 1), np.stack([x, 0.06 - 0.12 * x**2], 1)[::-1]]
        )
        fill(
            canvas,
            swoosh,
            (0.5 + left / 2, top + 0.36, 0.45 - left / 2),
            readable(inks),
        )


def _mascot(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """A large thing in several colours, perhaps on a disc, perhaps with its name below."""
    if dice.random() < 0.3:
        fill(
            canvas,
            disc(0, 0, 1),
            (0.5, 0.42, 0.4),
            readable(inks),
        )
    colours = [inks.main, inks.second, inks.light, deep(dice)]
    thing(canvas, (0.5, 0.4, dice.uniform(0.28, 0.38)), colours, dice)
    if dice.random() < 0.5:
        thing(
            canvas,
            (0.5 + dice.uniform(-0.15, 0.15), 0.4 + dice.uniform(-0.15, 0.15), 0.18),
            (inks.second, inks.light),
            dice,
        )
    if dice.random() < 0.6:
        words(canvas, any_word(dice).upper(), (0.05, 0.8, 0.9, 0.17), inks.main, dice)


def _flat(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """A sign in one colour: a thing, or a field with a thing cut out of it."""
    if dice.random() < 0.5:
        thing(canvas, (0.5, 0.5, 0.45), (inks.main, inks.main, inks.light), dice)
        return
    field = any_shield(dice) if dice.random() < 0.5 else blob(dice, 4, 0.1, mirrored=True)
    fill(canvas, field, (0.5, 0.5, 0.47), inks.main)
    thing(canvas, (0.5, 0.5, dice.uniform(0.22, 0.33)), (inks.light, inks.main), dice)


def _stencilled(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """One or two bold letters or one outline in one colour, nothing else."""
    if dice.random() < 0.5:
        kind = int(dice.integers(1, 3))
        cover = lettered("".join(dice.choice(list("ABDEFGHKMNPRSTW"), kind)), any_face(dice))
        scale = 0.9 * CANVAS_PX / max(cover.size)
        size = (max(1, round(cover.width * scale)), max(1, round(cover.height * scale)))
        room = Image.new("L", canvas.size, 0)
        place = ((CANVAS_PX - size[0]) // 2, (CANVAS_PX - size[1]) // 2)
        room.paste(cover.resize(size), place)
        canvas.paste((*inks.main, 255), (0, 0), room)
        return
    for part in any_thing(dice)[: int(dice.integers(1, 4))]:
        fill(canvas, part, (0.5, 0.5, 0.45), inks.main)


def _device(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """A pattern of turned shapes, as companies like it."""
    count = int(dice.integers(2, 9))
    part = any_thing(dice)[0] if dice.random() < 0.4 else blob(dice, 4, 0.3, mirrored=False)
    far, size = dice.uniform(0.12, 0.28), dice.uniform(0.1, 0.22)
    colours = (inks.main, readable(inks))
    for number in range(count):
        turn = 2 * np.pi * number / count
        cosine, sine = np.cos(turn), np.sin(turn)
        turned = part @ np.array([[cosine, sine], [-sine, cosine]])
        where = (0.5 + far * sine, 0.42 - far * cosine, size)
        fill(canvas, turned, where, colours[number % 2])
    if dice.random() < 0.6:
        words(canvas, any_word(dice), (0.1, 0.84, 0.8, 0.13), inks.main, dice)


_RECIPES: tuple[Callable[[Image.Image, Inks, np.random.Generator], None], ...] = (
    seal,
    seal,
    crest,
    crest,
    _monogram,
    _word_mark,
    _mascot,
    _mascot,
    _flat,
    _stencilled,
    _stencilled,
    _device,
)
