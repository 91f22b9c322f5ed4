"""A week in which every word that a stranger can write is an attack."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.account import Account, AccountKind
from crawler.model.case import Lead
from crawler.model.outcome import Outcome
from crawler.model.sighting import Span
from reports.digest.inputs import DigestInputs
from tests.reports.samples import (
    EASTVIEW,
    a_finding,
    a_row,
    a_sighting,
    an_account,
    days_ago,
    some_inputs,
)

ATTACKS = {
    "script": "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>",
    "style": "</style><style>*{display:none}</style>{{ 7*7 }}{% raw %}",
    "header": "Herons\r\nBcc: everybody@evil.example\r\n\r\n<h1>Hello",
    "override": "\u202e\u2066Herons\u2069 lairotciv \u200f\u202d",
    "rtl": "ثعلب بنّي يقفز " * 10,
    "quotes": "\"'<>&" * 200,
    "megabyte": "A" * 1_000_000,
    "emoji": "\U0001f986" * 400,
    "formula": '=HYPERLINK("https://evil.example","Heron Lake")',
    "stacked": "H̷̶" * 400,
    "control": "\x00\x1b[2J\x07\udc80Herons",
    "link": "https://evil.example/log-in and www.evil.example",
}
"""Texts of strangers, by what they try."""


def an_evil_account(text: str, number: int = 1) -> Account:
    """Make an account whose every own word is `text`."""
    return an_account(
        number,
        handle=text,
        display_name=text,
        url="javascript:alert(1)//" + text[:100],
        kind=AccountKind.UNREGISTERED,
        unit=replace(EASTVIEW, id=90 + number),
    )


def an_evil_week(text: str) -> DigestInputs:
    """Make a week as full as a digest gets, of this text."""
    accounts = [an_evil_account(text, number) for number in range(1, 41)]
    found = tuple(
        a_finding(
            account,
            rule_id=f"rule-{rule}",
            sighting=a_sighting(
                why=text,
                place="post",
                link="https://x.example/" + "%22" * 100,
                spans=tuple(Span("bio", 0, 1, f"{text[:400]}{part}") for part in (1, 2)),
            ),
            severity="high",
        )
        for account in accounts
        for rule in range(3)
    )
    unread = tuple(
        a_row(account, Outcome.UNREACHABLE, reason=f"{account.id % 12} {text}", fix=text)
        for account in accounts
    )
    leads = tuple(
        Lead(
            "x",
            f"{number}{text}",
            "data:text/html,x",
            f"https://{text[:300]}",
            text,
            1,
            days_ago(1),
        )
        for number in range(30)
    )
    return some_inputs(findings=found, coverage=unread, leads=leads)
