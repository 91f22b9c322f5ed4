"""`rollcall read`, `url`, `see`, `measure`, `pack`: looking inside, without a home and without
leaving anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crawler.platforms.reading import read_address
from scheduler.cli.errors import BAD_INPUT, told
from scheduler.cli.screen import say, show_json, warn
from scheduler.jobs import looking

see_app = typer.Typer(help="See what the eyes see, and why.", no_args_is_help=True)
pack_app = typer.Typer(help="Policy packs.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)]
Folder = Annotated[Path, typer.Option(exists=True, file_okay=False)]
Data = Annotated[Path, typer.Argument(exists=True)]


def read(
    platform: Annotated[str, typer.Argument(help="Which reader, such as bluesky or blog.")],
    files: Files,
    url: Annotated[
        str | None, typer.Option(help="The address the first file was fetched from.")
    ] = None,
    account: Annotated[str | None, typer.Option(help="The account's handle.")] = None,
) -> None:
    """Read recorded answers or saved pages, in the order in which they were fetched."""
    with told():
        show_json(looking.read_files(platform, files, url, account))


def url(addresses: Annotated[list[str], typer.Argument(metavar="URL…")]) -> None:
    """Say what an address is: which platform, which kind, and the account's key."""
    for address in addresses:
        show_json(read_address(address))


@see_app.command("marks")
def see_marks(
    references: Annotated[
        Path, typer.Option(exists=True, file_okay=False, help="Folder of reference marks.")
    ],
    images: Annotated[
        Path, typer.Option(exists=True, help="A folder, or a text file with one path a line.")
    ],
) -> None:
    """Look for the reference marks in pictures."""
    with told():
        for row in looking.see_marks(references, images):
            show_json(row)


@see_app.command("people")
def see_people(
    images: Annotated[
        Path, typer.Option(exists=True, help="A folder, or a text file with one path a line.")
    ],
) -> None:
    """Count the faces in pictures; nobody is recognised."""
    with told():
        for row in looking.see_people(images):
            show_json(row)


@see_app.command("words")
def see_words(
    profiles: Annotated[Path, typer.Option(exists=True, dir_okay=False)],
    items: Annotated[Path, typer.Option(exists=True, dir_okay=False)],
) -> None:
    """Look for claims of official capacity in texts."""
    with told():
        for row in looking.see_words(profiles, items):
            show_json(row)


@see_app.command("text")
def see_text(
    images: Annotated[
        Path, typer.Option(exists=True, help="A folder, or a text file with one path a line.")
    ],
) -> None:
    """Read the words in pictures (needs the extra `ocr`)."""
    with told():
        for row in looking.see_text(images):
            show_json(row)


@pack_app.command("check")
def check_packs(files: Files) -> None:
    """Check policy packs: every problem at once, each with file and line."""
    with told():
        problems = [problem for file in files for problem in looking.check_pack(file)]
    for problem in problems:
        warn(str(problem))
    if problems:
        raise typer.Exit(BAD_INPUT)
    say(f"{len(files)} pack{'s' if len(files) != 1 else ''}: no problems.")
