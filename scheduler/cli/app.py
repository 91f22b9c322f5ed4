"""`rollcall`: every command and where it lives."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

COMMANDS = {
    "init": "home.init",
    "check": "home.check",
    "start": "home.start",
    "register": "register.app",
    "optouts": "opt_outs.app",
    "safety": "safety.safety",
    "calendar": "consents.calendar_app",
    "permissions": "consents.app",
    "staff": "staff.app",
    "account": "account.app",
    "claim": "claim.app",
    "tips": "tips.app",
    "sweep": "run.sweep",
    "judge": "run.judge",
    "digest": "digest.app",
    "handouts": "handouts.handouts",
    "serve": "run.serve",
    "status": "records.status",
    "export": "records.export",
    "sheet": "lists.sheet",
    "official": "publishing.official",
    "publish": "publishing.publish",
    "cleanup": "teams.cleanup",
    "case": "case.app",
    "handover": "teams.handover",
    "decide": "records.decide",
    "discover": "discover.discover",
    "queue": "queue.app",
    "reviewed": "manual.reviewed",
    "capture": "manual.capture",
    "pack": "look.pack_app",
    "read": "look.read",
    "url": "look.url",
    "platforms": "platforms.app",
    "marks": "marks.app",
    "see": "look.see_app",
    "measure": "measure.app",
}
"""Every command, in the order of the help, with its place below `scheduler.cli`."""


def main() -> None:
    """Run the command."""
    app_for(sys.argv[1:])()


def app_for(words: Sequence[str]) -> typer.Typer:
    """Give the command line that `words` need: when they begin with a command, only that one.

    Nothing else is loaded then: all the rooms together take four times as long as the smallest
    command needs.
    """
    app = typer.Typer(
        name="rollcall",
        help="Keeps a school district's social accounts in order, under the district's own policy.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_nothing)
    asked = words[0] if words else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    module, _, part = COMMANDS[name].rpartition(".")
    found: Any = getattr(import_module(f"scheduler.cli.{module}"), part)
    if isinstance(found, typer.Typer):
        app.add_typer(found, name=name)
    else:
        app.command(name)(found)


def _nothing() -> None:
    """Keep a single command a command of `rollcall`, rather than `rollcall` itself."""
