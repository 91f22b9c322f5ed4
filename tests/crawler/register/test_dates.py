"""Days are read as people write them, and what is not clear is said."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.register.dates import Day, DayOrder, day_order, read_day


@pytest.mark.parametrize(
    "cell",
    ["", "soon", "45505", "31/2/2024", "2024-13-01", "1/1/1850", "Augusty 1 2024", "13/13/2024"],
)
def test_reads_no_day_where_there_is_none(cell: str) -> None:
    assert read_day(cell).value is None


@pytest.mark.parametrize(
    "cell",
    [
        "2024-08-13",
        "2024/8/13",
        "2024-08-13 00:00:00",
        "8/13/2024",
        "13/8/2024",
        "13.8.2024",
        "13 August 2024",
        "August 13, 2024",
        "Aug 13th, 2024",
        "13 de agosto de 2024",
        "13 août 2024",
        "13 augustus 2024",
        "2024年8月13日",
    ],
)
def test_reads_a_clear_day(cell: str) -> None:
    assert read_day(cell) == Day(date(2024, 8, 13))


def test_reads_an_unclear_day_month_first_and_says_so() -> None:
    assert read_day("3/4/2026") == Day(date(2026, 3, 4), "read as 2026-03-04")


@pytest.mark.parametrize("cell", ["3/4/26", "Mar 2026"])
def test_says_what_it_made_of_half_a_day(cell: str) -> None:
    assert read_day(cell).doubt.startswith("read as 2026-03-0")


def test_takes_the_order_from_the_column() -> None:
    order = day_order(["13/1/2026", "3/4/2026", "20/2/2026", "30/6/2026"])

    assert order is DayOrder.DAY_FIRST
    assert read_day("3/4/2026", order) == Day(date(2026, 4, 3))


@pytest.mark.parametrize(
    "cells",
    [["13/1/2026", "3/4/2026"], ["13/1/2026", "14/1/2026", "15/1/2026", "1/16/2026"], []],
    ids=["one slip", "both", "nothing"],
)
def test_turns_no_column_around_without_enough_cells(cells: list[str]) -> None:
    assert day_order(cells) is DayOrder.UNSAID
