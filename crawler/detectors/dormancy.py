"""Sees an account that has fallen silent: its last own post against the rhythm that the register
declares. Pure.

What could not be read is never taken for silence: no snapshot, a snapshot with missing parts, no
own post with a time, or an undated post above the newest dated one give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.model.account import Account, AccountStatus
from crawler.model.case import Case
from crawler.model.moments import day_after, later, next_moment
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Post, Precision, Snapshot

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SLACK = {
    Precision.ZONED: timedelta(0),
    # Civil time runs from UTC-12 to UTC+14 (IANA time zone database), so a time without a zone that
    # was read as UTC may have been up to 12 hours later; a bare day may mean its last minute.
    Precision.WITHOUT_ZONE: timedelta(hours=12),
    Precision.DAY: timedelta(hours=36),
}
_AHEAD = timedelta(days=1)
"""A post dated further ahead than any time zone or slow clock explains is no activity."""

_A_MOMENT_DAYS = timedelta.resolution / timedelta(days=1)
"""The limit itself is still allowed; what comes after it is not."""


@dataclass(frozen=True, slots=True)
class Params:
    """`default_quiet_days`: the limit in days where the register declares no rhythm. `factor`: how
    many times the declared rhythm may pass in silence.
    """

    default_quiet_days: float
    factor: float = 1.0


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `silent`, when the account has been quiet for longer than its
    limit in days.
    """
    snapshot = case.snapshot
    if snapshot is None or snapshot.partial or case.account.status is AccountStatus.CLOSED:
        return
    newest = newest_post(case, snapshot)
    if newest is None or newest.moment is None:
        return
    quiet = case.now - newest.moment.at - _SLACK[newest.moment.precision]
    if quiet <= timedelta(days=limit_days(case.account, params)):
        return
    orphaned = case.account.registered and is_orphaned(case.account, case.now.date())
    ahead = any(is_ahead(post, case) for post in snapshot.own_posts)
    yield Sighting(
        anchor="silent",
        why=sentence(newest.moment.at.date(), (case.now - newest.moment.at).days, case, params)
        + ("; nobody on the register can still log in" if orphaned else ""),
        confidence=0.6 if ahead else 1.0,
        place="activity",
        link=newest.permalink or case.account.url,
        facts={
            "quiet_days": str((case.now - newest.moment.at).days),
            "last_post": newest.moment.text(),
            "orphaned": "yes" if orphaned else "no",
        },
    )


def stands_until(case: Case, params: Params) -> datetime | None:
    """Give when the answer may change: the limit is reached, another day of silence is counted, a
    post is not of the future any more, an administrator's last day is over.
    """
    snapshot = case.snapshot
    if snapshot is None or snapshot.partial or case.account.status is AccountStatus.CLOSED:
        return None
    shown = (*snapshot.own_posts, *(post for past in case.past for post in past.own_posts))
    moments = [post.moment.at - _AHEAD for post in shown if post.moment and is_ahead(post, case)]
    moments += [day_after(one.until) for one in case.account.administrators if one.until]
    newest = newest_post(case, snapshot)
    if newest is not None and newest.moment is not None:
        at = newest.moment.at
        limit = later(at + _SLACK[newest.moment.precision], limit_days(case.account, params))
        counted = later(at, (case.now - at).days + 1)
        moments.append(counted if limit < case.now else later(limit, _A_MOMENT_DAYS))
    return next_moment(case.now, moments)


def newest_post(case: Case, snapshot: Snapshot) -> Post | None:
    """Give the newest own post that is known, deleted ones of earlier snapshots included; None =
    could not tell.
    """
    own = snapshot.own_posts
    shown = _latest(own, case)
    if shown is None or any(post.moment is None for post in own[: own.index(shown)]):
        return None
    earlier = [_latest(past.own_posts, case) for past in case.past]
    return _latest([post for post in (shown, *earlier) if post], case)


def _latest(posts: tuple[Post, ...] | list[Post], case: Case) -> Post | None:
    dated = [(post.moment.at, post) for post in posts if post.moment and not is_ahead(post, case)]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def is_ahead(post: Post, case: Case) -> bool:
    """Say whether a post carries a date of the future: a planned event, or a wrong clock."""
    return post.moment is not None and post.moment.at > case.now + _AHEAD


def limit_days(account: Account, params: Params) -> float:
    """Give the days of silence that are allowed."""
    if account.cadence_days is None:
        return params.default_quiet_days
    return account.cadence_days * params.factor


def is_orphaned(account: Account, today: date) -> bool:
    """Say whether no administrator on the register is still in service."""
    return not any(one.until is None or one.until >= today for one in account.administrators)


def sentence(day: date, quiet_days: int, case: Case, params: Params) -> str:
    """Say since when, and against which rhythm."""
    when = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    said = f"No post since {when} ({quiet_days:,} days)"
    cadence = case.account.cadence_days
    if cadence is None:
        limit = f"{params.default_quiet_days:,.10g}"
        return f"{said}; the register declares no rhythm, and the policy allows {limit} days"
    every = "day" if cadence == 1 else f"{cadence:,.10g} days"
    return f"{said}; the register says every {every}"
