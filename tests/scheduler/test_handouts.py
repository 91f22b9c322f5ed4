"""`rollcall handouts`: files that the district may serve, each whole."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import feedparser
import pytest

from tests.scheduler.commands import quickly
from tests.world.home import example_home

_PORT = 8470


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make an installation of the example district with its register."""
    folder = tmp_path / "home"
    folder.mkdir()
    example_home(folder, _PORT)
    assert quickly("register", "import", folder / "register.csv", home=folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--month", "2026-13"), "'2026-13' is not a month such as 2026-11"),
        (("--language", "tlh"), "'tlh' is none of en, es, fr, nl, zh"),
        (("posters",), "'posters' is not one of 'pages', 'board', 'feed', 'calendar'"),
    ],
    ids=["month", "language", "kind"],
)
def test_writes_nothing_when_it_does_not_know_what(
    home: Path, words: tuple[str, ...], message: str
) -> None:
    said = quickly("handouts", *words, home=home)

    assert said.code == 2
    assert message in said.told.replace("│", "")
    assert not (home / "reports").exists()


def test_writes_pages_for_every_reader_and_school_the_board_a_feed_and_a_calendar(
    home: Path,
) -> None:

    said = quickly("handouts", "--month", "2026-10", home=home)

    names = {path.name for path in (home / "reports").iterdir()}
    assert said.code == 0, said.err
    assert {"board-2026-10.html", "findings.atom", "due.ics", "communications.en.html"} <= names
    assert any(name.startswith("principal-eastview-high-school-") for name in names)
    assert feedparser.parse((home / "reports" / "findings.atom").read_bytes()).bozo is False
    assert "October 2026" in (home / "reports" / "board-2026-10.html").read_text("utf-8")


def test_opens_the_page_that_was_asked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)

    said = quickly("handouts", "board", "--open", "--language", "es", home=home)

    assert said.code == 0, said.err
    (page,) = (home / "reports").iterdir()
    assert opened == [page.resolve().as_uri()]
    assert 'lang="es"' in page.read_text("utf-8")
