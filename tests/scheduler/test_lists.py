"""`rollcall sheet`: what offices work from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.homes import make_home
from tests.scheduler.commands import quickly

_HEADER = (
    "Site URL,Kind,Status,Admin,Admin email,Admin until,Backup admin,Backup admin email,"
    "Approved by,Date approved,Credentials place,Credentials deposited on,Review due,School\n"
)
_GOOD = (
    "Dana Reyes,dana@heronlake.example,,Sam Okafor,sam@heronlake.example,Office,2020-01-01,Safe,"
    "2026-11-01,2030-01-01,Eastview HS\n"
)
_ROWS = (
    f"https://bsky.app/profile/good.example,official,active,{_GOOD}"
    "https://bsky.app/profile/bad.example,official,active,,,,,,,,,,,\n"
    "https://bsky.app/profile/closed.example,official,closed,,,,,,,,,,,\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = make_home(tmp_path / "home")
    with (folder / "district.toml").open("a") as settings:
        settings.write('[[unit]]\nname = "Eastview HS"\nkind = "school"\n')
    sheet = tmp_path / "register.csv"
    sheet.write_text(_HEADER + _ROWS)
    assert quickly("register", "import", sheet, home=folder).code == 0
    return folder


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


def test_gaps_are_told_without_any_sweep_and_closed_accounts_have_none(
    home: Path, tmp_path: Path
) -> None:
    said = quickly("sheet", "gaps", tmp_path / "gaps.csv", home=home)

    rows = rows_of(tmp_path / "gaps.csv")
    assert said.code == 0
    assert {row["Account"] for row in rows} == {"bad.example"}
    assert [row["Weight"] for row in rows] == ["high", "medium", "low", "advice"]
    assert rows[0]["Gap"] == "Nobody in service administers the account"
    assert rows[0]["Clause"] == "Generic 3"


def test_a_gap_that_somebody_left_is_known_from_the_directory(home: Path, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text(
        "Name,Email,Status\nSam,sam@heronlake.example,Suspended\nD,dana@heronlake.example,\n"
    )
    quickly("staff", "import", staff, home=home)

    quickly("sheet", "gaps", tmp_path / "gaps.csv", home=home)

    good = [row for row in rows_of(tmp_path / "gaps.csv") if row["Account"] == "good.example"]
    assert any("Sam Okafor is named as administrator and left" in row["Why"] for row in good)
    assert any(row["Gap"] == "Only one person administers the account" for row in good)


def test_the_register_has_every_account_with_closed_ones_last(home: Path, tmp_path: Path) -> None:
    quickly("sheet", "register", tmp_path / "register.xlsx", home=home)
    quickly("sheet", "register", tmp_path / "register.html", home=home)

    sheet = load_workbook(tmp_path / "register.xlsx").worksheets[0]
    names = [str(row[0].value) for row in list(sheet)[1:]]
    assert sorted(names) == ["bad.example", "closed.example", "good.example"]
    assert names[-1] == "closed.example"
    assert "1 of them closed" in (tmp_path / "register.html").read_text()


def test_another_ending_is_refused(home: Path, tmp_path: Path) -> None:
    said = quickly("sheet", "unregistered", tmp_path / "x.pdf", home=home)

    assert said.code == 2
    assert "expected a name that ends with .csv, .xlsx or .html" in said.told
