"""The opt-out list through the real commands: nowhere does anything give a name back."""

from __future__ import annotations

import hashlib
import hmac
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.key_file import read_keys
from crawler.evidence.thumbnails import Thumbnails
from crawler.evidence.vault import open_vault
from crawler.model.capture import sha256_of
from crawler.model.opt_out.listed import hash_name
from crawler.model.opt_out.names import variants
from tests.drawn_face import drawn_face
from tests.homes import make_home
from tests.invented_names import FERN, dictionary
from tests.scheduler.commands import Row, Said, exported, quickly, rollcall
from tests.world.home import example_home
from tests.world.server import running_world
from tests.world.words import WITH_A_NAME

_SHEET = "First Name,Last Name,School,No Photo\nFern,Inventine,Pine Point,Y\nAva,Inventova,,N\n"
_NAME = re.compile(rb"ventine", re.IGNORECASE)
_WHAT = ("accounts", "posts", "visits", "findings", "leads", "decisions", "deliveries")
_ACCOUNT = "mastodon:hlps@mastodon.localhost"
_DISTRICT = "Heron Lake Public Schools"


@dataclass(frozen=True, slots=True)
class Story:
    """A caption named her before she stood on the list; then the list came, and another sweep."""

    home: Path
    before: bytes
    said: tuple[Said, ...]
    posts: list[Row]


def everything(folder: Path) -> bytes:
    """Give all bytes below a folder."""
    return b"\n".join(
        path.name.encode() + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def sheet(folder: Path, text: str = _SHEET) -> Path:
    """Write an export of the student information system."""
    file = folder / "export.csv"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Run the story once for all tests of this module."""
    folder = tmp_path_factory.mktemp("opt-outs")
    with running_world(datetime.now(UTC)) as world:
        world.advance(WITH_A_NAME.first)
        home = example_home(folder / "home", world.port)
        assert quickly("register", "import", home / "register.csv", home=home).code == 0
        assert quickly("sweep", "--account", _ACCOUNT, home=home).code == 0
        before = everything(home)
        said = [
            rollcall("optouts", "import", sheet(folder), home=home),
            rollcall("sweep", home=home),
            quickly("judge", "--again", home=home),
            quickly("digest", home=home),
            quickly("status", home=home),
            *(quickly("export", what, home=home) for what in _WHAT),
        ]
        yield Story(home, before, tuple(said), exported(home, "posts"))


def test_what_the_search_looks_for_was_there(story: Story) -> None:
    assert _NAME.search(story.before)
    assert [one.code for one in story.said] == [0] * len(story.said)


def test_no_artefact_of_a_whole_run_holds_the_name(story: Story) -> None:
    output = "".join(one.out + one.err for one in story.said)

    assert _NAME.findall(everything(story.home)) == []
    assert _NAME.findall(output.encode()) == []


def test_the_post_says_that_a_name_was_withheld(story: Story) -> None:
    (post,) = [one for one in story.posts if "drew our winter card" in str(one["text"])]

    assert str(post["text"]).startswith("▮▮▮ of the fourth grade")
    assert post["permalink"]


def test_a_dictionary_finds_nobody_in_a_dump_and_the_logs_without_the_key(story: Story) -> None:
    with closing(sqlite3.connect(story.home / "rollcall.db")) as database:
        dump = "\n".join(database.iterdump())
    logs = "".join(one.out + one.err for one in story.said)
    hashes = set(re.findall(r"\b[0-9a-f]{32,64}\b", dump))
    words = set(re.findall(r"\w+", (dump + logs).casefold()))
    names = dictionary(100_000)
    forms = {form for name in names for form in variants(name)}
    guesses = (b"", _DISTRICT.encode(), b"rollcall", b"rollcall opt-out name\0")

    plain = {form for form in forms if form in words}
    bare = {
        form
        for form in forms
        for digest in (hashlib.sha256, hashlib.md5)
        if digest(form.encode()).hexdigest() in hashes
    }
    keyed = {form for form in forms for guess in guesses if _guess(guess, form) & hashes}

    assert len(names) == 100_000
    assert (plain, bare, keyed) == (set(), set(), set())


def test_the_same_dictionary_finds_her_with_the_key(story: Story) -> None:
    keys = read_keys(story.home / "rollcall.key", []).opt_out
    with closing(sqlite3.connect(story.home / "rollcall.db")) as database:
        hashes = {row[0] for row in database.execute("SELECT name_hash FROM opt_out")}

    found = {
        name
        for name in dictionary(2_000)
        if any(hash_name(form, keys) in hashes for form in variants(name))
    }

    assert found == {FERN}


def _guess(key: bytes, form: str) -> set[str]:
    messages = (form.encode(), b"rollcall opt-out name\0" + form.encode())
    return {hmac.digest(key, message, "sha256").hex() for message in messages}


def test_of_her_picture_only_a_blurred_thumbnail_is_there(story: Story) -> None:
    whole = drawn_face()
    key = read_keys(story.home / "rollcall.key", []).vault
    sha256 = sha256_of(whole)

    kept = Thumbnails(story.home / "thumbnails", key).read(sha256)

    assert kept is not None
    assert len(kept) < len(whole)
    assert open_vault(story.home / "vault", key).is_withdrawn(sha256)
    assert whole[:64] not in everything(story.home)


def test_no_mail_holds_a_picture_and_no_page_was_written_in_the_clear(story: Story) -> None:
    mails = everything(story.home / "outbox")
    vault = everything(story.home / "vault")

    assert mails
    assert b"image/" not in mails
    assert b"fourth grade" not in vault
    assert b"<html" not in vault.lower()


# The commands.


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give an installation without a sweep."""
    return make_home(tmp_path / "home")


def test_an_import_says_how_many_and_not_who(home: Path, tmp_path: Path) -> None:
    said = quickly("optouts", "import", sheet(tmp_path), home=home)

    assert said.code == 0
    assert "1 opted out, 1 did not." in said.told
    assert "Fern" not in said.told


def test_a_bad_row_saves_nothing_and_is_named_by_its_number(home: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, _SHEET.replace(",Y", ",Fernish"))

    said = quickly("optouts", "import", file, home=home)

    assert said.code == 2
    assert "Nothing was saved" in said.told
    assert "Fern" not in said.told.replace(str(file), "")
    assert "0 hashes" in quickly("optouts", "show", home=home).told


def test_a_dry_run_saves_nothing(home: Path, tmp_path: Path) -> None:
    said = quickly("optouts", "import", sheet(tmp_path), "--dry-run", home=home)

    assert "Dry run, nothing was saved" in said.told
    assert "0 hashes" in quickly("optouts", "show", home=home).told


def test_a_rotated_list_is_whole_and_a_wiped_one_is_gone(home: Path, tmp_path: Path) -> None:
    key_file = home / "rollcall.key"
    quickly("optouts", "import", sheet(tmp_path), home=home)
    before = read_keys(key_file, []).opt_out

    assert quickly("optouts", "rotate", home=home).code == 0
    after = read_keys(key_file, []).opt_out
    shown = quickly("optouts", "show", home=home)
    assert quickly("optouts", "wipe", "--yes", home=home).code == 0

    assert after[:1] == before
    assert len(after) == 2
    assert "2 hashes of names; the key was rotated 1 time." in shown.told
    assert read_keys(key_file, []).opt_out == ()
    assert "0 hashes" in quickly("optouts", "show", home=home).told


def test_a_list_whose_key_is_lost_is_not_taken_for_an_empty_one(home: Path, tmp_path: Path) -> None:
    quickly("optouts", "import", sheet(tmp_path), home=home)
    (home / "rollcall.key").unlink()

    shown = quickly("optouts", "show", home=home)

    assert shown.code == 1
    assert "these names are not looked for" in shown.told
    assert "opt-out list" in quickly("status", home=home).told


def test_there_is_no_key_to_rotate_without_a_list(home: Path) -> None:
    said = quickly("optouts", "rotate", home=home)

    assert said.code == 1
    assert "There is no opt-out list yet" in said.told
