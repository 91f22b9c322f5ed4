"""Looking inside: readers, eyes, packs and exports, for people and for machines."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from crawler.platforms.catalogue import READERS
from crawler.store.fields import FIELDS
from scheduler.cli.app import COMMANDS
from scheduler.jobs.records import What
from tests.drawn_face import drawn_face
from tests.scheduler.commands import ROOT, Said, quickly, rollcall
from tests.world.home import EXAMPLE, example_home

_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Eastview</title>'
    "<link>https://eastview.example/</link><item><title>Choir</title>"
    "<link>https://eastview.example/choir</link>"
    "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"
)
_PROFILES = {
    "hlps": {
        "name": "Heron Lake Public Schools",
        "city": "Heron Lake",
        "state": "MN",
        "orgs": [
            {"id": "d", "type": "district", "name": "Heron Lake Public Schools", "aliases": []},
            {"id": "e", "type": "high_school", "name": "Eastview High School", "aliases": []},
        ],
    }
}
_CLAIM = "The official account of Eastview High School."
_ITEMS = [
    {
        "id": 1,
        "profile": "hlps",
        "lang": "en",
        "fields": {"bio": _CLAIM},
        "labels": {"claim_official": "explicit", "disclaimer": False},
    },
    {
        "id": 2,
        "profile": "hlps",
        "lang": "en",
        "fields": {"bio": "Fans of the lake. Not affiliated with Eastview High School."},
        "labels": {"claim_official": "none", "disclaimer": True},
    },
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder that is the working folder, with no installation anywhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ROLLCALL_HOME", raising=False)
    return tmp_path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installation with a register."""
    folder = example_home(tmp_path_factory.mktemp("looking"), 8470)
    assert quickly("register", "import", folder / "register.csv", home=folder).code == 0
    return folder


def good(said: Said) -> list[dict[str, Any]]:
    """Give the JSON lines of a command that ended well."""
    assert (said.code, said.err) == (0, "")
    return said.rows


# Without an installation.


def test_an_address_is_told_apart(folder: Path) -> None:
    addresses = ("https://bsky.app/profile/eastview.example", "https://x.com/intent/post", "lake")

    rows = good(quickly("url", *addresses))

    assert [(row["platform"], row["kind"]) for row in rows] == [
        ("bluesky", "account"),
        ("twitter", "none"),
        (None, "none"),
    ]
    assert rows[0]["key"] == "eastview.example"
    assert list(folder.iterdir()) == []


def test_a_recorded_answer_is_read(folder: Path) -> None:
    file = folder / "feed.xml"
    file.write_text(_FEED)

    (row,) = good(quickly("read", "blog", file, "--url", "https://eastview.example/feed/"))

    assert (row["status"], row["account"]["display_name"]) == ("ok", "Eastview")
    assert [post["title"] for post in row["posts"]] == ["Choir"]
    assert [path.name for path in folder.iterdir()] == ["feed.xml"]


def test_the_platforms_are_listed_for_people_and_machines(folder: Path) -> None:
    rows = good(quickly("platforms", "--json"))
    said = quickly("platforms")

    assert [row["platform"] for row in rows] == list(READERS)
    assert all(row["title"] and row["works_now"] and row["help"] for row in rows)
    assert all(row["title"] in said.out for row in rows)
    assert list(folder.iterdir()) == []


def test_marks_are_seen(folder: Path) -> None:
    marks = EXAMPLE / "marks"

    rows = good(quickly("see", "marks", "--references", marks, "--images", marks))

    found = {Path(row["image"]).stem: [m["logo"] for m in row["matches"]] for row in rows}
    assert all(row["flagged"] for row in rows)
    assert all(name in matches for name, matches in found.items())
    assert list(folder.iterdir()) == []


def _words(folder: Path) -> tuple[Path, Path]:
    profiles, items = folder / "profiles.json", folder / "items.jsonl"
    profiles.write_text(json.dumps(_PROFILES))
    items.write_text("\n".join(json.dumps(item) for item in _ITEMS) + "\n")
    return profiles, items


def test_words_are_seen(folder: Path) -> None:
    profiles, items = _words(folder)

    rows = good(quickly("see", "words", "--profiles", profiles, "--items", items))

    assert [(row["claim_official"], row["disclaimer"]) for row in rows] == [
        (True, False),
        (False, True),
    ]
    assert rows[0]["represents"] == "e"


def test_words_are_measured(folder: Path) -> None:
    _, items = _words(folder)

    rows = good(quickly("measure", "words", items, "--json"))
    said = quickly("measure", "words", items)

    claims = next(row for row in rows if (row["what"], row["part"]) == ("claim_official", "all"))
    assert (claims["precision"], claims["recall"]) == (1.0, 1.0)
    assert said.code == 0
    assert "precision" in said.out


def test_readers_are_measured(folder: Path) -> None:
    (folder / "feed.xml").write_text(_FEED)
    answer = quickly("read", "blog", folder / "feed.xml").rows[0]
    keys = ("id", "title")
    expected = {
        "platform": "blog",
        "payload": "feed.xml",
        "account": {"display_name": "Eastview"},
        "posts": [{key: post[key] for key in keys} for post in answer["posts"]],
    }
    (folder / "feed.expected.json").write_text(json.dumps(expected))

    rows = good(quickly("measure", "readers", folder, "--json"))

    assert [(row["payload"], row["result"]) for row in rows] == [("feed.xml", "exact")]

    expected["account"] = {"display_name": "Westview"}
    (folder / "feed.expected.json").write_text(json.dumps(expected))

    (row,) = good(quickly("measure", "readers", folder, "--json"))

    assert (row["result"], row["right"]) == ("differs", 1)
    assert row["wrong"] == ["account: display_name is 'Eastview', not 'Westview'"]


def test_addresses_are_measured(folder: Path) -> None:
    right = {"url": "https://x.com/eastview", "platform": "twitter", "kind": "account"}
    cases = [right | {"key": "eastview"}, right | {"key": "westview"}]
    (folder / "urls.json").write_text(json.dumps({"cases": cases}))

    (row,) = good(quickly("measure", "readers", folder, "--json"))

    assert (row["expected"], row["right"], row["result"]) == (2, 1, "differs")
    assert row["wrong"] == ["https://x.com/eastview: key is 'eastview', not 'westview'"]


def test_what_cannot_be_measured_says_what_was_expected(folder: Path) -> None:
    (folder / "urls.json").write_text('{"cases": [{"url": "https://x.com/eastview"}]}')

    said = quickly("measure", "readers", folder)
    (folder / "urls.json").unlink()
    empty = quickly("measure", "readers", folder)

    assert (said.code, empty.code) == (2, 2)
    assert "urls.json is not of the known form: 'platform' is missing" in said.err.replace("\n", "")
    assert "neither NAME.expected.json nor urls.json" in empty.err.replace("\n", " ")


def test_marks_are_measured(folder: Path) -> None:
    labels: dict[str, list[dict[str, Any]]] = {"refs": [], "images": []}
    for name in ("refs", "img"):
        (folder / name).mkdir()
    for mark in sorted((EXAMPLE / "marks").iterdir()):
        for name in ("refs", "img"):
            (folder / name / mark.name).write_bytes(mark.read_bytes())
        labels["refs"].append({"id": mark.stem, "file": mark.name})
        labels["images"].append({"image": mark.name, "label": mark.stem, "slice": "clean"})
    (folder / "labels.json").write_text(json.dumps(labels))

    rows = good(quickly("measure", "marks", folder, "--json"))

    assert {row["slice"] for row in rows if "slice" in row} >= {"clean"}
    assert any(row.get("recall") == 1.0 for row in rows), rows


def test_people_are_measured(folder: Path) -> None:
    (folder / "images").mkdir()
    (folder / "images" / "face.jpg").write_bytes(drawn_face())
    (folder / "images" / "mark.png").write_bytes(
        (EXAMPLE / "marks" / "heron-lake.png").read_bytes()
    )
    labels = {
        "face.jpg": {"set": "A_face", "faces": [[246, 128, 147, 183]], "shows_face": True},
        "mark.png": {"set": "neg_drawn", "faces": [], "shows_face": False},
    }
    (folder / "labels.json").write_text(json.dumps(labels))

    rows = {row["slice"]: row for row in good(quickly("measure", "people", folder, "--json"))}
    said = quickly("measure", "people", folder)

    assert (rows["A_face"]["recall"], rows["neg_drawn"]["flagged"]) == (1.0, 0.0)
    assert rows["faces of 20 px and more"]["recall_of"] == 1
    assert (said.code, said.err) == (0, "")
    assert "1.000 of 1" in said.out
    assert "0.207-1.000" in said.out


def test_shipped_packs_have_no_problems() -> None:
    packs = sorted((EXAMPLE.parents[1] / "policies").glob("*.yaml"))

    said = quickly("pack", "check", *packs)

    assert (said.code, said.out.strip(), said.err) == (0, f"{len(packs)} packs: no problems.", "")


# With an installation.


def test_the_status_is_told_to_people_and_machines(home: Path) -> None:
    (row,) = good(quickly("status", "--json", home=home))
    said = quickly("status", home=home)

    assert (row["district"], row["accounts"]) == ("Heron Lake Public Schools", 21)
    assert "Heron Lake Public Schools" in said.out
    assert "None" not in said.out


@pytest.mark.parametrize("what", list(What))
def test_every_kind_of_row_is_exported_in_every_form(
    home: Path, tmp_path: Path, what: What
) -> None:
    rows = good(quickly("export", what, home=home))
    table = quickly("export", what, "--format", "csv", home=home)
    sheet = quickly("export", what, "--format", "xlsx", "--to", tmp_path / "x.xlsx", home=home)

    (header, *cells) = csv.reader(io.StringIO(table.out.removeprefix("\ufeff")))
    assert tuple(header) == FIELDS[what]
    assert len(cells) == len(rows) == (21 if what is What.ACCOUNTS else 0)
    assert all(tuple(row) == FIELDS[what] for row in rows)
    assert sheet.out == f"{len(rows)} {what} written to {tmp_path / 'x.xlsx'}.\n"
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.worksheets[0].max_row == len(rows) + 1
    book.close()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_register_comes_back_unchanged(home: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"register.{ending}"

    written = quickly("register", "export", file, home=home)
    said = quickly("register", "import", file, "--dry-run", home=home)

    assert written.out == f"21 accounts written to {file}.\n"
    assert said.out == "Dry run, nothing was saved: 0 new, 0 changed, 21 unchanged.\n"


# In a pipe.


def test_a_pipe_gets_no_colours_and_no_progress(home: Path) -> None:
    said = rollcall("status", home=home, FORCE_COLOR="", TERM="xterm-256color")

    assert said.code == 0
    assert said.err == ""
    assert "\x1b" not in said.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_without_a_traceback(home: Path) -> None:
    said = rollcall("export", "accounts", "--to", "/dev/full", home=home)

    assert said.code == 1
    assert "Traceback" not in said.err
    assert "No space left on device" in said.err


def test_a_reader_that_hangs_up_sees_no_traceback(home: Path) -> None:
    command = [sys.executable, "-m", "scheduler.cli", "export", "accounts", "--home", str(home)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read().decode()
        child.wait()

    assert said == ""


def test_the_shell_completes_commands() -> None:
    said = rollcall("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")

    assert (said.code, said.err) == (0, "")
    assert "COMPLETE" in said.out


def test_every_command_has_a_help() -> None:
    said = quickly("--help")

    assert said.code == 0
    assert all(f" {name} " in said.out for name in COMMANDS)
    for name in COMMANDS:
        assert quickly(name, "--help").code == 0


def test_a_command_that_is_none_is_told_the_nearest() -> None:
    said = quickly("swep")

    assert said.code == 2
    assert "No such command 'swep'" in said.told
    assert "sweep" in said.told


def test_a_small_command_loads_no_large_library() -> None:
    code = (
        "import sys; from scheduler.cli.app import app_for; app_for(['status']); app_for(['url'])\n"
        "print(sorted({'openpyxl', 'alembic', 'cv2', 'apscheduler', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
