"""A child may be in danger: the district's own instructions, at once. Nothing is scored, and
nothing is recorded but that somebody asked for them.
"""

from __future__ import annotations

from datetime import datetime

from config.home import TEMPLATES
from crawler.store.safety import note_press
from scheduler.jobs.home import Home

FILE = "safety.md"
"""In the home: what the district tells whoever must report (mandated reporting)."""


def instructions(home: Home) -> str:
    """Give the district's instructions; a shipped text that says how to write them when it has
    none.
    """
    own = home.folder / FILE
    return (own if own.is_file() else TEMPLATES / FILE).read_text("utf-8")


def press(home: Home, now: datetime) -> str:
    """Give the instructions, and write down that they were asked for: not by whom, not about whom,
    not where. They are given even when nothing can be written down.
    """
    text = instructions(home)
    with home.store.begin() as session:
        note_press(session, home.district_id, now)
    return text
