"""The digest as it is read: harmless, small, and the same everywhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

from reports.digest.compose import compose
from reports.digest.week import Week
from reports.languages.catalogues import tongue_of
from reports.render.folding import columns
from reports.render.page import Held, _environment, lay_out, lay_out_held
from tests.reports.golden import CONTACT, FOLDER, VARIANTS, page_of
from tests.reports.hostile import ATTACKS, an_evil_week
from tests.reports.samples import DANA, NOW, SAM, WEEK

GMAIL_CLIPS_AT = 102_000
LIMIT_BYTES = 90_000
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "div"),
    *("table", "tbody", "tr", "td", "p", "h1", "h2", "h3", "h4"),
    *("br", "span", "strong", "a", "ul", "li", "bdi"),
}


class Elements(HTMLParser):
    """Collects what an HTML document is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[tuple[str, str, str]] = []
        self.headings: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))


@pytest.mark.parametrize("name", VARIANTS)
def test_looks_as_it_did(name: str) -> None:
    page = page_of(name)

    assert page.text == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert page.html == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VARIANTS)
def test_loads_nothing_from_anywhere_and_runs_nothing(name: str) -> None:
    elements = Elements(page_of(name).html)

    assert set(elements.tags) <= ALLOWED
    assert {attribute for _, attribute, _ in elements.values}.isdisjoint({"src", "background"})
    assert "url(" not in page_of(name).html
    assert "@import" not in page_of(name).html


@pytest.mark.parametrize("name", VARIANTS)
def test_says_its_language_and_its_parts(name: str) -> None:
    elements = Elements(page_of(name).html)
    tables = sum(tag == "table" for tag in elements.tags)

    assert ("html", "lang", tongue_of(VARIANTS[name][1].language).tag) in elements.values
    assert elements.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(elements.headings, elements.headings[1:], strict=False))
    assert elements.values.count(("table", "role", "presentation")) == tables


@pytest.mark.parametrize("name", VARIANTS)
def test_needs_no_more_than_72_columns_of_text_but_for_links(name: str) -> None:
    lines = [line for line in page_of(name).text.splitlines() if "https://" not in line]

    assert max(map(columns, lines)) <= 72


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_stays_whole_and_small_whatever_strangers_wrote(text: str) -> None:
    page = lay_out(compose(an_evil_week(text), SAM, WEEK, NOW), CONTACT)
    elements = Elements(page.html)

    assert len(page.html.encode()) < LIMIT_BYTES
    assert set(elements.tags) <= ALLOWED
    assert {v for _, name, v in elements.values if name == "href"} <= {
        f"mailto:{CONTACT}",
        "https://x.example/" + "%22" * 100,
    }
    assert page.html.count("<style") == page.html.count("</style>") == 2


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_shows_no_invisible_trick_of_a_stranger(text: str) -> None:
    page = lay_out(compose(an_evil_week(text), DANA, WEEK, NOW), CONTACT)

    assert not re.search(
        "[\u202a-\u202e\u2066\u2067\u200e\u200f\x00\x07\x1b\ud800-\udfff]", page.text
    )
    assert not re.search(
        "[\u202a-\u202e\u2066\u2067\u200e\u200f\x00\x07\x1b\ud800-\udfff]", page.html
    )
    assert page.text.count("\u2068") == page.text.count("\u2069")
    assert "49" not in page.subject


def test_isolates_what_runs_from_right_to_left() -> None:
    page = lay_out(compose(an_evil_week(ATTACKS["rtl"]), DANA, WEEK, NOW), CONTACT)

    assert "\u2068ثعلب" in page.text
    assert "<bdi>ثعلب" in page.html


def test_fails_over_a_name_that_is_not_there() -> None:
    with pytest.raises(UndefinedError):
        _environment().get_template("weekly/subject.txt").render({})


def test_tells_the_administrators_why_and_how_to_release() -> None:
    page = lay_out_held(Held("Heron Lake Public Schools", Week(2026, 48), ("<b>12</b> failed.",)))

    assert page.subject == "Digest held back · week 48"
    assert "rollcall digest --week 2026-W48 --release" in page.text
    assert "&lt;b&gt;12&lt;/b&gt; failed." in page.html


def luminance(colour: str) -> float:
    """Give the relative luminance, WCAG 2.1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAGE, CARD = "#eef1ef", "#ffffff"
DARK_PAGE, DARK_CARD = "#111614", "#1b2320"
PAIRS = [
    *[(ink, ground) for ground in (PAGE, CARD) for ink in ("#16211c", "#4c5a53", "#0a5a50")],
    ("#6d4200", CARD),
    ("#5c3a00", "#fdf0d9"),
    ("#8f1d13", "#fbe6e3"),
    ("#6d4200", "#fceed3"),
    ("#234c66", "#e2eef6"),
    ("#26352e", "#e4eae6"),
    *[
        (ink, ground)
        for ground in (DARK_PAGE, DARK_CARD)
        for ink in ("#e9efec", "#a9b7b0", "#7fd6c5")
    ],
    ("#ffd591", DARK_CARD),
    ("#ffdfa3", "#3a2a0c"),
    ("#ffb4a9", "#4a1a15"),
    ("#ffd591", "#40300d"),
    ("#b3d9f2", "#17344a"),
    ("#d5dfda", "#303b36"),
]
"""Every text colour of the style sheets over every ground that it stands on."""


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_can_be_read_by_weak_eyes(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_measures_the_contrast_of_every_colour_of_text() -> None:
    styles = "".join(
        _environment().get_template(f"weekly/{name}").render() for name in ("style.css", "dark.css")
    )
    inks = set(re.findall(r"(?<![-a-z])color: (#[0-9a-f]{6})", styles))

    assert inks - {PAGE, DARK_PAGE} == {ink for ink, _ in PAIRS}


def test_stays_far_below_where_gmail_clips() -> None:
    assert max(len(page_of(name).html.encode()) for name in VARIANTS) < LIMIT_BYTES < GMAIL_CLIPS_AT
