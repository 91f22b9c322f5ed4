"""The digest as it is read: harmless, small, and the same everywhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

from reports.digest.compose import compose
from reports.digest.week import Week
from reports.languages.catalogues import tongue_of
from reports.render.filling import environment
from reports.render.folding import columns
from reports.render.page import Held, lay_out, lay_out_held
from tests.reports.golden import CONTACT, FOLDER, VARIANTS, page_of
from tests.reports.hostile import ATTACKS, an_evil_week
from tests.reports.samples import DANA, NOW, SAM, WEEK, many_findings, some_inputs

GMAIL_CLIPS_AT = 102_000
LIMIT_BYTES = 90_000
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "div"),
    *("table", "tbody", "tr", "td", "th", "p", "h1", "h2", "h3", "h4"),
    *("br", "span", "strong", "a", "ul", "li"),
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
    charts = elements.values.count(("table", "class", "chart"))
    assert elements.values.count(("table", "role", "presentation")) == tables - charts
    assert elements.values.count(("th", "scope", "col")) == elements.tags.count("th") - (
        elements.values.count(("th", "scope", "row"))
    )


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
    assert page.html.count("<style") == page.html.count("</style>") == 3


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
    assert "\u2068ثعلب" in page.html
    assert page.html.count("\u2068") == page.html.count("\u2069")


def test_links_to_the_whole_page_where_the_district_serves_one() -> None:
    address = "https://intranet.heronlake.example/rollcall/communications.en.html"
    inputs = some_inputs(
        findings=many_findings(60), reports_url="https://intranet.heronlake.example/rollcall"
    )
    page = lay_out(compose(inputs, DANA, WEEK, NOW), CONTACT)

    assert page.html.count(f'<a href="{address}"') == 2
    assert re.search(rf"^and \d+ more: {address}$", page.text, re.MULTILINE)
    assert f"Everything that is open, on one page: {address}" in page.text
    assert "rollcall export" not in page.text


def test_fails_over_a_name_that_is_not_there() -> None:
    with pytest.raises(UndefinedError):
        environment().get_template("weekly/subject.txt").render({})


def test_tells_the_administrators_why_and_how_to_release() -> None:
    page = lay_out_held(Held("Heron Lake Public Schools", Week(2026, 48), ("<b>12</b> failed.",)))

    assert page.subject == "Digest held back · week 48"
    assert "rollcall digest --week 2026-W48 --release" in page.text
    assert "&lt;b&gt;12&lt;/b&gt; failed." in page.html


def test_stays_far_below_where_gmail_clips() -> None:
    assert max(len(page_of(name).html.encode()) for name in VARIANTS) < LIMIT_BYTES < GMAIL_CLIPS_AT
