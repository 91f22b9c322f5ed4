"""Draws a reference mark that is an SVG file: filled and stroked shapes, plain colours,
transforms, nothing from outside.

Pure. It is for the district's own files; pictures from the network are never opened as SVG.
What cannot be drawn faithfully (live text, embedded pictures) is refused with the way out, so
that no mark is looked for in a wrong form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray
from crawler.perception.pictures import PictureError
from crawler.perception.svg_path import PathError
from crawler.perception.svg_shapes import Canvas, Paint, colour_of, paint_shape, shape_outlines
from crawler.perception.svg_transform import transform_of

_SIDE_PX = 512
_MOST_BYTES = 3_000_000
_MOST_ELEMENTS = 5_000
_DEEPEST = 40
_UNDRAWN = {"defs", "clipPath", "mask", "metadata", "title", "desc", "style", "symbol", "marker"}
_REFUSED = {
    "text": "live text; convert it to outlines, or save the mark as PNG",
    "image": "an embedded picture; save the mark as PNG",
    "foreignObject": "foreign content; save the mark as PNG",
}
_OUTSIDE = re.compile(rb"@import|<\?xml-stylesheet|url\(\s*[\"']?\s*(?!data:)[^#\s\"')]")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_INHERITED = ("fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity")


@dataclass(frozen=True, slots=True)
class _Document:
    rules: Mapping[str, Mapping[str, str]]
    by_id: Mapping[str, ElementTree.Element]
    seen: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    matrix: npt.NDArray[np.float64]
    style: Mapping[str, str]
    opacity: float = 1.0
    depth: int = 0


def draw_svg(body: bytes) -> ByteArray:
    """Draw an SVG file as (h, w, 4), its longer side at 512 pixels.

    Raises:
        PictureError: not SVG, entities, too large, or it holds something that cannot be drawn
            faithfully.
    """
    root = _parsed(body)
    left, top, width, height = _view_box(root)
    factor = _SIDE_PX / max(width, height)
    matrix = np.array([[factor, 0, -left * factor], [0, factor, -top * factor], [0, 0, 1]])
    canvas = Canvas.empty(max(1, round(width * factor)), max(1, round(height * factor)))
    ids = {name: element for element in root.iter() if (name := element.get("id"))}
    document = _Document(_style_rules(root), ids)
    try:
        _draw(canvas, document, root, _State(matrix, {"fill": "black"}))
    except (PathError, ValueError, OverflowError) as error:
        raise PictureError(f"The SVG file cannot be read: {error}.") from None
    return canvas.finished()


def _parsed(body: bytes) -> ElementTree.Element:
    if len(body) > _MOST_BYTES:
        raise PictureError("The SVG file is larger than 3 MB.")
    if _OUTSIDE.search(body):
        raise PictureError("The SVG file refers to something outside itself; save the mark as PNG.")
    if b"<!ENTITY" in body or b"\0" in body:
        raise PictureError("The SVG file declares entities, which are not followed.")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314  # own file, entities refused above
    except (ElementTree.ParseError, ValueError, LookupError):
        raise PictureError("The SVG file is not well-formed XML.") from None
    if _name(root) != "svg":
        raise PictureError("The file is XML, but not SVG.")
    return root


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _view_box(root: ElementTree.Element) -> tuple[float, float, float, float]:
    try:
        numbers = [float(part) for part in root.get("viewBox", "").replace(",", " ").split()]
        if len(numbers) != 4:
            sides = [
                float(root.get(side, "").strip().removesuffix("px")) for side in ("width", "height")
            ]
            numbers = [0.0, 0.0, *sides]
    except ValueError:
        raise PictureError("The SVG file has neither a viewBox nor a size in pixels.") from None
    left, top, width, height = numbers
    if not (0 < width < 1e6 and 0 < height < 1e6 and 1 / 20 < width / height < 20):
        raise PictureError("The SVG file has an impossible size.")
    return left, top, width, height


def _style_rules(root: ElementTree.Element) -> dict[str, dict[str, str]]:
    """Give the declarations of plain selectors (`.class`, `#id`, `path`) in style elements."""
    rules: dict[str, dict[str, str]] = {}
    for element in root.iter():
        if _name(element) == "style":
            for selectors, declarations in _RULE.findall(element.text or ""):
                for selector in selectors.split(","):
                    rules.setdefault(selector.strip(), {}).update(_declarations(declarations))
    return rules


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _style(document: _Document, element: ElementTree.Element) -> dict[str, str]:
    style = {name: value for name, value in element.attrib.items() if "}" not in name}
    selectors = [_name(element), *(f".{name}" for name in element.get("class", "").split())]
    for selector in [*selectors, f"#{element.get('id')}"]:
        style.update(document.rules.get(selector, {}))
    return style | _declarations(element.get("style", ""))


def _draw(canvas: Canvas, document: _Document, element: ElementTree.Element, state: _State) -> None:
    name = _name(element)
    style = _style(document, element)
    if name in _UNDRAWN or style.get("display") == "none":
        return
    if name in _REFUSED:
        raise PictureError(f"The SVG file holds {_REFUSED[name]}.")
    document.seen.append(1)
    if len(document.seen) > _MOST_ELEMENTS or state.depth > _DEEPEST:
        raise PictureError("The SVG file has too many parts; save the mark as PNG.")
    inner = _inner(state, style)
    if name == "use":
        _draw_use(canvas, document, element, inner)
    paint_shape(canvas, shape_outlines(name, element.attrib), inner.matrix, _paint(document, inner))
    for child in element:
        _draw(canvas, document, child, inner)


def _inner(state: _State, style: Mapping[str, str]) -> _State:
    own = {name: style[name] for name in _INHERITED if style.get(name, "inherit") != "inherit"}
    return replace(
        state,
        matrix=state.matrix @ transform_of(style.get("transform", "")),
        style={**state.style, **own},
        opacity=state.opacity * float(style.get("opacity", "1")),
        depth=state.depth + 1,
    )


def _draw_use(
    canvas: Canvas, document: _Document, element: ElementTree.Element, state: _State
) -> None:
    link = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    target = document.by_id.get(link.removeprefix("#")) if link.startswith("#") else None
    if target is None:
        raise PictureError("The SVG file refers to something outside itself; save the mark as PNG.")
    moved = transform_of(f"translate({element.get('x', '0')} {element.get('y', '0')})")
    state = replace(state, matrix=state.matrix @ moved)
    parts = list(target) if _name(target) == "symbol" else [target]
    for part in parts:
        _draw(canvas, document, part, state)


def _paint(document: _Document, state: _State) -> Paint:
    style = state.style
    stops = {
        name: [_style(document, stop) for stop in element.iter() if _name(stop) == "stop"]
        for name, element in document.by_id.items()
        if _name(element).endswith("Gradient")
    }
    return Paint(
        fill=colour_of(style.get("fill", "black"), stops),
        fill_opacity=state.opacity * float(style.get("fill-opacity", "1")),
        stroke=colour_of(style.get("stroke", "none"), stops),
        stroke_opacity=state.opacity * float(style.get("stroke-opacity", "1")),
        stroke_width=float(style.get("stroke-width", "1").removesuffix("px")),
        even_odd=style.get("fill-rule") == "evenodd",
    )
