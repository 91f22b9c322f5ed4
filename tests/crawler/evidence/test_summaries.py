"""Summaries of pictures: kept, found, and gone with the picture."""

from __future__ import annotations

from pathlib import Path

from crawler.evidence.seal import Seal
from crawler.evidence.summaries import Finder, Summaries
from crawler.evidence.vault import Vault

KEY = bytes(range(32))


def test_what_was_never_kept_is_not_there(tmp_path: Path) -> None:
    assert Summaries(tmp_path / "summaries", KEY).read("a" * 64) is None
    assert Finder(tmp_path / "vault", KEY)("a" * 64) is None


def test_nothing_more_is_kept_when_the_folder_is_full(tmp_path: Path) -> None:
    Summaries(tmp_path, KEY, most_bytes=10).keep("a" * 64, b"12345678")

    Summaries(tmp_path, KEY, most_bytes=10).keep("b" * 64, b"12345678")

    assert Summaries(tmp_path, KEY).read("a" * 64) == b"12345678"
    assert Summaries(tmp_path, KEY).read("b" * 64) is None


def test_a_summary_goes_with_its_picture(tmp_path: Path) -> None:
    vault, summaries = Vault(tmp_path / "vault", Seal(KEY)), Summaries(tmp_path / "summaries", KEY)
    kept = vault.keep(b"a picture")
    summaries.keep(kept, b"its summary")
    summaries.keep("b" * 64, b"of a picture that is gone")

    withdrawn = vault.keep(b"somebody")
    summaries.keep(withdrawn, b"of a picture with somebody in it")
    vault.withdraw(withdrawn)

    assert summaries.tidy(vault) == 2

    assert summaries.read(kept) == b"its summary"
    assert [summaries.read(gone) for gone in ("b" * 64, withdrawn)] == [None, None]
    assert Finder(vault.folder, KEY)(withdrawn) is None
    assert Finder(vault.folder, KEY)(kept) == b"a picture"


def test_nothing_is_written_in_the_clear(tmp_path: Path) -> None:
    Summaries(tmp_path, KEY).keep("a" * 64, b"key points")

    assert b"key points" not in (tmp_path / "aa" / ("a" * 64)).read_bytes()
    assert Summaries(tmp_path, bytes(32)).read("a" * 64) is None
