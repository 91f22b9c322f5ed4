"""Sees an account that has fallen silent: its last sure sign of life against the rhythm that the
register declares, else its own, within the season of its sport. Pure.

What could not be read is never taken for silence (`crawler.model.life.signs`), and a team that
rests between its seasons is not silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.life.activities import activity_of
from crawler.model.life.holders import ORPHANED, hold_of, last_days
from crawler.model.life.limits import Limits
from crawler.model.life.signs import AHEAD, Life, Sign, Source, life_of
from crawler.model.life.silence import (
    Expected,
    Habit,
    Measure,
    Silence,
    State,
    habit_of,
    silence_of,
    turning_moments,
)
from crawler.model.moments import day_after, later, next_moment
from crawler.model.sighting import Sighting

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True
Params = Limits
"""What a rule may say: `crawler.model.life.limits`."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AHEAD_CONFIDENCE = 0.6
_DOUBT_CONFIDENCE = 0.5
_DOUBTS = {Source.REPOST: "reposts", Source.PROFILE: "changes of the profile"}


def see(case: Case, params: Limits) -> Iterator[Sighting]:
    """Give one sighting, anchored `silent`, when the account has been quiet for longer than its
    limit in days; unsure signs of life lower the confidence.
    """
    if case.account.status is AccountStatus.CLOSED:
        return
    life, silence = stand(case, params)
    if life.last is None or silence.state is not State.DORMANT:
        return
    last, quiet_days = life.last, (case.now - life.last.at).days
    orphaned = case.account.registered and is_orphaned(case)
    yield Sighting(
        anchor="silent",
        why=sentence(last, quiet_days, silence, params)
        + _also(life, silence)
        + ("; nobody on the register can still log in" if orphaned else ""),
        confidence=_confidence(life, silence),
        place="activity",
        link=(last.post.permalink if last.post else None) or case.account.url,
        facts={
            "quiet_days": str(quiet_days),
            "last_post": last.post.moment.text() if last.post and last.post.moment else "",
            "orphaned": "yes" if orphaned else "no",
            "seasons_missed": str(silence.missed),
            "season_days": str(silence.days) if silence.habit.seasons.activity else "",
            "measure": silence.habit.measure.value,
            "limit_days": f"{silence.habit.limit_days:.0f}",
        },
    )


def stand(case: Case, params: Limits) -> tuple[Life, Silence]:
    """Give the signs of the account's life, and how it stands."""
    life = life_of(case.snapshot, case.past, case.now, params.automatic, case.remembered)
    calendar = case.district.seasons
    expected = Expected(case.account.cadence_days, calendar, activity_of(case.account, calendar))
    habit = habit_of(life, expected, params, case.now)
    return life, silence_of(life, habit, case.now)


def stands_until(case: Case, params: Limits) -> datetime | None:
    """Give when the answer may change: a limit is reached, a season begins or ends, another day of
    silence is counted, a post is not of the future any more, an administrator's last day is over.
    """
    snapshot = case.snapshot
    if snapshot is None or snapshot.partial or case.account.status is AccountStatus.CLOSED:
        return None
    posts = [post for one in (snapshot, *case.past) for post in one.posts] + [*case.remembered]
    moments = [post.moment.at - AHEAD for post in posts if post.moment]
    moments += map(day_after, last_days(case.account, case.district))
    life, silence = stand(case, params)
    if life.last is not None:
        moments += turning_moments(life.last, silence.habit)
    if life.last is not None and silence.state is State.DORMANT:
        moments.append(later(life.last.at, (case.now - life.last.at).days + 1))
        moments.append(day_after(case.now.date()))
    if life.weak is not None:
        moments += turning_moments(life.weak, silence.habit)
    return next_moment(case.now, moments)


def is_orphaned(case: Case) -> bool:
    """Say whether nobody on the register can be taken to log in today."""
    return hold_of(case.account, case.district, case.now.date()).score >= ORPHANED


def sentence(last: Sign, quiet_days: int, silence: Silence, params: Limits) -> str:
    """Say since when, against which rhythm, and how many seasons were missed."""
    day = last.at.date()
    when = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    said = f"No post since {when} ({quiet_days:,} days)"
    if last.source is Source.AUTOMATIC:
        said = f"Only posts made by programs since {when} ({quiet_days:,} days)"
    return f"{said}; {measured(silence, params)}"


def measured(silence: Silence, params: Limits) -> str:
    """Say which rhythm the silence is measured against, and what was missed."""
    return f"{_rhythm(silence.habit, params)}{_missed(silence)}"


def _rhythm(habit: Habit, params: Limits) -> str:
    season = " in season" if habit.seasons.activity else ""
    if habit.measure is Measure.DEFAULT or habit.every_days is None:
        if season:
            return f"{habit.seasons.activity} is played in its season, and it has few posts"
        limit = f"{params.default_quiet_days:,.10g}"
        return f"the register declares no rhythm, and the policy allows {limit} days"
    number = habit.every_days if habit.measure is Measure.DECLARED else round(habit.every_days)
    every = "day" if number <= 1 else f"{number:,.10g} days"
    if habit.measure is Measure.DECLARED:
        return f"the register says every {every}{season}"
    return f"{habit.seasons.activity or 'it'} used to post every {every}{season}"


def _missed(silence: Silence) -> str:
    """Say how much of its seasons went by without a word."""
    if silence.missed:
        return (
            "; one season missed" if silence.missed == 1 else f"; {silence.missed} seasons missed"
        )
    if silence.habit.seasons.activity is None or not silence.days:
        return ""
    return f"; silent for {silence.days:,} days of its season"


def _also(life: Life, silence: Silence) -> str:
    if silence.doubt is not None:
        return f"; since then only {_DOUBTS.get(silence.doubt.source, 'unsure signs')}"
    told = life.automatic is not None and not life.at_most
    return "; since then only posts made by programs" if told else ""


def _confidence(life: Life, silence: Silence) -> float:
    if silence.doubt is not None:
        return _DOUBT_CONFIDENCE
    return _AHEAD_CONFIDENCE if life.ahead or life.at_most else 1.0
