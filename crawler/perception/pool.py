"""Pictures looked at in processes of their own, so that a picture that kills its process kills
nothing else.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from crawler.model.image import ImageFacts
from crawler.perception import worker
from crawler.perception.glance import NO_MEMORY, Memory, eyes_of
from crawler.perception.references import ReferenceIndex

DEADLY = "Looking at the picture took too long or broke down."

LookAt = Callable[[tuple[str, bytes]], ImageFacts]


class Pool:
    """`workers` processes that share one index of marks, and count `people` too if wanted, with the
    `memory` of what was learned before. `look_at` is what each does with a picture; `ready`, what
    makes it ready and with what, and `eyes`, which ones look, where these are others than the
    marks' and the people's.
    """

    def __init__(
        self,
        index: ReferenceIndex | None,
        workers: int,
        look_at: LookAt = worker.look_at,
        *,
        people: bool = False,
        memory: Memory = NO_MEMORY,
        ready: tuple[Callable[..., None], tuple[object, ...]] | None = None,
        eyes: tuple[str, ...] = (),
    ) -> None:
        self._ready = ready or (worker.begin, (index, people, memory))
        self._eyes = eyes or eyes_of(index, people=people)
        self._workers = workers
        self._look_at = look_at
        self._processes: ProcessPoolExecutor | None = None

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Give the facts of each picture, in order.

        When a process dies, what was not finished is looked at again one by one; a picture that is
        alone with the processes when one dies is recorded as unreadable.
        """
        futures = [self._submit(picture) for picture in pictures]
        finished = [_finished(future) for future in futures]
        if None in finished:
            self.close()
        return tuple(
            facts or self._alone(picture) for picture, facts in zip(pictures, finished, strict=True)
        )

    def close(self) -> None:
        """End the processes."""
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None

    def _alone(self, picture: tuple[str, bytes]) -> ImageFacts:
        facts = _finished(self._submit(picture))
        if facts is None:
            self.close()
            return ImageFacts(picture[0], eyes=self._eyes, unreadable=DEADLY)
        return facts

    def _submit(self, picture: tuple[str, bytes]) -> Future[ImageFacts] | None:
        """Hand a picture to the processes; None when one has just died."""
        if self._processes is None:
            self._processes = ProcessPoolExecutor(
                self._workers,
                multiprocessing.get_context("spawn"),
                *self._ready,
            )
        try:
            return self._processes.submit(self._look_at, picture)
        except BrokenProcessPool:
            return None


def _finished(future: Future[ImageFacts] | None) -> ImageFacts | None:
    """Wait for the facts; None when the process died first."""
    try:
        return future.result() if future is not None else None
    except BrokenProcessPool:
        return None
