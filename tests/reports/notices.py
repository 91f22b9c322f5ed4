"""Every notice to who answers for an installation, as the tests and the gallery show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from crawler.model.sentence import sentence
from crawler.store.delivering import MAYBE
from reports.brake import Limits, check
from reports.digest.inputs import SweepState
from reports.digest.week import read_week
from reports.languages.catalogues import languages, tongue_of
from reports.languages.tongue import Tongue
from reports.letters import Round
from reports.notices import (
    WHY_HELD,
    WHY_MISSED,
    WHY_NOT_YET,
    Owed,
    Told,
    of_absent,
    of_doubtful,
    of_late,
    of_refused,
)
from reports.recipients import Absent
from reports.render.page import Held, Page, lay_out_held
from tests.reports.homes import some_settings
from tests.reports.samples import (
    DANA,
    DISTRICT,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    WEEK,
    a_summary,
    a_sweep,
    days_ago,
)

GOING = Round(some_settings(Path("unused")), 1, read_week("2026-W48"), NOW)
_UNKNOWN = "550 5.1.1 <dana.reyes@heronlake.example>: Recipient address rejected"
_AWAY = sentence(
    "{part}: {reason}",
    part="mail.heronlake.example",
    reason=sentence("the server did not answer in time"),
)


def _owed(tongue_text: str) -> Callable[[Tongue], str]:
    return lambda tongue: tongue.text(tongue_text)


NOTICES: dict[str, Told] = {
    "left": of_absent(Absent(DANA, left_on=date(2026, 11, 20)), GOING),
    "stopped": of_absent(Absent(DANA, stopped_at=days_ago(1)), GOING),
    "refused": of_refused(DANA, _UNKNOWN, GOING),
    "doubtful": of_doubtful(DANA, MAYBE, GOING),
    "late": of_late(
        (
            Owed(DANA, days_ago(0.1), _owed(WHY_HELD)),
            Owed(SAM, days_ago(1.1), _owed(WHY_MISSED)),
            Owed(PRINCIPAL, days_ago(0.1), _owed(WHY_NOT_YET)),
            Owed(HEAD, days_ago(0.2), lambda _tongue: _AWAY),
        ),
        GOING,
        "2026-11-23",
    ),
}


def notices() -> dict[str, Page]:
    """Give each notice in every language, by its name and the code; English has no code."""
    pages: dict[str, Page] = {}
    for code in ("en", *sorted(languages())):
        ending, tongue = "" if code == "en" else f"-{code}", tongue_of(code)
        pages |= {f"notice-{name}{ending}": told.lay_out(tongue) for name, told in NOTICES.items()}
        pages[f"held{ending}"] = lay_out_held(_held(tongue))
    return pages


def _held(tongue: Tongue) -> Held:
    """Hold back for all five reasons at once."""
    now = a_summary(
        week="2026-W48", findings=90, checked=12, rules={"logo-without-permission": 40}, pack="p2"
    )
    before = (a_summary(rules={"logo-without-permission": 2}),)
    brake = check(now, before, a_sweep(SweepState.FAILED, 45, 12), Limits(), tongue)
    assert brake is not None
    return Held(DISTRICT.name, WEEK, brake.reasons, tongue)
