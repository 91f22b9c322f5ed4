"""How much silence a policy allows. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`default_quiet_days`: the limit in days where nothing else is known of the rhythm. `factor`:
    how many times the declared rhythm may pass in silence. `least_days`: nobody is dormant sooner.

    Where the seasons are known: `sure`, 0..1, is how likely the account must have been given up to
    be called dormant while its teams play, `sure_between` the same between seasons. Where they are
    not: `spread` is how many robust deviations (1.4826 MAD of the logarithms of the gaps) a gap may
    be longer than the median. `own_days`: the least limit under an account's own past rhythm.
    `automatic`: phrases by which a post shows that no person wrote it.
    """

    default_quiet_days: float
    factor: float = 1.0
    least_days: float = 0.0
    own_days: float = 28.0
    spread: float = 4.0
    sure: float = 0.85
    sure_between: float = 0.99
    automatic: tuple[str, ...] = ()
