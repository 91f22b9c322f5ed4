"""Lay out the mails about handing over: to who runs accounts, and the list for the director."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.languages.tongue import Tongue, english
from reports.render.page import Page, inline, rendered_in


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
    subject, text, html = (
        rendered_in(f"handover/{name}", words.tongue, mail=words)
        for name in ("subject.txt", "body.txt", "body.html")
    )
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return Page(" ".join(subject.split()), f"{lines}\n", inline(html))
