"""The sample digests as they look, kept in tests/golden/digest: `python -m tests.reports.golden`
writes them anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reports.digest.compose import compose
from reports.digest.inputs import DigestInputs, Recipient
from reports.languages.catalogues import tongue_of
from reports.render.page import Page, lay_out
from tests.reports.handed import handed
from tests.reports.notices import notices
from tests.reports.samples import (
    COACH,
    DANA,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    WEEK,
    a_failed_week,
    a_finding,
    an_ordinary_week,
    many_findings,
    some_inputs,
)

FOLDER = Path(__file__).parent.parent / "golden" / "digest"
NOTICES = FOLDER.parent / "notices"
CONTACT = "office@heronlake.example"
OTHERS = ("es", "fr", "nl", "zh")


def _reading(recipient: Recipient, language: str) -> Recipient:
    return replace(recipient, language=language)


VARIANTS: dict[str, tuple[DigestInputs, Recipient]] = {
    "communications": (an_ordinary_week(), DANA),
    "technology": (an_ordinary_week(), SAM),
    "athletics": (an_ordinary_week(), COACH),
    "principal": (an_ordinary_week(), PRINCIPAL),
    "superintendent": (an_ordinary_week(), HEAD),
    "quiet-week": (some_inputs(), DANA),
    "first-week": (some_inputs(previous=None, findings=many_findings(3)), DANA),
    "one-finding": (some_inputs(findings=(a_finding(),)), DANA),
    "twelve-findings": (some_inputs(findings=many_findings(12)), DANA),
    "five-hundred-findings": (some_inputs(findings=many_findings(500)), SAM),
    "failed-sweep": (a_failed_week(), DANA),
    **{f"communications-{code}": (an_ordinary_week(), _reading(DANA, code)) for code in OTHERS},
    **{f"quiet-week-{code}": (some_inputs(), _reading(DANA, code)) for code in OTHERS},
    **{f"failed-sweep-{code}": (a_failed_week(), _reading(DANA, code)) for code in OTHERS},
}
"""Every kind of week, every role in an ordinary one, and every language in three."""


def page_of(name: str) -> Page:
    """Lay one variant out."""
    inputs, recipient = VARIANTS[name]
    told = replace(inputs, tongue=tongue_of(recipient.language))
    return lay_out(compose(told, recipient, WEEK, NOW), CONTACT)


def write_all(folder: Path = FOLDER, told: Path = NOTICES) -> None:
    """Write every variant's and every notice's text and HTML; the review of the difference
    decides.
    """
    for name in VARIANTS:
        _write(folder, name, page_of(name))
    for name, page in notices().items():
        _write(told, name, page)
    for name, html in handed().items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")


def _write(folder: Path, name: str, page: Page) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
    (folder / f"{name}.html").write_text(page.html, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
