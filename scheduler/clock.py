"""Jobs on times: sweeps and the weekly digest, in the district's zone. The one file that knows
APScheduler.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from crawler.store.jobs import give_up_leadership, take_leadership
from reports.outbox import Watch
from scheduler.jobs.child import ChildError, end_children
from scheduler.jobs.door import door_of
from scheduler.jobs.due import run_due
from scheduler.jobs.home import Home

_LEASE_S = 90.0
"""How long leadership lasts without being renewed; a second `serve` takes over after that."""
_BEAT_S = 20
_LOOK_S = 60
_STEP_S = 0.2
Say = Callable[[str], None]


class Clock:
    """One `serve`: holds the lease, and lets the leader do what is due.

    What is due is worked out anew each minute from what the store says was done, never from a
    trigger that fired: so a digest missed while nothing ran is caught up, clocks that change do no
    harm, and two of us never do a job twice.
    """

    def __init__(self, home: Home, say: Say) -> None:
        self._home = home
        self._say = say
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._leads: bool | None = None
        self._stopped = asyncio.Event()
        self._ending = threading.Event()
        self._watch = Watch(_now, self._sleep)
        self._busy = asyncio.Lock()
        self._door = door_of(home)
        self._is_shut = False

    async def run(self) -> None:
        """Run until a signal says to stop. A sweep that is running is left where it can go on; the
        mail that is being handed over is finished, and the others go out at the next start.
        """
        self._listen_to_signals()
        scheduler = AsyncIOScheduler(timezone=UTC)
        defaults: dict[str, Any] = {
            "coalesce": True,
            "misfire_grace_time": None,
            "max_instances": 1,
        }
        started = _now()
        scheduler.add_job(
            self.beat, IntervalTrigger(seconds=_BEAT_S), next_run_time=started, **defaults
        )
        look_at = started + timedelta(seconds=1)
        scheduler.add_job(
            self.look, IntervalTrigger(seconds=_LOOK_S), next_run_time=look_at, **defaults
        )
        scheduler.start()
        try:
            await self._stopped.wait()
        finally:
            await self._leave_work()  # first: a shutdown would cancel it and leave its thread alone
            scheduler.shutdown(wait=False)
            if self._door is not None:
                self._door.close()
            give_up_leadership(self._home.store, self._home.district_id, self._owner)
        self._say("Stopped.")

    async def beat(self) -> None:
        """Take or renew the lease; who is stopping renews it only until nothing is being done."""
        if self._stopped.is_set() and not self._busy.locked():
            return
        self._open_door()
        leads = take_leadership(
            self._home.store, self._home.district_id, self._owner, _now(), _LEASE_S
        )
        if leads != self._leads:
            self._say(
                "This process does the work."
                if leads
                else "Another process does the work; this one waits."
            )
        self._leads = leads

    async def look(self) -> None:
        """Do what is due, if we lead and nothing is being done."""
        if not self._leads or self._busy.locked() or self._stopped.is_set():
            return
        async with self._busy:
            try:
                await asyncio.to_thread(run_due, self._home, self._owner, self._say, self._watch)
            except ChildError as error:
                self._say(_goes_on(error, stopped=self._stopped.is_set()))

    def _open_door(self) -> None:
        """Listen where the settings say, as soon as no other process does."""
        if self._door is None or self._stopped.is_set():
            return
        is_shut = not self._door.open()
        if is_shut and not self._is_shut:
            said = "is taken, or is not one of this machine; it is tried again"
            self._say(f"The address of digest.listen {said}.")
        self._is_shut = is_shut

    def stop(self) -> None:
        """Let `run` come to its end."""
        self._ending.set()
        self._stopped.set()

    def _sleep(self, seconds: float) -> bool:
        """Wait, and say whether to go on; who is stopping finishes the mail at hand, no more."""
        return not self._ending.wait(seconds)

    async def _leave_work(self) -> None:
        """Wait until nothing is being done. Again and again, because a sweep has several children,
        one after the other.
        """
        while self._busy.locked():
            end_children()
            await asyncio.sleep(_STEP_S)

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, self.stop)
            except NotImplementedError:  # Windows has no signal handlers on the loop
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(self.stop))


def serve(home: Home, say: Say) -> None:
    """Run the clock in this process until it is stopped."""
    say("Rollcall is running. Sweeps and digests go by the clock; stop with Ctrl-C.")
    asyncio.run(Clock(home, say).run())


def _goes_on(error: ChildError, *, stopped: bool) -> str:
    if stopped:
        return "The sweep was interrupted and goes on at the next start."
    return f"The sweep failed and goes on at the next turn. {error}"


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 the clock is an edge
