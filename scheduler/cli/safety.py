"""`rollcall safety`."""

from __future__ import annotations

from config.settings import home_folder
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say
from scheduler.jobs import safety as jobs
from scheduler.jobs.home import open_home


def safety(home: HomeOption = None) -> None:
    """A child may be in danger: show the district's own instructions, at once."""
    folder = home_folder(home)
    with told():
        say(jobs.instructions(folder))
    with told(), open_home(folder) as opened:  # whatever is wrong here, they were shown
        jobs.press(opened, now())
