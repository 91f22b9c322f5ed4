"""The door of a running installation: who stops mails, who reads figures."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from config.problems import ProblemsError
from reports.console.answers import Answer, Asked, House, answer
from reports.console.door import Door
from scheduler.jobs.digest import stop_key
from scheduler.jobs.home import Home
from scheduler.jobs.metrics import metrics


def door_of(home: Home) -> Door | None:
    """Make the door that the settings ask for, closed; None when they ask for none."""
    address = home.settings.digest.listen
    key = stop_key(home) if address is not None else b""
    latest = [home]

    def answering(request: Asked) -> Answer:
        with suppress(ProblemsError):  # who stops mails is heard also while somebody edits them
            latest[0] = latest[0].reread()
        now = datetime.now(UTC)  # noqa: TID251 the door is an edge
        seen = latest[0]
        figures = lambda: metrics(seen, now)  # noqa: E731 it is called once, by one answer
        house = House(seen.store, seen.settings, seen.district_id, key, figures)
        return answer(request, house, now)

    return Door(address, answering) if address is not None else None
