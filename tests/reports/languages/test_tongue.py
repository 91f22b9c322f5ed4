"""Words, numbers and days as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reports.languages.catalogues import tongue_of

TODAY = date(2026, 11, 23)


def test_speaks_english_where_there_are_no_words() -> None:
    assert tongue_of("de").tag == "en"


def test_takes_the_language_of_a_region() -> None:
    assert (tongue_of("es-MX").tag, tongue_of("zh-CN").tag) == ("es", "zh-Hans")


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 1, "1 day ago"),
        ("en", 2, "2 days ago"),
        ("es", 1, "hace 1 día"),
        ("es", 0, "hace 0 días"),
        ("fr", 0, "il y a 0 jour"),
        ("fr", 2, "il y a 2 jours"),
        ("nl", 1, "1 dag geleden"),
        ("zh", 1, "1 天前"),
        ("zh", 5, "5 天前"),
    ],
)
def test_counts_by_the_rules_of_the_language(code: str, number: int, words: str) -> None:
    assert tongue_of(code).count("{number} day ago", "{number} days ago", number) == words


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "12,004"), ("es", "12.004"), ("fr", "12\u202f004"), ("nl", "12.004"), ("zh", "12,004")],
)
def test_groups_the_digits_of_large_numbers(code: str, written: str) -> None:
    assert tongue_of(code).number(12004) == written


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "0.60"), ("es", "0,60"), ("fr", "0,60"), ("nl", "0,60"), ("zh", "0.60")],
)
def test_writes_decimals_with_the_sign_of_the_language(code: str, written: str) -> None:
    assert tongue_of(code).number(Decimal("0.60")) == written


def test_a_decimal_keeps_the_places_it_has() -> None:
    tongue = tongue_of("fr")

    written = [tongue.number(Decimal(text)) for text in ("1", "0.6", "0.60", "1234.5", "1E-5")]

    assert written == ["1", "0,6", "0,60", "1\u202f234,5", "0,00001"]


@pytest.mark.parametrize(
    ("code", "this_year", "another"),
    [
        ("en", "Nov 9", "Nov 9, 2025"),
        ("es", "9 de noviembre", "9 de noviembre de 2025"),
        ("fr", "9 novembre", "9 novembre 2025"),
        ("nl", "9 november", "9 november 2025"),
        ("zh", "11月9日", "2025年11月9日"),
    ],
)
def test_writes_days(code: str, this_year: str, another: str) -> None:
    tongue = tongue_of(code)

    assert tongue.day(date(2026, 11, 9), TODAY) == this_year
    assert tongue.day(date(2025, 11, 9), TODAY) == another


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [
        ("en", "Nov\u00a09", "November 2026"),
        ("es", "9\u00a0nov", "noviembre de 2026"),
        ("fr", "9\u00a0nov.", "novembre 2026"),
        ("nl", "9\u00a0nov", "november 2026"),
        ("zh", "11月9日", "2026年11月"),
    ],
)
def test_writes_days_beside_a_bar_and_months(code: str, day: str, month: str) -> None:
    assert tongue_of(code).short_day(date(2026, 11, 9)) == day
    assert tongue_of(code).month(date(2026, 11, 1)) == month


def test_puts_no_space_between_chinese_sentences() -> None:
    assert tongue_of("zh").joined(("一。", "", "二。")) == "一。二。"
    assert tongue_of("en").joined(("One.", "", "Two.")) == "One. Two."
