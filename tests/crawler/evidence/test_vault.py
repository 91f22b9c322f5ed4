"""The vault keeps every body once and gives back exactly its bytes, or says why it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.evidence.vault import UNFINISHED, Vault, VaultError
from crawler.model.capture import sha256_of

BODY = b"<title>Eastview Herons</title>"
WRITER = """
import sys
from pathlib import Path
from crawler.evidence.vault import Vault
vault = Vault(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(200):
    vault.keep(b"the same body %d" % (number % 20) * 500)
"""
NEARLY_FULL = """
import resource, sys
from pathlib import Path
from crawler.evidence.vault import Vault, VaultError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    Vault(Path(sys.argv[1])).keep(b"x" * 5000)
except VaultError as error:
    sys.stdout.write(str(error))
"""


def test_writes_a_body_only_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(BODY)
    file = tmp_path / sha256[:2] / sha256
    inode = file.stat().st_ino

    again = vault.keep(BODY)

    assert again == sha256
    assert file.stat().st_ino == inode
    assert [path.name for path in vault.files()] == [sha256]


@pytest.mark.parametrize(
    "body", [b"", BODY, bytes(range(256)) * 9000], ids=["empty", "text", "big"]
)
def test_gives_back_the_bytes_under_their_hash(tmp_path: Path, body: bytes) -> None:
    vault = Vault(tmp_path / "made" / "when needed")

    sha256 = vault.keep(body)

    assert sha256 == sha256_of(body)
    assert vault.read(sha256) == body


def test_says_what_it_has(tmp_path: Path) -> None:
    vault = Vault(tmp_path)

    sha256 = vault.keep(BODY)

    assert vault.has(sha256)
    assert not vault.has(sha256_of(b"another body"))


def test_says_that_a_body_is_missing(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="has no body"):
        Vault(tmp_path).read(sha256_of(BODY))


def test_says_that_a_body_is_damaged(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(BODY)
    (tmp_path / sha256[:2] / sha256).write_bytes(BODY.replace(b"Herons", b"Otters"))

    with pytest.raises(VaultError, match="damaged"):
        vault.read(sha256)


def test_writes_a_body_again_that_a_crash_cut_off(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(BODY)
    (tmp_path / sha256[:2] / sha256).write_bytes(BODY[:5])

    vault.keep(BODY)

    assert vault.read(sha256) == BODY


@pytest.mark.parametrize(
    "name",
    ["", "../../secrets.toml", sha256_of(BODY).upper(), sha256_of(BODY)[:-1] + "/"],
    ids=["empty", "path", "upper case", "slash"],
)
def test_refuses_what_is_no_hash(tmp_path: Path, name: str) -> None:
    with pytest.raises(VaultError, match="is not a SHA-256"):
        Vault(tmp_path).read(name)


def test_two_processes_write_the_same_bodies(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    writers = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in range(2)]

    for writer in writers:
        writer.communicate(b"go\n", timeout=60)

    vault = Vault(tmp_path)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(list(vault.files())) == 20
    assert all(vault.read(path.name) for path in vault.files())


def test_says_that_the_folder_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("a file")

    with pytest.raises(VaultError, match=r"the vault cannot be written: Not a directory"):
        Vault(tmp_path / "vault").keep(BODY)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_says_that_the_folder_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(VaultError, match="Permission denied"):
        Vault(tmp_path).keep(BODY)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_says_that_the_disk_is_full_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", NEARLY_FULL, str(tmp_path)]

    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

    assert told.startswith("the vault cannot be written: File too large")
    assert not list(tmp_path.rglob(f"*{UNFINISHED}"))
