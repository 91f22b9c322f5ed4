"""Opens pictures that strangers made: four formats, within limits, the first frame only,
upright. Pure.

Limits (measured with Pillow 13, November 2026): 97 kB of PNG can hold 100 megapixels, and
Pillow alone only warns.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

from crawler.perception.arrays import ByteArray

MOST_PIXELS = 25_000_000
LONGEST_SIDE_PX = 16_384
MOST_FRAMES = 1_000
WORKING_SIDE_PX = 1600

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    MemoryError,
    RuntimeError,
    NotImplementedError,
    struct.error,
)
"""What Pillow's decoders raise on broken files."""


class PictureError(Exception):
    """The bytes are not a picture that is opened here; the message says why in one plain
    sentence.
    """


@dataclass(frozen=True, slots=True)
class Picture:
    """An opened picture: `pixels` (h, w, 3) red, green, blue on white, or (h, w, 4) with cover
    when that was asked for.

    `width` and `height` are those of the upright original; `shrink` (>= 1) is original pixels
    to one of `pixels`.
    """

    pixels: ByteArray
    width: int
    height: int
    shrink: float


def open_picture(
    body: bytes, longest_px: int = WORKING_SIDE_PX, *, keep_cover: bool = False
) -> Picture:
    """Open JPEG, PNG, GIF or WEBP bytes; a longer side than `longest_px` is shrunk to it.

    Raises:
        PictureError: another format, broken, cut off, or too large (25 megapixels; 16,384
            pixels on one side; 1,000 frames).
    """
    kind = _kind(body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body), formats=(kind,)) as image:
                return _read(image, longest_px, keep_cover=keep_cover)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PictureError("The picture is too large: more than 25 megapixels.") from None
    except _BROKEN:
        raise PictureError(f"The {kind} file is broken or cut off.") from None


def _kind(body: bytes) -> str:
    if not body:
        raise PictureError("The file is empty.")
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            return kind
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "WEBP"
    if body[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise PictureError("The file is text (SVG, HTML or XML), which is not opened as a picture.")
    raise PictureError("The file is not a JPEG, PNG, GIF or WEBP picture.")


def _read(image: Image.Image, longest_px: int, *, keep_cover: bool) -> Picture:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureError(
            f"The picture is too large: {width} x {height} pixels, more than 25 megapixels."
        )
    if max(width, height) > LONGEST_SIDE_PX:
        raise PictureError(f"The picture is too long: {width} x {height} pixels.")
    if getattr(image, "n_frames", 1) > MOST_FRAMES:
        raise PictureError(f"The picture is a film of more than {MOST_FRAMES:,} frames.")
    image.draft("RGB", (longest_px, longest_px))
    image.load()
    upright = _upright(image)
    if (upright.width > upright.height) != (image.width > image.height):
        width, height = height, width
    even = _eight_bit(upright)
    even.thumbnail((longest_px, longest_px), Image.Resampling.BILINEAR, reducing_gap=2.0)
    pixels = np.asarray(even.convert("RGBA") if keep_cover else _on_white(even))
    shrink = max(width, height) / max(pixels.shape[:2])
    return Picture(np.ascontiguousarray(pixels), width, height, max(1.0, shrink))


def _upright(image: Image.Image) -> Image.Image:
    """Turn as EXIF says; what stands in a broken EXIF block is ignored."""
    try:
        return ImageOps.exif_transpose(image)
    except _BROKEN:
        return image


def _eight_bit(image: Image.Image) -> Image.Image:
    """Give RGB, or RGBA where something may show through, with eight bits a channel; sixteen-bit
    greys are scaled, not cut off.
    """
    if image.mode.startswith("I"):
        values = np.asarray(image).astype(np.int64).clip(0, 65535) >> 8
        image = Image.fromarray(values.astype(np.uint8))
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
    ground.alpha_composite(image)
    return ground.convert("RGB")
