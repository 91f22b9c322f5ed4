"""`rollcall staff import` as an office meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.homes import make_home
from tests.scheduler.commands import quickly

_REGISTER = (
    "Site URL,Kind,Admin,Admin email,Backup admin,Backup admin email\n"
    "https://bsky.app/profile/eastview.example,official,Kit Lindahl,kit@heronlake.example,"
    "A Captain,captain@students.heronlake.example\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = make_home(tmp_path / "home")
    sheet = tmp_path / "register.csv"
    sheet.write_text(_REGISTER)
    quickly("register", "import", sheet, home=folder)
    return folder


def directory(folder: Path, *names: str, rows: str = "") -> Path:
    file = folder / "staff.csv"
    people = "".join(f"{name},{name}@heronlake.example,Coach\n" for name in names)
    file.write_text(f"Name,Email,Title\n{people}{rows}")
    return file


_TWENTY = tuple(f"person{number}" for number in range(20))


def test_an_account_whose_administrator_is_gone_from_the_directory_is_named(
    home: Path, tmp_path: Path
) -> None:
    quickly("staff", "import", directory(tmp_path, "kit", "dana"), home=home)

    said = quickly("staff", "import", directory(tmp_path, "dana"), home=home)

    assert said.code == 0
    assert "eastview.example" in said.told
    assert "Kit Lindahl" in said.told
    assert "1 in the directory, 0 new, 1 left; 1 account of the register lost" in said.told


def test_a_dry_run_saves_nothing(home: Path, tmp_path: Path) -> None:
    quickly("staff", "import", directory(tmp_path, "kit", "dana"), "--dry-run", home=home)

    said = quickly("staff", "import", directory(tmp_path, "dana"), home=home)

    assert "1 in the directory, 1 new, 0 left" in said.told


def test_a_file_in_which_many_are_missing_is_taken_for_a_part(home: Path, tmp_path: Path) -> None:
    quickly("staff", "import", directory(tmp_path, *_TWENTY), home=home)

    refused = quickly("staff", "import", directory(tmp_path, "person1"), home=home)
    part = quickly("staff", "import", directory(tmp_path, "person1"), "--part", home=home)
    left = quickly("staff", "import", directory(tmp_path, "person1"), "--all-left", home=home)

    assert refused.code == 2
    assert "19 of 20 people in service are not in it; nothing was saved." in refused.told
    assert "20 in the directory, 0 new, 0 left" in part.told
    assert "1 in the directory, 0 new, 19 left" in left.told


def test_no_student_is_kept_but_an_administrators_address(home: Path, tmp_path: Path) -> None:
    rows = (
        "A Pupil,a.pupil@students.heronlake.example,Student\n"
        "A Captain,captain@students.heronlake.example,Student\n"
    )

    said = quickly("staff", "import", directory(tmp_path, "dana", rows=rows), home=home)

    assert "Left out: 2 rows held as students." in said.told
    assert "2 in the directory" in said.told
    kept = b"".join(file.read_bytes() for file in home.glob("rollcall.db*"))
    assert b"pupil" not in kept
