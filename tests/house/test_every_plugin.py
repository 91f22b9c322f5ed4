"""Every plugin has its test, keeps to its seam, and every rule of every shipped pack fits its
detector.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from config.policy import load_pack
from crawler.judge import DETECTORS, check_pack
from crawler.platforms.catalogue import READERS
from crawler.platforms.catalogue import load as load_reader
from scheduler.jobs.looking import check_pack as check_pack_file
from scheduler.jobs.platforms import platforms_page

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted((ROOT / "config" / "policies").glob("*.yaml"))
READER_WORDS = (
    "NAME",
    "TITLE",
    "ROUTES",
    "HELP",
    "BUDGET",
    "CHECKS",
    "recognise",
    "claim",
    "profile_url",
    "ask",
    "normalise",
    "cost",
    "read",
)


@pytest.mark.parametrize("name", DETECTORS)
def test_a_detector_has_a_test_with_a_silent_case(name: str) -> None:
    test = ROOT / "tests" / "crawler" / "detectors" / f"test_{name}.py"

    functions = [
        node.name for node in ast.parse(test.read_text()).body if isinstance(node, ast.FunctionDef)
    ]

    assert any("silent" in function for function in functions)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_keeps_to_the_seam(name: str) -> None:
    reader = load_reader(name)

    missing = [word for word in READER_WORDS if not hasattr(reader, word)]

    assert missing == []


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
def test_a_shipped_pack_has_no_problems(file: Path) -> None:
    assert check_pack_file(file) == ()


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
def test_every_active_rule_fits_its_detector(file: Path) -> None:
    assert check_pack(load_pack(file)) == ()


def test_the_page_about_platforms_is_what_the_readers_say() -> None:
    assert (ROOT / "docs" / "platforms.md").read_text("utf-8") == platforms_page()
