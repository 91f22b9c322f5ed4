"""Times as platforms write them: read exactly, or not at all."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.formats.dates import moment, moment_of_epoch


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "20h",
        "2026",
        "2026-13-45",
        "2026-11-20T99:00:00Z",
        "05/06/2026",
        "05/06/2026 10:00",
        "2026/13/45 10:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "x" * 100,
    ],
)
def test_stays_silent_on_what_is_no_time(text: str | None) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"),
        ("2026-11-20T10:00:00.5-06:00", "2026-11-20T16:00:00.500000Z"),
        ("2026-11-20T10:00:00.123456789Z", "2026-11-20T10:00:00.123456Z"),
        ("2026-11-20 10:00:00 UTC", "2026-11-20T10:00:00Z"),
        ("2026-11-20 10:00:00 +0100", "2026-11-20T09:00:00Z"),
        ("2026-11-20T10:00:00", "2026-11-20T10:00:00"),
        ("Fri, 20 Nov 2026 10:00:00 +0100", "2026-11-20T09:00:00Z"),
        ("Fri, 20 Nov 2026 10:00:00 GMT", "2026-11-20T10:00:00Z"),
        ("20 Nov 2026 10:00 EST", "2026-11-20T15:00:00Z"),
        ("Fri, 20 Nov 2026 10:00:00", "2026-11-20T10:00:00"),
        ("Fri, 20 Nov 2026 10:00:00 -0000", "2026-11-20T10:00:00"),
        ("2026/11/2 9:05:00", "2026-11-02T09:05:00"),
        ("2026/11/20 10:00 +0100", "2026-11-20T09:00:00Z"),
        ("2026-11-20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("Fri, 20 Nov 2026", "2026-11-20"),
        ("November 20, 2026", "2026-11-20"),
    ],
)
def test_says_as_much_as_the_text_does(text: str, written: str) -> None:
    read = moment(text)

    assert read is not None
    assert read.text() == written


@pytest.mark.parametrize("seconds", [None, 0, -5, 10**12, float("inf"), float("nan")])
def test_stays_silent_on_what_is_no_unix_time(seconds: float | None) -> None:
    assert moment_of_epoch(seconds) is None


def test_reads_a_unix_time() -> None:
    read = moment_of_epoch(1_790_000_000)

    assert read is not None
    assert read.text() == "2026-09-21T14:13:20Z"


@given(
    st.sampled_from(["", "Fri, "]),
    st.integers(0, 32),
    st.sampled_from(["Jan", "Feb", "Nov", "Dec", "Mai"]),
    st.sampled_from(["1899", "1999", "2026", "26"]),
    st.sampled_from(["00:00:00", "23:59:59", "9:05", "24:00:00", "10:60:00"]),
    st.sampled_from(["GMT", "UTC", "+0000", "-0000", "+0530", "-2359", "+2400", "EST", "Z", ""]),
)
def test_reads_a_time_of_a_mail_as_the_standard_library_does(
    day_name: str, day: int, month: str, year: str, time: str, zone: str
) -> None:
    text = f"{day_name}{day:02} {month} {year} {time} {zone}".strip()
    try:
        expected = parsedate_to_datetime(text)
    except ValueError:
        expected = None

    found = moment(text)

    assert (found and found.at) == (
        expected.replace(tzinfo=expected.tzinfo or UTC).astimezone(UTC) if expected else None
    )
