"""Computes what every text and every bar of a mail stands on, in light and in dark, as WCAG 2.1
measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html as parser  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from reports.render.filling import environment

TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.1 AA: text of ordinary size (1.4.3), parts of pictures that are needed (1.4.11)."""
_COLOUR = re.compile(r"(?<![-a-z])color:\s*(#[0-9a-f]{6})")
_GROUND = re.compile(r"background-color:\s*(#[0-9a-f]{6})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@dataclass(frozen=True)
class Seen:
    """A text, or a bar without one, in its colour on its ground."""

    what: str
    ink: str
    ground: str
    least: float

    @property
    def ratio(self) -> float:
        """Give the contrast ratio, 1..21."""
        light, dark = sorted((_luminance(self.ink), _luminance(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def seen(html: str, *, dark: bool = False) -> Iterator[Seen]:
    """Give everything that is to be seen in a mail. Without `dark` only what is written on the
    elements counts: that is all that some mail programs leave.
    """
    body = parser.fromstring(html).find("body")
    assert body is not None
    yield from _walk(body, ("#000000", "#ffffff"), _dark_rules() if dark else {})


def _walk(
    element: HtmlElement, around: tuple[str, str], rules: Mapping[str, str]
) -> Iterator[Seen]:
    if not isinstance(element.tag, str) or "pre" in element.classes:
        return
    style = " ".join([element.get("style", ""), *(rules.get(n, "") for n in _names(element))])
    own = _GROUND.findall(style)
    ink, ground = (_COLOUR.findall(style) or [around[0]])[-1], (own or [around[1]])[-1]
    words = " ".join((element.text or "").split())
    if "bar" in element.classes and own:
        yield Seen(str(element.get("class")), ground, around[1], GRAPHIC)
    elif words.strip("\u00a0"):
        yield Seen(words, ink, ground, GRAPHIC if "key" in element.classes else TEXT)
    for child in element:
        yield from _walk(child, (ink, ground), rules)
        if isinstance(child.tail, str) and child.tail.strip("\u00a0 \n\u200c"):
            yield Seen(child.tail.strip(), ink, ground, TEXT)


def _names(element: HtmlElement) -> Iterator[str]:
    yield str(element.tag)
    yield from (f".{name}" for name in (element.get("class") or "").split())


def _dark_rules() -> dict[str, str]:
    """Give the declarations of the dark style sheet by selector; all of them are `!important`."""
    css = environment().get_template("weekly/dark.css").render()
    inner = css[css.index("{", css.index("prefers-color-scheme")) + 1 : css.rindex("}")]
    rules: dict[str, str] = {}
    for selectors, body in _RULE.findall(inner):
        for selector in selectors.split(","):
            rules[selector.strip()] = rules.get(selector.strip(), "") + body
    return rules


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
