"""What mail programs know of HTML and CSS, taken from the public data of caniemail.com.

`python -m tests.reports.render.caniemail FILE` writes `caniemail.json` anew from the file
`data/caniemail.json` of the npm package `caniemail` (MIT licence, © Rémi Parmentier and others).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as parser

FILE = Path(__file__).with_name("caniemail.json")
CLIENTS = (
    "gmail.desktop-webmail",
    "gmail.ios",
    "gmail.android",
    "outlook.windows",
    "outlook.outlook-com",
    "outlook.macos",
    "outlook.ios",
    "outlook.android",
    "apple-mail.macos",
    "apple-mail.ios",
)
"""Gmail, Outlook (`windows` is Word's engine) and Apple Mail. Left out are Gmail in a phone's
browser, which shows few style at all, and Windows Mail, which Microsoft ended in 2024.
"""
_ELEMENTS = {
    **dict.fromkeys(("table", "tbody", "tr", "td", "th"), "html-table"),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "html-h1-h6"),
    **dict.fromkeys(("ul", "li"), "html-lists"),
}
UNLISTED = frozenset(
    {
        *("<html>", "<head>", "<meta>", "<title>", "<br>", "<a>"),
        *("@style", "@class", "@charset", "@name", "@content", "@href", "@border", "@scope"),
        *("@colspan", "color", "supported-color-schemes"),
    }
)
"""What the data does not list because every mail program has it since HTML 3.2, or nobody cares."""
_BASE = re.compile(r"^(padding|margin|border(?!-(?:radius|spacing|collapse|image)))")
_AT = re.compile(r"@media\s*\(\s*(prefers-color-scheme|max-width)")


def load() -> dict[str, str]:
    """Give for each feature one letter for each of CLIENTS, in their order: y(es), (p)a(rtly),
    n(o), u(nknown).
    """
    features: dict[str, str] = json.loads(FILE.read_text("utf-8"))["features"]
    return features


def used_by(html: str) -> tuple[set[str], set[str]]:
    """Give the features that a mail needs, and those of the style sheets in its head that only add
    to it; by their names in the data, or as they stand where the data has none.
    """
    root = parser.fromstring(html)
    needed: set[str] = {"html-doctype"} if html.lower().startswith("<!doctype") else set()
    for element in root.iter():
        if element.tag is etree.Comment:
            needed.add("html-comments")
        elif isinstance(element.tag, str):
            needed |= set(_of_element(element))
    styles = [style.text or "" for style in root.iter("style")]
    extras = set().union(*map(set, map(_of_sheet, styles)))
    return needed, extras


def _of_element(element: Any) -> Iterator[str]:
    tag = str(element.tag)
    plain = f"<{tag}>"
    listed = f"html-{tag}"
    yield _ELEMENTS.get(tag, plain if plain in UNLISTED else listed)
    if tag == "a" and element.get("href", "").startswith("mailto:"):
        yield "html-mailto-links"
    if tag == "meta" and element.get("name", "").endswith("color-scheme"):
        yield "html-meta-color-scheme"
    for name in element.attrib:
        plain = f"@{name}"
        if not name.startswith("data-"):
            yield plain if plain in UNLISTED else f"html-{name}"
    yield from _of_declarations(element.get("style", ""))


def _of_declarations(style: str) -> Iterator[str]:
    for declaration in filter(None, map(str.strip, style.split(";"))):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "display":
            yield "css-display-none" if value.startswith("none") else "css-display"
        elif name in UNLISTED:
            yield name
        else:
            base = _BASE.match(name)
            yield f"css-{base[1] if base else name}"
        for unit in re.findall(r"\d(px|%|em|rem|vw|vh)\b|\d(%)", value):
            yield f"css-unit-{''.join(unit).replace('%', 'percent')}"
        if "!important" in value:
            yield "css-important"


def _of_sheet(css: str) -> Iterator[str]:
    for feature in _AT.findall(css):
        yield "css-at-media"
        if feature == "prefers-color-scheme":
            yield "css-at-media-prefers-color-scheme"
    for selectors, body in re.findall(r"([^{}@]+)\{([^{}]*)\}", css):
        yield from _of_declarations(body)
        for selector in selectors.split(","):
            yield from _of_selector(selector.strip())


def _of_selector(selector: str) -> Iterator[str]:
    if selector.startswith("."):
        yield "css-selector-class"
    elif re.fullmatch(r"[a-z][a-z0-9]*", selector):
        yield "css-selector-type"
    if " " in selector:
        yield "css-selector-descendant"


def write(source: Path) -> None:
    """Write the part of the data that the check needs."""
    whole = json.loads(source.read_text("utf-8"))
    features = {
        one["slug"]: "".join(_letter(one["stats"], client) for client in CLIENTS)
        for one in whole["data"]
        if one["slug"].startswith(("css-", "html-"))
    }
    kept = {
        "source": "https://www.caniemail.com/ (MIT), by the npm package caniemail",
        "updated": whole["last_update_date"],
        "clients": CLIENTS,
        "features": features,
    }
    FILE.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _letter(stats: dict[str, Any], client: str) -> str:
    family, _, name = client.partition(".")
    versions = stats.get(family, {}).get(name)
    if not versions:
        return "u"
    return str(list(versions.values())[-1])[0].lower()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
