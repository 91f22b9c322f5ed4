"""Words in avatars are read before a picture with people is withdrawn, and name nobody listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from config.key_file import ensure_keys, write_keys
from config.settings import load_settings
from crawler.line.judging import Material
from crawler.model.image import Faces, ImageFacts
from crawler.model.opt_out.listed import hash_name, key_name
from crawler.model.opt_out.withholding import MASK
from crawler.perception.text_eye import TextEye
from crawler.perception.text_model import EYE
from crawler.runs.keeping_small import keep_small
from crawler.runs.reading_pictures import with_words
from crawler.runs.tools import Tools, open_tools
from crawler.store.images import known_facts
from crawler.store.opt_outs import add_opt_outs
from scheduler.jobs.home import open_home
from tests.builders import NOW, make_account, make_snapshot
from tests.homes import make_home

PICTURE = b"a picture"
WORDS = ("Official page", "Fern Inventine")


class Reader(TextEye):
    """Reads the same words in everything, and counts what it was given."""

    def __init__(self) -> None:
        super().__init__(wanted=False)
        self.is_open = True
        self.given: list[bytes] = []

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Give the words."""
        self.given += [body for _, body in pictures]
        return tuple(ImageFacts(sha, eyes=(EYE,), words=WORDS) for sha, _ in pictures)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with a migrated store and one name on the opt-out list."""
    folder = make_home(tmp_path / "home")
    with open_home(folder, {}):
        pass
    return folder


@pytest.fixture
def tools(home: Path) -> Iterator[Tools]:
    """Open the home as a run does."""
    with open_tools(home) as opened:
        yield opened


def material(sha256: str) -> Material:
    """Give an account whose avatar has these bytes."""
    snapshot = make_snapshot()
    assert snapshot.avatar is not None
    return Material(make_account(), snapshot, (), {snapshot.avatar.url: sha256}, ())


def test_what_stands_in_a_picture_with_people_is_read_once_and_stays_known(tools: Tools) -> None:
    sha = tools.vault.keep(PICTURE)
    seen = {sha: ImageFacts(sha, eyes=("people/1",), faces=Faces(1, 0.5))}
    eye = Reader()

    first = with_words(tools, eye, 1, [material(sha)], seen)
    keep_small(tools, first.values())
    again = with_words(tools, eye, 1, [material(sha)], seen)

    assert tools.vault.is_withdrawn(sha)
    assert first[sha].words == again[sha].words == WORDS
    assert eye.given == [PICTURE]


def test_a_picture_that_was_withdrawn_unread_is_asked_for_again(tools: Tools) -> None:
    sha = tools.vault.keep(PICTURE)
    tools.vault.withdraw(sha)

    with_words(tools, TextEye(wanted=False), 1, [material(sha)], {})
    assert tools.vault.is_withdrawn(sha)

    assert with_words(tools, Reader(), 1, [material(sha)], {}) == {}
    assert not tools.vault.has(sha)


def test_a_name_on_the_list_is_not_written_down(home: Path) -> None:
    key = bytes(range(32))
    with open_home(home, {}) as opened, opened.store.begin() as session:
        district_id = opened.district_id
        hashes = {hash_name("ferninventine", (key,))}
        add_opt_outs(session, district_id, hashes, key_name((key,)), NOW)
    _give_key(home, key)
    with open_tools(home) as tools:
        sha = tools.vault.keep(PICTURE)

        found = with_words(tools, Reader(), district_id, [material(sha)], {})

        with tools.store.read() as session:
            kept = known_facts(session, [sha], (EYE,))
    assert found[sha].words == kept[sha].words == ("Official page", MASK)


def _give_key(home: Path, key: bytes) -> None:
    path = load_settings(home, {}).key_file
    write_keys(path, replace(ensure_keys(path), opt_out=(key,)))
