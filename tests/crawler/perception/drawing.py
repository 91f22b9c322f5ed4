"""Invented marks and pictures, drawn here: nothing in them belongs to anybody."""

from __future__ import annotations

import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from crawler.perception.mark_files import MarkFile

NAVY, GOLD, TEAL, RED = (24, 36, 92), (232, 178, 40), (20, 120, 120), (170, 30, 40)
CLEAR = (0, 0, 0, 0)


def heron(ink: tuple[int, int, int] = NAVY, accent: tuple[int, int, int] = GOLD) -> Image.Image:
    """Draw a heron before a sun: the mark of Eastview High School."""
    image = Image.new("RGBA", (400, 400), CLEAR)
    draw = ImageDraw.Draw(image)
    draw.ellipse((210, 20, 370, 180), fill=accent)
    body = [(60, 250), (120, 190), (230, 180), (330, 240), (250, 280), (140, 290)]
    draw.polygon(body, fill=ink)
    draw.line([(120, 200), (90, 130), (130, 80), (180, 70)], fill=ink, width=22, joint="curve")
    draw.polygon([(170, 55), (290, 85), (172, 92)], fill=ink)
    draw.line([(180, 285), (170, 390)], fill=ink, width=10)
    draw.line([(215, 285), (225, 340), (210, 390)], fill=ink, width=10)
    draw.polygon([(120, 230), (240, 215), (200, 262)], fill=accent)
    return image


def otter(ink: tuple[int, int, int] = TEAL) -> Image.Image:
    """Draw an otter's head over waves: the mark of Westbrook High School."""
    image = Image.new("RGBA", (400, 400), CLEAR)
    draw = ImageDraw.Draw(image)
    draw.ellipse((70, 60, 330, 300), fill=ink)
    draw.ellipse((60, 50, 120, 110), fill=ink)
    draw.ellipse((280, 50, 340, 110), fill=ink)
    draw.ellipse((130, 190, 270, 290), fill=(240, 230, 210))
    draw.polygon([(175, 200), (225, 200), (200, 232)], fill=(40, 30, 30))
    for x in (140, 235):
        draw.ellipse((x, 130, x + 25, 158), fill=(250, 250, 250))
    for row in (320, 350, 380):
        wave = [(x, row + 10 * math.sin(x / 22)) for x in range(20, 381, 4)]
        draw.line(wave, fill=ink, width=9)
    return image


def seal(letters: str, *, pine: bool = True) -> Image.Image:
    """Draw a round seal with a pine and letters around: many schools have one like it."""
    image = Image.new("RGBA", (400, 400), CLEAR)
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, 395, 395), fill=RED)
    draw.ellipse((60, 60, 340, 340), fill=(250, 250, 245))
    for top in (90, 140, 190) if pine else ():
        draw.polygon([(200, top), (130, top + 90), (270, top + 90)], fill=(30, 90, 50))
    for number, letter in enumerate(letters):
        turn = 2 * math.pi * number / len(letters)
        place = (188 + 165 * math.sin(turn), 188 - 165 * math.cos(turn))
        draw.text(place, letter, fill=(255, 255, 255), font_size=30)
    return image


def landscape(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Draw a busy picture without any mark: hills, sky and speckle."""
    dice = np.random.default_rng(seed)
    coarse = dice.integers(0, 255, (8, 10, 3), np.uint8)
    image = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
    speckle = dice.normal(0, 18, (size[1], size[0], 3))
    noisy = np.clip(np.asarray(image).astype(np.float64) + speckle, 0, 255)
    draw = ImageDraw.Draw(noisy_image := Image.fromarray(noisy.astype(np.uint8)))
    for _ in range(40):
        x, y = dice.integers(0, size[0]), dice.integers(0, size[1])
        wide, high = dice.integers(8, 120, 2)
        colour = tuple(int(part) for part in dice.integers(0, 255, 3))
        draw.polygon([(x, y), (x + wide, y + high // 3), (x + wide // 2, y + high)], fill=colour)
    return noisy_image.filter(ImageFilter.GaussianBlur(1))


def page_of_text() -> Image.Image:
    """Draw a flyer that is only words."""
    image = Image.new("RGB", (700, 900), (250, 248, 240))
    draw = ImageDraw.Draw(image)
    words = ("BAKE SALE", "Friday in the gym", "Bring your own cup", "SPIRIT WEEK", "Senior night")
    for number, line in enumerate(words * 3):
        draw.text((40, 30 + 56 * number), line, fill=(40, 40, 60), font_size=44)
    return image


def avatar(mark: Image.Image, ground: tuple[int, int, int] = (255, 255, 255)) -> Image.Image:
    """Fill a square profile picture with the mark."""
    image = Image.new("RGB", (320, 320), ground)
    image.paste(mark.resize((280, 280)), (20, 20), mark.resize((280, 280)))
    return image


def circle_crop(picture: Image.Image) -> Image.Image:
    """Crop to a circle on dark grey, as platforms show profile pictures."""
    shape = Image.new("L", picture.size, 0)
    ImageDraw.Draw(shape).ellipse((0, 0, picture.width - 1, picture.height - 1), fill=255)
    return Image.composite(picture, Image.new("RGB", picture.size, (40, 40, 44)), shape)


def placed(
    mark: Image.Image, ground: Image.Image, box: tuple[int, int, int], turn: float = 0.0
) -> Image.Image:
    """Paste the mark at x, y with a side of so many pixels, turned by `turn` degrees."""
    small = mark.resize((box[2], box[2]), Image.Resampling.LANCZOS)
    small = small.rotate(turn, Image.Resampling.BICUBIC)
    picture = ground.copy()
    picture.paste(small, box[:2], small)
    return picture


def recoloured(mark: Image.Image) -> Image.Image:
    """Draw the mark in one white ink, as on a dark shirt."""
    image = Image.new("RGBA", mark.size, (255, 255, 255, 0))
    image.putalpha(mark.getchannel("A"))
    return image


def inverted(picture: Image.Image) -> Image.Image:
    """Turn light into dark."""
    return ImageOps.invert(picture)


def faded(picture: Image.Image) -> Image.Image:
    """Take most of the contrast away."""
    return ImageEnhance.Contrast(picture).enhance(0.35)


def covered(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """Lay a banner over a part of the picture."""
    image = picture.copy()
    ImageDraw.Draw(image).rectangle(box, fill=(120, 20, 90))
    return image


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Write the picture as a file would hold it."""
    store = io.BytesIO()
    picture.save(store, kind, **options)
    return store.getvalue()


def mark_file(stem: str, mark: Image.Image) -> MarkFile:
    """Give the mark as it would lie in the folder of marks."""
    return MarkFile(stem, ".png", encoded(mark, "PNG"))
