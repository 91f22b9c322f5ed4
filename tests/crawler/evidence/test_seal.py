"""What the vault writes to the disk when there is a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.evidence.vault import Vault, VaultError, open_vault

KEY, OTHER = bytes(range(32)), bytes(32)
BODY = b"\xff\xd8\xff the whole picture of somebody's child" * 40


def on_disk(folder: Path) -> bytes:
    """Give all that lies below a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_of_a_body_stands_on_the_disk(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, KEY)

    sha256 = vault.keep(BODY)

    assert b"picture" not in on_disk(tmp_path)
    assert vault.read(sha256) == BODY
    assert vault.has(sha256)


def test_another_key_or_none_does_not_open_it(tmp_path: Path) -> None:
    sha256 = open_vault(tmp_path, KEY).keep(BODY)

    with pytest.raises(VaultError, match="another key"):
        open_vault(tmp_path, OTHER).read(sha256)
    with pytest.raises(VaultError, match="key is missing"):
        Vault(tmp_path).read(sha256)


def test_what_another_key_sealed_is_written_again(tmp_path: Path) -> None:
    sha256 = open_vault(tmp_path, OTHER).keep(BODY)

    open_vault(tmp_path, KEY).keep(BODY)

    assert open_vault(tmp_path, KEY).read(sha256) == BODY


def test_a_body_from_before_there_was_a_key_is_read_and_sealed_when_it_comes_again(
    tmp_path: Path,
) -> None:
    sha256 = Vault(tmp_path).keep(BODY)
    vault = open_vault(tmp_path, KEY)

    before = vault.read(sha256)
    vault.keep(BODY)

    assert before == BODY == vault.read(sha256)
    assert b"picture" not in on_disk(tmp_path)


def test_damage_and_a_body_in_anothers_place_are_noticed(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, KEY)
    one, two = vault.keep(BODY), vault.keep(BODY + b"!")
    files = {path.name: path for path in vault.files()}
    sealed = bytearray(files[one].read_bytes())
    sealed[-1] ^= 1

    files[two].write_bytes(files[one].read_bytes())
    files[one].write_bytes(bytes(sealed))

    for sha256 in (one, two):
        with pytest.raises(VaultError, match="damaged"):
            vault.read(sha256)


def test_the_same_body_is_kept_once(tmp_path: Path) -> None:
    vault = open_vault(tmp_path, KEY)
    vault.keep(BODY)
    before = on_disk(tmp_path)

    vault.keep(BODY)

    assert on_disk(tmp_path) == before
