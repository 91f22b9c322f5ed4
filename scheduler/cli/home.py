"""`rollcall init`, `start`, `check`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from pydantic import ValidationError

from config.district import DistrictSettings
from config.home import write_home
from config.policy import find_pack, load_pack
from config.problems import ProblemsError
from config.settings import home_folder, load_settings
from crawler.judge import check_pack
from crawler.platforms.catalogue import READERS
from scheduler.cli.digest import tell
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.run import Progress, show_summary
from scheduler.cli.screen import progress, say
from scheduler.cli.watch import watch
from scheduler.jobs import first_home
from scheduler.jobs import start as jobs
from scheduler.jobs.digest import DigestOrder, write_digest
from scheduler.jobs.home import open_home
from scheduler.jobs.sweep import SweepOrder
from scheduler.jobs.sweep import sweep as sweep_job

Url = Annotated[str, typer.Argument(help="The district's web address.", metavar="URL")]
Contact = Annotated[str | None, typer.Option(help="The e-mail address that every request names.")]


def init(
    name: Annotated[str, typer.Option(prompt="Name of the district", help="The district's name.")],
    home_page: Annotated[str, typer.Option(prompt="Its web address", help="Its web address.")],
    contact: Annotated[
        str,
        typer.Option(
            prompt="E-mail address that every request names", help="Who to write to about us."
        ),
    ],
    home: HomeOption = None,
) -> None:
    """Make an installation: one folder with settings that explain themselves."""
    folder = home_folder(home)
    with told(), fit():
        said = DistrictSettings(name=name, home_page=web_address(home_page), contact=contact)
        files = write_home(folder, said)
    for file in files:
        say(f"written: {file}")
    say(f"Fill in {folder / 'district.toml'}, then: rollcall register import FILE --home {folder}")


def check(home: HomeOption = None) -> None:
    """Check the settings and the policy pack: every problem at once, each with file and line."""
    folder = home_folder(home)
    with told():
        settings = load_settings(folder, platforms=READERS)
        pack = load_pack(find_pack(settings.district.policy, folder / "packs"))
        problems = check_pack(pack)
        if problems:
            raise ProblemsError(problems)
    say(f"No problems. {settings.district.name} is judged by “{pack.title}”.")
    say(f"Law: {settings.profile.title}; docs/privacy.md says what its profile does, and why.")


def start(
    url: Url,
    home: HomeOption = None,
    contact: Contact = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(help="A private host that may be read, as name or name:port."),
    ] = None,
) -> None:
    """From a web address to a first digest: read the district's pages, propose a register, sweep,
    judge, tell.
    """
    folder = home_folder(home)
    said = first_home.FirstWords(web_address(url), contact, tuple(allow_host or ()))
    with told():
        proposal = _surveyed(folder, said)
        say(f"{len(proposal.read)} pages read, {len(proposal.unread)} could not be read.")
        say(f"{len(proposal.units)} schools are named on them.")
        with open_home(folder) as opened:
            count = jobs.propose(opened, proposal, now())
            say(f"{count} accounts are proposed: {folder / jobs.PROPOSED_REGISTER}")
            if count:
                with progress("Sweeping") as bar:
                    summary = sweep_job(opened, SweepOrder(), now(), Progress(bar).listen)
                show_summary(summary, as_json=False)
            tell(write_digest(opened, DigestOrder(), watch()))


def _surveyed(folder: Path, said: first_home.FirstWords) -> first_home.Proposal:
    """Read the district's pages into an installation; a new one that could not be read is taken
    away again, so that nothing stands in the way of a second try.
    """
    with fit():
        is_new = first_home.make_home(folder, said)
    try:
        with progress("Reading the district's pages") as bar:
            proposal = jobs.survey(folder, said.home_page, bar.reach)
    except BaseException:
        if is_new:
            first_home.unmake_home(folder)
        raise
    if is_new:
        first_home.write_proposal(folder, said, proposal)
    return proposal


@contextmanager
def fit() -> Iterator[None]:
    """Say of words that cannot be settings what was expected instead. Raises BadParameter."""
    try:
        yield
    except ValidationError as error:
        said = [
            f"{'.'.join(map(str, one['loc']))} {one['msg'].removeprefix('Value error, ')}, "
            f"not {one['input']!r}"
            for one in error.errors()
        ]
        raise typer.BadParameter("; ".join(said)) from error


def web_address(text: str) -> str:
    """Give a web address with scheme and path. Raises BadParameter when it is none."""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        is_one = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        message = f"{text!r} is no web address; expected https://www.the-district.example"
        raise typer.BadParameter(message)
    return address if parts.path else address + "/"
