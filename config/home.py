"""Make an installation's folder: settings that explain themselves, a district to fill in."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from pydantic import BaseModel

from config.district import DistrictSettings
from config.problems import Problem, ProblemsError

TEMPLATES = Path(__file__).parent / "templates"
_TABLES = {
    "units": "unit",
    "marks": "mark",
    "recipients": "recipient",
    "approvers": "approver",
}
_APART = {*_TABLES, "seasons", "columns", "privacy"}
"""What is no plain key; nobody guesses seasons, or what a register's columns are called."""
_GUESSED = "  # guessed"


def write_home(
    home: Path, district: DistrictSettings, guessed: Collection[str] | None = None
) -> tuple[Path, ...]:
    """Make an installation in `home` and give the files that were written.

    `guessed` None writes a skeleton to fill in; otherwise the district as proposed, with these
    fields (`name`, `city`, `units` …) marked. Raises ProblemsError when a file is already there.
    """
    settings, file = home / "rollcall.toml", home / "district.toml"
    _refuse_to_replace(settings, file)
    for folder in (home, home / "marks", home / "packs"):
        folder.mkdir(parents=True, exist_ok=True)
    _write(settings, (TEMPLATES / "rollcall.toml").read_text(encoding="utf-8"))
    _write(file, skeleton(district) if guessed is None else proposal(district, guessed))
    return settings, file


def write_district(home: Path, district: DistrictSettings, guessed: Collection[str]) -> Path:
    """Write the district as proposed, `guessed` fields marked, into an installation without one.

    Raises ProblemsError when there is one already.
    """
    file = home / "district.toml"
    _refuse_to_replace(file)
    home.mkdir(parents=True, exist_ok=True)
    _write(file, proposal(district, guessed))
    return file


def skeleton(district: DistrictSettings) -> str:
    """Give a district.toml with name, address and contact, and everything else to fill in."""
    known = [
        f"{key} = {_quoted(getattr(district, key))}" for key in ("name", "home_page", "contact")
    ]
    head = (
        "# The district. `contact` is the address that every request names, for whoever wonders.\n"
    )
    rest = (TEMPLATES / "district.toml").read_text(encoding="utf-8")
    return head + "\n".join(known) + "\n" + rest


def proposal(district: DistrictSettings, guessed: Collection[str]) -> str:
    """Give a district.toml with all that `district` says, `guessed` fields marked "# guessed"."""
    plain = [name for name in DistrictSettings.model_fields if name not in _APART]
    lines = [
        '# The district as its website shows it. Check what is marked "guessed", and unmark it.'
    ]
    lines += _keys(district, plain, guessed)
    for field, table in _TABLES.items():
        for entry in getattr(district, field):
            lines += ["", f"[[{table}]]{_GUESSED if field in guessed else ''}"]
            lines += _keys(entry, type(entry).model_fields, ())
    return "\n".join(lines) + "\n"


def _keys(model: BaseModel, names: Collection[str], guessed: Collection[str]) -> Iterator[str]:
    for name in names:
        value = getattr(model, name)
        if value is not None and value != ():
            yield f"{name} = {_toml(value)}{_GUESSED if name in guessed else ''}"


def _toml(value: object) -> str:
    """Write a text or a list of texts as TOML 1.0."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(entry) for entry in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """Write a basic string: JSON's escapes are TOML's, but for DEL, which JSON leaves bare."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _refuse_to_replace(*paths: Path) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        message = "is already there and is not replaced"
        raise ProblemsError(Problem(str(path), 1, message) for path in there)
