"""Shares are given with their intervals, and what nobody decided is not counted."""

from __future__ import annotations

import pytest

from scheduler.jobs.measuring import decisions_figures, words_figures


def test_gives_no_share_of_nothing() -> None:
    assert decisions_figures([]) == [{"rule": "all", "precision": None}]


def test_measures_each_rule_by_what_people_decided() -> None:
    rows = decisions_figures([("logo", True), ("logo", True), ("logo", False), ("dormant", True)])

    assert [(row["rule"], row["precision"], row["precision_of"]) for row in rows] == [
        ("all", 0.75, 4),
        ("dormant", 1.0, 1),
        ("logo", pytest.approx(2 / 3, abs=1e-4), 3),
    ]


def test_counts_no_claim_that_people_could_not_label() -> None:
    labels = [("explicit", True), ("none", True), ("ambiguous", True), ("implicit", False)]
    items = [
        {"lang": "en", "labels": {"claim_official": label, "disclaimer": False}}
        for label, _ in labels
    ]
    seen = [{"claim_official": said, "disclaimer": False} for _, said in labels]

    claims = words_figures(items, seen)[0]

    assert (claims["precision"], claims["recall"], claims["false_positive_rate"]) == (0.5, 1.0, 1.0)
