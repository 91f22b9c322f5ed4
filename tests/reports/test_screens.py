"""On a phone nothing is pushed from side to side, whatever strangers are called."""

from __future__ import annotations

import pytest

from reports.digest.compose import compose
from reports.render.page import lay_out
from tests.reports.gallery import bare, gallery
from tests.reports.golden import CONTACT
from tests.reports.handed import whole_page
from tests.reports.hostile import ATTACKS, an_evil_week
from tests.reports.samples import NOW, SAM, WEEK
from tests.reports.screens import browser, sizes

pytestmark = pytest.mark.skipif(browser() is None, reason="no Chromium here")
PHONE, SMALLEST = 360, 320
"""Pixels: a small phone of today, and what WCAG 2.1 asks a page to fit in (1.4.10)."""


@pytest.mark.parametrize("width", [SMALLEST, PHONE])
def test_every_page_fits_a_phone(width: int) -> None:
    shown = sizes(gallery(), width)

    assert len(shown) >= 29
    assert {name: size for name, size in shown.items() if size[0] > width} == {}
    assert all(height > 200 for _, height in shown.values())


def test_names_without_end_fit_a_phone() -> None:
    evil = {name: an_evil_week(text) for name, text in ATTACKS.items()}
    mails = {
        name: lay_out(compose(week, SAM, WEEK, NOW), CONTACT).html for name, week in evil.items()
    }
    pages = {
        **mails,
        **{f"{name} bare": bare(page) for name, page in mails.items()},
        "page": whole_page(evil["megabyte"], SAM),
    }

    shown = sizes(pages, PHONE)

    assert {name: size for name, size in shown.items() if size[0] > PHONE} == {}


def test_sees_what_is_too_wide() -> None:
    assert sizes({"wide": "<div style='width:999px'>Herons</div>"}, PHONE)["wide"][0] >= 999
