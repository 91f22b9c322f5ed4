"""Words in pictures are read where the extra is installed, and are said to be unread where not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from crawler.model.image import ImageFacts
from crawler.perception import text_model
from crawler.perception.text_eye import TextEye
from crawler.perception.text_model import EYE, NoReaderError, why_wordless

needs_the_extra = pytest.mark.skipif(
    why_wordless() is not None, reason="the extra `ocr` is not installed"
)


def banner(*lines: str) -> bytes:
    """Draw a banner with these lines."""
    picture = Image.new("RGB", (900, 300), (18, 60, 110))
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 90 * number), line, font=ImageFont.load_default(56), fill="white")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_without_the_extra_nothing_is_read_and_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text_model, "find_spec", lambda _name: None)

    with TextEye(wanted=True) as eye:
        facts = eye.look([("a", banner("Official"))])

    assert facts == ()
    assert eye.blind == "the extra `ocr` is not installed (rapidocr and onnxruntime)"


def test_an_eye_that_no_rule_wants_stays_closed_without_a_reason() -> None:
    with TextEye(wanted=False) as eye:
        assert eye.look([("a", b"")]) == ()
        assert eye.blind is None


@needs_the_extra
def test_reads_a_banner_and_says_what_is_no_picture() -> None:
    pictures = [("a", banner("Official page of", "Eastview High School")), ("b", b"no picture")]

    with TextEye(wanted=True) as eye:
        read, broken = eye.look(pictures)

    assert read == ImageFacts(
        "a", 900, 300, eyes=(EYE,), words=("Official page of", "Eastview High School")
    )
    assert broken.unreadable
    assert broken.words is None


def test_without_the_extra_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from crawler.perception.seeing_text import see_text

    monkeypatch.setattr(text_model, "find_spec", lambda _name: None)
    (tmp_path / "a.png").write_bytes(banner("Official"))

    with pytest.raises(NoReaderError, match="the extra `ocr` is not installed"):
        list(see_text([tmp_path / "a.png"]))
