"""Lay out the question whether an account is somebody's."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from reports.languages.tongue import Tongue, english
from reports.render.page import Page, inline, rendered_in


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What the mail says. `times` counts the mails so far, this one included; `since` is the day of
    the first; `asked` and `to_director` are for the mail that says that nobody answered.
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
    if urlsplit(words.url).scheme not in {"http", "https"}:
        raise ValueError(f"{words.url!r} is no web address")
    subject, text, html = (
        rendered_in(f"claim/{name}", words.tongue, claim=words)
        for name in ("subject.txt", "body.txt", "body.html")
    )
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return Page(" ".join(subject.split()), f"{lines}\n", inline(html))
