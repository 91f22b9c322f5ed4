"""The simulated decade as lines of data: an account each, what is asked of it, and the truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from scheduler.jobs.decade.entries import Papers, entry_on, is_orphaned, papers_of
from scheduler.jobs.decade.lives import Life, lives_of
from scheduler.jobs.decade.naming import Called, names_of
from scheduler.jobs.decade.posting import PLATFORMS, SHOWN
from scheduler.jobs.decade.schedules import Played, played
from scheduler.jobs.decade.strangers import strangers
from scheduler.jobs.decade.teams import Team, teams
from scheduler.jobs.decade.truths import standing

FIRST, LAST = date(2016, 8, 1), date(2026, 7, 31)
ASKED_A_YEAR = 3
_SETTLED_DAYS = 60
"""An account is first asked about when it has been there so long."""


def decade(seed: int, state: str = "MN") -> Iterator[dict[str, Any]]:
    """Give 40 teams on 5 platforms through ten years: one mapping for each account. The same seed
    gives the same decade. Raises KeyError for a state without schedules.
    """
    dice = Random(f"{state}-{seed}")  # noqa: S311 dice, not secrets
    swept_since = FIRST + timedelta(days=dice.randint(700, 2900))
    known: list[tuple[Team, tuple[Played, ...]]] = []
    for team in teams(state, dice):
        seasons = played(team.plan, range(FIRST.year - 1, LAST.year + 2), dice)
        known.append((team, seasons))
        for platform in PLATFORMS:
            for number, life in enumerate(lives_of(team, platform, seasons, LAST, dice)):
                line = _line(life, seasons, (state, number), dice)
                yield line | {"swept_since": swept_since.isoformat()}
    for line in strangers(known, state, LAST, dice):
        yield line | {"swept_since": swept_since.isoformat()}


def _line(
    life: Life, seasons: tuple[Played, ...], which: tuple[str, int], dice: Random
) -> dict[str, Any]:
    state, number = which
    papers, names = papers_of(life, LAST, dice), names_of(life, dice)
    unit = life.team if dice.random() < 0.85 else None
    return {
        "id": f"{life.team.number}-{life.platform}-{number}",
        "team": f"{life.team.school}: {life.team.sport}",
        "platform": life.platform,
        "state": state,
        "unit": _unit(unit) if unit else None,
        "shown": SHOWN[life.platform],
        "cadence_days": _cadence(life, dice),
        "posts": [[_text(one.at), one.kind, one.text] for one in life.posts],
        "asked": [_asked(life, papers, names, seasons, day) for day in _days(life, dice)],
    }


def _unit(team: Team) -> dict[str, str]:
    return {
        "name": team.name,
        "sport": team.sport,
        "school": team.school,
        "mascot": team.mascot,
        "initials": team.initials,
    }


def _days(life: Life, dice: Random) -> list[date]:
    first = max(life.opened + timedelta(days=_SETTLED_DAYS), FIRST)
    span = (LAST - first).days
    number = max(1, round(span / 365 * ASKED_A_YEAR)) if span > 0 else 0
    return sorted(first + timedelta(days=dice.randint(0, span)) for _ in range(number))


def _asked(
    life: Life, papers: Papers, names: Sequence[Called], seasons: tuple[Played, ...], day: date
) -> dict[str, Any]:
    stood = standing(life, seasons, day)
    called = [one for one in names if one.since <= day][-1]
    entry = entry_on(papers, day)
    return {
        "on": day.isoformat(),
        "name": called.name,
        "handle": called.handle,
        "register": entry,
        "truth": {
            "state": stood.state.value,
            "fate": stood.fate.value,
            "in_season": stood.in_season,
            "orphaned": None if entry is None else is_orphaned(papers, day),
            "orphaned_by_summer": None if entry is None else is_orphaned(papers, _summer(day)),
        },
    }


def _summer(day: date) -> date:
    return date(day.year + ((day.month, day.day) > (6, 30)), 6, 30)


def _cadence(life: Life, dice: Random) -> float | None:
    """Give what a diligent keeper promised; most promise nothing."""
    if life.tenures[0].keeper.zeal < 0.5 or dice.random() < 0.8:
        return None
    return {"twitter": 14.0, "facebook": 21.0, "instagram": 21.0}.get(life.platform, 30.0)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
