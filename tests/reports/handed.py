"""The handouts of the sample district, as the golden files keep them."""

from __future__ import annotations

from dataclasses import replace

from reports.digest.ages import day_at
from reports.digest.compose import compose
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.month import summarise_month
from reports.digest.periods import Month
from reports.languages.catalogues import tongue_of
from reports.render.page import lay_out_month, lay_out_whole
from tests.reports.samples import EASTVIEW, NOW, WEEK, an_ordinary_week, many_findings, some_inputs

CONTACT = "office@heronlake.example"
UNSEEN = (("Generic 17", "Tone and distance are for people to judge."),)
SCHOOL = Recipient(EASTVIEW.name, "", Role.PRINCIPAL, EASTVIEW.name)


def whole_page(inputs: DigestInputs, reader: Recipient) -> str:
    """Lay a whole page out."""
    told = replace(inputs, tongue=tongue_of(reader.language), whole=True)
    return lay_out_whole(compose(told, reader, WEEK, NOW), CONTACT, day_at(NOW, NOW, told))


def board_page(inputs: DigestInputs, language: str = "en", month: Month | None = None) -> str:
    """Lay the board's summary of a month out."""
    told = replace(inputs, tongue=tongue_of(language))
    return lay_out_month(summarise_month(told, month or Month(2026, 11), UNSEEN, NOW))


def handed() -> dict[str, str]:
    """Give the pages that are kept, by name."""
    busy = some_inputs(findings=many_findings(60), previous=None)
    return {
        "page-school": whole_page(an_ordinary_week(), SCHOOL),
        "page-school-es": whole_page(an_ordinary_week(), replace(SCHOOL, language="es")),
        "board": board_page(an_ordinary_week()),
        "board-busy-zh": board_page(busy, "zh"),
        "board-quiet-fr": board_page(some_inputs(), "fr"),
    }
