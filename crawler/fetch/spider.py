"""The one spider for all subjects: asks, listens to the subject, asks again, hands over."""

from __future__ import annotations

import asyncio
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from typing import Any

from scrapy import Spider
from scrapy.http import Request, Response

from crawler.evidence.vault import Vault
from crawler.fetch.asker import Asker
from crawler.fetch.courier import Courier
from crawler.fetch.manners import Manners
from crawler.fetch.pace import Pace
from crawler.fetch.report import Event, SubjectDone, Tally
from crawler.model.capture import Ask, Capture, Subject

_SUBJECTS_PER_CONNECTION = 4
"""So many subjects are in hand for each connection: enough to keep all hosts busy, few enough that
their captures fit into memory when there are 100,000 subjects."""

NOTHING_FOR_SCRAPY: tuple[Request, ...] = ()
"""`start` must be a generator; ours has nothing to give."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one crawl is to do, and with what."""

    subjects: Iterator[Subject]
    manners: Manners
    vault: Vault
    on_event: Callable[[Event], None]


class RollcallSpider(Spider):
    """Visits subjects in `start`, through Scrapy's downloader; its scheduler has nothing to do.

    Scrapy logs what goes wrong in `start` and ends as if all were well. So the spider keeps it in
    `failure`, and `is_finished` says whether `start` came to its end.
    """

    name = "rollcall"

    def __init__(self, job: Job, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.tally = Tally()
        self.pace = Pace(job.manners)
        self.courier = Courier(job.manners, self.pace, self._download)
        credentials = job.manners.credentials
        self.asker = Asker(self.courier, job.vault, credentials, self.tally.troubles)
        self.tasks: set[asyncio.Task[Any]] = set()
        self.failure: BaseException | None = None
        self.is_finished = False
        self.deadline_reached = False

    async def start(self) -> AsyncIterator[Any]:
        """Visit all subjects; gives Scrapy nothing to do itself."""
        try:
            await self._visit_all()
        except Exception as failure:  # noqa: BLE001 `crawl` raises it again
            self.failure = failure
        else:
            self.is_finished = True
        if NOTHING_FOR_SCRAPY:
            yield NOTHING_FOR_SCRAPY

    def _download(self, request: Request) -> Awaitable[Response]:
        return self.crawler.engine.download_async(request)

    async def _visit_all(self) -> None:
        manners = self.job.manners
        hands = manners.concurrency * _SUBJECTS_PER_CONNECTION
        workers = [asyncio.create_task(self._work()) for _ in range(hands)]
        try:
            async with asyncio.timeout(manners.deadline_s):
                await asyncio.gather(*workers)
        except TimeoutError:
            self.deadline_reached = True
        finally:
            await _end((*workers, *self.tasks))

    async def _work(self) -> None:
        for subject in self.job.subjects:
            self.tally.begun += 1
            await self._visit(subject)

    async def _visit(self, subject: Subject) -> None:
        """The whole life of one visit, from top to bottom."""
        seen = await _all(self.asker.again(before) for before in subject.remembered)
        unchanged = bool(seen) and all(capture.unchanged for capture in seen)
        if not unchanged:
            again = {(capture.ask.purpose, capture.ask.url): capture for capture in seen}
            seen = []
            while asks := _new(subject.ask(seen), seen):
                seen += await _all(self._answer(ask, again) for ask in asks)
        subject.done(seen)
        self.tally.done += 1
        self.tally.unchanged += unchanged
        self.job.on_event(SubjectDone(subject.key, len(seen), unchanged))

    async def _answer(self, ask: Ask, again: Mapping[tuple[str, str], Capture]) -> Capture:
        """Give what asking again has brought, where the subject still asks for that; else ask."""
        before = again.get((ask.purpose, ask.url))
        if before is None:
            return await self.asker.capture(ask)
        return await self.asker.with_body(before)


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _all(captures: Iterable[Coroutine[Any, Any, Capture]]) -> list[Capture]:
    """Wait for all of them, in their order; a single one needs no task of its own."""
    waiting = list(captures)
    if len(waiting) == 1:
        return [await waiting[0]]
    return await asyncio.gather(*waiting) if waiting else []


def _new(asks: Sequence[Ask], seen: Sequence[Capture]) -> list[Ask]:
    """Leave out what was asked already, and repeats: one answer per purpose and address."""
    answered = {(capture.ask.purpose, capture.ask.url) for capture in seen}
    fresh = {(ask.purpose, ask.url): ask for ask in asks}
    return [ask for key, ask in fresh.items() if key not in answered]
