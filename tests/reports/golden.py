"""The sample digests as they look, kept in tests/golden/digest: `python -m tests.reports.golden`
writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from reports.digest.compose import compose
from reports.digest.inputs import DigestInputs, Recipient
from reports.render.page import Page, lay_out
from tests.reports.samples import (
    COACH,
    DANA,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    WEEK,
    a_failed_week,
    an_ordinary_week,
    many_findings,
    some_inputs,
)

FOLDER = Path(__file__).parent.parent / "golden" / "digest"
CONTACT = "office@heronlake.example"
VARIANTS: dict[str, tuple[DigestInputs, Recipient]] = {
    "communications": (an_ordinary_week(), DANA),
    "technology": (an_ordinary_week(), SAM),
    "athletics": (an_ordinary_week(), COACH),
    "principal": (an_ordinary_week(), PRINCIPAL),
    "superintendent": (an_ordinary_week(), HEAD),
    "quiet-week": (some_inputs(), DANA),
    "first-week": (some_inputs(previous=None, findings=many_findings(3)), DANA),
    "twelve-findings": (some_inputs(findings=many_findings(12)), DANA),
    "five-hundred-findings": (some_inputs(findings=many_findings(500)), SAM),
    "failed-sweep": (
        a_failed_week(),
        DANA,
    ),
}
"""Every kind of week, and every role in an ordinary one."""


def page_of(name: str) -> Page:
    """Lay one variant out."""
    inputs, recipient = VARIANTS[name]
    return lay_out(compose(inputs, recipient, WEEK, NOW), CONTACT)


def write_all(folder: Path = FOLDER) -> None:
    """Write every variant's text and HTML; the review of the difference decides."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in VARIANTS:
        page = page_of(name)
        (folder / f"{name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
        (folder / f"{name}.html").write_text(page.html, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
