"""Mutated and truncated recordings: a reader raises its own errors, or none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.platforms.catalogue import load
from crawler.platforms.reading import read_recorded
from tests.golden.platforms import CASES, inputs_of

PIECES = (
    *(b"<", b">", b"&", b'"', b"'", b"[", b"]", b"{", b"}", b",", b"null", b"0", b"-1", b"\x00"),
    *(b"\xff", b"\xe9", b"\\u0000", b"\\ud800", b"]]>", b"<![CDATA[", b"<!--", b"http://[x", b"//"),
    *(b"<?xml", b"</", b"1e999", b"<a href=", b"9" * 40, b"\n\n", b"<div>" * 50, b"[" * 50),
)


@st.composite
def mutated(draw: st.DrawFn, captures: Sequence[Capture]) -> tuple[Capture, ...]:
    """Cut, double, shuffle and spoil the bodies of recorded answers."""
    spoiled = []
    for capture in captures:
        body = bytearray(capture.body)
        for _ in range(draw(st.integers(0, 4))):
            place = draw(st.integers(0, len(body)))
            length = draw(st.integers(0, 30))
            body[place : place + length] = draw(st.sampled_from(PIECES))
        end = draw(st.integers(0, len(body)) | st.just(len(body)))
        spoiled.append(replace(capture, body=bytes(body[:end])))
    return tuple(draw(st.permutations(spoiled)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_spoiled_recording_ends_in_a_snapshot_or_an_error_of_the_reader(
    case: Path, data: st.DataObject
) -> None:
    account, captures = inputs_of(case)
    reader = load(account.platform)
    seen = data.draw(mutated(captures))

    for count in range(len(seen) + 1):
        reader.ask(account, seen[:count])
    with suppress(LayoutChangedError, OutOfReachError):
        reader.normalise(account, seen)
    read_recorded(account.platform, seen, account.url, None)
