"""`rollcall init`, `start`, `check`."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

import typer

from config.home import write_home
from config.policy import find_pack, load_pack
from config.problems import Problem, ProblemsError
from config.settings import DistrictSettings, home_folder, load_settings
from crawler.judge import check_pack
from crawler.platforms.catalogue import READERS
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.reports import tell
from scheduler.cli.run import Progress, show_summary
from scheduler.cli.screen import progress, say
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
    with told():
        files = write_home(
            folder, DistrictSettings(name=name, home_page=web_address(home_page), contact=contact)
        )
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
    with told():
        said = jobs.FirstWords(web_address(url), contact, tuple(allow_host or ()))
        is_new = jobs.make_home(folder, said)
        with progress("Reading the district's pages") as bar:
            proposal = jobs.survey(folder, said.home_page, bar.reach)
        if is_new:
            jobs.write_proposal(folder, said, proposal)
        say(f"{len(proposal.read)} pages read, {len(proposal.unread)} could not be read.")
        say(f"{len(proposal.units)} schools are named on them.")
        with open_home(folder) as opened:
            count = jobs.propose(opened, proposal, now())
            say(f"{count} accounts are proposed: {folder / jobs.PROPOSED_REGISTER}")
            if count:
                with progress("Sweeping") as bar:
                    summary = sweep_job(opened, SweepOrder(), now(), Progress(bar).listen)
                show_summary(summary, as_json=False)
            tell(write_digest(opened, DigestOrder(), now()))


def web_address(text: str) -> str:
    """Give a web address with scheme and path. Raises ProblemsError when it is none."""
    address = text if "://" in text else f"https://{text}"
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ProblemsError(
            (
                Problem(
                    "URL",
                    1,
                    f"{text!r} is no web address; expected https://www.the-district.example",
                ),
            )
        )
    return address if parts.path else address + "/"
