"""Discover: look for accounts that nobody registered, visit and judge what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.model.suppression import Why
from crawler.runs.law import before_notice
from crawler.store.left_alone import counted
from crawler.store.sweeps import SweepSummary, last_visits
from scheduler.jobs.child import Listener, Work, run_child
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import NothingToSweepError, SweepOrder, sweep


@dataclass(frozen=True, slots=True)
class Discovery:
    """What came of one turn. `talks` has a row for each platform that was asked; `unread` are pages
    with the reason. `summary` None = nothing was there to visit. `alone` counts the accounts that
    are left alone, by the reason.
    """

    sites: int
    pages: int
    unread: tuple[tuple[str, str], ...]
    leads: int
    new: int
    talks: tuple[Mapping[str, Any], ...]
    summary: SweepSummary | None
    alone: Mapping[Why, int]


def discover(home: Home, now: datetime, listen: Listener) -> Discovery:
    """Look for accounts, then visit those that were never visited. Raises ChildError,
    SweepRunningError; NothingToSweepError where the law says that nothing may be read yet.
    """
    forbidden = before_notice(home.settings, now)
    if forbidden:
        raise NothingToSweepError(f"Nobody was looked for: {forbidden}.")
    heard: list[dict[str, Any]] = []

    def hear(event: dict[str, Any]) -> None:
        if event["event"] == "found":
            heard.append(event)
        else:
            listen(event)

    run_child(Work("find", str(home.district_id), home.folder), hear)
    found = heard[-1]
    with home.store.read() as session:
        visited = last_visits(session, home.district_id)
    ids = tuple(number for number in found["accounts"] if number not in visited)
    summary = sweep(home, SweepOrder(ids=ids), now, listen) if ids else None
    with home.store.read() as session:
        alone = counted(session, home.district_id)
    return Discovery(
        sites=found["sites"],
        pages=found["pages"],
        unread=tuple((url, why) for url, why in found["unread"]),
        leads=found["leads"],
        new=found["new"],
        talks=tuple(found["talks"]),
        summary=summary,
        alone=alone,
    )
