"""Lay the official accounts out as a page for the district's site: static, nothing loaded, WCAG 2.1
AA.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reports.languages.tongue import Tongue, english
from reports.lists.official import Official, grouped
from reports.render.filling import rendered_in


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands around the list: whose it is, whom to tell of an account that is not on it, and
    the day it was written.
    """

    district: str
    home_page: str
    contact: str
    today: date
    tongue: Tongue = field(default_factory=english)


def lay_out_official(officials: Sequence[Official], notice: Notice) -> str:
    """Give the page. An address that is none of the web's is written and not linked."""
    return rendered_in(
        "official/page.html",
        notice.tongue,
        groups=tuple(grouped(officials)),
        number=len(officials),
        notice=notice,
        day=lambda when: notice.tongue.day(when, date.min),  # always with its year
    )
