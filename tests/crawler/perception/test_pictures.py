"""Pictures of strangers are opened within limits; everything else is refused with a reason."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from crawler.perception.pictures import PictureError, open_picture
from tests.crawler.perception.drawing import avatar, encoded, heron, landscape
from tests.crawler.perception.hostile import bomb, film

PHOTO = encoded(landscape(1))
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
)

REFUSED = {
    "nothing": (b"", "empty"),
    "text": (b"hello there", "not a JPEG, PNG, GIF or WEBP"),
    "HTML": (b"<!DOCTYPE html><html></html>", "text (SVG, HTML or XML)"),
    "SVG with entities": (BILLION_LAUGHS, "text (SVG, HTML or XML)"),
    "SVG that refers to something outside": (
        b'<svg><image href="https://pictures.example/a.png"/></svg>',
        "text (SVG, HTML or XML)",
    ),
    "SVG after a byte order mark": (b"\xef\xbb\xbf  <svg/>", "text (SVG, HTML or XML)"),
    "PDF": (b"%PDF-1.7 ...", "not a JPEG, PNG, GIF or WEBP"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "not a JPEG, PNG, GIF or WEBP"),
    "TIFF": (encoded(landscape(1), "TIFF"), "not a JPEG, PNG, GIF or WEBP"),
    "a 100-megapixel PNG": (bomb(10_000, 10_000), "more than 25 megapixels"),
    "a 400-megapixel PNG": (bomb(20_000, 20_000), "more than 25 megapixels"),
    "a very long PNG": (bomb(20_000, 10), "too long"),
    "a GIF of 5,000 frames": (film(5_000), "more than 1,000 frames"),
    "a cut-off JPEG": (PHOTO[: len(PHOTO) // 2], "broken or cut off"),
    "a cut-off PNG": (encoded(landscape(1), "PNG")[:9000], "broken or cut off"),
    "only a JPEG's first bytes": (PHOTO[:20], "broken or cut off"),
    "only a GIF's name": (b"GIF89a", "broken or cut off"),
    "only a PNG's name": (b"\x89PNG\r\n\x1a\n", "broken or cut off"),
    "an empty WEBP": (b"RIFF\x04\0\0\0WEBP", "broken or cut off"),
    "a GIF that is a script": (b"GIF89a=1;alert(1)//" + b"\0" * 40, "broken or cut off"),
    "a PNG named as JPEG inside": (b"\xff\xd8\xff" + encoded(heron(), "PNG"), "broken or cut off"),
    "a JPEG of noise": (PHOTO[:300] + bytes(range(256)) * 20, "broken or cut off"),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses_what_is_no_picture_with_a_plain_reason(body: bytes, reason: str) -> None:
    with pytest.raises(PictureError) as refusal:
        open_picture(body)

    assert reason in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_opens_the_four_formats(kind: str) -> None:
    picture = open_picture(encoded(avatar(heron()), kind))

    assert picture.pixels.shape == (320, 320, 3)
    assert (picture.width, picture.height, picture.shrink) == (320, 320, 1.0)


def test_looks_at_the_first_frame_of_a_film_only() -> None:
    opened = open_picture(film(500))

    assert opened.pixels.shape == (8, 8, 3)
    assert opened.pixels.max() == 0


def test_opens_a_picture_that_carries_a_script_behind_it() -> None:
    polyglot = encoded(avatar(heron()), "PNG") + b"<script>alert(1)</script>PK\x03\x04"

    assert open_picture(polyglot).width == 320


def test_shrinks_large_pictures_and_remembers_their_size() -> None:
    picture = open_picture(encoded(landscape(1, (4000, 3000))))

    assert picture.pixels.shape == (1200, 1600, 3)
    assert (picture.width, picture.height) == (4000, 3000)
    assert picture.shrink == pytest.approx(2.5)


def test_turns_pictures_upright_as_their_camera_says() -> None:
    turned = Image.new("RGB", (400, 200), (255, 0, 0))
    exif = Image.Exif()
    exif[0x0112] = 6

    picture = open_picture(encoded(turned, exif=exif))

    assert picture.pixels.shape == (400, 200, 3)
    assert (picture.width, picture.height) == (200, 400)


def test_ignores_a_broken_camera_block() -> None:
    body = encoded(avatar(heron()), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff\xff\xff")

    assert open_picture(body).width == 320


def test_lays_transparent_parts_on_white_unless_told_to_keep_them() -> None:
    body = encoded(heron(), "PNG")

    assert tuple(open_picture(body).pixels[0, 0]) == (255, 255, 255)
    assert open_picture(body, keep_cover=True).pixels[0, 0, 3] == 0


def test_scales_sixteen_bit_greys_instead_of_cutting_them_off() -> None:
    grey = Image.fromarray(np.full((30, 30), 0x8000, np.uint16))

    assert tuple(open_picture(encoded(grey, "PNG")).pixels[5, 5]) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK"])
def test_opens_every_kind_of_colour(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert open_picture(encoded(avatar(heron()).convert(mode), kind)).pixels.shape == (320, 320, 3)
