"""Mails about handing over go out once, to staff and directors, and never ask for a secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports.outbox import Watch
from scheduler.jobs.handover import letters_due, message_of, send_letters
from scheduler.jobs.home import Home, open_home
from tests.homes import make_home
from tests.scheduler.commands import quickly

NOVEMBER = datetime(2026, 11, 12, 15, tzinfo=UTC)
APRIL = datetime(2027, 4, 28, 15, tzinfo=UTC)
_SHEET = (
    "Site URL,Kind,Unit,Administrator 1,Administrator 1 e-mail,Administrator 1 class year\n"
    "https://bsky.app/profile/fb.example,team,Eastview Football,Dana,dana@heronlake.example,\n"
    "https://bsky.app/profile/hb.example,team,Eastview Football,Kim Doe,kim@mail.example,2027\n"
    "https://bsky.app/profile/bb.example,team,Eastview Baseball,Sam,sam@heronlake.example,\n"
)
_MORE = """
email_domains = ["heronlake.example"]
state = "MN"
languages = ["es"]
[[recipient]]
name = "Alex Director"
email = "alex@heronlake.example"
role = "athletics"
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    folder = make_home(tmp_path / "home")
    settings = (folder / "district.toml").read_text()
    (folder / "district.toml").write_text(
        settings.replace("[[recipient]]", f"{_MORE}[[recipient]]", 1)
    )
    sheet = tmp_path / "register.csv"
    sheet.write_text(_SHEET)
    assert quickly("register", "import", sheet, home=folder).code == 0
    with open_home(folder) as opened:
        yield opened


def watch(now: datetime) -> Watch:
    return Watch(lambda: now, lambda _: True)


def test_nobody_is_written_to_unless_the_district_wants_it(home: Home) -> None:
    assert letters_due(home, NOVEMBER, people=False) == ()


def test_the_coach_of_the_season_is_written_to_once_in_the_districts_language(home: Home) -> None:
    (letter,) = letters_due(home, NOVEMBER, people=True)
    mail = message_of(home, letter, NOVEMBER).mail

    first = send_letters(home, watch(NOVEMBER), people=True)
    again = send_letters(home, watch(NOVEMBER), people=True)

    assert (letter.email, len(letter.lines)) == ("dana@heronlake.example", 1)
    assert "La temporada termina el" in str(mail["Subject"])
    text = mail.get_body(("plain",))
    assert text is not None
    assert "No envíe nunca una contraseña" in text.get_content()
    assert (first.sent, again.sent) == (1, 0)


def test_the_director_gets_the_list_before_graduation_without_names_of_students(home: Home) -> None:
    (letter,) = letters_due(home, APRIL, people=False)

    page = message_of(home, letter, APRIL).html
    assert (letter.email, letter.listed) == ("alex@heronlake.example", True)
    assert [line.url for line in letter.lines] == ["https://bsky.app/profile/hb.example"]
    assert "the class of 2027 has graduated" in page
    assert "Kim" not in page


def test_the_command_shows_what_is_due_on_a_day(home: Home) -> None:
    said = quickly("handover", "--on", "2026-11-12", home=home.settings.home)

    assert said.code == 0
    assert "dana@heronlake.example" in said.out
