"""Lay a composed digest out as subject, text and HTML; the templates only place what the digest
says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import css_inline

from reports.digest.month_parts import MonthSummary
from reports.digest.parts import Digest
from reports.digest.week import Week
from reports.languages.tongue import Tongue, english
from reports.render.filling import environment, rendered, rendered_in

_IGNORED = ' data-css-inline="ignore"'


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
    tongue: Tongue = field(default_factory=english)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, and the command that does it."""

    text: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What people are told of the mails themselves; every text is one plain line."""

    district: str
    week: Week
    heading: str
    lines: tuple[str, ...]
    advice: tuple[Advice, ...]
    tongue: Tongue = field(default_factory=english)


@dataclass(frozen=True, slots=True)
class StopPage:
    """The page behind the address that stops mails; without a `button` there is nothing to do."""

    district: str
    heading: str
    line: str
    button: str = ""
    tongue: Tongue = field(default_factory=english)


def lay_out(digest: Digest, contact: str) -> Page:
    """Render the weekly digest. `contact` is the district's address for questions.

    The HTML has its styles inlined and loads nothing from anywhere. A name that a template uses and
    the digest does not have fails.
    """
    return mail_page("weekly", digest.tongue, digest=digest, contact=contact)


def lay_out_held(held: Held) -> Page:
    """Render the notice that a digest is held back, and how it is released."""
    return mail_page("held", held.tongue, held=held)


def lay_out_whole(digest: Digest, contact: str, made_on: str) -> str:
    """Render a whole digest as a page that is read in a browser, handed on or printed."""
    values = {"digest": digest, "contact": contact, "made_on": made_on}
    return rendered_in("whole/page.html", digest.tongue, **values) + "\n"


def lay_out_month(summary: MonthSummary) -> str:
    """Render the board's summary of a month as a page that is printed."""
    return rendered_in("board/page.html", summary.tongue, summary=summary) + "\n"


def lay_out_notice(notice: Notice) -> Page:
    """Render a notice to who answers for the installation."""
    return mail_page("notice", notice.tongue, notice=notice)


def lay_out_stop(stop: StopPage) -> str:
    """Render the page behind the address that stops mails."""
    return rendered("stop/page.html", stop=stop)


def mail_page(folder: str, tongue: Tongue, **values: object) -> Page:
    """Fill in the three templates of a mail, subject, text and HTML, in a language."""
    subject, text, html = (
        rendered_in(f"{folder}/{name}", tongue, **values)
        for name in ("subject.txt", "body.txt", "body.html")
    )
    return Page(" ".join(subject.split()), text.strip() + "\n", _inlined(html))


def _inlined(html: str) -> str:
    """Put the style sheet onto the elements. What only adds to that (round corners, small and dark
    screens) stays in the head: some mail programs leave it out.
    """
    return _inliner().inline(html).replace(_IGNORED, "")


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        load_remote_stylesheets=False,
        minify_css=True,
        keep_style_tags=True,
        extra_css=environment().get_template("weekly/style.css").render(),
        preallocate_node_capacity=512,
    )
