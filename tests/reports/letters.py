"""Every mail that is no digest, as it looks."""

from __future__ import annotations

from dataclasses import replace

from reports.digest.week import Week
from reports.languages.catalogues import tongue_of
from reports.render.claim import ClaimWords, lay_out_claim
from reports.render.handover import AccountLine, HandoverWords, lay_out_handover
from reports.render.page import Advice, Held, Notice, Page, lay_out_held, lay_out_notice

DISTRICT = "Heron Lake Public Schools"
CONTACT = "office@heronlake.example"
HELD = Held(DISTRICT, Week(2026, 48), ("The last sweep failed after 12 of 45 accounts.",))
NOTICE = Notice(
    DISTRICT,
    Week(2026, 48),
    "A digest could not be delivered.",
    ("The mail server refused Dana Reyes (dana@heronlake.example) for good: 550 no such user",),
    (Advice("Send it once more:", "rollcall digest again dana@heronlake.example --week 2026-W48"),),
)
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
        "held": lay_out_held(HELD),
        "notice": lay_out_notice(NOTICE),
        "claim": lay_out_claim(CLAIM),
        "claim-director": lay_out_claim(replace(CLAIM, to_director=True, asked="Kit Moreno")),
        "claim-unasked": lay_out_claim(
            replace(CLAIM, to_director=True, asked="Kit Moreno", times=0)
        ),
        "claim-zh": lay_out_claim(replace(CLAIM, tongue=tongue_of("zh"))),
        "handover": lay_out_handover(HANDOVER),
        "handover-list": lay_out_handover(replace(HANDOVER, listed=True)),
    }
