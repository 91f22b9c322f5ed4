"""What the register lacks is said whole in every language, with the value that it has."""

from __future__ import annotations

import pytest

from crawler.detectors.register_gap.gap import Check
from crawler.model.sighting import Sighting, Span
from reports.digest.gaps import GAPS, gap_said
from reports.digest.grouping import groups
from reports.languages.catalogues import languages, tongue_of
from tests.reports.samples import NOW, a_finding, a_sighting, some_inputs

OTHERS = sorted(languages())


def a_gap(check: str, field: str = "", value: str = "", which: str = "") -> Sighting:
    return a_sighting(
        anchor=f"{check}:{which}" if which else check,
        why="The detector's own words.",
        place="register",
        regions=(),
        facts={"check": check},
        spans=(Span(field, 0, len(value), value),) if value else (),
    )


GIVEN = [
    *(a_gap(check) for check, gap in GAPS.items() if gap.bare),
    *(a_gap(check, "opened_with", "kit@post.example") for check, gap in GAPS.items() if gap.of),
    a_gap("review_overdue", "approved_on", "2024-08-01"),
    *(
        a_gap("permission_expired", "permissions", "2026-06-30", f"{scope}:*")
        for scope in ("logo", "official_capacity", "photos", "parental")
    ),
]


@pytest.mark.parametrize(
    "sighting",
    [a_gap("a-new-check"), a_gap("permission_expired"), a_gap("review_overdue")],
    ids=["unknown", "no scope", "no day"],
)
def test_what_it_cannot_say_whole_keeps_the_detectors_words(sighting: Sighting) -> None:
    inputs = some_inputs(tongue=tongue_of("es"))
    (group,) = groups((a_finding(sighting=sighting),), inputs, NOW)

    assert gap_said(sighting, inputs) is None
    assert group.items[0].why == "The detector's own words."
    assert group.items[0].is_english


def test_knows_every_check_of_the_register() -> None:
    assert {*GAPS, "permission_expired"} == set(Check)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("sighting", GIVEN, ids=lambda one: one.anchor)
def test_says_it_whole_and_leaves_the_english_out(sighting: Sighting, code: str) -> None:
    inputs = some_inputs(tongue=tongue_of(code))
    (group,) = groups((a_finding(sighting=sighting),), inputs, NOW)
    (item,) = group.items

    assert item.why == gap_said(sighting, inputs)
    assert not item.is_english


def test_writes_days_as_the_language_does_and_no_links() -> None:
    spanish = some_inputs(tongue=tongue_of("es"))

    assert gap_said(a_gap("closing_overdue", "closing_on", "2026-06-30"), spanish) == (
        "La cuenta debía cerrarse el 30 de junio de 2026."
    )
    assert gap_said(a_gap("administrator_student", "x", "kit@post.example"), spanish) == (
        "Administra esta cuenta la dirección de un estudiante: kit@\u2060post.\u2060example."
    )
