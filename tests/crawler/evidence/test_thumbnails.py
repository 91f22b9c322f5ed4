"""Thumbnails: sealed, and gone after a short time."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.evidence.thumbnails import Thumbnails
from crawler.evidence.vault import VaultError, open_vault

KEY = bytes(range(32))
SHA = "a" * 64
JPEG = b"\xff\xd8\xff a small picture"


def test_a_thumbnail_does_not_lie_in_the_clear(tmp_path: Path) -> None:
    thumbnails = Thumbnails(tmp_path / "thumbnails", KEY)

    thumbnails.keep(SHA, JPEG)

    assert thumbnails.read(SHA) == JPEG
    assert b"picture" not in (tmp_path / "thumbnails" / SHA).read_bytes()
    assert Thumbnails(tmp_path / "thumbnails", bytes(32)).read(SHA) is None


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    thumbnails = Thumbnails(tmp_path / "thumbnails", KEY)

    assert thumbnails.read(SHA) is None
    assert thumbnails.expire(datetime.now(UTC)) == 0


def test_old_ones_go(tmp_path: Path) -> None:
    thumbnails = Thumbnails(tmp_path, KEY)
    for name in (SHA, "b" * 64):
        thumbnails.keep(name, JPEG)
    before = datetime.now(UTC) - timedelta(days=31)
    os.utime(tmp_path / SHA, (before.timestamp(), before.timestamp()))

    count = thumbnails.expire(datetime.now(UTC) - timedelta(days=30))

    assert count == 1
    assert thumbnails.read(SHA) is None
    assert thumbnails.read("b" * 64) == JPEG


def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultError):
        Thumbnails(tmp_path, KEY).keep("../elsewhere", JPEG)


# Withdrawn from the vault.


def test_a_withdrawn_body_is_gone_and_not_asked_for_again(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, KEY)
    sha256 = vault.keep(JPEG)

    vault.withdraw(sha256)
    vault.keep(JPEG)

    assert vault.has(sha256)
    assert vault.is_withdrawn(sha256)
    assert [path.read_bytes() for path in vault.files()] == [b"withdrawn\n"]
    with pytest.raises(VaultError, match="withdrawn"):
        vault.read(sha256)


def test_what_is_dropped_may_come_again(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, KEY)
    sha256 = vault.keep(JPEG)
    vault.withdraw(sha256)

    vault.drop(sha256)
    vault.keep(JPEG)

    assert not vault.is_withdrawn(sha256)
    assert vault.read(sha256) == JPEG
