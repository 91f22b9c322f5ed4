"""Draws every picture that the pretend internet shows; the same bytes at every start."""

from __future__ import annotations

import io
import random
from functools import lru_cache

from PIL import Image, ImageDraw

from tests.drawn_face import drawn_face
from tests.world.marks import FOLDER, font

_SIZE = (900, 640)
_MARKED = {
    "heron-shirt": ("eastview-herons", (300, 170), 290),
    "heron-banner": ("eastview-herons", (90, 60), 380),
    "otter-flyer": ("westbrook-otters", (540, 120), 300),
    "otter-pool": ("westbrook-otters", (60, 250), 320),
}
"""Scenes with a mark: its stem, where it stands, how wide it is."""
_LOGOS = {
    "district-logo": "heron-lake",
    "heron-logo": "eastview-herons",
    "otter-logo": "westbrook-otters",
}
_DRAWN = {
    "person": "JV",
    "parents": "PP",
    "watch": "HW",
    "fans": "FH",
    "outfitters": "HO",
    "porch": "CP",
}
"""Avatars without any mark, and the letters on them."""


@lru_cache(maxsize=128)
def picture(name: str) -> bytes:
    """Give the bytes of a picture: PNG for logos and avatars, JPEG for scenes."""
    if name == "face":
        return drawn_face()
    if name in _LOGOS:
        return _png(_mark(_LOGOS[name]))
    if name == "heron-avatar":
        return _png(_on_white(_mark("eastview-herons"), 400))
    if name == "otterlake-avatar":
        return _png(_other_district())
    if name in _DRAWN:
        return _png(_letters(_DRAWN[name]))
    return _jpeg(_marked_scene(*_MARKED[name], name) if name in _MARKED else _scene(name))


def media_type(name: str) -> str:
    """Give the media type of a picture."""
    return "image/png" if file_name(name).endswith(".png") else "image/jpeg"


def file_name(name: str) -> str:
    """Give the file name under `/pictures/`."""
    drawn = name in _LOGOS or name in _DRAWN or name.endswith("-avatar")
    return f"{name}.png" if drawn else f"{name}.jpg"


def _mark(stem: str) -> Image.Image:
    with Image.open(FOLDER / f"{stem}.png") as image:
        return image.convert("RGBA")


def _on_white(mark: Image.Image, side: int) -> Image.Image:
    image = Image.new("RGBA", (side, side), "white")
    width = int(side * 0.86)
    image.alpha_composite(mark.resize((width, width)), ((side - width) // 2,) * 2)
    return image


def _scene(name: str) -> Image.Image:
    """Draw hills, houses and trees; each name gives another scene."""
    dice = random.Random(name)  # noqa: S311 scenery, not secrets
    width, height = _SIZE
    image = Image.new("RGBA", _SIZE)
    draw = ImageDraw.Draw(image)
    top, bottom = [[dice.randint(90, 240) for _ in range(3)] for _ in range(2)]
    for y in range(height):
        share = y / height
        shade = tuple(int(a * (1 - share) + b * share) for a, b in zip(top, bottom, strict=True))
        draw.line([(0, y), (width, y)], shade)
    for _ in range(4):
        x, y = dice.randint(-100, width), dice.randint(260, 460)
        shade = tuple(dice.randint(40, 160) for _ in range(3))
        draw.polygon([(x, height), (x + 220, y), (x + 300, y - 40), (x + 560, height)], shade)
    for _ in range(9):
        x, y, side = dice.randint(0, width), dice.randint(380, 560), dice.randint(30, 90)
        shade = tuple(dice.randint(60, 230) for _ in range(3))
        draw.rectangle((x, y, x + side, y + side), shade, (40, 40, 40))
        draw.polygon([(x, y), (x + side // 2, y - side // 2), (x + side, y)], (120, 50, 40))
    return image


def _marked_scene(stem: str, at: tuple[int, int], width: int, name: str) -> Image.Image:
    image = _scene(name)
    mark = _mark(stem)
    image.alpha_composite(mark.resize((width, int(width * mark.height / mark.width))), at)
    return image


def _letters(letters: str) -> Image.Image:
    dice = random.Random(letters)  # noqa: S311
    image = Image.new("RGBA", (400, 400), tuple(dice.randint(60, 200) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    draw.ellipse((30, 30, 370, 370), outline="white", width=10)
    draw.text((200, 200), letters, "white", font(150), anchor="mm")
    return image


def _other_district() -> Image.Image:
    """Draw the mark of Otter Lake, the invented neighbour: a pine in a square."""
    image = Image.new("RGBA", (400, 400), (26, 92, 52))
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 380, 380), outline=(240, 220, 160), width=12)
    for step in range(4):
        y = 60 + 55 * step
        draw.polygon(
            [(200, y), (110 - 12 * step, y + 80), (290 + 12 * step, y + 80)], (240, 220, 160)
        )
    draw.rectangle((184, 300, 216, 336), (240, 220, 160))
    draw.text((200, 356), "OTTER LAKE", (240, 220, 160), font(34), anchor="mm")
    return image


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()
