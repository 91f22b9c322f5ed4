"""Lay a composed digest out as subject, text and HTML; the templates only place what the digest
says.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from reports.digest.parts import Coverage, Digest
from reports.digest.plain import turned
from reports.digest.week import Week

TEXT_COLUMNS = 72
"""RFC 3676 §4.2 asks for lines under 79; 72 leaves room for the quote signs of a reply."""
_ISOLATE, _POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Page:
    """A digest laid out: the subject is one line; `text` stands alone without the HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the administrators are told of a digest that waits; `reasons` are plain sentences."""

    district: str
    week: Week
    reasons: tuple[str, ...]
    language: str = "en"


def lay_out(digest: Digest, contact: str) -> Page:
    """Render the weekly digest. `contact` is the district's address for questions.

    The HTML has its styles inlined and loads nothing from anywhere. A name that a template uses and
    the digest does not have fails.
    """
    return _page(
        "weekly", {"digest": digest, "contact": contact, "percent": _percent(digest.coverage)}
    )


def lay_out_held(held: Held) -> Page:
    """Render the notice that a digest is held back, and how it is released."""
    return _page("held", {"held": held})


def _page(folder: str, values: Mapping[str, object]) -> Page:
    subject, text, html = (
        _environment().get_template(f"{folder}/{name}").render(values)
        for name in ("subject.txt", "body.txt", "body.html")
    )
    return Page(" ".join(subject.split()), text.strip() + "\n", inline(html))


def inline(html: str) -> str:
    """Put the style sheet onto the elements; what a dark screen needs stays in the head."""
    inliner = css_inline.CSSInliner(
        load_remote_stylesheets=False, minify_css=True, preallocate_node_capacity=512
    )
    return inliner.inline(html)


def folded(text: str, indent: str = "", following: str | None = None) -> str:
    """Fold a line at 72 columns; a long address stays whole."""
    return textwrap.fill(
        text,
        TEXT_COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent if following is None else following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def apart(text: str) -> str:
    """Keep text that runs from right to left from turning its surroundings (UAX 9, isolates)."""
    return f"{_ISOLATE}{text}{_POP}" if turned(text) else text


def _percent(coverage: Coverage) -> int:
    """Give how much of the bar is full: 100 only when nothing is missing, else 1..99."""
    if coverage.checked >= coverage.total:
        return 100
    return min(99, max(1, round(100 * coverage.checked / coverage.total)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["folded"] = folded
    environment.filters["apart"] = apart
    return environment
