"""`rollcall optouts import|add|remove|rotate|wipe|show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.model.opt_out.names import PersonName
from reports.lists.words import counted
from scheduler.cli.errors import BAD_INPUT, NOT_NOW, told
from scheduler.cli.options import DryRunOption, HomeOption, PartialOption, now
from scheduler.cli.screen import say, show_table, warn
from scheduler.jobs import opt_outs as jobs
from scheduler.jobs.home import open_home

app = typer.Typer(
    help="Who may not be shown: kept as keyed hashes, never as names.", no_args_is_help=True
)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX.")],
    home: HomeOption = None,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Each row opted out; no column need say so.")
    ] = False,
    dry_run: DryRunOption = False,
    partial: PartialOption = False,
) -> None:
    """Add those who opted out, from an export of the student information system."""
    with told(), open_home(home_folder(home)) as opened:
        order = jobs.OptOutOrder(everybody, dry_run, partial)
        outcome = jobs.import_opt_outs(opened, file, now(), order)
        key_file = opened.settings.key_file
    problems = outcome.plan.problems
    if problems:
        rows = [(one.row, one.column, one.expected) for one in problems]
        show_table(("Row", "Column", "What was expected"), rows, title=file.name)
    say(outcome.sentence())
    if outcome.refused:
        raise typer.Exit(BAD_INPUT)
    if not dry_run:
        say(f"The key is in {key_file}; keep it apart from backups.")
        say(f"Delete {file} when you are done: it holds names.")


@app.command("add")
def add(home: HomeOption = None) -> None:
    """Add one person; the name is asked for, so that it stands in no history of commands."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.add_name(opened, _asked(), now())
    say(f"New on the list: {counted(count, 'form')} of the name.")


@app.command("remove")
def remove(home: HomeOption = None) -> None:
    """Take one person off the list; the name is asked for."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.remove_name(opened, _asked())
    if not count:
        say("The name is not on the list.")
        raise typer.Exit(NOT_NOW)
    say(f"Off the list: {counted(count, 'form')} of the name, and so whoever else bears it.")


@app.command("rotate")
def rotate(home: HomeOption = None) -> None:
    """Bring the list under a new key; nobody's name is needed for it."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.rotate_key(opened)
        key_file = opened.settings.key_file
    say(
        f"{counted(count, 'hash', 'hashes')} brought under a new key. Copy {key_file} again; older "
        "copies open nothing."
    )


@app.command("wipe")
def wipe(
    home: HomeOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take the whole list away, and its keys."""
    with told(), open_home(home_folder(home)) as opened:
        if not yes:
            typer.confirm("Take the whole opt-out list away?", abort=True)
        count = jobs.wipe_list(opened)
    say(f"Gone: {counted(count, 'hash', 'hashes')}, and the keys.")


@app.command("show")
def show(home: HomeOption = None) -> None:
    """Say how many hashes the list has, and whether the key opens them."""
    with told(), open_home(home_folder(home)) as opened:
        state = jobs.list_state(opened)
    rotated = counted(state.rotations, "time")
    say(f"{counted(state.hashes, 'hash', 'hashes')} of names; the key was rotated {rotated}.")
    if state.unopened:
        warn(f"{state.unopened} of them were made with a key that the key file does not hold: ")
        warn("these names are not looked for. Put the right file back, or wipe and import again.")
        raise typer.Exit(NOT_NOW)


def _asked() -> PersonName:
    def ask(what: str, default: str | None = None) -> str:
        said: str = typer.prompt(what, default=default, show_default=False, hide_input=True)
        return said.strip()

    given, family = ask("Given name (not shown)"), ask("Family name (not shown)")
    return PersonName(given, family, ask("Middle name, or Enter", ""), ask("Called, or Enter", ""))
