"""Secrets, from the environment or from secrets.toml; never shown, never logged."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from config.problems import Problem, unknown
from config.toml_file import TomlFile, read_toml
from config.values import store_url

SMTP_PASSWORD = "ROLLCALL_SMTP_PASSWORD"  # noqa: S105 this is the variable's name
STORE_URL = "ROLLCALL_STORE_URL"
CREDENTIAL = "ROLLCALL_CREDENTIAL_"
_KNOWN = ("smtp_password", "store_url", "credentials", "expires")
_TABLES = ("credentials", "expires")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must never be shown.

    `credentials` are by name, in lower case: a platform's name for a key of the district's app,
    `platform/handle` for an owner's token. `expires` says until which day one of them counts.
    """

    smtp_password: SecretStr | None = None
    store_url: str | None = field(default=None, repr=False)
    credentials: Mapping[str, SecretStr] = field(default_factory=dict)
    expires: Mapping[str, date] = field(default_factory=dict)


def read_secrets(path: Path, environ: Mapping[str, str], problems: list[Problem]) -> Secrets:
    """Read the secrets of `path` (it need not be there) and of `environ`, which wins; adds to
    `problems` what is wrong.
    """
    said = _file_of(path, problems)
    credentials = {
        name.lower(): SecretStr(text) for name, text in said.get("credentials", {}).items()
    }
    for name, text in environ.items():
        if name.startswith(CREDENTIAL) and text:
            secret = name.removeprefix(CREDENTIAL).lower().replace("__", "/")
            credentials[secret] = SecretStr(text)
    password = environ.get(SMTP_PASSWORD) or said.get("smtp_password")
    url = environ.get(STORE_URL)
    if url and _url_problem(url):
        problems.append(Problem(STORE_URL, 1, f"the environment's value {_url_problem(url)}"))
    return Secrets(
        smtp_password=SecretStr(password) if password else None,
        store_url=url or said.get("store_url"),
        credentials=credentials,
        expires={name.lower(): day for name, day in said.get("expires", {}).items()},
    )


def _url_problem(url: str) -> str | None:
    try:
        store_url(url)
    except ValueError as error:
        return str(error)
    return None


def _file_of(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    open_to = _open_to_others(path)
    if open_to is not None:
        problems.append(Problem(str(path), 1, f"{open_to}; run: chmod 600 {path.name}"))
    file = read_toml(path)
    wrong = [file] if isinstance(file, Problem) else list(_wrong(file))
    problems.extend(wrong)
    return {} if wrong or isinstance(file, Problem) else file.data


def _open_to_others(path: Path) -> str | None:
    """Say that others may read the file; POSIX only (Windows has access lists on the folder)."""
    if os.name != "posix":
        return None
    mode = stat.S_IMODE(path.stat().st_mode)
    return f"holds secrets and others may read it (mode {mode:o})" if mode & 0o077 else None


def _wrong(file: TomlFile) -> Iterator[Problem]:
    """Give what is wrong, without ever quoting a value."""
    for name, value in file.data.items():
        if name not in _KNOWN:
            yield file.problem((name,), unknown("secret", name, _KNOWN))
        elif name in _TABLES and isinstance(value, dict):
            yield from _wrong_entries(file, name, value)
        elif name in _TABLES or not isinstance(value, str):
            form = "a table" if name in _TABLES else "text"
            yield file.problem((name,), f"{name} should be {form}")
        elif name == "store_url" and (said := _url_problem(value)):
            yield file.problem((name,), f"store_url {said}")


def _wrong_entries(file: TomlFile, table: str, entries: Mapping[str, Any]) -> Iterator[Problem]:
    for name, value in entries.items():
        if table == "credentials" and not isinstance(value, str):
            yield file.problem((table, name), f"credentials.{name} should be text")
        if table == "expires" and (not isinstance(value, date) or isinstance(value, datetime)):
            yield file.problem((table, name), f"expires.{name} should be a day such as 2027-01-31")
