"""How much silence a policy allows. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`default_quiet_days`: the limit in days where nothing else is known of the rhythm. `factor`:
    how many times the declared rhythm may pass in silence. `least_days`: nobody is dormant sooner.

    `own_days`: the least limit under an account's own past rhythm, and how late into a season the
    first post may come. `spread`: how many robust deviations (1.4826 MAD of the logarithms of the
    gaps) a gap may be longer than the median, but never more than `season_days` in season.
    `season_share`: how much of a season may be missed at its end, for a team that lost early, but
    never more than `tail_days`. `automatic`: phrases by which a post shows that no person wrote it.
    """

    default_quiet_days: float
    factor: float = 1.0
    least_days: float = 0.0
    own_days: float = 28.0
    spread: float = 4.0
    season_share: float = 0.75
    season_days: float = 60.0
    tail_days: float = 100.0
    automatic: tuple[str, ...] = ()
