"""`rollcall sweep`, `judge`, `serve`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from config.settings import home_folder
from crawler.store.sweeps import SweepSummary
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import Bar, progress, say, show_json, warn
from scheduler.jobs import sweep as jobs
from scheduler.jobs.home import open_home


class Progress:
    """Follows the events of a sweep on a progress bar: one step for each account visited, one for
    each judged.
    """

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._total = 0
        self._blind: dict[str, str] = {}

    def listen(self, event: dict[str, Any]) -> None:
        """Take one event."""
        if event["event"] == "planned":
            self._total += int(event["accounts"])
            self._bar.total(self._total)
        elif event["event"] in {"visited", "judged"}:
            self._bar.step(int(event["accounts"]))
        elif event["event"] == "blind":
            self._blind[str(event["eye"])] = str(event["reason"])

    def unseen(self) -> tuple[str, ...]:
        """Say what nobody looked for, and why: such pictures are not clean, but not looked at."""
        return tuple(
            f"No picture was searched for {eye}: {reason}." for eye, reason in self._blind.items()
        )


def sweep(
    home: HomeOption = None,
    account: Annotated[
        str | None, typer.Option(help="Only this account: address, platform:handle, or number.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Only accounts whose turn it is.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Visit the registered accounts, look at them, and judge what they show."""
    with told(), open_home(home_folder(home)) as opened, progress("Sweeping") as bar:
        order = jobs.SweepOrder(account=account, only_due=due)
        seen = Progress(bar)
        summary = jobs.sweep(opened, order, now(), seen.listen)
    show_summary(summary, as_json)
    for line in seen.unseen():
        warn(line)


def judge(
    home: HomeOption = None,
    again: Annotated[
        bool, typer.Option("--again", help="Judge all kept evidence of the last sweep once more.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Judge kept evidence under the policy as it is now; asks nobody anything."""
    with told(), open_home(home_folder(home)) as opened, progress("Judging") as bar:
        seen = Progress(bar)
        run = jobs.judge_again if again else jobs.judge_open
        summary = run(opened, seen.listen)
    show_summary(summary, as_json)
    for line in seen.unseen():
        warn(line)


def serve(home: HomeOption = None) -> None:
    """Run sweeps and the weekly digest by the clock, until stopped."""
    from scheduler import clock  # the only command that needs a clock

    with told(), open_home(home_folder(home)) as opened:
        clock.serve(opened, say)


def show_summary(summary: SweepSummary, as_json: bool) -> None:
    """Say in one line what came of a sweep."""
    if as_json:
        show_json(summary.as_row())
        return
    parts = ", ".join(f"{count} {outcome}" for outcome, count in summary.outcomes.items() if count)
    checked = f"{summary.checked} of {summary.accounts} accounts checked"
    say(f"Sweep {summary.sweep_id}: {checked} ({parts}).")
    say(f"{summary.open_findings} findings are open, {summary.new_findings} of them new.")
