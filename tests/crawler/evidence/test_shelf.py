"""What can be made again is kept by name, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from crawler.evidence.shelf import Shelf

NAME = "marks/2.00aa11bb:0123456789abcdef"


def test_has_nothing_at_first(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "shelf").read(NAME) is None


def test_gives_back_what_was_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")

    shelf.keep(NAME, b"body")

    assert shelf.read(NAME) == b"body"


def test_gives_nothing_when_the_body_is_damaged(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep(NAME, b"body")
    file = next(tmp_path.iterdir())
    file.write_bytes(file.read_bytes()[:-1])

    assert shelf.read(NAME) is None


def test_keeps_only_the_newest_of_a_purpose(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep("marks/1", b"old")
    shelf.keep("other/1", b"other")

    shelf.keep("marks/2", b"new")

    assert shelf.read("marks/1") is None
    assert shelf.read("marks/2") == b"new"
    assert shelf.read("other/1") == b"other"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "shelf").write_text("a file in the way", "utf-8")
    shelf = Shelf(tmp_path / "shelf")

    shelf.keep(NAME, b"body")

    assert shelf.read(NAME) is None
