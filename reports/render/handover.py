"""Lay out the mails about handing over: to who runs accounts, and the list for the director."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.languages.tongue import Tongue, english
from reports.render.page import Page, mail_page


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account: `said` are plain sentences on what the register says of it."""

    name: str
    service: str
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """What the mail says. `day` is the end of the season, or of the list the graduation; `listed`
    says that it is the director's list.
    """

    greeted: str
    day: str
    accounts: tuple[AccountLine, ...]
    district: str
    contact: str
    listed: bool = False
    tongue: Tongue = field(default_factory=english)


def lay_out_handover(words: HandoverWords) -> Page:
    """Give the mail."""
    return mail_page("handover", words.tongue, mail=words)
