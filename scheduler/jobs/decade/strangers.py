"""Invented accounts that only look like a team's: fans, alumni, players, another town's team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from scheduler.jobs.decade.naming import SHORT
from scheduler.jobs.decade.schedules import Played
from scheduler.jobs.decade.teams import Team

NUMBER = 20
_NAMES = (
    "{mascot} {sport} Memes",
    "{town} {sport} Fan Club",
    "{initials} {sport} Alumni",
    "Otter Lake {mascot} {sport}",
    "{sport} is life | {initials} '{year}",
    "{town} Youth {sport}",
)


def strangers(
    teams: Sequence[tuple[Team, tuple[Played, ...]]], state: str, last: date, dice: Random
) -> Iterator[dict[str, Any]]:
    """Give lines of strangers' accounts, each in a family of its own, all alive."""
    for number in range(NUMBER):
        team, seasons = dice.choice(teams)
        name = dice.choice(_NAMES).format(
            mascot=team.mascot,
            town=team.town,
            initials=team.initials,
            sport=SHORT[team.sport][0],
            year=dice.randint(18, 26),
        )
        in_season = any(one.holds(last) for one in seasons)
        yield {
            "id": f"stranger-{number}",
            "team": f"stranger {number}",
            "platform": "instagram",
            "state": state,
            "unit": None,
            "shown": 12,
            "cadence_days": None,
            "posts": [[_at(day), "post", "What a day!"] for day in _days(last, dice)],
            "asked": [_asked(name, last, in_season)],
        }


def _asked(name: str, last: date, in_season: bool) -> dict[str, Any]:
    letters = "".join(part for part in name.title() if part.isalnum())
    return {
        "on": last.isoformat(),
        "name": name,
        "handle": letters[:28],
        "register": None,
        "truth": {
            "state": "living" if in_season else "resting",
            "fate": "kept",
            "in_season": in_season,
            "orphaned": None,
            "orphaned_by_summer": None,
        },
    }


def _days(last: date, dice: Random) -> Iterator[date]:
    day = last - timedelta(days=400)
    while day <= last:
        yield day
        day += timedelta(days=dice.randint(2, 16))


def _at(day: date) -> str:
    moment = datetime.combine(day, time(11), UTC)
    return moment.isoformat().replace("+00:00", "Z")
