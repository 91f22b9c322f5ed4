"""How much silence tells: the odds that an account was given up, not only quiet. Pure.

The account is taken to post by chance at a rate that we learn from its own past, and to be given
up at some moment that nobody sees. This is the model of Schmittlein, Morrison and Colombo,
"Counting Your Customers" (Management Science 33(1), 1987), counted on playing days: a rate with a
gamma distribution, so that a silence of s days has the chance (b / (b + s)) ** a.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pvariance

_SHAPE, _DAYS = 1.5, 9.0
"""What is expected of an account of which nothing is known: a post about every 6 playing days, for
one in twenty fewer than one a month (our judgement).
"""
_AWAY_DAYS = 14
"""Somebody is ill, in exams or on a trip: so many playing days of a silence tell nothing."""
_GIVEN_UP_A_DAY = 0.25 / 90
"""A quarter of all keepers stop in a season of about 90 playing days, at any moment of it."""
_LEFT, _CHANGED = 0.2, 0.3
"""Between two seasons: so many are given up, and so many of the rest get another keeper, who may
post at another rate.
"""
_SLOWED = 0.02
"""So many change their rate within a season."""
_OTHERS_SHAPE = 2.0
"""How far the rates of one account's keepers lie apart: the shape of a gamma distribution."""
_LONGEST = 1.25
"""The longest silence so far but one may be exceeded by a quarter before it means anything."""
_FURTHEST = 1000


@dataclass(frozen=True, slots=True)
class Rate:
    """What an account's past says of its rate: a gamma distribution of `shape` over `days`;
    `longest` is the longest ordinary silence so far, in playing days.
    """

    shape: float = _SHAPE
    days: float = _DAYS
    longest: float = 0.0

    def quiet(self, silent: float) -> float:
        """Give the chance of so many silent playing days, at this rate."""
        return math.pow(self.days / (self.days + silent), self.shape)

    def quiet_of_others(self, silent: float) -> float:
        """Give the same when somebody else keeps it, or at another rate."""
        days = _OTHERS_SHAPE * self.days / self.shape
        return math.pow(days / (days + silent), _OTHERS_SHAPE)


def rate_of(readings: Sequence[int], season_days: float) -> Rate:
    """Learn the rate from the clock's readings at posts, in order. Posts in bursts tell less than
    as many posts evenly: what counts is the wait from any day to the next post. A silence of a
    whole season (`season_days`) or more was no rhythm: the account was given up and found again.
    """
    gaps = [b - a for a, b in pairwise(readings) if 0 < b - a < season_days]
    if not gaps:
        return Rate()
    uneven = max(1.0, pvariance(gaps) / fmean(gaps) ** 2)
    number, total = len(gaps) / uneven, sum(gaps) * (1 + uneven) / 2 / uneven
    ordered = sorted(gaps)
    longest = ordered[-2] if len(ordered) > 8 else ordered[-1]
    return Rate(_SHAPE + number, _DAYS + total, _LONGEST * longest)


def given_up(rate: Rate, silent: float, left: float) -> float:
    """Say how likely an account was given up after so many silent playing days, 0..1. `left`: how
    many playing days its season still had at the last post; whoever was still there at its end may
    have left after it.
    """
    before = max(0.0, min(silent, left) - _AWAY_DAYS)
    after = max(0.0, silent - max(left, _AWAY_DAYS)) if silent > left else 0.0
    at_once = _GIVEN_UP_A_DAY / (_GIVEN_UP_A_DAY + rate.shape / rate.days)
    quiet = (1 - _SLOWED) * rate.quiet(before) + _SLOWED * rate.quiet_of_others(before)
    gone, there = at_once, (1 - at_once) * quiet
    if silent > left:
        still = (1 - _CHANGED) * rate.quiet(after) + _CHANGED * rate.quiet_of_others(after)
        gone, there = gone + there * _LEFT, there * (1 - _LEFT) * still
    return gone / (gone + there)


def allowed(rate: Rate, least: float, left: float) -> float:
    """Give the longest silence, in playing days, that is not yet so likely (`least`, 0..1) a sign
    that the account was given up.
    """
    low, high = 0.0, float(_FURTHEST)
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if given_up(rate, middle, left) >= least else (middle, high)
    return max(high, rate.longest)
