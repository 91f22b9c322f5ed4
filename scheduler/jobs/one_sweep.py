"""Of all processes of an installation one sweeps or judges at a time: two would ask every page
twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from crawler.store.alone import alone
from crawler.store.sweeps import open_sweep, sweep_summary
from scheduler.jobs.home import Home


class SweepRunningError(Exception):
    """Another process sweeps or judges this district now; the text says how far it is."""


@contextmanager
def one_sweep(home: Home) -> Iterator[None]:
    """Keep every other process from sweeping meanwhile. Raises SweepRunningError when one does."""
    with alone(home.store, f"sweep:{home.district_id}") as hold:
        if hold is None:
            raise SweepRunningError(_how_far(home))
        yield


def is_sweeping(home: Home) -> bool:
    """Say whether another process sweeps or judges now."""
    with alone(home.store, f"sweep:{home.district_id}") as hold:
        return hold is None


def _how_far(home: Home) -> str:
    with home.store.read() as session:
        sweep_id = open_sweep(session, home.district_id)
        summary = sweep_summary(session, sweep_id) if sweep_id is not None else None
    if summary is None:
        return "Another process judges what was swept. Wait until it is done."
    began = summary.started_at.astimezone(home.zone)
    return (
        f"Another process is sweeping: {sum(summary.outcomes.values())} of {summary.accounts} "
        f"accounts visited since {began:%A %H:%M}. Wait until it is done, or end it; "
        "what it did is kept."
    )
