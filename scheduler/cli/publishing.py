"""`rollcall official`, `rollcall publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from config.values import REPORT_LANGUAGES
from crawler.model.outcome import Outcome
from reports.lists.words import counted, name_of, platform_words
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json
from scheduler.jobs import publishing as jobs
from scheduler.jobs.home import open_home


def official(
    url: Annotated[str, typer.Argument(help="Address of an account, a page or a site.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say whether an address is an official account of the district."""
    with told(), open_home(home_folder(home)) as opened:
        answer = jobs.ask_official(opened, url, now())
    if as_json:
        show_json(_row(url, answer))
        return
    say(_sentence(url, answer))


def publish(
    folder: Annotated[Path, typer.Argument(help="Where to, as on the district's site.")],
    home: HomeOption = None,
    language: Annotated[
        str, typer.Option(help=f"Language of the page: {', '.join(REPORT_LANGUAGES)}.")
    ] = "en",
) -> None:
    """Write the list of official accounts for the public: a page, JSON and CSV."""
    if language.partition("-")[0] not in REPORT_LANGUAGES:
        raise typer.BadParameter(f"expected one of {', '.join(REPORT_LANGUAGES)}")
    with told(), open_home(home_folder(home)) as opened:
        done = jobs.publish(opened, folder, now(), language)
    say(f"{counted(done.accounts, 'official account')} written to {folder / 'index.html'}.")
    if done.guessed:
        left_out = counted(done.guessed, "account")
        say(f"{left_out} left out: their kind was guessed. Import the register with a Kind column.")


def _row(url: str, answer: jobs.Answer) -> dict[str, object]:
    account = answer.account
    shown = answer.word in {jobs.Word.OFFICIAL, jobs.Word.CLOSED}
    return {
        "url": url,
        "platform": answer.platform,
        "handle": answer.handle,
        "answer": answer.word.value,
        "official": answer.word is jobs.Word.OFFICIAL,
        "name": name_of(account) if account and shown else None,
        "unit": account.unit.name if account and account.unit and shown else None,
        "last_checked": answer.checked.on.isoformat() if answer.checked.on else None,
        "standing": answer.checked.standing.value if answer.checked.standing else None,
    }


def _sentence(url: str, answer: jobs.Answer) -> str:
    account = answer.account
    if account is None:
        return f"Not on the register: {url} is no account that the district knows of."
    if answer.word is jobs.Word.KNOWN:
        return f"Not official: {url} is known to the district, which does not run it."
    about = f"{name_of(account)} on {platform_words(account.platform)}"
    unit = f", for {account.unit.name}" if account.unit else ""
    if answer.word is jobs.Word.CLOSED:
        return f"Not official any more: {about}{unit} was closed."
    on = answer.checked.on
    checked = f"Last checked on {on.isoformat()}." if on else "It was not checked yet."
    gone = answer.checked.standing in {Outcome.GONE, Outcome.SUSPENDED}
    missing = " The platform says it is not there any more." if gone else ""
    return f"Official: {about}{unit}. {checked}{missing}"
