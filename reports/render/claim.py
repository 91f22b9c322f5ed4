"""Lay out the question whether an account is somebody's."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.languages.tongue import Tongue, english
from reports.render.filling import is_web
from reports.render.page import Page, mail_page


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What the mail says. `times` counts the questions that went out before it, `since` is the day
    of the first; `asked` and `to_director` are for the mail that says that nobody answered, or that
    nobody could be asked.
    """

    greeted: str
    handle: str
    service: str
    url: str
    unit: str
    reason: str
    times: int
    since: str
    district: str
    contact: str
    to_director: bool = False
    asked: str = ""
    tongue: Tongue = field(default_factory=english)


def lay_out_claim(words: ClaimWords) -> Page:
    """Give the mail. Raises ValueError for an address that is none of the web's: nobody is sent
    there.
    """
    if not is_web(words.url):
        raise ValueError(f"{words.url!r} is no web address")
    return mail_page("claim", words.tongue, claim=words)
