"""Sees an account that has fallen silent: its last sure sign of life against the rhythm that the
register declares, else its own, within the season of its sport. Pure.

What could not be read is never taken for silence (`crawler.model.life.signs`), and a team that
rests between its seasons is not silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.life.activities import activity_of
from crawler.model.life.habit import Expected, Habit, Measure, habit_of
from crawler.model.life.holders import ORPHANED, hold_of, last_days
from crawler.model.life.limits import Limits
from crawler.model.life.signs import AHEAD, Life, Sign, Source, life_of
from crawler.model.life.silence import Silence, State, silence_of, turning_moments
from crawler.model.moments import day_after, later, next_moment
from crawler.model.sentence import Fact, Sentence, form, in_turn, sentence
from crawler.model.sighting import Sighting

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True
Params = Limits
"""What a rule may say: `crawler.model.life.limits`."""

_AHEAD_CONFIDENCE = 0.6
_DOUBT_CONFIDENCE = 0.5
_EVERY_DAY = form("it used to post every day")
_EVERY_DAYS = form("it used to post every {number} days")
_DAILY_IN_SEASON = form("{activity} used to post every day in season")
_DAYS_IN_SEASON = form("{activity} used to post every {number} days in season")
_NONE_SINCE = form("No post since {day} ({number} days)")
_PROGRAMS_SINCE = form("Only posts made by programs since {day} ({number} days)")
_DOUBTS = {
    Source.REPOST: form("since then only reposts"),
    Source.PROFILE: form("since then only changes of the profile"),
}
_UNSURE = form("since then only unsure signs")


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
        why=in_turn(
            [
                _since(last, quiet_days),
                measured(silence, params),
                *_also(life, silence),
                *([sentence("nobody on the register can still log in")] if orphaned else []),
            ]
        ),
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


def measured(silence: Silence, params: Limits) -> str:
    """Say which rhythm the silence is measured against, and what was missed."""
    return in_turn([_rhythm(silence.habit, params), *_missed(silence)])


def _since(last: Sign, quiet_days: int) -> Sentence:
    facts: Mapping[str, Fact] = {"day": last.at.date(), "number": quiet_days}
    if last.source is Source.AUTOMATIC:
        return Sentence(_PROGRAMS_SINCE, facts)
    return Sentence(_NONE_SINCE, facts)


def _rhythm(habit: Habit, params: Limits) -> Sentence:
    activity, every = habit.seasons.activity, habit.every_days
    if habit.measure is Measure.DECLARED and every is not None:
        return _declared(every, in_season=bool(activity))
    if habit.measure is not Measure.DEFAULT and every is not None:
        return _own(round(every), activity)
    if activity:
        return sentence(
            "{activity} is played in its season, and it has few posts", activity=activity
        )
    return sentence(
        "the register declares no rhythm, and the policy allows {number} days",
        number=_number(params.default_quiet_days),
    )


def _own(every_days: int, activity: str | None) -> Sentence:
    facts: dict[str, Fact] = {"number": every_days} if every_days > 1 else {}
    if activity is None:
        return Sentence(_EVERY_DAYS if facts else _EVERY_DAY, facts)
    said = _DAYS_IN_SEASON if facts else _DAILY_IN_SEASON
    return Sentence(said, facts | {"activity": activity})


def _declared(every_days: float, *, in_season: bool) -> Sentence:
    if every_days <= 1:
        if in_season:
            return sentence("the register says every day in season")
        return sentence("the register says every day")
    number = _number(every_days)
    if in_season:
        return sentence("the register says every {number} days in season", number=number)
    return sentence("the register says every {number} days", number=number)


def _number(days: float) -> Fact:
    return int(days) if days == int(days) else f"{days:,.10g}"


def _missed(silence: Silence) -> Iterator[Sentence]:
    """Say how much of its seasons went by without a word."""
    if silence.missed:
        yield (
            sentence("one season missed")
            if silence.missed == 1
            else sentence("{number} seasons missed", number=silence.missed)
        )
    elif silence.habit.seasons.activity is not None and silence.days:
        yield sentence("silent for {number} days of its season", number=silence.days)
    elif silence.habit.seasons.elsewhere:
        days = round(silence.habit.limit_days)
        yield sentence("it posts outside of its season, so {number} days are allowed", number=days)


def _also(life: Life, silence: Silence) -> Iterator[Sentence]:
    if silence.doubt is not None:
        yield Sentence(_DOUBTS.get(silence.doubt.source, _UNSURE))
    elif life.automatic is not None and not life.at_most:
        yield sentence("since then only posts made by programs")


def _confidence(life: Life, silence: Silence) -> float:
    if silence.doubt is not None:
        return _DOUBT_CONFIDENCE
    return _AHEAD_CONFIDENCE if life.ahead or life.at_most else 1.0
