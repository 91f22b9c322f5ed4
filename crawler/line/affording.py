"""Which accounts a day's budget pays for: the worst known first. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.visit import Visit
from crawler.platforms.base import Budget

_GRAVITY = ("high", "medium", "low", "advice")
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Want:
    """An account that would cost something. `worst` is the gravest severity of its open findings,
    None = it has none; `read_at` is when it was last read, None = never.
    """

    account_id: int
    worst: str | None
    read_at: datetime | None


def afford(wants: Collection[Want], left: float, each: float) -> frozenset[int]:
    """Give the accounts that `left` pays for at `each` an account: those with the gravest open
    findings first, then those that were not read for the longest time.
    """
    count = len(wants) if each <= 0 else int(left / each + 1e-9)
    turns = sorted(wants, key=_turn)
    return frozenset(want.account_id for want in turns[: max(count, 0)])


def day_began(now: datetime, budget: Budget) -> datetime:
    """Give the moment from which today's spending counts (aware)."""
    there = now.astimezone(ZoneInfo(budget.time_zone))
    return there.replace(hour=0, minute=0, second=0, microsecond=0)


def not_afforded(
    account_id: int, platform: str, budget: Budget, per_day: float, now: datetime
) -> Visit:
    """Give the visit to an account that was left out because the day's budget is spent."""
    return Visit(
        account_id=account_id,
        outcome=Outcome.NOT_DUE,
        started_at=now,
        finished_at=now,
        reason=sentence(
            "today's budget for {platform} ({per_day} {unit}) went to other accounts",
            platform=platform,
            per_day=int(per_day) if per_day.is_integer() else Decimal(f"{per_day:g}"),
            unit=budget.unit,
        ),
        fix=sentence(
            "Raise per_day under [platforms.{platform}] in rollcall.toml, "
            "or wait for the next sweeps.",
            platform=platform,
        ),
    )


def _turn(want: Want) -> tuple[int, datetime, int]:
    gravity = _GRAVITY.index(want.worst) if want.worst in _GRAVITY else len(_GRAVITY)
    return gravity, want.read_at or _NEVER, want.account_id
