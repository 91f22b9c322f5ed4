"""`rollcall official` and `rollcall publish` as an office uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.homes import make_home
from tests.scheduler.commands import quickly

_REGISTER = (
    "Site URL,Kind,Status,Account name\n"
    "https://bsky.app/profile/eastview.example,official,active,Eastview\n"
    "https://bsky.app/profile/old.example,official,closed,Old\n"
    "https://bsky.app/profile/jordan.example,personal,active,Jordan Vale\n"
    "http://herons.example:8470/,team,active,Herons\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = make_home(tmp_path / "home")
    sheet = tmp_path / "register.csv"
    sheet.write_text(_REGISTER)
    assert quickly("register", "import", sheet, home=folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://bsky.app/profile/nobody.example", "Not on the register"),
        ("https://bsky.app/profile/jordan.example", "Not official"),
        ("https://bsky.app/profile/old.example", "Not official any more: Old on Bluesky was"),
        ("bsky.app/profile/Eastview.example/", "Official: Eastview on Bluesky. It was not checked"),
        ("http://herons.example:8470", "Official: Herons on Website."),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fbsky.app%2Fprofile%2Feastview.example",
            "Official: Eastview on Bluesky.",
        ),
    ],
)
def test_an_address_is_official_or_not(home: Path, url: str, words: str) -> None:
    said = quickly("official", url, home=home)

    assert said.code == 0
    assert words in said.told


def test_nobody_hears_more_of_a_personal_account(home: Path) -> None:
    said = quickly("official", "https://bsky.app/profile/jordan.example", "--json", home=home)

    assert said.rows[0]["answer"] == "known"
    assert said.rows[0]["name"] is None


def test_what_is_no_address_is_refused(home: Path) -> None:
    assert quickly("official", "no address", home=home).code == 2


def test_the_page_and_the_feeds_are_written_whole_and_again(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site" / "accounts"

    quickly("publish", folder, home=home)
    said = quickly("publish", folder, "--language", "es", home=home)

    tree = json.loads((folder / "official-accounts.json").read_text("utf-8"))
    assert "2 official accounts written" in said.told
    assert [one["name"] for one in tree["accounts"]] == ["Eastview", "Herons"]
    assert (folder / "official-accounts.csv").read_text("utf-8-sig").count("\n") == 3
    assert 'lang="es"' in (folder / "index.html").read_text("utf-8")
    assert sorted(file.name for file in folder.iterdir()) == [
        "index.html",
        "official-accounts.csv",
        "official-accounts.json",
    ]


def test_a_language_without_words_is_refused(home: Path, tmp_path: Path) -> None:
    said = quickly("publish", tmp_path / "site", "--language", "de", home=home)

    assert said.code == 2
    assert "expected one of en, es, fr, nl, zh" in said.told
