"""The feed: what a person put aside stays out of it, and children too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.model.finding import FindingState
from crawler.model.sighting import Span
from reports.digest.feed import ENTRIES, entries
from tests.reports.samples import (
    NOW,
    a_finding,
    a_sighting,
    an_ordinary_week,
    days_ago,
    many_findings,
    some_inputs,
)


@pytest.mark.parametrize(
    "finding",
    [
        a_finding(state=FindingState.DISMISSED),
        a_finding(state=FindingState.SNOOZED),
        a_finding(severity="advice"),
        a_finding(state=FindingState.RESOLVED, resolved_at=days_ago(61)),
    ],
    ids=["dismissed", "snoozed", "advice", "long gone"],
)
def test_leaves_out_what_needs_nobody(finding: object) -> None:
    assert entries(some_inputs(findings=(finding,)), NOW) == ()


def test_quotes_nothing_about_children() -> None:
    span = Span("post:17", 0, 9, "A. Pupil")
    finding = a_finding(
        discreet=True, sighting=a_sighting(place="post", spans=(span,), why="A. Pupil is seen.")
    )

    (entry,) = entries(some_inputs(findings=(finding,)), NOW)

    assert "Pupil" not in entry.text + entry.title
    assert "It is not shown here." in entry.text


def test_tells_the_latest_change_first() -> None:
    told = entries(an_ordinary_week(), NOW)

    assert [entry.updated_at for entry in told] == sorted(
        (entry.updated_at for entry in told), reverse=True
    )
    assert told[0].title.startswith("No longer there: ")
    assert len(told) == 6


def test_an_entry_keeps_its_name_when_the_thing_comes_back() -> None:
    once, back = a_finding(), a_finding(opened_at=days_ago(1))

    first, again = (entries(some_inputs(findings=(row,)), NOW)[0] for row in (once, back))

    assert first.key == again.key
    assert again.updated_at > first.updated_at
    assert replace(again, updated_at=first.updated_at) == first


def test_is_no_longer_than_a_reader_can_take() -> None:
    assert len(entries(some_inputs(findings=many_findings(900)), NOW)) == ENTRIES
