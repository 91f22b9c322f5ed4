"""`rollcall claim ask|send|answered|list`."""

from __future__ import annotations

from typing import Annotated

import typer

from config.settings import home_folder
from crawler.register.claims.asking import next_day
from reports.lists.words import counted
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, show_table, warn
from scheduler.cli.watch import watch
from scheduler.jobs import claims as jobs
from scheduler.jobs.claim_mails import send_claims
from scheduler.jobs.home import open_home

app = typer.Typer(
    help="Ask the likely coach or adviser whether an account is theirs.", no_args_is_help=True
)
_NEXT = {
    jobs.AnswerWord.YES: "register",
    jobs.AnswerWord.NOT_MINE: "not_ours (or ask somebody else)",
    jobs.AnswerWord.PRIVATE: "personal",
}
Lead = Annotated[str, typer.Argument(help="The account, as platform:handle.")]


@app.command("ask")
def ask(
    lead: Lead,
    person: Annotated[str, typer.Option(help="Who has it asked.")],
    to: Annotated[str | None, typer.Option(help="Whom to ask; else the likeliest person.")] = None,
    home: HomeOption = None,
) -> None:
    """Ask somebody: now, after two days, four times after five more, then the director is told."""
    with told(), open_home(home_folder(home)) as opened:
        asked = jobs.ask(opened, lead, to, person, now())
    claim = asked.claim
    say(f"{claim.name or claim.email} <{claim.email}> is asked: {claim.reason}.")
    say("The mail goes with the next `rollcall claim send`; `serve` does that by itself.")
    if asked.others:
        others = ", ".join(f"{one.email} ({one.why})" for one in asked.others[:5])
        say(f"Others who might know: {others}.")


@app.command("send")
def send(home: HomeOption = None) -> None:
    """Send the questions and reminders that are due, each once."""
    with told(), open_home(home_folder(home)) as opened:
        done = send_claims(opened, watch())
    say(f"{counted(done.sent, 'mail')} sent, {counted(done.ended, 'question')} ended.")
    for failed in done.failed:
        warn(f"Not taken: {failed}.")


@app.command("answered")
def answered(
    lead: Lead,
    answer: Annotated[jobs.AnswerWord, typer.Argument(help="What the answer was.")],
    home: HomeOption = None,
) -> None:
    """Write an answer down: nobody is asked about the account any more."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.answered(opened, lead, answer, now())
    say(f"{counted(count, 'question')} about {lead} ended.")
    if count:
        say(f"Now decide it: rollcall queue decide {lead} {_NEXT[answer]} --person … --reason …")


@app.command("list")
def list_open(home: HomeOption = None) -> None:
    """Show the questions that nobody answered yet."""
    with told(), open_home(home_folder(home)) as opened:
        claims = jobs.waiting(opened)
        rows = [
            (
                f"{one.platform}:{one.handle}",
                one.unit_name,
                one.email,
                one.reason,
                opened.day(one.opened_at),
                next_day(opened.day(one.opened_at), opened.day(now())) or "the director was told",
            )
            for one in claims
        ]
    show_table(("Account", "Unit", "Asked", "Why", "Since", "Next mail"), rows)
