"""How fast each host is asked: its delay, its rests, and how many hosts at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Request, Response

from crawler.fetch.manners import Manners
from crawler.fetch.report import HostRests
from crawler.fetch.trouble import HostRestsError
from crawler.fetch.wishes import SPOKEN, TOO_MANY_REQUESTS, quota_rest_s, wanted_rest_s

BUSY = frozenset({429, 503})
"""Statuses that can come with Retry-After (RFC 6585 §4, RFC 9110 §15.6.4)."""
_SPOKEN = {name.title().encode(): name for name in {*SPOKEN, "retry-after"}}
TURN = "turn"
"""In a request's meta: how many times it was sent before."""
REST_S = "rest_s"
"""In a request's meta: how long its host wants to be left alone before it is sent again."""
_OK = 200


@dataclass(frozen=True, slots=True)
class Rest:
    """A host is left alone until a moment of the monotonic clock; `status` is what it said."""

    until_s: float
    status: int


class Pace:
    """The pace of one crawl. Hosts are named as `plain_host` writes them, with all their ports."""

    def __init__(self, manners: Manners, clock: Callable[[], float] = time.monotonic) -> None:
        self._gate = asyncio.Semaphore(manners.concurrency)
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._manners = manners
        self._clock = clock
        self._ends_s = None if manners.deadline_s is None else clock() + manners.deadline_s
        self._rests: dict[str, Rest] = {}
        self._floors_s: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn with the host, then until it has rested, then for a connection.

        Scrapy 2.19 counts a transfer only when its task runs, so requests that are queued at the
        same moment all go out, whatever CONCURRENT_REQUESTS_PER_DOMAIN says (measured, November
        2026: 5 at once with a limit of 1). Raises HostRestsError.
        """
        turns = self._turns.get(host)
        if turns is None:
            turns = self._turns[host] = asyncio.Semaphore(self._manners.concurrency_per_host)
        async with turns:
            await self.rested(host)
            async with self._gate:
                yield

    async def rested(self, host: str) -> None:
        """Wait until the host may be asked. Raises HostRestsError when that is too long."""
        while (rest := self._rests.get(host)) is not None:
            left_s = rest.until_s - self._clock()
            if left_s <= 0:
                self._rests.pop(host, None)
            elif not self.is_worth_waiting(left_s):
                raise HostRestsError(rest.status, left_s)
            else:
                await asyncio.sleep(left_s)

    def heed_wish(
        self, request: Request, response: Response, host: str, now: datetime
    ) -> HostRests | None:
        """Let a host rest as long as its answer says; one that was busy is asked again then, which
        the request's meta notes.
        """
        headers = _spoken(response)
        if response.status not in BUSY:
            seconds = quota_rest_s(headers, now) if headers else None
            if seconds is not None:
                self.rest(host, seconds, TOO_MANY_REQUESTS)
            return None if seconds is None else HostRests(host, seconds, TOO_MANY_REQUESTS)
        seconds = wanted_rest_s(response.status, headers, request.meta.get(TURN, 0), now)
        if seconds is None:
            return None
        request.meta[REST_S] = seconds
        self.rest(host, seconds, response.status)
        return HostRests(host, seconds, response.status)

    def rest(self, host: str, seconds: float, status: int) -> None:
        """Leave the host alone for so long; an earlier, longer rest stays."""
        until_s = self._clock() + seconds
        before = self._rests.get(host)
        if before is None or before.until_s < until_s:
            self._rests[host] = Rest(until_s, status)

    def is_worth_waiting(self, seconds: float) -> bool:
        """Say whether so long a rest is below the cap and ends before the crawl's deadline."""
        in_time = self._ends_s is None or self._clock() + seconds < self._ends_s
        return seconds <= self._manners.max_rest_s and in_time

    def heed_crawl_delay(self, downloader: Downloader, host: str, seconds: float) -> None:
        """Let at least `seconds` lie between two requests to the host, from now on.

        Scrapy forgets a slot that was idle for a minute; a new one takes its per-slot settings.
        """
        delay_s = max(seconds, self._manners.delay_s)
        self._floors_s[host] = delay_s
        downloader.per_slot_settings[host] = {"delay": delay_s, "jitter": 0.0}
        if slot := downloader.slots.get(host):
            slot.delay = max(slot.delay, delay_s)

    def adapt(self, slot: Slot, host: str, latency_s: float, status: int) -> None:
        """Ask slower while the host answers slowly (AutoThrottle's rule, Scrapy documentation).

        One request per `latency / concurrency_per_host`, half-way from the delay before, never
        below the delay of the settings or of robots.txt; answers other than 200 never speed it up.
        """
        floor_s = self._floors_s.get(host, self._manners.delay_s)
        if not self._manners.delay_s:
            return
        target_s = latency_s / self._manners.concurrency_per_host
        wanted_s = max(target_s, (slot.delay + target_s) / 2)
        wanted_s = max(min(wanted_s, self._manners.max_delay_s), floor_s)
        if status == _OK or wanted_s > slot.delay:
            slot.delay = wanted_s


def _spoken(response: Response) -> dict[str, str]:
    """Give the headers that say when to ask again, by lower-case name."""
    names = dict.keys(response.headers) & _SPOKEN.keys()
    return {_SPOKEN[name]: (response.headers.get(name) or b"").decode("latin-1") for name in names}
