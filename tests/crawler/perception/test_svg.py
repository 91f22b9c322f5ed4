"""Marks that are SVG files are drawn faithfully, or refused with the way out."""

from __future__ import annotations

import pytest

from crawler.perception.pictures import PictureError
from crawler.perception.svg import draw_svg


def svg(inner: str, box: str = "0 0 100 100") -> bytes:
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {links} viewBox="{box}">{inner}</svg>'.encode()


REFUSED = {
    "not XML": (b"not a drawing", "not well-formed"),
    "HTML": (b"<html></html>", "not SVG"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "entities"),
    "UTF-16": ('<svg viewBox="0 0 1 1"/>'.encode("utf-16"), "entities"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
    "an impossible size": (svg("", "0 0 0 5"), "impossible size"),
    "live text": (svg("<text>Herons</text>"), "live text"),
    "an embedded picture": (svg('<image href="https://pictures.example/x.png"/>'), "embedded"),
    "a link outside": (svg('<use href="https://drawings.example/a.svg#b"/>'), "outside itself"),
    "a style sheet from outside": (
        svg("<style>@import url(https://drawings.example/a.css);</style>"),
        "outside itself",
    ),
    "a style sheet named before it": (
        b'<?xml-stylesheet href="https://drawings.example/a.css"?>' + svg(""),
        "outside itself",
    ),
    "a paint from outside": (
        svg('<rect width="9" height="9" fill="url(https://drawings.example/a.svg#b)"/>'),
        "outside itself",
    ),
    "a ring of links": (svg('<g id="a"><use href="#a"/></g>'), "too many parts"),
    "a broken path": (svg('<path d="M 1 1 L banana"/>'), "cannot be read"),
    "an unknown transform": (svg('<g transform="explode(3)"/>'), "unknown transform"),
    "numbers without end": (svg('<path d="M0 0L1e300 1e300 0 1e300z"/>'), "far outside"),
    "a huge file": (b" " * 3_000_001, "larger than 3 MB"),
}

INK = (10, 20, 200, 255)
SHAPES = {
    "a rectangle": '<rect x="25" y="25" width="50" height="50" fill="#0a14c8"/>',
    "a rounded rectangle": '<rect x="25" y="25" width="50" height="50" rx="9" fill="#0a14c8"/>',
    "a circle": '<circle cx="50" cy="50" r="26" fill="rgb(10,20,200)"/>',
    "an ellipse": '<ellipse cx="50" cy="50" rx="30" ry="26" style="fill:#0a14c8"/>',
    "a polygon": '<polygon points="25,25 75,25 75,75 25,75" fill="#0a14c8"/>',
    "a path": '<path fill="#0a14c8" d="M25 25H75V75H25Z"/>',
    "a relative path": '<path fill="#0a14c8" d="m25,25 50,0 0,50-50,0z"/>',
    "curves": '<path fill="#0a14c8" d="M25 50C25 10 75 10 75 50S25 90 25 50Z"/>',
    "quadratic curves": '<path fill="#0a14c8" d="M20 50Q50 0 80 50T20 50Q50 110 80 50Z"/>',
    "arcs with glued flags": '<path fill="#0a14c8" d="M25 50a25 25 0 0150 0 25 25 0 01-50 0z"/>',
    "a style sheet": '<style>.a{fill:#0a14c8}</style><circle class="a" cx="50" cy="50" r="25"/>',
    "a group's colour": '<g fill="#0a14c8"><circle cx="50" cy="50" r="25"/></g>',
    "a transform": '<g transform="translate(50 50) rotate(45) scale(2)">'
    '<rect x="-12" y="-12" width="24" height="24" fill="#0a14c8"/></g>',
    "a used part": '<defs><circle id="c" cx="0" cy="0" r="25" fill="#0a14c8"/></defs>'
    '<use xlink:href="#c" x="50" y="50"/>',
    "a stroke": '<line x1="20" y1="50" x2="80" y2="50" stroke="#0a14c8" stroke-width="30"/>',
    "a gradient": '<linearGradient id="g"><stop stop-color="#0a14c8"/></linearGradient>'
    '<circle cx="50" cy="50" r="25" fill="url(#g)"/>',
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses_what_cannot_be_drawn_faithfully(body: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        draw_svg(body)


@pytest.mark.parametrize("inner", SHAPES.values(), ids=SHAPES.keys())
def test_draws_shapes_in_their_colour_and_nothing_beside_them(inner: str) -> None:
    drawn = draw_svg(svg(inner))

    assert drawn.shape == (512, 512, 4)
    assert tuple(drawn[250, 240]) == INK
    assert drawn[10, 10, 3] == 0


def test_leaves_holes_where_an_inner_outline_runs_the_other_way() -> None:
    drawn = draw_svg(svg('<path d="M10 10H90V90H10ZM30 30V70H70V30Z"/>'))

    assert drawn[256, 256, 3] == 0
    assert drawn[100, 100, 3] == 255


def test_fills_overlapping_outlines_that_run_the_same_way() -> None:
    drawn = draw_svg(svg('<path d="M10 10H90V90H10ZM30 30H70V70H30Z"/>'))

    assert drawn[256, 256, 3] == 255


def test_even_odd_shapes_have_holes_whichever_way_they_run() -> None:
    drawn = draw_svg(svg('<path fill-rule="evenodd" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>'))

    assert drawn[256, 256, 3] == 0


def test_keeps_the_proportions_of_the_view_box() -> None:
    assert draw_svg(svg("", "0 0 200 50")).shape == (128, 512, 4)
