"""What the law keeps an installation from, through the real commands and the pretend internet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.evidence.vault import Vault
from crawler.model.account import AccountKind
from crawler.store.accounts import save_account
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.sweep import tidy
from tests.builders import make_account
from tests.crawler.store.records import make_capture, make_visit, swept
from tests.homes import make_home
from tests.scheduler.commands import exported, quickly
from tests.world.home import example_home
from tests.world.server import World, running_world

_ACCOUNT = "mastodon:hlps@mastodon.localhost"


def in_state(home: Path, state: str, privacy: str = "") -> Path:
    """Move an installation into a state."""
    file = home / "district.toml"
    text = file.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("state = ")]
    at = next(i for i, line in enumerate(lines) if line.startswith("[["))
    head = [*lines[:at], f'state = "{state}"', *([f"[privacy]\n{privacy}"] if privacy else [])]
    file.write_text("\n".join([*head, *lines[at:]]) + "\n", "utf-8")
    return home


def californian(tmp_path: Path, world: World, privacy: str = "") -> Path:
    """Give the example district, moved to California."""
    home = in_state(example_home(tmp_path / "home", world.port), "CA", privacy)
    assert quickly("register", "import", home / "register.csv", home=home).code == 0
    return home


def test_california_reads_nothing_before_notice_and_meeting(tmp_path: Path) -> None:
    with running_world(datetime.now(UTC)) as world:
        home = californian(tmp_path, world)
        world.clear_log()
        said = quickly("sweep", home=home)
        asked = world.requests()

    visits = exported(home, "visits")
    assert said.code == 0
    assert asked == ()
    assert {visit["outcome"] for visit in visits} == {"forbidden"}
    assert "Education Code 49073.6(b)" in visits[0]["reason"]
    assert "notice_on and meeting_on" in visits[0]["fix"]
    assert exported(home, "posts") == []
    assert list(Vault(home / "vault").files()) == []
    assert {row["sighting"]["place"] for row in exported(home, "findings")} <= {
        "register",
        "handle",
    }
    assert "Only the register is checked." in quickly("status", home=home).told


def test_california_looks_for_nobody_before_notice_and_meeting(tmp_path: Path) -> None:
    with running_world(datetime.now(UTC)) as world:
        home = californian(tmp_path, world)
        world.clear_log()
        said = quickly("discover", home=home)
        asked = world.requests()

    assert said.code == 1
    assert "Nobody was looked for" in said.err
    assert asked == ()


def test_california_takes_no_saved_page_before_notice(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><title>Herons</title></html>", "utf-8")
    with running_world(datetime.now(UTC)) as world:
        home = californian(tmp_path, world)
        said = quickly("capture", page, "--account", _ACCOUNT, home=home)

    assert said.code == 2
    assert "nothing is read before notice and a public meeting" in said.told


def test_california_reads_when_both_are_past(tmp_path: Path) -> None:
    with running_world(datetime.now(UTC)) as world:
        privacy = "notice_on = 2026-01-15\nmeeting_on = 2026-02-10"
        home = californian(tmp_path, world, privacy)
        assert quickly("sweep", "--account", _ACCOUNT, home=home).code == 0

    assert {visit["outcome"] for visit in exported(home, "visits")} == {"seen"}


@pytest.mark.parametrize("state", ["IL", "NY"])
def test_pictures_are_not_searched_for_faces_until_the_district_says_so(
    tmp_path: Path, state: str
) -> None:
    home = in_state(make_home(tmp_path / "home"), state)

    said = quickly("status", home=home)
    in_state(home, state, "count_people = true")
    after = quickly("status", home=home)

    assert "No picture is searched for people: the profile of" in said.told
    assert "No picture is searched" not in after.told


@pytest.mark.parametrize(("state", "told"), [("MN", True), ("TX", True), ("IL", False)])
def test_an_empty_opt_out_list_is_told_where_parents_may_object(
    tmp_path: Path, state: str, told: bool
) -> None:
    home = in_state(make_home(tmp_path / "home"), state)

    assert ("There is no opt-out list, and in" in quickly("status", home=home).told) is told


@pytest.mark.parametrize(
    ("state", "kind", "days", "kept"),
    [
        ("MN", AccountKind.PROFESSIONAL, 900, False),
        ("WI", AccountKind.PROFESSIONAL, 900, True),
        ("WI", AccountKind.THIRD_PARTY, 900, False),
        ("WI", AccountKind.PROFESSIONAL, 2_600, False),
        ("MA", AccountKind.PROFESSIONAL, 2_600, True),
    ],
)
def test_what_official_accounts_published_is_kept_as_long_as_the_law_says(
    tmp_path: Path, state: str, kind: AccountKind, days: int, kept: bool
) -> None:
    with open_home(in_state(make_home(tmp_path / "home"), state)) as home:
        sha256 = _captured_before(home, kind, days)
        tidy(home, datetime.now(UTC))

        assert home.vault.has(sha256) is kept


def _captured_before(home: Home, kind: AccountKind, days: int) -> str:
    """Capture a page so many days ago, and another answer since; give the old body's SHA-256."""
    import os

    now = datetime.now(UTC)
    old = now - timedelta(days=days)
    sha256 = home.vault.keep(b"an old page")
    with home.store.begin() as session:
        number = save_account(session, home.district_id, make_account(id=0, kind=kind, unit=None))
        for at, body in ((old, b"an old page"), (now, b"a new page")):
            capture = make_capture(body, fetched_at=at)
            visit = make_visit(number, started_at=at, finished_at=at, captures=(capture,))
            swept(session, home.district_id, visit)
    for path in home.vault.files():
        os.utime(path, (old.timestamp(), old.timestamp()))
    return sha256
