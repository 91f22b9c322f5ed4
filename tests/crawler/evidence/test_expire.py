"""Retention removes what is old and unused, and nothing else."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.evidence.expire import Expired, expire
from crawler.evidence.vault import UNFINISHED, Vault

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIMIT = NOW - timedelta(days=400)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path)


def kept(vault: Vault, body: bytes, at: datetime) -> str:
    sha256 = vault.keep(body)
    age(vault.folder / sha256[:2] / sha256, at)
    return sha256


def age(path: Path, at: datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_leaves_an_empty_vault_alone(vault: Vault) -> None:
    assert expire(vault, (), LIMIT) == Expired(0, 0, 0, 0)


def test_keeps_what_is_young(vault: Vault) -> None:
    young = kept(vault, b"young", LIMIT)

    assert expire(vault, (), LIMIT) == Expired(bodies=0, unfinished=0, kept=1, size_bytes=0)
    assert vault.has(young)


def test_keeps_what_is_old_and_referred_to(vault: Vault) -> None:
    old = kept(vault, b"old", LIMIT - timedelta(days=1))

    expire(vault, {old}, LIMIT)

    assert vault.has(old)


def test_keeps_what_was_old_and_is_captured_again(vault: Vault) -> None:
    old = kept(vault, b"old", LIMIT - timedelta(days=1))
    vault.keep(b"old")

    expire(vault, (), LIMIT)

    assert vault.has(old)


def test_removes_what_is_old_and_unused(vault: Vault) -> None:
    old = kept(vault, b"old", LIMIT - timedelta(seconds=1))

    assert expire(vault, (), LIMIT) == Expired(bodies=1, unfinished=0, kept=0, size_bytes=3)
    assert not vault.has(old)


def test_removes_what_a_crash_left_unfinished(vault: Vault) -> None:
    body = kept(vault, b"young", NOW)
    part = vault.folder / body[:2] / f"{body}.17.0{UNFINISHED}"
    part.write_bytes(b"yo")
    age(part, LIMIT - timedelta(days=1))

    assert expire(vault, (), LIMIT) == Expired(bodies=0, unfinished=1, kept=1, size_bytes=2)
