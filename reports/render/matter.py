"""Lay a case out as one page to work from and to print."""

from __future__ import annotations

from reports.lists.matter import MatterShown
from reports.render.filling import rendered


def lay_out_matter(shown: MatterShown) -> str:
    """Give the HTML of a case; it loads nothing."""
    return rendered("matter/page.html", case=shown)
