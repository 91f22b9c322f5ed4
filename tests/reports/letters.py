"""Every mail that is no digest, as it looks."""

from __future__ import annotations

from dataclasses import replace

from reports.languages.catalogues import tongue_of
from reports.render.claim import ClaimWords, lay_out_claim
from reports.render.handover import AccountLine, HandoverWords, lay_out_handover
from reports.render.page import Page
from tests.reports.notices import notices

DISTRICT = "Heron Lake Public Schools"
CONTACT = "office@heronlake.example"
CLAIM = ClaimWords(
    greeted="Kit Moreno",
    handle="eastviewfootball",
    service="Instagram",
    url="https://instagram.example/eastviewfootball",
    unit="Eastview Football",
    reason="Head Football Coach, Eastview High School",
    times=1,
    since="Nov 9",
    district=DISTRICT,
    contact=CONTACT,
)
HANDOVER = HandoverWords(
    greeted="Dana Reyes",
    day="Nov 27",
    accounts=(
        AccountLine(
            "Herons Football",
            "Bluesky",
            "https://bsky.example/profile/fb",
            "nobody deposited the log-in; Dana Reyes is still there",
        ),
    ),
    district=DISTRICT,
    contact=CONTACT,
)


def letters() -> dict[str, Page]:
    """Give each by its name."""
    return {
        **notices(),
        "claim": lay_out_claim(CLAIM),
        "claim-director": lay_out_claim(replace(CLAIM, to_director=True, asked="Kit Moreno")),
        "claim-unasked": lay_out_claim(
            replace(CLAIM, to_director=True, asked="Kit Moreno", times=0)
        ),
        "claim-zh": lay_out_claim(replace(CLAIM, tongue=tongue_of("zh"))),
        "handover": lay_out_handover(HANDOVER),
        "handover-list": lay_out_handover(replace(HANDOVER, listed=True)),
    }
