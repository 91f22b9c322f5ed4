"""A folder of marks is checked before it is used."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from crawler.perception.mark_check import Verdict, check_marks
from crawler.perception.mark_files import MarkFile
from tests.crawler.perception.drawing import encoded, heron, mark_file, otter, recoloured, seal


def drawn(stem: str, paper: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> MarkFile:
    return mark_file(stem, Image.fromarray(paper))


def letter() -> MarkFile:
    paper = np.full((300, 300, 3), 255, np.uint8)
    cv2.putText(paper, "E", (60, 240), (120, 20, 20), cv2.FontFace("sans"), 220, 700)
    return drawn("letter", paper)


def disc() -> MarkFile:
    paper = np.full((300, 300, 3), 255, np.uint8)
    cv2.circle(paper, (150, 150), 120, (120, 20, 20), -1)
    return drawn("disc", paper)


def verdicts(*files: MarkFile) -> list[Verdict]:
    return [one.verdict for one in check_marks(files)]


def test_says_nothing_against_marks_of_their_own() -> None:
    files = (mark_file("herons", heron()), mark_file("seal", seal("HERON LAKE PUBLIC SCHOOLS ")))

    assert verdicts(*files) == [Verdict.GOOD, Verdict.GOOD]


def test_says_nothing_against_variants_of_one_name() -> None:
    files = (mark_file("herons", heron()), mark_file("herons", recoloured(heron())))

    assert Verdict.DUPLICATE not in verdicts(*files)


def test_names_a_plain_letter_and_a_plain_shape() -> None:
    found = list(check_marks([letter(), disc()]))

    assert [one.verdict for one in found] == [Verdict.WEAK, Verdict.WEAK]
    assert found[0].says.startswith("This mark is a plain letter E: it will only be looked for in")


@pytest.mark.parametrize("printed", ["A", "E", "N", "S", "T"])
def test_names_a_letter_of_a_thin_face_too(printed: str) -> None:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((60, 20), printed, fill=(120, 20, 20), font_size=200)

    found = next(iter(check_marks([mark_file("letter", image)])))

    assert found.verdict == Verdict.WEAK
    assert f"plain letter {printed}" in found.says


def test_names_the_same_mark_under_two_names() -> None:
    found = list(check_marks([mark_file("herons", heron()), mark_file("our-bird", heron())]))

    assert [one.verdict for one in found] == [Verdict.DUPLICATE, Verdict.DUPLICATE]
    assert "our-bird" in found[0].says


def test_names_a_small_file() -> None:
    found = list(check_marks([mark_file("otters", otter().resize((60, 60)))]))

    assert found[0].verdict is Verdict.SMALL
    assert found[0].width is not None
    assert found[0].width < 60


def test_says_why_a_file_is_refused() -> None:
    broken = MarkFile("broken", ".png", encoded(heron(), "PNG")[:90])

    found = list(check_marks([broken]))

    assert found[0].verdict is Verdict.REFUSED
    assert found[0].says == "The PNG file is broken or cut off."
