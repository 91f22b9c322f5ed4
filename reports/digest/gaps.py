"""Say in the reader's own language what the register lacks: the check's sentence, with the value
that stands in the register. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crawler.model.account import PermissionScope
from crawler.model.sighting import Sighting
from reports.digest.dues import PERMISSION_ENDED
from reports.digest.inputs import DigestInputs
from reports.digest.plain import QUOTE_LETTERS, quoted
from reports.languages.tongue import Tongue, msgid

_PERMISSION = "permission_expired"


@dataclass(frozen=True, slots=True)
class Gap:
    """How a gap is said: `of` names the value of the register, `bare` is for when it has none; None
    = that does not occur.
    """

    of: str | None = None
    bare: str | None = None


GAPS: Mapping[str, Gap] = {
    "no_administrator": Gap(bare=msgid("Nobody on the register administers this account.")),
    "one_administrator": Gap(
        bare=msgid("Only one person administers this account; there is no second one.")
    ),
    "administrator_left": Gap(msgid("{value} is named as administrator and has left.")),
    "administrator_unknown": Gap(
        msgid("{value} administers this account and does not stand in the staff directory.")
    ),
    "administrator_student": Gap(msgid("A student's address administers this account: {value}.")),
    "administrator_outside_address": Gap(
        msgid("{value} administers this account and is not an address of the district.")
    ),
    "approval_missing": Gap(
        bare=msgid("The register does not say who approved this account, or not when.")
    ),
    "approval_after_creation": Gap(
        msgid("The account was opened on {value}, before its approval.")
    ),
    "opened_with_outside_address": Gap(
        msgid("The account was opened with {value}, which is not an address of the district.")
    ),
    "district_address_on_personal": Gap(
        msgid("This personal account was opened with the district's address {value}.")
    ),
    "custody_missing": Gap(bare=msgid("The register does not say where the log-in is deposited.")),
    "custody_stale": Gap(
        msgid("The log-in was last deposited on {value}; that is no longer up to date."),
        msgid("The register does not say when the log-in was deposited."),
    ),
    "coach_custody_missing": Gap(
        bare=msgid("No coach or adviser with an address of the district holds the log-in.")
    ),
    "disclosure_missing": Gap(
        msgid("The account was last disclosed in {value}; this year's disclosure is missing."),
        msgid("The register does not say who disclosed this account, or not for which year."),
    ),
    "review_overdue": Gap(msgid("The review was due on {value}.")),
    "platform_not_allowed": Gap(msgid("The policy does not allow accounts on {value}.")),
    "unit_missing": Gap(
        bare=msgid(
            "The register does not say which school, team or office this account belongs to."
        )
    ),
    "address_dead": Gap(msgid("The platform says that nothing is at {value} any more.")),
    "address_renamed": Gap(
        msgid("The account has another name now; the register still has {value}.")
    ),
    "request_waiting": Gap(msgid("The request of {value} was neither approved nor refused.")),
    "closing_overdue": Gap(msgid("The account was to be closed on {value}.")),
}
"""The checks of `register_gap` by their words; a permission has words of its own."""
_NO_REVIEW = msgid("The account was approved on {value}, and no review has a date.")


def gap_said(sighting: Sighting, inputs: DigestInputs) -> str | None:
    """Give the whole sentence; None for a check that is not known here, or without its value."""
    tongue, check = inputs.tongue, sighting.facts.get("check", "")
    span = next((span for span in sighting.spans if span.quote), None)
    value = _value(span.quote, tongue) if span else None
    if check == _PERMISSION:
        return _ended(sighting, value, tongue)
    gap = GAPS.get(check, Gap())
    if value is None or span is None:
        return tongue.text(gap.bare) if gap.bare else None
    form = _NO_REVIEW if span.field == "approved_on" else gap.of
    return tongue.text(form, value=value) if form else None


def _ended(sighting: Sighting, day: str | None, tongue: Tongue) -> str | None:
    scope = next((one for one in PermissionScope if one in sighting.anchor.split(":")), None)
    if scope is None or day is None:
        return None
    said = tongue.text(PERMISSION_ENDED[scope], day=day)
    return said[:1].upper() + said[1:]


def _value(quote: str, tongue: Tongue) -> str:
    try:
        return tongue.day(date.fromisoformat(quote), date.max)
    except ValueError:
        return quoted(quote, QUOTE_LETTERS)
