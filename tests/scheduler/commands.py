"""Runs the real commands: each in a process of its own, or many quickly in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from scheduler.cli import screen
from scheduler.cli.app import app_for

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Row]:
        """Give the JSON lines of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def told(self) -> str:
        """Give all that a person saw, with every run of white space as one space."""
        return " ".join(f"{self.out} {self.err}".split())


def rollcall(*words: str | Path, home: Path | None = None, **environ: str) -> Said:
    """Run `rollcall WORDS --home HOME` in a process of its own, as people do."""
    command = [sys.executable, "-m", "scheduler.cli", *map(str, words)]
    command += [] if home is None else ["--home", str(home)]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env=_environment() | environ
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def quickly(*words: str | Path, home: Path | None = None, **environ: str) -> Said:
    """Run a command in this process; what no command expects comes out as an exception."""
    arguments = [str(word) for word in words] + ([] if home is None else ["--home", str(home)])
    for console in (screen.out, screen.err):
        console.width = 200  # each looks at COLUMNS only when it is made
    said = CliRunner().invoke(app_for(arguments), arguments, env={"COLUMNS": "200", **environ})
    if said.exception is not None and not isinstance(said.exception, SystemExit):
        raise said.exception
    return Said(said.exit_code, said.stdout, said.stderr)


def exported(home: Path, what: str, **environ: str) -> list[Row]:
    """Give all rows of one kind as `rollcall export` writes them."""
    said = quickly("export", what, home=home, **environ)
    assert said.code == 0, said.err
    return said.rows


def _environment() -> dict[str, str]:
    """Give this process's environment without what belongs to an installation of its own."""
    left_out = ("ROLLCALL_", "PYTHONDONTWRITEBYTECODE")
    return {name: text for name, text in os.environ.items() if not name.startswith(left_out)}
