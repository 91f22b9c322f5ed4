"""Weak eyes, bright sun and dark rooms: everything in a mail stands out from its ground."""

from __future__ import annotations

import pytest

from tests.reports.golden import page_of
from tests.reports.letters import letters
from tests.reports.render.contrast import Seen, seen

_VARIANTS = ("communications", "technology", "superintendent", "failed-sweep", "twelve-findings")


def too_faint(html: str, *, dark: bool) -> list[tuple[str, float]]:
    return [
        (one.what, round(one.ratio, 2)) for one in seen(html, dark=dark) if one.ratio < one.least
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", _VARIANTS)
def test_can_be_read_by_weak_eyes(name: str, dark: bool) -> None:
    assert too_faint(page_of(name).html, dark=dark) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", letters())
def test_the_other_mails_can_be_read_too(name: str, dark: bool) -> None:
    assert too_faint(letters()[name].html, dark=dark) == []


def test_sees_what_is_faint() -> None:
    html = '<html><body style="background-color:#ffffff"><p style="color:#999999">Hm</p></body>'

    assert too_faint(html, dark=False) == [("Hm", 2.85)]


def test_measures_as_wcag_does() -> None:
    assert round(Seen("", "#000000", "#ffffff", 4.5).ratio, 2) == 21.0
    assert round(Seen("", "#777777", "#ffffff", 4.5).ratio, 2) == 4.48


def test_looks_at_bars_tags_and_links_in_the_dark() -> None:
    inks = {one.ink for one in seen(page_of("technology").html, dark=True)}

    assert {"#f08a78", "#35b39c", "#ffb4a9", "#7fd6c5", "#e9efec"} <= inks
