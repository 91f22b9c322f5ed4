"""Draws the marks of the invented district; `python -m tests.world.marks` writes them."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).resolve().parents[2] / "config" / "examples" / "heron-lake" / "marks"
SIDE = 512
_NAVY, _TEAL, _SAND, _WHITE = (18, 44, 92), (0, 122, 116), (226, 189, 106), (255, 255, 255)
_BROWN, _CREAM, _RUST = (94, 58, 30), (245, 231, 205), (178, 66, 34)

Point = tuple[float, float]


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Give the font that comes with Pillow, in `size` pixels."""
    return ImageFont.load_default(size)


def ring_of_words(image: Image.Image, words: str, radius: float, size: int, colour: str) -> None:
    """Write `words` clockwise around the middle of a square picture."""
    middle = image.width / 2
    for number, letter in enumerate(words):
        angle = 360 * number / len(words)
        tile = Image.new("RGBA", (size * 2, size * 2))
        ImageDraw.Draw(tile).text((size, size), letter, colour, font(size), anchor="mm")
        turned = tile.rotate(-angle, Image.Resampling.BICUBIC)
        x = middle + radius * math.sin(math.radians(angle)) - size
        y = middle - radius * math.cos(math.radians(angle)) - size
        image.alpha_composite(turned, (int(x), int(y)))


def heron_mark() -> Image.Image:
    """Draw the Eastview Herons mark: a wading heron in a ring of words."""
    image = Image.new("RGBA", (SIDE, SIDE))
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, SIDE - 6, SIDE - 6), _NAVY, _SAND, 8)
    draw.ellipse((84, 84, SIDE - 84, SIDE - 84), _WHITE, _SAND, 6)
    body: list[Point] = [
        (180, 300),
        (230, 252),
        (300, 250),
        (352, 292),
        (372, 330),
        (300, 332),
        (220, 326),
    ]
    neck: list[Point] = [
        (196, 290),
        (172, 240),
        (208, 206),
        (212, 168),
        (184, 150),
        (206, 132),
        (242, 150),
    ]
    neck += [(246, 202), (222, 240), (240, 272)]
    draw.polygon(body, _TEAL)
    draw.polygon(neck, _TEAL)
    draw.polygon([(200, 136), (110, 158), (198, 156)], _SAND)
    draw.line([(206, 134), (262, 112), (286, 120)], _NAVY, 7)
    draw.ellipse((206, 142, 216, 152), _WHITE, _NAVY, 3)
    for offset in (0, 24, 48):
        draw.line([(244 + offset, 264), (330 + offset // 2, 318 - offset // 4)], _NAVY, 4)
    draw.line([(258, 330), (250, 376), (262, 410)], _RUST, 7)
    draw.line([(304, 332), (310, 372), (296, 410)], _RUST, 7)
    for row in range(3):
        points = [
            (130.0 + 8 * step, 396 + 11 * row + 4 * math.sin(step * 0.9 + row))
            for step in range(32)
        ]
        draw.line(points, _NAVY, 4)
    ring_of_words(image, "EASTVIEW HERONS * EST. 1931 * ", 213, 42, "white")
    return image


def otter_mark() -> Image.Image:
    """Draw the Westbrook Otters mark: an otter's face on a shield."""
    image = Image.new("RGBA", (SIDE, SIDE))
    draw = ImageDraw.Draw(image)
    shield: list[Point] = [(36, 40), (256, 10), (476, 40), (462, 320), (256, 504), (50, 320)]
    draw.polygon(shield, _RUST)
    draw.line([*shield, shield[0]], _CREAM, 10)
    draw.ellipse((118, 132, 190, 204), _BROWN)
    draw.ellipse((322, 132, 394, 204), _BROWN)
    draw.ellipse((122, 142, 390, 392), _BROWN)
    draw.ellipse((176, 258, 336, 388), _CREAM)
    draw.polygon([(226, 264), (286, 264), (256, 304)], (30, 20, 14))
    draw.line([(256, 304), (256, 334), (222, 352)], (30, 20, 14), 6)
    draw.line([(256, 334), (290, 352)], (30, 20, 14), 6)
    for x in (190, 296):
        draw.ellipse((x, 212, x + 28, 244), _WHITE)
        draw.ellipse((x + 8, 220, x + 22, 238), (30, 20, 14))
    for row in range(3):
        draw.line([(190, 312 + 14 * row), (84, 296 + 26 * row)], _CREAM, 4)
        draw.line([(322, 312 + 14 * row), (428, 296 + 26 * row)], _CREAM, 4)
    draw.text((256, 88), "WESTBROOK", "white", font(66), anchor="mm")
    draw.text((256, 418), "OTTERS", "white", font(48), anchor="mm")
    return image


def word_mark() -> Image.Image:
    """Draw the district's word mark: hills, waves and its name."""
    image = Image.new("RGBA", (760, 300), _WHITE)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((6, 6, 753, 293), 28, _WHITE, _NAVY, 8)
    draw.polygon([(40, 210), (120, 70), (172, 150), (214, 96), (276, 210)], _TEAL)
    draw.polygon([(106, 95), (120, 70), (136, 95), (124, 106)], _WHITE)
    draw.ellipse((196, 40, 244, 88), _SAND)
    for row in range(4):
        points = [
            (38.0 + 8 * step, 222 + 13 * row + 5 * math.sin(step * 0.8 + row)) for step in range(31)
        ]
        draw.line(points, _NAVY, 5)
    for position, (line, size) in enumerate(
        (("HERON LAKE", 74), ("PUBLIC SCHOOLS", 48), ("every child, every shore", 30))
    ):
        draw.text(
            (300, 92 + 66 * position),
            line,
            _NAVY if position < 2 else _RUST,
            font(size),
            anchor="lm",
        )
    return image


MARKS = {"heron-lake": word_mark, "eastview-herons": heron_mark, "westbrook-otters": otter_mark}
"""File stem of each mark and what draws it."""


def write_marks(folder: Path = FOLDER) -> None:
    """Write every mark as a small PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, draw in MARKS.items():
        draw().quantize(48, method=Image.Quantize.FASTOCTREE).save(
            folder / f"{stem}.png", optimize=True
        )


if __name__ == "__main__":
    write_marks()
