"""Words for how often an account posts become days."""

from __future__ import annotations

import pytest

from crawler.register.cadence import read_cadence


@pytest.mark.parametrize(
    "cell",
    ["", "now and then", "rarely", "-3", "0", "1e999", "every", "0x/week", "9999 years", "nan"],
)
def test_makes_no_number_of_other_words(cell: str) -> None:
    assert read_cadence(cell) is None


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("14", 14.0),
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("3 days", 3.0),
        ("daily", 1.0),
        ("Every day", 1.0),
        ("Weekly", 7.0),
        ("once a week", 7.0),
        ("twice a week", 3.5),
        ("2x/week", 3.5),
        ("2 times per week", 3.5),
        ("Twice weekly", 3.5),
        ("every 2 weeks", 14.0),
        ("biweekly", 14.0),
        ("monthly", 31.0),
        ("once per quarter", 92.0),
        ("semanal", 7.0),
        ("dos veces por semana", 3.5),
        ("hebdomadaire", 7.0),
        ("deux fois par semaine", 3.5),
        ("wekelijks", 7.0),
        ("每周", 7.0),
    ],
)
def test_reads_words_and_numbers(cell: str, days: float) -> None:
    assert read_cadence(cell) == days


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2-3 times a week", 3.5),
        ("2 to 3 times per week", 3.5),
        ("3–5x/week", 7 / 3),
        ("every 7-10 days", 10.0),
        ("2 à 3 fois par semaine", 3.5),
    ],
)
def test_a_range_is_the_longest_gap_it_allows(cell: str, days: float) -> None:
    assert read_cadence(cell) == pytest.approx(days)
