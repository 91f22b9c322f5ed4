"""Read a TOML file into a checked value, with the line of everything that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.problems import Problem, shorten, unknown
from config.toml_lines import Place, line_index, line_of

MAX_BYTES = 1_000_000
"""No settings file that a person writes is larger."""
_AT = re.compile(r"(?s)(?P<what>.*?) ?\((?:at line (?P<line>\d+), column \d+|at end of document)\)")
_SECRET = re.compile(r"password|secret|url|token", re.IGNORECASE)

_HEAD = re.compile(r"^(?:Value error, |(?:Input|String|Tuple|Value) )")
_FORMS = {
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "date_from_datetime_inexact": "should be a day such as 2027-06-30",
    "date_from_datetime_parsing": "should be a day such as 2027-06-30",
    "date_parsing": "should be a day such as 2027-06-30",
    "date_type": "should be a day such as 2027-06-30",
    "dict_type": "should be a table",
    "float_parsing": "should be a number",
    "float_type": "should be a number",
    "greater_than": "should be more than {gt:,.10g}",
    "greater_than_equal": "should be at least {ge:,.10g}",
    "int_from_float": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "less_than_equal": "should be at most {le:,.10g}",
    "model_type": "should be a table",
    "string_type": "should be text",
    "too_short": "should not be empty",
    "tuple_type": "should be a list",
}
"""Plain words for pydantic's types of errors; what is not here keeps pydantic's own words."""
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that was read: its path as given, its data, and the line of every place in it."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[Place, int]

    def problem(self, place: Place, message: str) -> Problem:
        """Say what is wrong at `place`."""
        return Problem(str(self.path), line_of(self.lines, place), message)


def read_toml(path: Path) -> TomlFile | Problem:
    """Read the file; a Problem when it is not there, cannot be read or is not TOML."""
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return Problem(str(path), 1, "is not there; `rollcall init` makes an installation")
    except OSError as error:
        return Problem(str(path), 1, f"cannot be read: {error.strerror or error}")
    if len(body) > MAX_BYTES:
        return Problem(str(path), 1, f"is larger than {MAX_BYTES} bytes; no settings file is")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(str(path), body.count(b"\n", 0, error.start) + 1, "is not UTF-8 text")
    return _parse(path, text.replace("\r\n", "\n"))


def _parse(path: Path, text: str) -> TomlFile | Problem:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _AT.fullmatch(str(error))
        line = int(match["line"]) if match and match["line"] else text.rstrip("\n").count("\n") + 1
        what = match["what"] if match else str(error)
        return Problem(str(path), line, f"is not TOML: {shorten(what[:1].lower() + what[1:])}")
    except RecursionError:
        return Problem(str(path), 1, "is not TOML that can be read: nested too deeply")
    return TomlFile(path, data, line_index(text))


def read_checked(
    path: Path,
    model: type[M],
    further: Callable[[TomlFile], Iterable[Problem]],
    problems: list[Problem],
) -> M | None:
    """Read the file as a `model`; None when that fails. Adds to `problems` what is wrong with it,
    and what the `further` checks of the raw file say, in both cases.
    """
    file = read_toml(path)
    if isinstance(file, Problem):
        problems.append(file)
        return None
    problems.extend(further(file))
    try:
        return model.model_validate(file.data, by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems.extend(_problem_of(file, model, detail) for detail in details)
        return None


def _problem_of(file: TomlFile, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    place = tuple(detail["loc"])
    name = _name_of(place)
    if detail["type"] == "extra_forbidden":
        return file.problem(place, unknown("setting", name, _siblings(model, place)))
    if detail["type"] == "missing":
        return file.problem(place, f"{name} is missing")
    form = _FORMS.get(detail["type"])
    said = form.format(**detail.get("ctx", {})) if form else _HEAD.sub("", detail["msg"])
    given = detail["input"]
    shown = isinstance(given, str | int | float) and not _SECRET.search(name)
    but = f", not {shorten(repr(given), 40)}" if shown else ""
    return file.problem(place, f"{name} {said}{but}")


def _name_of(place: Place) -> str:
    """Write a place as people would: `sweep.hour`, `unit.parent` (the line says which unit)."""
    return ".".join(part for part in place if isinstance(part, str))


def _siblings(model: type[BaseModel], place: Place) -> Iterator[str]:
    """Give the full names of all settings that could stand where `place` stands."""
    found: type[BaseModel] | None = model
    parts = list(place[:-1])
    while parts and found is not None:
        fields = {_alias(name, field): field for name, field in found.model_fields.items()}
        field = fields.get(str(parts.pop(0)))
        if field is None:
            return
        if parts and (isinstance(parts[0], int) or get_origin(field.annotation) is dict):
            parts.pop(0)
        found = _model_in(field.annotation)
    if found is not None:
        head = _name_of(place[:-1])
        for name, field in found.model_fields.items():
            yield f"{head}.{_alias(name, field)}" if head else _alias(name, field)


def _alias(name: str, field: Any) -> str:
    return str(field.validation_alias or name)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
