"""`rollcall discover`: look for accounts that nobody registered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from config.settings import home_folder
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.run import Progress
from scheduler.cli.screen import progress, say, show_json, warn
from scheduler.jobs.finding import Discovery
from scheduler.jobs.finding import discover as find
from scheduler.jobs.home import open_home
from scheduler.jobs.queue import load_queue


def discover(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Read the district's sites, search where platforms allow it, ask about handles like ours; then
    visit what was found.
    """
    with told(), open_home(home_folder(home)) as opened:
        with progress("Discovering") as bar:
            found = find(opened, now(), Progress(bar).listen)
        rows = load_queue(opened, now())
    if as_json:
        row = asdict(found) | {"alone": {why.value: n for why, n in found.alone.items()}}
        row["summary"] = found.summary.as_row() if found.summary else None
        show_json(row | {"queue": len(rows)})
        return
    _show(found)
    say(f"{len(rows)} rows wait for a person's word: rollcall queue list.")


def _show(found: Discovery) -> None:
    say(f"{found.pages} pages of {found.sites} sites read; {len(found.unread)} could not be.")
    for talk in found.talks:
        say(_talk(talk))
    say(f"{found.leads} mentions of accounts that nobody registered, {found.new} of them new.")
    if found.alone:
        kinds = ", ".join(f"{number} {why.value}" for why, number in found.alone.items())
        say(f"Left alone, and nothing of them kept but a keyed hash: {kinds}.")
    for talk in found.talks:
        if talk["why"]:
            warn(f"{talk['platform']} ({talk['at']}): {talk['why']}.")


def _talk(talk: Mapping[str, Any]) -> str:
    parts = [f"{talk['searches']} searches"]
    if talk["unanswered"]:
        parts.append(f"{talk['unanswered']} of them without an answer")
    if talk["trusted"]:
        parts.append(f"{talk['checks']} handles checked, {talk['unknown']} of them unknown")
    elif talk["trusted"] is False:
        parts.append("no handle checked: its check failed its self-test")
    return f"{talk['platform']} ({talk['at']}): {', '.join(parts)}."
