"""Lay the clean-up sheet out as one page that reads on a screen and prints on paper."""

from __future__ import annotations

from reports.lists.teams import Grid
from reports.render.filling import rendered


def lay_out_grids(grids: tuple[Grid, ...], title: str) -> str:
    """Give the HTML of the sheets of some schools, each on pages of its own; it loads nothing."""
    return rendered("teams/page.html", grids=grids, title=title)
