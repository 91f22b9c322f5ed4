"""Figures can be read by people on eighty columns, and by programs as JSON lines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scheduler.cli.figures import show_figures

WIDTH = 80
SHARE = {"recall": 0.9, "recall_low": 0.85, "recall_high": 0.934, "recall_of": 200}
RATE = {"flagged": 0.0, "flagged_low": 0.0, "flagged_high": 0.064}


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.cli.screen.out.width", WIDTH)


def told(rows: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Give the lines that people see, without frames and blanks at their ends."""
    show_figures(rows, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    return [
        " ".join(line.strip("│┃ ").replace("│", " ").replace("┃", " ").split()) for line in lines
    ]


def test_nothing_measured_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([], capsys) == []


def test_a_share_stands_with_what_it_is_of_and_its_interval(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told([{"slice": "avatars", **SHARE}, {"slice": "covers", **SHARE}], capsys)

    assert lines[0] == "recall: 0.900 of 200, 0.850-0.934"
    assert "avatars" in lines


def test_what_rows_say_alike_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"point": "1 %", "slice": one, **SHARE, "recall": 0.5 + at / 10}
        for at, one in enumerate(("avatars", "covers"))
    ]

    lines = told(rows, capsys)

    assert lines[0] == "point: 1 %"
    assert "avatars 0.500 of 200" in lines
    assert "covers 0.600 of 200" in lines
    assert lines.count("0.850-0.934") == 2


def test_rows_of_another_kind_have_a_table_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told([{"slice": "a", **SHARE}, {"slice": "b", **RATE, "recall": None}], capsys)

    assert "slice recall" in lines
    assert "slice flagged" in lines


def test_what_is_too_wide_is_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    wide = {f"figure_number_{number}": "1234567890" for number in range(8)}

    lines = told([{"slice": "a b", **wide, **RATE}], capsys)

    assert lines[:2] == ["slice: a b", "figure number 0: 1234567890"]
    assert "flagged: 0.000, 0.000-0.064" in lines


def test_programs_get_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"slice": "a", **SHARE, "missing": None}

    show_figures([row], as_json=True)

    assert json.loads(capsys.readouterr().out) == row
