"""Secrets, from the environment or from secrets.toml; never shown, never logged."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from config.problems import Problem, unknown
from config.toml_file import TomlFile, read_toml
from config.values import store_url

SMTP_PASSWORD = "ROLLCALL_SMTP_PASSWORD"  # noqa: S105 this is the variable's name
STORE_URL = "ROLLCALL_STORE_URL"
CREDENTIAL = "ROLLCALL_CREDENTIAL_"
_KNOWN = ("smtp_password", "store_url", "credentials")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must never be shown. `credentials` are by platform, in lower case."""

    smtp_password: SecretStr | None = None
    store_url: str | None = field(default=None, repr=False)
    credentials: Mapping[str, SecretStr] = field(default_factory=dict)


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
            credentials[name.removeprefix(CREDENTIAL).lower()] = SecretStr(text)
    password = environ.get(SMTP_PASSWORD) or said.get("smtp_password")
    url = environ.get(STORE_URL)
    if url and _url_problem(url):
        problems.append(Problem(STORE_URL, 1, f"the environment's value {_url_problem(url)}"))
    return Secrets(
        smtp_password=SecretStr(password) if password else None,
        store_url=url or said.get("store_url"),
        credentials=credentials,
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
        elif name == "credentials" and isinstance(value, dict):
            for platform, text in value.items():
                if not isinstance(text, str):
                    yield file.problem((name, platform), f"credentials.{platform} should be text")
        elif name == "credentials" or not isinstance(value, str):
            form = "a table" if name == "credentials" else "text"
            yield file.problem((name,), f"{name} should be {form}")
        elif name == "store_url" and (said := _url_problem(value)):
            yield file.problem((name,), f"store_url {said}")
