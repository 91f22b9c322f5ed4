"""What runs in a process of the pool: one thread, a bound on time and memory, one picture after
another.
"""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from crawler.model.image import ImageFacts
from crawler.perception.faces import FaceFinder, load_finder
from crawler.perception.glance import Memory, glance
from crawler.perception.references import ReferenceIndex
from crawler.perception.threads import use_one_thread

PICTURE_LIMIT_S = 30.0
"""A picture of 25 megapixels takes about 1 s (measured November 2026); what takes 30 s will
never end.
"""

_MEMORY_LIMIT_BYTES = 4 * 2**30

_eyes: list[tuple[ReferenceIndex | None, FaceFinder | None, Memory]] = []


def begin(index: ReferenceIndex | None, people: bool, memory: Memory) -> None:
    """Make this process ready, once: for these marks, for counting people, with what was learned
    before.
    """
    bound_process()
    _eyes[:] = [(index, load_finder() if people else None, memory)]


def bound_process() -> None:
    """Keep this process to one thread and to its memory, and end it with the one that began it."""
    _die_with_parent()
    use_one_thread()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_BYTES, resource.RLIM_INFINITY))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def look_at(picture: tuple[str, bytes]) -> ImageFacts:
    """Look at one picture, given as SHA-256 and bytes."""
    with alarm():
        index, finder, memory = _eyes[0]
        return glance(*picture, index, finder, memory)


@contextmanager
def alarm() -> Iterator[None]:
    """End this process when what is done inside takes too long, whatever library it is in; the
    pool sees that.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, PICTURE_LIMIT_S)
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)


def _die_with_parent() -> None:
    """End this process when the one that started it ends, however that ended.

    Left alone, it would wait for ever for its next picture: it holds the other end of the queue
    itself, so the queue is never closed for it.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
