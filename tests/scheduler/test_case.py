"""`rollcall case`: a case keeps its steps, tickets, answers, clock and outcome."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.homes import make_home
from tests.scheduler.commands import quickly

_SHEET = (
    "Site URL,Kind,Unit,Administrator 1,Administrator 1 e-mail,Administrator 1 class year,"
    "Opened with\n"
    "https://bsky.app/profile/herons.example,team,Eastview Football,Kim Doe,kim@mail.example,2023,"
    "kim@mail.example\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = make_home(tmp_path / "home")
    sheet = tmp_path / "register.csv"
    sheet.write_text(_SHEET)
    assert quickly("register", "import", sheet, home=folder).code == 0
    return folder


def opened(home: Path, *more: str | Path) -> str:
    said = quickly(
        "case", "open", "bluesky:herons.example", "--action", "recover", "--person", "Sam", *more,
        home=home,
    )  # fmt: skip
    assert said.code == 0, said.err
    return said.out


def test_a_case_is_worked_through_to_its_end(home: Path) -> None:
    out = opened(home)
    assert "ask_holder: Ask whoever may still hold the log-in" in out

    filed = quickly(
        "case", "note", "1", "--person", "Sam", "--kind", "ticket", "--step", "platform_support",
        "--ticket", "X-77", home=home,
    )  # fmt: skip
    quickly("case", "note", "1", "--person", "Sam", "--kind", "done", "--step", "reset", home=home)
    shown = quickly("case", "show", "1", home=home)
    ended = quickly("case", "settle", "1", "--outcome", "recovered", "--person", "Sam", home=home)
    after = quickly("case", "note", "1", "--person", "Sam", "--text", "one more", home=home)

    assert "waiting for an answer until" in filed.out
    assert "X-77" in shown.out
    assert ended.code == 0
    assert (after.code, "case 1 is settled" in after.err) == (1, True)
    assert quickly("case", "list", "--json", home=home).out == ""
    (row,) = map(json.loads, quickly("case", "list", "--all", "--json", home=home).out.splitlines())
    assert (row["clock"], row["entries"]) == ("settled: recovered", 3)


def test_an_account_has_one_open_case_at_a_time(home: Path) -> None:
    opened(home)

    said = quickly(
        "case", "open", "bluesky:herons.example", "--action", "close", "--person", "Sam", home=home
    )

    assert said.code == 1
    assert "case 1 about this account is open (recover)" in said.err


def test_the_page_has_the_steps_filled_in_and_names_no_student(home: Path, tmp_path: Path) -> None:
    opened(home, "--page", tmp_path / "case.html")

    page = (tmp_path / "case.html").read_text("utf-8")
    assert "Case 1: Recover herons.example" in page
    assert "a student of the class of 2023" in page
    assert "the class of 2023 has graduated" in page
    assert "Kim" not in page
    assert "kim@" not in page
    assert page.count("<h3>") == 6
    assert "src=" not in page


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("note", "9", "--person", "Sam"), "There is no case 9"),
        (("note", "1", "--person", "Sam", "--step", "bribe"), "it has: ask_holder, reset,"),
        (("show", "9"), "There is no case 9"),
        (("settle", "9", "--outcome", "kept", "--person", "Sam"), "There is no case 9"),
    ],
)
def test_what_is_not_there_is_named(home: Path, words: tuple[str, ...], wanted: str) -> None:
    opened(home)

    said = quickly("case", *words, home=home)

    assert said.code == 2
    assert wanted in said.err
