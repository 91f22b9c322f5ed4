"""Pages, feed and calendar: read back by the libraries that others read them with, whatever
strangers wrote.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import feedparser
import icalendar
import pytest

from crawler.model.account import AccountKind
from reports.digest.dues import account_dues
from reports.digest.feed import entries
from reports.render.atom import FeedHead, atom_feed
from reports.render.calendar import CalendarHead, calendar
from tests.reports.golden import FOLDER
from tests.reports.handed import SCHOOL, board_page, handed, whole_page
from tests.reports.hostile import ATTACKS, an_evil_week
from tests.reports.render.test_page import ALLOWED, Elements
from tests.reports.samples import (
    DANA,
    NOW,
    a_row,
    an_account,
    an_ordinary_week,
    some_inputs,
)

HOST = "www.heronlake.example"
TODAY = date(2026, 11, 23)
TRICKS = re.compile("[\u202a-\u202e\u2066\u2067\u200e\u200f\x00\x07\x1b\ud800-\udfff]")


def feed_of(inputs: object) -> bytes:
    assert hasattr(inputs, "tongue")
    head = FeedHead("Heron Lake: findings", HOST, NOW, inputs.tongue)
    return atom_feed(entries(inputs, NOW), head)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", handed())
def test_looks_as_it_did(name: str) -> None:
    assert handed()[name] == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", handed())
def test_loads_nothing_and_runs_nothing(name: str) -> None:
    elements = Elements(handed()[name])

    assert set(elements.tags) <= ALLOWED
    assert {attribute for _, attribute, _ in elements.values}.isdisjoint({"src", "background"})
    assert "url(" not in handed()[name]


def test_the_boards_page_names_no_account_and_no_person() -> None:
    inputs = an_ordinary_week()
    page = board_page(inputs)
    schools = {unit.name for unit in inputs.units.values()}
    accounts = [row.account for row in inputs.coverage]
    names = {account.display_name for account in accounts} - schools

    assert len(names) > 40
    assert not any(account.handle in page for account in accounts)
    assert not any(name in page for name in names if name)
    assert "href" not in page


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_page_stays_whole_whatever_strangers_wrote(text: str) -> None:
    page = whole_page(an_evil_week(text), replace(DANA, unit=None))

    assert set(Elements(page).tags) <= ALLOWED
    assert page.count("<style") == page.count("</style>") == 1
    assert not TRICKS.search(page)
    assert len(page) < 600_000


def test_a_school_reads_its_own_accounts_only() -> None:
    page = whole_page(an_ordinary_week(), SCHOOL)

    assert "Eastview Robotics" in page
    assert "Westbrook Otters" not in page
    assert "and 1 more" not in page


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_feed_reader_reads_what_was_written(text: str) -> None:
    inputs = an_evil_week(text)

    read = feedparser.parse(feed_of(inputs))

    assert not read.bozo
    assert len(read.entries) == len(entries(inputs, NOW)) == 120
    assert {entry.get("link", "https://x.example/").split("%")[0] for entry in read.entries} == {
        "https://x.example/"
    }
    assert not any(TRICKS.search(entry.title) for entry in read.entries)
    assert all(entry.content[0].type == "text/plain" for entry in read.entries)


def test_a_feed_names_each_finding_for_good() -> None:
    read = feedparser.parse(feed_of(an_ordinary_week()))

    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert all(
        entry.id.startswith("tag:www.heronlake.example,2026-01-01:rollcall/finding/")
        for entry in read.entries
    )
    assert read.feed.updated == max(entry.updated for entry in read.entries)


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_calendar_program_reads_what_was_written(text: str) -> None:
    rows = tuple(
        a_row(an_account(number, display_name=text, kind=AccountKind.THIRD_PARTY, review_due=TODAY))
        for number in (1, 2)
    )
    inputs = some_inputs(coverage=rows)
    head = CalendarHead("Heron Lake: due days", HOST, NOW, inputs.tongue)

    body = calendar(account_dues(inputs, TODAY), head)
    events = icalendar.Calendar.from_ical(body).walk("VEVENT")

    assert [event.decoded("dtstart") for event in events] == [TODAY, TODAY]
    assert len({str(event["uid"]) for event in events}) == 2
    assert all(
        set(event) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
        for event in events
    )
    assert not TRICKS.search(body.decode())
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


def test_a_day_that_is_moved_keeps_its_name() -> None:
    names = []
    for day in (TODAY, date(2026, 12, 1)):
        inputs = some_inputs(coverage=(a_row(an_account(review_due=day)),))
        head = CalendarHead("Heron Lake: due days", HOST, NOW, inputs.tongue)
        body = calendar(account_dues(inputs, TODAY), head)
        names += [str(one["uid"]) for one in icalendar.Calendar.from_ical(body).walk("VEVENT")]

    assert names[0] == names[1]
