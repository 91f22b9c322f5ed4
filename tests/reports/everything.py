"""A week in which everything occurs that a digest can tell: every reason of every reader and
detector, every gap, reminder, lead and failure. All invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Any

from crawler.model.account import (
    Account,
    Administrator,
    AdministratorRank,
    Permission,
    PermissionScope,
)
from crawler.model.outcome import READ, Outcome
from crawler.model.sentence import Fact, Sentence, sentence
from reports.digest.inputs import CoverageInput, DigestInputs, FindingInput, SweepState
from tests.reports.languages.texts import detectors_texts, readers_texts
from tests.reports.samples import (
    a_finding,
    a_row,
    a_sighting,
    a_summary,
    a_sweep,
    an_account,
    an_ordinary_week,
    days_ago,
    some_inputs,
)

FACT = "Qx7"
"""Stands for whatever strangers wrote; a word of no language."""
_NAMES = re.compile(r"\{(\w+)\}")
_MISSED = [outcome for outcome in Outcome if outcome not in READ]


def every_reason() -> tuple[Sentence, ...]:
    """Give every sentence that a reader or a visit may say."""
    return tuple(_filled(form) for form in readers_texts())


def a_week_of_everything(**changes: Any) -> DigestInputs:
    """Make a district where every reason occurs, once as why, once as a part that is missing."""
    ordinary = an_ordinary_week()
    values: dict[str, Any] = {
        "findings": (*ordinary.findings, *_findings()),
        "coverage": (*ordinary.coverage, *_rows()),
        "leads": ordinary.leads,
        "review_month": 11,
        "sweep": a_sweep(SweepState.RUNNING, 45, 12),
        "previous": a_summary(pack="before", findings=2, checked=40),
        "failed_readers": {"bluesky": sentence("it read an account that does not exist")},
        "keys": {"youtube": date(2026, 12, 1), "x": date(2026, 11, 1)},
        "policy": "",
        "whole": True,
    }
    return some_inputs(**values | changes)


def every_sight() -> tuple[Sentence, ...]:
    """Give every sentence that a detector may say, and every part of one."""
    return tuple(_filled(form) for form in detectors_texts())


def _findings() -> Iterator[FindingInput]:
    for number, why in enumerate(every_sight(), start=5000):
        yield a_finding(an_account(number), sighting=a_sighting(why=why, anchor=f"seen:{number}"))


def _rows() -> Iterator[CoverageInput]:
    for number, (reason, outcome) in enumerate(zip(every_reason(), cycle(_MISSED)), start=1000):
        account = an_account(number)
        fix = sentence("Nothing to do: the next sweep tries again.")
        old: dict[str, Any] = {"read_at": days_ago(20), "visited_at": days_ago(1)}
        yield a_row(account, outcome, reason=reason, fix=fix, **old)
        yield a_row(account, outcome, reason=fix, fix=reason, **old)
        yield a_row(account, Outcome.SEEN, unread=reason)
    yield a_row(an_account(2000), None, visited_at=None, read_at=None)
    yield a_row(an_account(2001), read_at=days_ago(20), visited_at=days_ago(20))
    yield a_row(
        an_account(2002), Outcome.NOT_DUE, read_at=days_ago(20), reviewed_on=date(2026, 11, 2)
    )
    yield a_row(an_account(2003), unsearched=3, pictures=5)
    for number, day in enumerate((date(2026, 11, 2), date(2026, 12, 9)), start=3000):
        yield a_row(_due(number, day))


def _due(number: int, day: date) -> Account:
    return an_account(
        number,
        review_due=day,
        disclosed_by=FACT,
        disclosed_year=day.year - 1,
        permissions=tuple(Permission(scope, FACT, day) for scope in PermissionScope),
        administrators=(Administrator(FACT, None, AdministratorRank.PRIMARY, until=day),),
    )


def _filled(form: str) -> Sentence:
    facts: dict[str, Fact] = dict.fromkeys(_NAMES.findall(form), FACT)
    return Sentence(form, facts)
