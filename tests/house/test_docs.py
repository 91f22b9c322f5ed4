"""The page on operations names every setting, command, exit code and secret, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
import typer
from pydantic import BaseModel

from config.district import DistrictSettings
from config.secrets_file import CREDENTIAL, SMTP_PASSWORD, STORE_URL
from config.settings import InstallationSettings
from config.telling import SmtpSettings
from scheduler.cli import errors
from scheduler.cli.app import COMMANDS
from scheduler.jobs.records import What

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text("utf-8")
CODE = frozenset(re.findall(r"`([^`\n]+)`", PAGE))
_CODES = ("DONE", "NOT_NOW", "BAD_INPUT", "CRAWLER_FAILED", "HELD_BACK", "LATE", "INTERRUPTED")


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _settings(model: type[BaseModel]) -> Iterator[str]:
    """Give the name of every setting as it stands in a file; a platform's name as NAME."""
    for name, field in model.model_fields.items():
        head = str(field.validation_alias or name) + (".NAME" if name == "platforms" else "")
        inner = list(_models(field.annotation))
        secret = model is SmtpSettings and name == "password"
        if not inner and not secret:
            yield head
        for one in inner:
            yield from (f"{head}.{rest}" for rest in _settings(one))


def _commands() -> Iterator[str]:
    for name, place in COMMANDS.items():
        module, _, part = place.rpartition(".")
        found = getattr(import_module(f"scheduler.cli.{module}"), part)
        if isinstance(found, typer.Typer):
            yield from (f"rollcall {name} {one.name}" for one in found.registered_commands)
        else:
            yield f"rollcall {name}"


@pytest.mark.parametrize("model", [InstallationSettings, DistrictSettings])
def test_every_setting_is_named(model: type[BaseModel]) -> None:
    assert set(_settings(model)) - CODE == set()


def test_no_setting_is_named_that_is_not_there() -> None:
    known = {*_settings(InstallationSettings), *_settings(DistrictSettings)}
    sections = {name.partition(".")[0] for name in known if "." in name}
    named = {word for word in CODE if word.partition(".")[0] in sections and "." in word}

    assert named - known - {"rollcall.toml", "mark.file"} == set()


def test_every_command_is_named() -> None:
    said = {" ".join(re.findall(r"^[a-z]+(?: [a-z]+)*", word)) for word in CODE}

    assert set(_commands()) - said == set()


def test_every_exit_code_is_named() -> None:
    rows = set(re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE))

    assert rows == {str(getattr(errors, name)) for name in _CODES}


def test_every_secret_is_named() -> None:
    assert {STORE_URL, SMTP_PASSWORD, f"{CREDENTIAL}PLATFORM"} <= CODE


def test_every_kind_of_export_is_named() -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith("| `rollcall export WHAT`")]

    assert all(what in row for what in What)
