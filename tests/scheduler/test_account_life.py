"""`rollcall account`: from a request to an archive, as an office goes through it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from crawler.evidence.archive import damaged
from tests.homes import make_home
from tests.scheduler.commands import Said, exported, quickly

_UNITS = """
[[approver]]
name = "Superintendent's Office"
email = "super@heronlake.example"
[[approver]]
name = "Robin Castillo"
email = "robin@heronlake.example"
unit = "Westbrook HS"
[[unit]]
name = "Eastview HS"
kind = "school"
[[unit]]
name = "Eastview Football"
kind = "team"
parent = "Eastview HS"
sport = "football"
[[unit]]
name = "Westbrook HS"
kind = "school"
"""
_ACCOUNT = "bluesky:herons.example"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = make_home(tmp_path / "home")
    with (folder / "district.toml").open("a") as settings:
        settings.write(_UNITS)
    return folder


def ask(home: Path, *more: str, **changed: str) -> Said:
    form = {
        "name": "Herons Football",
        "unit": "Eastview Football",
        "purpose": "Scores",
        "audience": "Families",
        "cadence": "weekly",
        "launch": "2099-08-01",
        "person": "Kit Lindahl",
        "admin": "Kit Lindahl <kit@heronlake.example>",
        "kind": "team",
    } | changed
    address = form.pop("address", "https://bsky.app/profile/herons.example")
    options = [part for name, text in form.items() for part in (f"--{name}", text)]
    return quickly("account", "request", address, *options, *more, home=home)


def say(home: Path, step: str, *more: str, person: str = "Superintendent's Office") -> Said:
    return quickly("account", step, _ACCOUNT, "--person", person, *more, home=home)


def status(home: Path) -> str:
    return str(exported(home, "accounts")[0]["status"])


def test_an_account_goes_through_its_whole_life(home: Path, tmp_path: Path) -> None:
    assert ask(home).code == 0
    assert status(home) == "requested"
    assert say(home, "approve", person="super@heronlake.example").code == 0
    assert say(home, "opened", "--with", "football@heronlake.example").code == 0
    assert status(home) == "created"

    early = say(home, "activate")
    deposit(home, tmp_path)
    active = say(home, "activate")

    assert early.code == 2
    assert "the register needs where the log-in was deposited." in early.told
    assert "Its review is due on" in active.told
    assert status(home) == "active"
    assert (
        "The next review is due on 2030-01-31" in say(home, "reviewed", "--next", "2030-01-31").told
    )
    assert "Last post." in say(home, "close").told
    assert "is active" in say(home, "keep").told
    assert say(home, "close").code == 0
    assert status(home) == "closing"
    archived = say(home, "archive")
    assert say(home, "closed").code == 0
    assert archived.code == 0
    (file,) = (home / "archive").iterdir()
    assert damaged(file) == ()
    with zipfile.ZipFile(file) as book:
        steps = [json.loads(line) for line in book.read("steps.jsonl").splitlines()]
    assert [one["step"] for one in steps] == [
        "requested",
        "approved",
        "opened",
        "activated",
        "reviewed",
        "closing",
        "kept",
        "closing",
    ]
    assert steps[0]["facts"]["audience"] == "Families"
    told = quickly("account", "history", _ACCOUNT, home=home).told
    assert "archived" in told


def deposit(home: Path, folder: Path) -> None:
    sheet = folder / "custody.csv"
    sheet.write_text(
        "Platform,Handle,Credentials deposited by,Credentials place,Credentials deposited on\n"
        "bluesky,herons.example,Kit Lindahl,Safe,2026-11-01\n"
    )
    assert quickly("register", "import", sheet, home=home).code == 0


def test_a_request_is_not_visited_and_not_missing_in_coverage(home: Path) -> None:
    ask(home)

    said = quickly("sweep", home=home)

    assert said.code == 1
    assert "There is no account yet." in said.told


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (("approve",), "may not decide about this account"),
        (("refuse", "--reason", "no"), "may not decide about this account"),
    ],
)
def test_only_the_named_approver_of_the_unit_decides(
    home: Path, step: tuple[str, ...], words: str
) -> None:
    ask(home)

    said = say(home, *step, person="Robin Castillo")

    assert said.code == 2
    assert words in said.told
    assert "Superintendent's Office <super@heronlake.example>" in said.told
    assert status(home) == "requested"


def test_everything_wrong_with_a_form_is_said_at_once(home: Path) -> None:
    said = ask(
        home, address="nowhere", unit="Eastvew HS", cadence="often", admin="Kit", kind="personal"
    )

    assert said.code == 2
    for words in ("nowhere", "perhaps Eastview HS", "often", "there is no e-mail", "--kind"):
        assert words in said.told
    assert exported(home, "accounts") == []


def test_similar_accounts_are_shown_and_have_to_be_answered(home: Path) -> None:
    ask(home)

    refused = ask(home, address="https://bsky.app/profile/heron.example")
    taken = ask(
        home,
        "--although",
        "The JV has its own news",
        address="https://bsky.app/profile/heron.example",
    )
    again = ask(home)

    assert refused.code == 2
    assert "bluesky:herons.example (the same unit on the same platform)" in refused.told
    assert taken.code == 0
    assert "is on the register: it is requested" in again.told


def test_steps_out_of_order_are_refused_with_the_order(home: Path) -> None:
    ask(home)

    said = say(home, "activate")

    assert said.code == 2
    assert "is requested; only an account that is created can be activated." in said.told


def test_a_launch_before_the_request_is_refused(home: Path) -> None:
    said = ask(home, launch="2020-01-01")

    assert said.code == 2
    assert "has passed; approval comes first" in said.told
