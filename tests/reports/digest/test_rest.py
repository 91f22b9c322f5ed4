"""What there is no room for is counted, and everybody is told where it all is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.digest.compose import compose
from reports.digest.grouping import ITEMS, groups
from reports.digest.inputs import Recipient
from reports.digest.needs import needs
from reports.digest.parts import Line, More
from reports.digest.rest import lists_all, page_name
from tests.reports.samples import (
    COACH,
    DANA,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    SOCCER,
    WEEK,
    a_row,
    an_account,
    many_findings,
    some_inputs,
)

_ALL = "rollcall export findings"


def test_sends_those_without_the_command_to_those_who_have_it() -> None:
    assert lists_all(PRINCIPAL, _ALL, 1204, some_inputs()) == More(
        "and 1,204 more. The technology office has the whole list: rollcall export findings"
    )
    assert lists_all(SAM, _ALL, 3, some_inputs()) == More(
        "and 3 more. The whole list: rollcall export findings"
    )


def test_links_to_the_whole_page_where_the_district_serves_one() -> None:
    inputs = some_inputs(reports_url="https://intranet.heronlake.example/rollcall/")

    assert lists_all(DANA, _ALL, 31, inputs) == More(
        "and 31 more", "https://intranet.heronlake.example/rollcall/communications.en.html"
    )


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("Eastview High School", "Eastview High-School"),
        ("北湖中学", "南湖中学"),
        ("A" * 300, "A" * 301),
    ],
    ids=["nearly the same", "no letter of ASCII", "endless"],
)
def test_no_two_parts_of_a_district_share_a_page(unit: str, other: str) -> None:
    names = [page_name(replace(PRINCIPAL, unit=name)) for name in (unit, other)]

    assert len(set(names)) == 2
    assert all(len(name) < 120 and name.isascii() and "/" not in name for name in names)


def test_a_page_has_a_language() -> None:
    assert page_name(replace(DANA, language="es-MX")) == "communications.es.html"


@pytest.mark.parametrize("person", [DANA, SAM, COACH, PRINCIPAL], ids=lambda one: one.role)
def test_everybody_is_told_where_all_is_that_is_only_counted(person: Recipient) -> None:
    due = tuple(
        a_row(an_account(number, unit=SOCCER, review_due=date(2026, 12, 1)))
        for number in range(1, 20)
    )
    reports_url = "https://intranet.heronlake.example/rollcall"

    bare = compose(some_inputs(coverage=due), person, WEEK, NOW)
    served = compose(some_inputs(coverage=due, reports_url=reports_url), person, WEEK, NOW)

    assert bare.page is not None
    assert bare.page.text.endswith("on one page: rollcall handouts pages") or (
        bare.page.text.endswith("to print: rollcall handouts pages")
    )
    assert bare.reminders[-1] == Line("and 11 more")
    assert served.page is not None
    assert served.reminders[-1] == Line("and 11 more", link=served.page.link)


@pytest.mark.parametrize("person", [DANA, SAM, HEAD], ids=lambda one: one.role)
def test_nobody_is_sent_to_a_list_that_says_no_more(person: Recipient) -> None:
    assert compose(some_inputs(), person, WEEK, NOW).page is None
    assert compose(some_inputs(whole=True), DANA, WEEK, NOW).page is None


def test_a_whole_page_leaves_nothing_out() -> None:
    inputs = some_inputs(findings=many_findings(200, accounts=40))
    found = needs(inputs)

    brief = groups(found, inputs, NOW)
    whole = groups(found, replace(inputs, whole=True), NOW)

    assert sum(len(group.items) for group in brief) <= ITEMS
    assert sum(group.things for group in whole) == len(found)
