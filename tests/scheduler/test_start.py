"""From a web address to a first digest, and what becomes of addresses that lead nowhere."""

from __future__ import annotations

import csv
import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import load_settings
from scheduler.jobs.first_home import FirstWords, make_home
from tests.scheduler.commands import Row, Said, exported, quickly, rollcall
from tests.world.server import Logged, World, running_world

_CLOSED = ("/private/", "/search", "/board/drafts/")


@dataclass(frozen=True, slots=True)
class Start:
    """What `rollcall start` said and left behind."""

    home: Path
    said: Said
    asked: tuple[Logged, ...]
    accounts: list[Row]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Run the pretend internet for this module."""
    with running_world(datetime.now(UTC)) as running:
        yield running


@pytest.fixture(scope="module")
def start(world: World, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Run `rollcall start` once for all tests of this module."""
    home = tmp_path_factory.mktemp("start") / "our-district"
    hosts = [word for host in world.hosts for word in ("--allow-host", host)]
    said = rollcall("start", world.url("heronlake"), *hosts, home=home)
    return Start(home, said, world.requests(), exported(home, "accounts"))


def test_it_ends_well_and_says_where_to_look(start: Start) -> None:
    assert (start.said.code, start.said.err) == (0, "")
    assert str(start.home / "proposed-register.csv") in start.said.out
    assert "schools are named on them." in start.said.out
    assert "1 digests written or sent" in start.said.out


def test_robots_txt_is_obeyed(start: Start) -> None:
    asked = [entry.path for entry in start.asked if entry.host == "heronlake.localhost"]

    assert "/social-media" in asked
    assert [path for path in asked if path.startswith(_CLOSED)] == []


def test_the_district_is_proposed_and_what_is_guessed_is_marked(start: Start) -> None:
    district = load_settings(start.home, {}).district
    text = (start.home / "district.toml").read_text("utf-8")

    assert district.name == "Heron Lake Public Schools"
    schools = {unit.name for unit in district.units}
    assert {"Eastview High School", "Westbrook High School"} <= schools
    assert 'name = "Heron Lake Public Schools"  # guessed' in text
    assert "[[unit]]  # guessed" in text


def test_the_proposed_register_names_the_accounts_of_the_pages(start: Start) -> None:
    with (start.home / "proposed-register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    platforms = {row["Platform"] for row in rows}
    assert {"website", "facebook", "instagram", "twitter", "youtube", "bluesky"} <= platforms
    assert {row["Status"] for row in rows} == {"proposed"}


def test_every_guess_in_the_store_is_marked(start: Start) -> None:
    accounts = [row for row in start.accounts if row["status"] == "proposed"]

    assert accounts
    assert all(set(row["guessed"]) >= {"kind", "unit"} for row in accounts)


def test_the_proposed_register_can_be_imported_as_it_is(start: Start) -> None:
    said = quickly("register", "import", start.home / "proposed-register.csv", home=start.home)

    assert said.code == 0, said.told
    assert "refused" not in said.out


def test_the_first_digest_has_a_coverage(start: Start) -> None:
    (file,) = (start.home / "outbox").rglob("*.eml")
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    text = " ".join(str(body.get_content()).split())

    assert "accounts checked" in text
    assert "Facebook shows pages to programs only with a token" in text
    assert "What would change that:" in text


def test_a_dead_host_is_told_in_one_line_and_leaves_nothing(world: World, tmp_path: Path) -> None:
    home = tmp_path / "home"
    host = world.dead_url.split("/")[2]

    said = rollcall("start", world.dead_url, "--allow-host", host, home=home)

    assert said.code == 1
    assert said.err.startswith(f"{world.dead_url} could not be read: ")
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err
    assert not home.exists()


def test_a_folder_with_other_things_in_it_is_left_as_it_was(world: World, tmp_path: Path) -> None:
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "logo.png").write_bytes(b"a logo")

    said = rollcall("start", world.dead_url, "--allow-host", "dead.localhost", home=tmp_path)

    assert said.code == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["marks", "logo.png"]


def test_a_start_that_was_killed_is_begun_again(tmp_path: Path) -> None:
    said = FirstWords("https://www.heronlake.example/")

    assert make_home(tmp_path, said)
    assert make_home(tmp_path, said)


def test_an_installation_with_a_district_in_it_is_kept(tmp_path: Path) -> None:
    said = FirstWords("https://www.heronlake.example/")
    make_home(tmp_path, said)
    file = tmp_path / "district.toml"
    file.write_text(file.read_text("utf-8") + 'city = "Heron Lake"\n', "utf-8")

    assert not make_home(tmp_path, said)


@pytest.mark.parametrize(
    "url",
    ["ftp://heronlake.example", "https://", "", "http://[", "http://heronlake.example:99999/"],
)
def test_what_is_no_web_address_is_bad_input(tmp_path: Path, url: str) -> None:
    home = tmp_path / "home"

    said = quickly("start", url, home=home)

    assert said.code == 2
    assert f"{url!r} is no web address; expected https://www.the-district.example" in said.told
    assert not home.exists()
