"""Pictures made to harm whoever opens them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.crawler.perception.drawing import encoded, heron, landscape


def bomb(width: int, height: int) -> bytes:
    """Write a small PNG that claims to be large, and is."""
    rows = zlib.compress(b"\0" * (width + 1) * min(height, 2000), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def film(frames: int) -> bytes:
    """Write an animated GIF whose frames are black and white in turn."""
    first, *others = (Image.new("L", (8, 8), number % 2 * 255) for number in range(frames))
    store = io.BytesIO()
    first.save(store, "GIF", save_all=True, append_images=others)
    return store.getvalue()


HOSTILE = {
    "a 100-megapixel PNG": bomb(10_000, 10_000),
    "a GIF of 5,000 frames": film(5_000),
    "a cut-off JPEG": encoded(landscape(1))[:4_000],
    "SVG with entities": b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    "SVG that refers to something outside": (
        b'<svg><image href="https://pictures.example/a.png"/></svg>'
    ),
    "a GIF that is a script": b"GIF89a=1;alert(1)//" + b"\0" * 40,
    "a PNG that calls itself a JPEG": b"\xff\xd8\xff" + encoded(heron(), "PNG"),
}
"""By name; none of them is looked at, and none ends the process that tries."""
