"""`rollcall platforms`: routes, keys that end, and self-tests on the pretend internet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.platforms.catalogue import READERS
from tests.scheduler.commands import Row, exported, quickly
from tests.world.home import example_home
from tests.world.server import World, running_world

_PRESENT = "news.heronlake.example"
_ABSENT = "nobody.heronlake.example"


@pytest.fixture
def world() -> Iterator[World]:
    """Run the pretend internet."""
    with running_world() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, world: World) -> Path:
    """Make an installation whose readers are tried on the pretend internet's accounts."""
    folder = tmp_path / "home"
    folder.mkdir()
    example_home(folder, world.port)
    try_on(folder, _PRESENT, _ABSENT)
    return folder


def try_on(home: Path, present: str, absent: str) -> None:
    """Say which accounts Bluesky's reader is tried on."""
    file = home / "rollcall.toml"
    lines = [
        line
        for line in file.read_text("utf-8").splitlines()
        if not line.startswith(("present", "absent"))
    ]
    place = lines.index("[platforms.bluesky]") + 1
    lines[place:place] = [f'present = "{present}"', f'absent = "{absent}"']
    file.write_text("\n".join(lines) + "\n", "utf-8")


def check(home: Path, *words: str) -> tuple[int, Row, str]:
    """Try Bluesky's reader; give the exit code, the row and what was told."""
    said = quickly("platforms", "check", "bluesky", *words, "--json", home=home)
    return said.code, said.rows[0] if said.rows else {}, said.told


def test_without_an_installation_only_what_needs_no_key_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    rows = quickly("platforms", "--json").rows

    assert [row["platform"] for row in rows] == list(READERS)
    open_routes = {route["name"] for row in rows for route in row["routes"] if route["open"]}
    assert open_routes == {"keyless"}
    assert {row["platform"]: row["works_now"] for row in rows}["facebook"] == "manual"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", READERS)
def test_every_route_with_a_key_says_where_to_get_it_and_when_that_was_checked(name: str) -> None:
    (row,) = [row for row in quickly("platforms", "--json").rows if row["platform"] == name]

    for route in row["routes"]:
        assert route["gives"], route
        assert route["checked"] >= "2026-11", route
        assert route["name"] in {"keyless", "manual"} or route["where"], route


def test_a_key_opens_a_route_and_one_that_ends_soon_is_warned_of(home: Path) -> None:
    today = datetime.now(UTC).date()
    soon, ended = today + timedelta(days=5), today - timedelta(days=2)
    secrets = home / "secrets.toml"
    secrets.write_text(
        '[credentials]\ntwitter = "otters"\n"facebook/heronlake" = "foxes"\n'
        f'[expires]\ntwitter = {soon}\n"facebook/heronlake" = {ended}\n'
    )
    secrets.chmod(0o600)

    said = quickly("platforms", "--json", home=home)
    status = quickly("status", home=home)

    works = {row["platform"]: row["works_now"] for row in said.rows}
    assert (works["twitter"], works["facebook"]) == ("app_key", "connected")
    assert f"The key twitter ends on {soon}" in said.err
    assert f"The key facebook/heronlake ended on {ended}" in said.err
    assert f"The key twitter ends on {soon}" in status.told
    assert "otters" not in said.told + status.told


def test_nothing_is_asked_without_live(home: Path, world: World) -> None:
    said = quickly("platforms", "check", home=home)

    assert said.code == 0
    assert "No reader was tried yet" in said.told
    assert world.requests() == ()


def test_a_reader_that_reads_who_is_there_and_not_who_is_not_passes(home: Path) -> None:
    code, row, _ = check(home, "--live")

    assert (code, row["passed"]) == (0, True)
    assert check(home)[1]["passed"] is True


def test_a_reader_that_fails_is_marked_and_nobody_is_gone_for_it(home: Path) -> None:
    try_on(home, _ABSENT, "nobody.else.example")
    code, row, told = check(home, "--live")
    quickly("register", "import", home / "register.csv", home=home)
    sheet = home / "gone.csv"
    sheet.write_text(
        "Platform,Site URL,Kind,Cadence days,Review due\n"
        f"bluesky,https://bsky.app/profile/{_ABSENT},professional,7,2027-01-01\n"
    )
    assert quickly("register", "import", sheet, home=home).code == 0
    assert quickly("sweep", "--account", f"bluesky:{_ABSENT}", home=home).code == 0

    (visit,) = exported(home, "visits")
    assert (code, row["passed"]) == (1, False)
    assert "counts as unreadable, not as gone" in told
    assert "The reader of bluesky failed its self-test" in quickly("status", home=home).told
    assert (visit["outcome"], visit["says_gone"]) == ("unreadable", False)
    assert "the reader failed its self-test" in visit["reason"]


def test_a_platform_that_nobody_knows_is_refused(home: Path) -> None:
    said = quickly("platforms", "check", "herons", home=home)

    assert said.code == 2
    assert "there are: all, facebook" in said.told
