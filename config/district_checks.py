"""What the parts of the settings must agree on; checked on the raw files, beside other problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from config.problems import Problem, unknown
from config.toml_file import TomlFile

_ELSEWHERE = "belongs into ROLLCALL_SMTP_PASSWORD or secrets.toml, never into rollcall.toml"
_PLATFORM = re.compile(r"[a-z][a-z0-9_]*")
_HERE = {"localhost", "127.0.0.1", "::1"}

Entry = Mapping[str, Any]


def installation_problems(file: TomlFile, platforms: Collection[str] | None) -> Iterator[Problem]:
    """Check rollcall.toml: no password in it, none sent in clear, platforms known (None = any)."""
    smtp = file.data.get("smtp")
    if isinstance(smtp, dict):
        if "password" in smtp:
            yield file.problem(("smtp", "password"), f"smtp.password {_ELSEWHERE}")
        if smtp.get("security") == "none" and smtp.get("user") and smtp.get("host") not in _HERE:
            message = "smtp.security none would send the password in clear; use starttls or tls"
            yield file.problem(("smtp", "security"), message)
    yield from _wrong_addresses(file)
    said = file.data.get("platforms")
    for name in said if isinstance(said, dict) else ():
        if platforms is not None and name not in platforms:
            yield file.problem(("platforms", name), unknown("platform", name, platforms))
        elif not _PLATFORM.fullmatch(name):
            yield file.problem(
                ("platforms", name), f"{name!r} is not the name of a platform, such as bluesky"
            )


def _wrong_addresses(file: TomlFile) -> Iterator[Problem]:
    """Find a promise that mails can be stopped with one click where nothing would come of it."""
    digest = file.data.get("digest")
    base_url = digest.get("base_url") if isinstance(digest, dict) else None
    if not isinstance(digest, dict) or not isinstance(base_url, str):
        return
    if not base_url.startswith("https://"):
        message = "should begin with https://: mail programs post nowhere else (RFC 8058 §3.1)"
        yield file.problem(("digest", "base_url"), f"digest.base_url {message}")
    elif "listen" not in digest:
        message = "digest.base_url needs digest.listen: nobody would answer there"
        yield file.problem(("digest", "base_url"), message)


def district_problems(file: TomlFile, marks: Path) -> Iterator[Problem]:
    """Check district.toml: units are told apart and hang together, whatever names a unit names
    one that is there, marks are in the folder, nobody gets the same digest twice.
    """
    units = _entries(file, "unit")
    names = [name for unit in units if (name := _text(unit, "name"))]
    yield from _twice(file, "unit", "name")
    yield from _unknown_units(file, names)
    yield from _rings(file, units)
    yield from _wrong_marks(file, marks)
    for at, recipient in enumerate(_entries(file, "recipient")):
        if recipient.get("role") == "principal" and "unit" not in recipient:
            yield file.problem(
                ("recipient", at),
                "recipient.unit is missing: a principal's digest is about one unit",
            )
    yield from _twice(file, "recipient", "email")


def _unknown_units(file: TomlFile, names: Collection[str]) -> Iterator[Problem]:
    for table, key in (
        ("unit", "parent"),
        ("mark", "unit"),
        ("recipient", "unit"),
        ("approver", "unit"),
    ):
        for at, entry in enumerate(_entries(file, table)):
            said = _text(entry, key)
            if said is not None and said not in names:
                yield file.problem(
                    (table, at, key), f"{table}.{key}: {unknown('unit', said, names)}"
                )


def _rings(file: TomlFile, units: list[Entry]) -> Iterator[Problem]:
    """Find units that are their own parent, by way of others or not."""
    parents = {name: _text(unit, "parent") for unit in units if (name := _text(unit, "name"))}
    for at, unit in enumerate(units):
        start = _text(unit, "name")
        step = parents.get(start or "")
        for _ in range(len(parents)):
            if step is None or step == start:
                break
            step = parents.get(step)
        if step is not None and step == start:
            yield file.problem(
                ("unit", at, "parent"), f"unit.parent: {start!r} would be a part of itself"
            )


def _wrong_marks(file: TomlFile, folder: Path) -> Iterator[Problem]:
    stems = [Path(name).stem for mark in _entries(file, "mark") if (name := _text(mark, "file"))]
    for at, mark in enumerate(_entries(file, "mark")):
        name = _text(mark, "file")
        if name is None or Path(name).name != name:
            continue
        if not (folder / name).is_file():
            yield file.problem(("mark", at, "file"), f"mark.file: {name!r} is not in {folder}")
        elif stems.count(Path(name).stem) > 1:
            yield file.problem(
                ("mark", at, "file"), f"mark.file: two marks are called {Path(name).stem!r}"
            )


def _twice(file: TomlFile, table: str, key: str) -> Iterator[Problem]:
    entries = _entries(file, table)
    same = Counter(_identity(entry, key) for entry in entries)
    seen: set[tuple[object, ...]] = set()
    for at, entry in enumerate(entries):
        identity = _identity(entry, key)
        if same[identity] > 1 and identity in seen and identity[0] is not None:
            yield file.problem(
                (table, at, key), f"{table}.{key}: {identity[0]!r} stands there twice"
            )
        seen.add(identity)


def _identity(entry: Entry, key: str) -> tuple[object, ...]:
    said = _text(entry, key)
    same = said.casefold() if said is not None else None
    return (same, entry.get("role"), entry.get("unit")) if key == "email" else (same,)


def _entries(file: TomlFile, table: str) -> list[Entry]:
    said = file.data.get(table)
    return (
        [entry if isinstance(entry, dict) else {} for entry in said]
        if isinstance(said, list)
        else []
    )


def _text(entry: Entry, key: str) -> str | None:
    said = entry.get(key)
    return said if isinstance(said, str) else None
