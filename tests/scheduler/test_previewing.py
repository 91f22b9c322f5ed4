"""`rollcall digest preview`: looked at, and nothing else happens."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from tests.scheduler.commands import exported, quickly
from tests.world.home import example_home

_PORT = 8470


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make an installation of the example district."""
    folder = tmp_path / "home"
    folder.mkdir()
    return example_home(folder, _PORT)


def test_delivers_nothing_and_notes_nothing(home: Path) -> None:
    said = quickly("digest", "preview", home=home)

    assert said.code == 0, said.err
    assert list((home / "previews").glob("*.html"))
    assert not list((home / "outbox").glob("*"))
    assert exported(home, "deliveries") == []


def test_tells_who_there_is_when_nobody_is_called_so(home: Path) -> None:
    said = quickly("digest", "preview", "--recipient", "Nobody", home=home)

    assert said.code == 2
    assert "nobody who gets a digest is called 'Nobody'; there are" in said.told
    assert "(communications)" in said.told
    assert not (home / "previews").exists()


def test_tells_which_languages_there_are(home: Path) -> None:
    said = quickly("digest", "preview", "--language", "tlh", home=home)

    assert said.code == 2
    assert "'tlh' is no language of a digest; it is en, es, fr, nl, zh" in said.told


def test_shows_one_person_the_text_in_a_language_and_opens_the_page(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)

    said = quickly(
        *("digest", "preview", "--recipient", "Communications", "--text", "--open"),
        *("--language", "fr-CA"),
        home=home,
    )

    (page,) = (home / "previews").glob("*.html")
    assert said.code == 0, said.err
    assert "semaine" in said.out
    assert opened == [page.resolve().as_uri()]
