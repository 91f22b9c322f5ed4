"""The installation's own keys, outside the database: what opens the vault and the opt-out list.

One small file that nobody but its owner may read. It belongs elsewhere than the backups of the
database: together they give the names back to whoever guesses them.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from config.problems import Problem, ProblemsError, unknown

KEY_BYTES = 32
_HEX_DIGITS = 2 * KEY_BYTES
_HEAD = """\
# Keys of this installation, made by Rollcall. Keep a copy, and keep it apart from the backups of
# the database and the vault. Without `vault` what was captured cannot be opened; without `opt_out`
# no name on the list is found.
"""


@dataclass(frozen=True, slots=True)
class Keys:
    """`vault` seals captured bodies, empty = there is none yet. `opt_out` hashes names, oldest
    first: each further one was added by a rotation.
    """

    vault: bytes = field(default=b"", repr=False)
    opt_out: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def remembering(self) -> bytes:
        """Give the key of the hashes under which accounts that are left alone, and senders of tips,
        are remembered: it comes from `vault`, so that there is one file of keys to look after.
        """
        return hmac.digest(self.vault, b"rollcall remembers", "sha256")


def read_keys(path: Path, problems: list[Problem]) -> Keys:
    """Read the keys; a file that is not there holds none. Adds to `problems` what is wrong with it,
    never quoting a value.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Keys()
    except (OSError, UnicodeDecodeError):
        problems.append(Problem(str(path), 1, "cannot be read as a file of keys"))
        return Keys()
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        problems.append(Problem(str(path), 1, "is no TOML; it is written by Rollcall alone"))
        return Keys()
    wrong = [*_open_to_others(path), *_wrong(str(path), tree)]
    problems.extend(wrong)
    return Keys() if wrong else _keys(tree)


def ensure_keys(path: Path) -> Keys:
    """Give the keys; a new one for the vault is made when there is none. Raises ProblemsError."""
    new = not path.exists()  # asked first: one that is made after this is never written over
    keys = _read(path)
    if keys.vault:
        return keys
    write_keys(path, replace(keys, vault=new_key()), new=new)
    return _read(path)  # of two that made a file at the same time, the first one's counts


def write_keys(path: Path, keys: Keys, *, new: bool = False) -> None:
    """Write the file whole or not at all, mode 600; `new` leaves one alone that is there."""
    lines = [f'vault = "{keys.vault.hex()}"'] if keys.vault else []
    if keys.opt_out:
        lines.append(f"opt_out = {json.dumps([key.hex() for key in keys.opt_out])}")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(_HEAD + "\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    if new and _linked(part, path):
        part.unlink()
    else:
        part.replace(path)


def _linked(part: Path, path: Path) -> bool:
    """Give the file its name unless another has it; False where the disk knows no links."""
    try:
        os.link(part, path)
    except FileExistsError:
        return True
    except OSError:
        return path.exists()
    return True


def new_key() -> bytes:
    """Make a key."""
    return secrets.token_bytes(KEY_BYTES)


def _read(path: Path) -> Keys:
    problems: list[Problem] = []
    keys = read_keys(path, problems)
    if problems:
        raise ProblemsError(problems)
    return keys


def _keys(tree: Mapping[str, Any]) -> Keys:
    chain = tuple(map(bytes.fromhex, tree.get("opt_out", ())))
    return Keys(bytes.fromhex(tree.get("vault", "")), chain)


def _wrong(file: str, tree: Mapping[str, Any]) -> Iterator[Problem]:
    for name, value in tree.items():
        if name not in {"vault", "opt_out"}:
            yield Problem(file, 1, unknown("key", name, ("vault", "opt_out")))
        elif name == "vault" and not _is_key(value):
            yield Problem(file, 1, f"vault should be {_HEX_DIGITS} hexadecimal digits")
        elif name == "opt_out" and not (isinstance(value, list) and all(map(_is_key, value))):
            yield Problem(file, 1, f"opt_out should be a list of {_HEX_DIGITS} hexadecimal digits")


def _is_key(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) == _HEX_DIGITS
        and all(digit in "0123456789abcdef" for digit in value)
    )


def _open_to_others(path: Path) -> Iterator[Problem]:
    if os.name != "posix":
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        said = f"holds keys and others may read it (mode {mode:o}); run: chmod 600 {path.name}"
        yield Problem(str(path), 1, said)
