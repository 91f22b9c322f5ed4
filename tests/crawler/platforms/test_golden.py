"""Every golden case of every reader is still read as it was reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.platforms import CASES, PLATFORMS, output_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_reads_the_recording_as_reviewed(case: Path) -> None:
    reviewed = json.loads((case / "output.json").read_text(encoding="utf-8"))

    assert output_of(case) == reviewed


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_that_is_read_has_four_cases(platform: str) -> None:
    names = [case.name for case in CASES if case.parent.name == platform]

    assert len(names) >= 4
    assert {"ordinary", "empty", "not_found"} <= set(names)
