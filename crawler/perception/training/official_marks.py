"""Invented seals and crests: rings with words around, shields with things in their fields."""

from __future__ import annotations

import numpy as np
from PIL import Image

from crawler.perception.training.curves import any_shield, disc, regular
from crawler.perception.training.lettering import any_face, any_name, any_word, around
from crawler.perception.training.pens import CANVAS_PX, Inks, fill, letters, rim, thing, words


def seal(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """Rings, letters around, a thing in the middle."""
    edge = disc(0, 0, 1)
    if dice.random() < 0.2:
        edge = regular(int(dice.integers(16, 40)), 0.0, dice.uniform(0.9, 0.97))
    inner = dice.uniform(0.26, 0.36)
    outer, field = (inks.main, inks.light) if dice.random() < 0.6 else (inks.light, inks.second)
    fill(canvas, edge, (0.5, 0.5, 0.49), outer)
    fill(canvas, disc(0, 0, 1), (0.5, 0.5, inner), field)
    for radius in (0.47, inner) if dice.random() < 0.7 else (inner,):
        rim(canvas, disc(0, 0, 1), (0.5, 0.5, radius), inks.second, dice.uniform(0.004, 0.02))
    band = inks.light if outer == inks.main else inks.main
    tall = (0.47 - inner) * dice.uniform(0.4, 0.6)
    middle = (0.47 + inner) / 2
    face = any_face(dice)
    upper = around(any_name(dice).upper()[:22], face, CANVAS_PX, middle, tall, top=True)
    canvas.paste((*band, 255), (0, 0), upper)
    if dice.random() < 0.7:
        lower = around(any_word(dice).upper(), face, CANVAS_PX, middle, tall, top=False)
        canvas.paste((*band, 255), (0, 0), lower)
    on_field = inks.main if field != inks.main else inks.light
    if dice.random() < 0.75:
        lift = dice.uniform(-0.05, 0.02)
        thing(
            canvas,
            (0.5, 0.5 + lift, inner * dice.uniform(0.5, 0.7)),
            (on_field, inks.second, field),
            dice,
        )
    else:
        words(
            canvas,
            letters(dice),
            (0.5 - inner * 0.6, 0.5 - inner * 0.4, inner * 1.2, inner),
            on_field,
            dice,
        )
    if dice.random() < 0.4:
        year = str(dice.integers(1850, 2020))
        words(
            canvas, year, (0.5 - inner / 2, 0.5 + inner * 0.62, inner, inner * 0.2), on_field, dice
        )


def crest(canvas: Image.Image, inks: Inks, dice: np.random.Generator) -> None:
    """A shield, parted, with things in its fields, perhaps a ribbon."""
    shield = any_shield(dice)
    fill(canvas, shield, (0.5, 0.45, 0.42), inks.main)
    field = inks.second if dice.random() < 0.5 else inks.light
    fill(canvas, shield, (0.5, 0.45, dice.uniform(0.34, 0.4)), field)
    kind = int(dice.integers(4))
    if kind == 0:
        thing(canvas, (0.5, 0.42, 0.24), (inks.main, inks.light, inks.main), dice)
    elif kind == 1:
        for x, y in ((0.38, 0.3), (0.62, 0.3), (0.5, 0.6))[: int(dice.integers(2, 4))]:
            thing(canvas, (x, y, 0.1), (inks.main, inks.light), dice)
    elif kind == 2:
        words(canvas, letters(dice), (0.25, 0.25, 0.5, 0.4), inks.main, dice)
    else:
        half = np.array([[-0.8, 0], [0.8, 0], [0.75, 0.12], [-0.75, 0.12]])
        fill(canvas, half, (0.5, 0.42, 0.42), inks.main)
        thing(canvas, (0.5, 0.28, 0.12), (inks.main, inks.light), dice)
        words(canvas, str(dice.integers(1850, 2020)), (0.36, 0.56, 0.28, 0.12), inks.main, dice)
    if dice.random() < 0.5:
        ribbon = np.array([[-1, 0], [1, 0], [0.9, 0.13], [1, 0.26], [-1, 0.26], [-0.9, 0.13]])
        fill(canvas, ribbon, (0.5, 0.85, 0.48), inks.second)
        words(canvas, any_word(dice).upper(), (0.15, 0.875, 0.7, 0.075), inks.main, dice)
