"""The file of the installation's own keys."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.key_file import KEY_BYTES, Keys, ensure_keys, new_key, read_keys, write_keys
from config.problems import Problem, ProblemsError


def problems_of(path: Path) -> list[str]:
    """Give what is said to be wrong with a file."""
    problems: list[Problem] = []
    assert read_keys(path, problems) == Keys()
    return [one.message for one in problems]


def test_a_file_that_is_not_there_holds_no_keys(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "rollcall.key") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vault = 'abc'", "64 hexadecimal digits"),
        ("opt_out = 'abc'", "a list of 64"),
        ("opt_out = ['abc']", "a list of 64"),
        ("vualt = 'abc'", "vault"),
        ("not toml at all", "no TOML"),
    ],
)
def test_what_is_wrong_is_said_and_no_value_repeated(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rollcall.key"
    path.write_text(text)
    path.chmod(0o600)

    (message,) = problems_of(path)

    assert said in message
    assert "abc" not in message


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rollcall.key"
    ensure_keys(path)
    path.chmod(0o644)

    assert "chmod 600" in problems_of(path)[0]
    with pytest.raises(ProblemsError):
        ensure_keys(path)


def test_a_key_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "below" / "rollcall.key"

    first, second = ensure_keys(path), ensure_keys(path)

    assert first == second
    assert len(first.vault) == KEY_BYTES
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"
    assert [one.name for one in path.parent.iterdir()] == ["rollcall.key"]


def test_many_who_make_one_at_the_same_time_have_the_same(tmp_path: Path) -> None:
    path = tmp_path / "rollcall.key"

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: ensure_keys(path).vault, range(8)))

    assert len(keys) == 1


def test_what_is_written_is_read_again_and_never_shown(tmp_path: Path) -> None:
    path = tmp_path / "rollcall.key"
    keys = Keys(new_key(), (new_key(), new_key()))

    write_keys(path, keys)

    assert read_keys(path, []) == keys
    assert all(key.hex() not in repr(keys) for key in keys.opt_out)


def test_what_is_remembered_has_a_key_of_its_own_that_comes_from_the_vaults() -> None:
    one, other = Keys(b"a" * 32), Keys(b"b" * 32)

    assert len(one.remembering) == 32
    assert one.remembering == Keys(b"a" * 32, (b"c" * 32,)).remembering
    assert one.remembering not in {one.vault, other.remembering}
