"""What people are told when something is wrong: one clear message, the right exit code, no more."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.scheduler.commands import Said, exported, quickly, rollcall
from tests.world.home import example_home
from tests.world.server import running_world

_PORT = 8470
_HEADER = "Platform,Site URL,Kind,Cadence days,Review due\n"
_GOOD = "bluesky,https://bsky.app/profile/eastview.example,professional,7,2027-01-01\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make an installation of the example district."""
    folder = tmp_path / "home"
    folder.mkdir()
    return example_home(folder, _PORT)


@pytest.fixture
def full_home(home: Path) -> Path:
    """Make an installation with a register."""
    assert quickly("register", "import", home / "register.csv", home=home).code == 0
    return home


def told(said: Said) -> str:
    """Give the words without the frame that the terminal draws around them."""
    return " ".join(said.told.replace("│", " ").split())


# Registers.


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        pytest.param(
            "register.csv",
            b"Platform,Site URL,Password\nbluesky,https://bsky.app/profile/a.example,hunter2\n",
            "The column 'Password' is for secrets. Nothing was read.",
            id="a column of passwords",
        ),
        pytest.param(
            "register.csv",
            (_HEADER + "bluesy,https://social.example/a,professional,7,2027-01-01\n").encode(),
            "no platform is called so: perhaps bluesky",
            id="an unknown platform",
        ),
        pytest.param(
            "register.csv",
            (_HEADER + _GOOD + "bluesky,not an address,professional,7,2027-01-01\n").encode(),
            "this is no web address: the address of the account's page",
            id="an address that is none",
        ),
        pytest.param(
            "register.csv",
            (_HEADER + _GOOD.replace("2027-01-01", "31/31/2027")).encode(),
            "this is no day: a day such as 2026-08-01",
            id="a day that is none",
        ),
        pytest.param(
            "register.xlsx",
            b"PK is how it begins",
            "register.xlsx is named like a workbook, but is none. Save it again as XLSX.",
            id="a workbook that is none",
        ),
        pytest.param(
            "register.xlsx",
            b"PK\x03\x04 and then nothing",
            "The workbook cannot be opened. Save it as XLSX or CSV again.",
            id="a broken workbook",
        ),
        pytest.param("register.pdf", b"%PDF-1.7", "Save it as CSV or XLSX.", id="a PDF"),
        pytest.param("register.csv", b"", "The file is empty.", id="an empty file"),
        pytest.param("register.csv", b"a,b\n1,2\n", "No header was found.", id="no header"),
    ],
)
def test_a_bad_register(home: Path, tmp_path: Path, name: str, body: bytes, words: str) -> None:
    file = tmp_path / name
    file.write_bytes(body)

    said = quickly("register", "import", file, home=home)

    assert said.code == 2
    assert words in told(said)
    assert "hunter2" not in said.told
    assert exported(home, "accounts") == []


def test_the_good_rows_are_saved_when_partial_is_said(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(_HEADER + _GOOD + "bluesky,not an address,professional,7,2027-01-01\n")

    refused = quickly("register", "import", file, home=home)
    said = quickly("register", "import", file, "--partial", home=home)

    assert "Nothing was saved: 1 row needs mending first (or say --partial" in told(refused)
    assert said.code == 0
    assert "1 account saved: 1 new, 0 changed, 0 unchanged, 1 refused." in told(said)


def test_an_import_that_changes_nothing_is_none_to_take_back(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(_HEADER + _GOOD)
    quickly("register", "import", file, home=home)

    again = quickly("register", "import", file, home=home)
    undone = quickly("register", "undo", home=home)

    assert "The register is as it was: 0 new, 0 changed, 1 unchanged." in told(again)
    assert "1 account is as it was before." in told(undone)


def test_very_many_problems_are_shown_by_kind_and_all_of_them_in_a_file(
    home: Path, tmp_path: Path
) -> None:
    file, problems = tmp_path / "register.csv", tmp_path / "problems.csv"
    rows = (f"bluesky,https://bsky.app/profile/a{n}.example,club,7,3/4/2027\n" for n in range(150))
    file.write_text(_HEADER + "".join(rows))

    said = quickly("register", "import", file, "--problems", problems, home=home)

    assert "2, 3, 4, 5, 6 … (150 cells)" in told(said)
    assert "150 cells written" in told(said)
    assert problems.read_text("utf-8-sig").count("\n") == 151


def test_an_export_under_another_ending_is_refused(home: Path, tmp_path: Path) -> None:
    said = quickly("register", "export", tmp_path / "register.ods", home=home)

    assert said.code == 2
    assert "expected a name that ends with .csv or .xlsx" in told(said)
    assert not (tmp_path / "register.ods").exists()


def test_a_register_without_text(home: Path, tmp_path: Path) -> None:
    body = io.BytesIO()
    Workbook().save(body)
    (tmp_path / "empty.xlsx").write_bytes(body.getvalue())

    said = quickly("register", "import", tmp_path / "empty.xlsx", home=home)

    assert (said.code, told(said)) == (2, "The sheet has no text in it.")


# Settings.


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("command", [["check"], ["sweep"], ["status"], ["digest"], ["judge"]])
def test_every_problem_of_the_settings_is_told_at_once(home: Path, command: list[str]) -> None:
    _replace(home / "rollcall.toml", "delay_s = 0.05", "delay = 0.05")
    _replace(home / "rollcall.toml", "timeout_s = 10", 'timeout_s = "ten"')
    _replace(home / "district.toml", 'contact = "communications@', 'contact = "communications')
    _replace(home / "district.toml", 'kind = "school"', 'kind = "skool"')

    said = quickly(*command, home=home)

    assert said.code == 2
    assert said.out == ""
    lines = said.err.splitlines()
    places = [line.removeprefix(f"{home}/").partition(": ") for line in lines]
    assert [(place, message.partition(",")[0]) for place, _, message in places] == [
        ("district.toml:8", "contact should be one e-mail address such as office@district.example"),
        ("district.toml:24", "unit.kind should be 'district'"),
        ("rollcall.toml:6", "unknown setting 'sweep.delay'; did you mean 'sweep.delay_s'?"),
        ("rollcall.toml:8", "sweep.timeout_s should be a number"),
    ]


def test_a_pack_that_nobody_knows(home: Path) -> None:
    _replace(home / "district.toml", 'policy = "generic"', 'policy = "generik"')

    said = quickly("check", home=home)

    assert said.code == 2
    assert "unknown policy pack 'generik'; did you mean 'generic'?" in said.err


@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("mysql://db.example/x", 2, "should begin with sqlite:/// or postgresql://"),
        ("postgresql://127.0.0.1:1/x", 1, "the database cannot be used: connection failed"),
    ],
    ids=["another kind", "nobody there"],
)
def test_a_store_that_cannot_be_used(home: Path, url: str, code: int, words: str) -> None:
    said = quickly("status", home=home, ROLLCALL_STORE_URL=url)

    assert said.code == code
    assert words in said.err


@pytest.mark.parametrize(
    ("name", "page", "contact", "words"),
    [
        (
            "Heron Lake",
            "https://heronlake.example",
            "Dana",
            "contact should be one e-mail address such as office@district.example, not 'Dana'",
        ),
        ("", "https://heronlake.example", "dana@heronlake.example", "name should not be empty"),
        ("Heron Lake", "ftp://heronlake.example", "dana@heronlake.example", "is no web address"),
    ],
    ids=["contact", "name", "address"],
)
def test_init_with_words_that_are_no_settings(
    tmp_path: Path, name: str, page: str, contact: str, words: str
) -> None:
    folder = tmp_path / "new"
    options = ("--name", name, "--home-page", page, "--contact", contact)

    said = quickly("init", *options, home=folder)

    assert said.code == 2
    assert words in told(said)
    assert not folder.exists()


def test_init_replaces_nothing(home: Path) -> None:
    before = (home / "district.toml").read_bytes()
    options = ("--name", "Heron Lake", "--home-page", "heronlake.example")

    said = quickly("init", *options, "--contact", "dana@heronlake.example", home=home)

    assert said.code == 2
    assert "is already there and is not replaced" in said.err
    assert (home / "district.toml").read_bytes() == before


# Policy packs.


def test_pack_check_lists_all_errors_of_all_files_each_with_its_line(tmp_path: Path) -> None:
    pack = "name: own\ntitle: T\nrules:\n  - id: one\n    detector: nose\n    severity: loud\n"
    (tmp_path / "one.yaml").write_text(pack)
    (tmp_path / "two.yaml").write_text("rules: [\n")

    said = quickly("pack", "check", tmp_path / "one.yaml", tmp_path / "two.yaml")

    assert said.code == 2
    lines = [line.removeprefix(f"{tmp_path}/") for line in said.err.splitlines()]
    assert "one.yaml:6: unknown severity 'loud'; known: advice, high, low, medium" in lines
    assert "one.yaml:1: the pack has no clauses" in lines
    assert any(line.startswith("two.yaml:2: is not YAML") for line in lines)
    assert all(line.partition(": ")[0].rpartition(":")[2].isdigit() for line in lines)


# Commands that cannot do what was asked.


def _commands(home: Path) -> dict[str, tuple[tuple[object, ...], int, str]]:
    nowhere = home / "nowhere"
    return {
        "an account that nobody knows": (
            ("sweep", "--account", "nobody"),
            1,
            "No account is called 'nobody'.",
        ),
        "no mail server": (
            ("digest", "--send"),
            1,
            "no mail server is set: fill in [smtp] in rollcall.toml, or use --folder DIR",
        ),
        "a week that is none": (
            ("digest", "--week", "2026-W60"),
            2,
            "'2026-W60' is no week; expected year and ISO week, such as 2026-W48",
        ),
        "nothing judged yet": (("judge",), 1, "There is no evidence yet."),
        "a sheet without a file": (
            ("export", "accounts", "--format", "xlsx"),
            2,
            "an XLSX sheet needs a file: --to FILE",
        ),
        "a kind of export that is none": (("export", "secrets"), 2, "'secrets' is not one of"),
        "an export into a folder that is not there": (
            ("export", "accounts", "--to", nowhere / "x.jsonl"),
            1,
            "No such file or directory",
        ),
        "a register into a folder that is not there": (
            ("register", "export", nowhere / "x.csv"),
            1,
            "No such file or directory",
        ),
        "a register that is not there": (
            ("register", "import", nowhere / "x.csv"),
            2,
            "does not exist",
        ),
        "a finding that nobody knows": (
            ("decide", "deadbeef", "dismissed", "--person", "Dana Reyes", "--reason", "known"),
            1,
            "No single finding starts with 'deadbeef'. See `rollcall export findings`.",
        ),
        "a decision that is none": (
            ("decide", "deadbeef", "forget", "--person", "Dana Reyes", "--reason", "known"),
            2,
            "'forget' is not one of 'confirmed', 'dismissed', 'snoozed', 'reopened'",
        ),
        "a time that is none": (
            ("decide", "deadbeef", "snoozed", "--person", "D", "--reason", "r", "--days", "0"),
            2,
            "Input should be greater than or equal to 1",
        ),
    }


@pytest.mark.parametrize("case", list(_commands(Path())))
def test_what_cannot_be_done(full_home: Path, case: str) -> None:
    words, code, message = _commands(full_home)[case]

    said = quickly(*map(str, words), home=full_home)

    assert said.code == code
    assert message in told(said)


@pytest.mark.parametrize("command", [["sweep"], ["status"], ["digest"], ["export", "accounts"]])
def test_without_an_installation(tmp_path: Path, command: list[str]) -> None:
    said = quickly(*command, home=tmp_path / "nowhere")

    assert said.code == 2
    assert "rollcall.toml:1: is not there; `rollcall init` makes an installation" in said.err
    assert not (tmp_path / "nowhere").exists()


def test_a_sweep_of_an_empty_register(home: Path) -> None:
    said = quickly("sweep", home=home)

    assert said.code == 1
    assert said.err.strip() == (
        "There is no account yet. Run `rollcall register import FILE` first."
    )


def test_nothing_to_take_back(home: Path) -> None:
    said = quickly("register", "undo", home=home)

    assert (said.code, said.out.strip()) == (1, "There is no import to take back.")


# Looking inside.


def _reads(folder: Path) -> dict[str, tuple[tuple[object, ...], str]]:
    (folder / "empty").mkdir(exist_ok=True)
    (folder / "broken.json").write_text("{")
    (folder / "items.jsonl").write_text('{"id": 1}\n')
    (folder / "lines.jsonl").write_text('[1]\n{"id": 1}\n{\n')
    (folder / "profiles.json").write_text("{}")
    references = ("--references", folder / "empty")
    profiles = ("--profiles", folder / "profiles.json")
    return {
        "a reader that is none": (
            ("read", "nosuch", folder / "broken.json"),
            "There is no reader called 'nosuch'; there are: facebook, instagram",
        ),
        "a file that is not there": (("read", "bluesky", folder / "none.json"), "does not exist"),
        "a folder of marks that is not there": (
            ("see", "marks", "--references", folder / "none", "--images", folder),
            "does not exist",
        ),
        "a folder without marks": (
            ("see", "marks", *references, "--images", folder),
            "There is no reference mark in",
        ),
        "profiles that are no JSON": (
            (
                *("see", "words", "--profiles", folder / "broken.json"),
                *("--items", folder / "items.jsonl"),
            ),
            "broken.json:1: is not JSON",
        ),
        "lines that are no objects": (
            ("see", "words", *profiles, "--items", folder / "lines.jsonl"),
            "lines.jsonl:3: is not a JSON object",
        ),
        "items without fields": (
            ("see", "words", *profiles, "--items", folder / "items.jsonl"),
            "each line needs id, fields (text by field) and profile",
        ),
        "no labelled pictures": (
            ("measure", "marks", folder / "empty"),
            "labels.json is not there",
        ),
        "no labelled answers": (
            ("measure", "readers", folder / "empty"),
            "There is neither NAME.expected.json nor urls.json below",
        ),
    }


@pytest.fixture(scope="module")
def reads(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[tuple[object, ...], str]]:
    """Give the commands that look at files that are not what they should be."""
    return _reads(tmp_path_factory.mktemp("reads"))


@pytest.mark.parametrize(
    "case",
    [
        "a reader that is none",
        "a file that is not there",
        "a folder of marks that is not there",
        "a folder without marks",
        "profiles that are no JSON",
        "lines that are no objects",
        "items without fields",
        "no labelled pictures",
        "no labelled answers",
    ],
)
def test_what_cannot_be_looked_at(
    reads: dict[str, tuple[tuple[object, ...], str]], case: str
) -> None:
    words, message = reads[case]

    said = quickly(*map(str, words))

    assert said.code == 2
    assert message in told(said)


# Accounts that cannot be read.


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Said, Said]]:
    """Sweep a register of which only one account can be read, in processes as people do."""
    folder = tmp_path_factory.mktemp("troubled")
    with running_world(datetime.now(UTC)) as world:
        home = example_home(folder, world.port)
        _replace(home / "rollcall.toml", "allow_hosts = [", 'allow_hosts = ["trouble.localhost",')
        _replace(home / "rollcall.toml", "allow_hosts = [", 'allow_hosts = ["dead.localhost",')
        broken = world.url("trouble", "/feed/broken")
        rows = [f"blog,{broken},third_party,,", f"website,{world.dead_url},third_party,,"]
        rows.append(f"website,{world.url('heronfans')},third_party,,")
        (home / "register.csv").write_text(_HEADER + "\n".join(rows) + "\n")
        imported = rollcall("register", "import", home / "register.csv", home=home)
        assert imported.code == 0, imported
        swept = rollcall("sweep", home=home)
        digested = rollcall("digest", "--folder", home / "digests", home=home)
        yield home, swept, digested


def test_a_sweep_goes_on_past_what_is_broken(troubled: tuple[Path, Said, Said]) -> None:
    _, swept, _ = troubled

    assert (swept.code, swept.err) == (0, "")
    assert "1 of 3 accounts checked" in swept.out


@pytest.mark.parametrize(
    ("host", "outcome"),
    [("trouble.localhost", "unreadable"), ("dead.localhost", "unreachable")],
    ids=["a broken feed", "a dead host"],
)
def test_what_is_broken_is_told_with_a_reason_and_a_fix(
    troubled: tuple[Path, Said, Said], host: str, outcome: str
) -> None:
    home, _, _ = troubled

    (visit,) = [v for v in exported(home, "visits") if v["handle"].startswith(host)]

    assert visit["outcome"] == outcome
    assert visit["reason"]
    assert visit["fix"]
    assert "Error" not in visit["reason"] + visit["fix"]


def test_the_digest_names_what_is_broken(troubled: tuple[Path, Said, Said]) -> None:
    home, _, digested = troubled

    assert digested.code == 0, digested.err
    pages = [file.read_text("utf-8") for file in (home / "digests").rglob("*technology*.html")]
    assert pages
    for page in pages:
        assert "1 of 3 accounts checked" in " ".join(page.split())
        assert "trouble" in page
        assert "dead" in page


def test_nobody_is_shown_a_traceback(tmp_path: Path) -> None:
    said = rollcall("sweep", home=tmp_path)

    assert said.code == 2
    assert len(said.err.splitlines()) == 2
    assert "Traceback" not in said.err
