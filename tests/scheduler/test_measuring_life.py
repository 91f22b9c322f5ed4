"""The table about the lives of accounts counts right, can fail, and says what bad data lacks."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from config.problems import ProblemsError
from scheduler.jobs.comparing import beside
from scheduler.jobs.decade.lines import decade
from scheduler.jobs.life_data import asked_of
from scheduler.jobs.measuring_life import (
    NAIVE,
    US,
    Answer,
    answers_of,
    dormancy_figures,
    family_figures,
)

ROOT = Path(__file__).resolve().parents[2]
_SOME_TEAMS = {str(number) for number in range(0, 40, 4)}


def line(*asked: dict[str, Any], posts: list[list[str]]) -> dict[str, Any]:
    return {
        "id": "1",
        "team": "Eastview football",
        "platform": "twitter",
        "state": "MN",
        "unit": {"name": "Eastview Football", "sport": "football", "school": "Eastview"},
        "shown": 20,
        "swept_since": "2023-01-01",
        "cadence_days": None,
        "posts": posts,
        "asked": list(asked),
    }


def ask(on: str, state: str, **truth: Any) -> dict[str, Any]:
    said = {"state": state, "fate": "kept", "in_season": True, "orphaned": None}
    return {"on": on, "name": "Herons", "handle": "herons", "register": None, "truth": said | truth}


def answer(state: str, ours: bool, naive: bool) -> Answer:
    truth = {"state": state, "fate": "kept", "in_season": False}
    return Answer(truth, "twitter", registered=True, dormant={US: ours, NAIVE: naive})


def test_nothing_is_concluded_from_an_account_that_nobody_could_know_about() -> None:
    rows = dormancy_figures([answer("fading", ours=True, naive=False)])

    assert rows[0]["precision"] is None
    told = [
        row for row in rows if row["part"] == "state fading" and row["what"] == "called dormant"
    ]
    assert [(row["by"], row["called"], row["asked"]) for row in told] == [(US, 1, 1), (NAIVE, 0, 1)]


def test_counts_both_judges_alike() -> None:
    rows = dormancy_figures(
        [
            answer("dormant", ours=True, naive=False),
            answer("dormant", ours=False, naive=True),
            answer("resting", ours=False, naive=True),
            answer("living", ours=False, naive=False),
        ]
    )

    ours, naive = rows[:2]
    assert (ours["by"], ours["precision"], ours["recall"]) == (US, 1.0, 0.5)
    assert (naive["by"], naive["precision"], naive["recall"]) == (NAIVE, 0.5, 0.5)


def test_the_detector_sees_only_what_was_there_on_the_day() -> None:
    posts = [
        [f"2023-{month:02}-{day:02}T20:00:00Z", "post", "a"]
        for month in (9, 10)
        for day in range(1, 28, 3)
    ]
    asked = ask("2024-03-01", "resting"), ask("2025-03-01", "dormant")

    first, second = answers_of(asked_of([(1, line(*asked, posts=posts))], "data"), "generic")

    assert (first.dormant[US], second.dormant[US]) == (False, True)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"posts": [["2023-09-01", "post", "a"]]}, "no zone"),
        ({"posts": [["2023-09-01T20:00:00Z", "toot", "a"]]}, "toot"),
        ({"asked": [{"on": "2023-09-01"}]}, "handle"),
    ],
    ids=["a time without a zone", "an unknown kind", "a question without a name"],
)
def test_a_line_of_another_form_is_named(changes: dict[str, Any], wanted: str) -> None:
    good = line(ask("2024-03-01", "resting"), posts=[])

    with pytest.raises(ProblemsError) as caught:
        list(asked_of([(1, good), (2, good | changes)], "lives.jsonl"))

    (problem,) = caught.value.problems
    assert str(problem).startswith("lives.jsonl:2: ")
    assert wanted in str(problem)
    assert "docs/operations.md" in str(problem)


def test_the_same_seed_gives_the_same_decade() -> None:
    first, second = decade(3), decade(3)

    assert [next(first) for _ in range(3)] == [next(second) for _ in range(3)]


def test_the_simulated_decade_shares_nothing_with_the_detector() -> None:
    files = list((ROOT / "scheduler" / "jobs" / "decade").glob("*.py"))
    imported = {
        node.module or ""
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    }

    assert imported
    assert [name for name in imported if name.startswith(("crawler", "config"))] == []


def test_people_see_both_judges_beside_each_other() -> None:
    (row, *_) = beside(dormancy_figures([answer("dormant", ours=True, naive=False)]))

    assert row == {
        "what": "dormant",
        "part": "all",
        US: "P 1.000 0.206-1.000\nR 1.000 0.206-1.000\nF1 1.000",
        NAIVE: "R 0.000 0.000-0.793\nF1 0.000",
    }


def test_families_are_counted_by_pairs_and_alone_is_no_pair() -> None:
    put = [("a", "1"), ("a", "1"), ("b", "1"), ("c", None), ("c", None)]

    (row,) = family_figures(put, "all")

    assert (row["precision"], row["precision_of"]) == (0.3333, 3)
    assert (row["recall"], row["recall_of"]) == (0.5, 2)


@pytest.mark.parametrize("state", ["MN", "UT"])
def test_the_figures_hold_on_a_part_of_a_decade_of_any_state(state: str) -> None:
    lines = [line for line in decade(9, state) if line["id"].partition("-")[0] in _SOME_TEAMS]

    rows = dormancy_figures(list(answers_of(asked_of(enumerate(lines, 1), "a decade"), "generic")))

    found = {(row["what"], row["part"], row["by"]): row for row in rows}
    dormant, naive = found["dormant", "all", US], found["dormant", "all", NAIVE]
    resting = found["called dormant", "state resting", US]
    orphaned = found["orphaned", "all", US]
    assert dormant["precision"] > 0.97
    assert dormant["precision"] > naive["precision"] + 0.05
    assert dormant["recall"] > 0.9
    assert resting["called"] <= 0.005 * resting["asked"]
    assert orphaned["precision"] > 0.85
    assert orphaned["recall"] > 0.75
