"""What the law of the district's state keeps us from, as its profile says."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from config.jurisdictions import counts_people, is_register_only
from config.settings import Settings
from crawler.model.access import RouteName
from crawler.model.account import Account, AccountKind
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.visit import Visit

_ENTER = sentence(
    "Enter notice_on and meeting_on under [privacy] in district.toml when both are past."
)
_NOTHING_TO_DO = sentence("Nothing to do: the register keeps the account, and nobody reads it.")


def before_notice(settings: Settings, now: datetime) -> str | None:
    """Say why nothing at all may be read yet; None = it may."""
    today = now.astimezone(ZoneInfo(settings.district.time_zone)).date()
    profile = settings.profile
    if not is_register_only(profile, settings.district.privacy, today):
        return None
    return sentence(
        "{state}: nothing is read before notice and a public meeting ({cite})",
        state=profile.title,
        cite=profile.sources[0].cite,
    )


def refusal_of_law(account: Account, settings: Settings, now: datetime) -> Visit | None:
    """Give the visit to an account that the law keeps us from; None = it may be read."""
    reason, fix = before_notice(settings, now), _ENTER
    profile = settings.profile
    if reason is None and account.kind is AccountKind.STUDENT and not profile.pupils_own_accounts:
        reason = sentence(
            "{state}: accounts that pupils run themselves are not read ({cite})",
            state=profile.title,
            cite=profile.sources[0].cite,
        )
        fix = _NOTHING_TO_DO
    if reason is None:
        return None
    return Visit(
        account_id=account.id,
        outcome=Outcome.FORBIDDEN,
        started_at=now,
        finished_at=now,
        reason=reason,
        fix=fix,
        route=RouteName.MANUAL,
    )


def why_not_counted(settings: Settings) -> str | None:
    """Say why no picture is searched for people though it could be; None = it is."""
    if counts_people(settings.profile, settings.district.privacy):
        return None
    if settings.district.privacy.count_people is False:
        return "district.toml says count_people = false"
    return (
        f"the profile of {settings.profile.title} leaves it off until district.toml says "
        "count_people = true under [privacy]"
    )
