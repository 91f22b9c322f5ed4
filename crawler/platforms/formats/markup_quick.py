"""HTML of simple tags read without a parser: most posts are written so. Pure.

What is not simple (comments, scripts, `<pre>`, a quote or an angle bracket that is not closed …) is
left to the parser, which gives the same text; it takes about five times as long (measured 2026-11).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

PARAGRAPH, LINE = "\x02", "\x01"
"""What stands for a break until all is read; controls, as they are in no text that we keep."""

_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z1-6]*)((?:[\s/][^>]*+)?)>")
_WITHIN_LINE = (
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "source", "span", "strike",
    "strong", "sub", "sup", "tbody", "td", "th", "thead", "time", "tt", "u", "var", "wbr",
)  # fmt: skip
_LINES = ("article", "div", "figcaption", "figure", "footer", "header", "li", "section", "tr")
_PARAGRAPHS = ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "table", "ul")
_IN_LOWER_CASE = (
    dict.fromkeys(_WITHIN_LINE, "")
    | dict.fromkeys([*_LINES, "br", "hr"], LINE)
    | dict.fromkeys(_PARAGRAPHS, PARAGRAPH)
)
_OPENING = _IN_LOWER_CASE | {name.upper(): mark for name, mark in _IN_LOWER_CASE.items()}
_MARKS = _OPENING | {"/" + name: mark for name, mark in _OPENING.items()}
"""What each tag is in the text; a tag that is not here is not simple."""
_CLOSERS = {*_LINES, *_PARAGRAPHS, "center", "hr"} - {"p", "table", "tr", "li"}
_CLOSES_PARAGRAPH = frozenset(_CLOSERS | {name.upper() for name in _CLOSERS})
_KINDS = {"p": "(", "P": "(", "/p": ")", "/P": ")"} | dict.fromkeys(_CLOSES_PARAGRAPH, "#")
_UNCLOSED = re.compile(r"\([^)]*#")
_ATTRIBUTE = r"""([^\s"'=/<>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++)))?+"""
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_ATTRIBUTES = re.compile(rf"(?:[\s/]++(?:{_ATTRIBUTE})?+)*+")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});")
_UNSEEN = re.compile(r"<(?:!--[^<>]*--|((?i:iframe|script|style))(?:\s[^<>]*+)?>[^<>]*</\1\s*)>")
_LEGACY = re.compile(r"&\w+(?![\w;=])")
"""A reference without its semicolon at the end of a word: in an attribute the parser knows."""
_BLANKS = "\t\r\n\f\xa0"
_BREAK = " " + LINE
_MANY_LINES = re.compile(LINE + "{3,}")
Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quick:
    """What simple tags hold: the text, and the attributes of the tags asked for, in order."""

    text: str
    tags: tuple[tuple[str, Attributes], ...] = ()


def quick_text(text: str) -> str | None:
    """Give the plain text of simple HTML; None when it is not simple."""
    return _quick(text)[0]


def quick_read(text: str, wanted: Set[str]) -> Quick | None:
    """Read simple HTML with the attributes of the `wanted` tags; None when it is not simple."""
    words, parts = _quick(text)
    if words is None:
        return None
    names = parts[1::3]
    if wanted.isdisjoint(names):
        return Quick(words)
    tags: list[tuple[str, Attributes]] = []
    for place, name in enumerate(names):
        if name in wanted:
            attributes = _attributes(parts[3 * place + 2])
            if attributes is None:
                return None
            tags.append((name.lower(), attributes))
    return Quick(words, tuple(tags))


def written(marked: str) -> str:
    """Make the marks breaks: single blanks, an empty line for a paragraph, trimmed."""
    text = single_spaced(marked)
    if PARAGRAPH not in text and LINE not in text:
        return text.strip()
    paragraphs = [part for one in text.split(PARAGRAPH) if (part := one.strip(_BREAK))]
    if LINE in text:
        paragraphs = [_in_lines(part) if LINE in part else part for part in paragraphs]
    return "\n\n".join(paragraphs).strip()


def single_spaced(text: str) -> str:
    """Make each run of blanks one space; replacing costs a tenth of a regular expression here."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _quick(text: str) -> tuple[str | None, list[str]]:
    parts = _TAG.split(text)
    words = _text_of(parts, text)
    if words is None:
        seen = _UNSEEN.sub("", text)
        if len(seen) != len(text):
            parts = _TAG.split(seen)
            words = _text_of(parts, seen)
    return words, parts


def _text_of(parts: list[str], text: str) -> str | None:
    names = parts[1::3]
    if text.count("<") != len(names) or text.count(">") != len(names) or _holds_marks(text):
        return None
    try:
        marks = [*map(_MARKS.__getitem__, names)]
    except KeyError:
        return None
    if not names:
        return written(unescaped(text) if "&" in text else text)
    if not _CLOSES_PARAGRAPH.isdisjoint(names) and _is_unclosed(names):
        return None
    marked = [""] * (2 * len(names) + 1)
    marked[::2], marked[1::2] = parts[::3], marks
    whole = "".join(marked)
    return written(unescaped(whole) if "&" in whole else whole)


def unescaped(text: str) -> str:
    """Give a text with its character references read; each one is looked up only once."""
    found = _REFERENCE.findall(text)
    if len(found) != text.count("&"):
        return html.unescape(text)
    characters = {reference: _character(reference) for reference in {*found}}
    again = [reference for reference, character in characters.items() if "&" in character]
    if len(again) > 1:  # what one of them gives could be read again as another
        return html.unescape(text)
    for reference in again:  # the last one
        characters[reference] = characters.pop(reference)
    for reference, character in characters.items():
        text = text.replace(reference, character)
    return text


@lru_cache(maxsize=512)
def _character(reference: str) -> str:
    return html.unescape(reference)


def _in_lines(paragraph: str) -> str:
    """Part a paragraph at its line marks; more than two in a row are a paragraph's break too."""
    lines = [line.strip(" ") for line in paragraph.split(LINE)]
    if "" not in lines:
        return "\n".join(lines)
    text = _MANY_LINES.sub("\n\n", LINE.join(lines))
    return text.replace(LINE + LINE, "\n").replace(LINE, "\n")


def _holds_marks(text: str) -> bool:
    return LINE in text or PARAGRAPH in text


def _is_unclosed(names: list[str]) -> bool:
    """Say whether another block ends a paragraph (HTML §13.1.2.4): the rest is the parser's."""
    return bool(_UNCLOSED.search("".join([_KINDS.get(name, "") for name in names])))


def _attributes(text: str) -> dict[str, str] | None:
    """Give the attributes of a tag, the first of each name; None when they are not simple."""
    if not _ATTRIBUTES.fullmatch(text):
        return None
    if "&" in text and _LEGACY.search(text):
        return None
    found: dict[str, str] = {}
    for name, double, single, bare in _ONE_ATTRIBUTE.findall(text):
        value = double or single or bare
        if "&" in value:
            value = _REFERENCE.sub(lambda match: _character(match.group()), value)
        found.setdefault(name.lower(), value)
    return found
