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

    claims = words_figures([item | {"fields": {"bio": ""}} for item in items], seen)[0]

    assert (claims["precision"], claims["recall"], claims["false_positive_rate"]) == (0.5, 1.0, 1.0)


def test_a_claim_with_the_wrong_unit_is_an_alarm_and_a_miss() -> None:
    labels = {"claim_official": "explicit", "represents": "ehs", "disclaimer": False}
    items = [{"lang": "en", "fields": {"bio": ""}, "labels": labels}] * 2
    seen = [
        {"claim_official": True, "represents": unit, "disclaimer": False} for unit in ("ehs", "whs")
    ]

    rows = {row["what"]: row for row in words_figures(items, seen) if row["part"] == "all"}

    right = rows["claim with the right unit"]
    assert (right["precision"], right["recall"]) == (0.5, 0.5)
    assert rows["claim_official"]["recall"] == 1.0


def test_captions_are_counted_where_they_are_labelled() -> None:
    post = {"claim_official": "none", "represents": None, "disclaimer": False}
    labels = [("strong", True), ("weak", False), ("none", False), (None, None)]
    items = [
        {
            "lang": "en",
            "fields": {"post": ""},
            "labels": post | {"student_photo": photo, "public_event": event},
        }
        for photo, event in labels
    ]
    said = {"claim_official": False, "represents": None, "disclaimer": False}
    seen = [said | {"student_photo": "strong", "public_event": True}] * len(labels)

    rows = {row["what"]: row for row in words_figures(items, seen) if row["part"] == "all"}

    precision = [rows[what]["precision"] for what in ("student_photo strong", "student_photo any")]
    assert precision == [round(1 / 3, 4), round(2 / 3, 4)]
    assert rows["public_event"]["precision_of"] == 3
