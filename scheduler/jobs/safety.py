"""A child may be in danger: the district's own instructions, at once. Nothing is scored, and
nothing is recorded but that somebody asked for them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from config.home import TEMPLATES
from crawler.store.safety import note_press
from scheduler.jobs.home import Home

FILE = "safety.md"
"""In the home: what the district tells whoever must report (mandated reporting)."""


def instructions(folder: Path) -> str:
    """Give the instructions that lie in a home folder; a shipped text that says how to write them
    when there are none. Nothing else of the installation has to be in order for it.
    """
    own = folder / FILE
    return (own if own.is_file() else TEMPLATES / FILE).read_text("utf-8", errors="replace")


def press(home: Home, now: datetime) -> None:
    """Write down that they were asked for: not by whom, not about whom, not where."""
    with home.store.begin() as session:
        note_press(session, home.district_id, now)
