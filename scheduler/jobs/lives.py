"""Measuring on labelled lives: a file of them, or decades simulated from seeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.policy import POLICIES
from config.problems import unknown
from scheduler.jobs.decade.lines import decade
from scheduler.jobs.decade.schedules import states
from scheduler.jobs.json_files import number_json_lines
from scheduler.jobs.life_data import asked_of, families_of
from scheduler.jobs.looking import UnfitError
from scheduler.jobs.measuring_life import answers_of, dormancy_figures, family_figures

KEPT_ASIDE = (801, 802)
"""Seeds that nothing was tuned on (801 to 806 of every state, first read on 30 Nov 2026); tuning
looked at 501 to 503, 601 to 603 and 611 to 614.
"""


@dataclass(frozen=True, slots=True)
class Decades:
    """Simulated decades: their seeds, and the state whose seasons the teams play."""

    seeds: tuple[int, ...]
    state: str


def measure_dormancy(data: Path | Decades, policy: str) -> list[dict[str, Any]]:
    """Measure on a file of labelled lives or on simulated decades, under a shipped policy.

    Raises UnfitError, ProblemsError.
    """
    known = [file.stem for file in sorted(POLICIES.glob("*.yaml"))]
    if policy not in known:
        raise UnfitError(unknown("policy", policy, known))
    rows = list(_rows(data) if isinstance(data, Decades) else number_json_lines(data))
    source = "the simulated decade" if isinstance(data, Decades) else str(data)
    figures = dormancy_figures(list(answers_of(asked_of(rows, source), policy)))
    lines = [row for _, row in rows]
    for names_alone, part in ((False, "as registered"), (True, "by names alone")):
        figures += family_figures(families_of(lines, names_alone=names_alone), part)
    return figures


def write_decades(decades: Decades, file: Path) -> None:
    """Write simulated decades as JSON lines. Raises UnfitError, OSError."""
    with file.open("w", encoding="utf-8") as target:
        for _, row in _rows(decades):
            target.write(json.dumps(row, separators=(",", ":")) + "\n")


def _rows(decades: Decades) -> Iterator[tuple[int, dict[str, Any]]]:
    if decades.state not in states():
        raise UnfitError(unknown("state", decades.state, states()))
    number = 0
    for seed in decades.seeds:
        for row in decade(seed, decades.state):
            number += 1
            yield number, row
