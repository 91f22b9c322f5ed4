"""What runs in a process of the pool: one thread, a bound on time and memory, one picture after
another.
"""

from __future__ import annotations

import signal
import sys

from crawler.model.image import ImageFacts
from crawler.perception.faces import FaceFinder, load_finder
from crawler.perception.glance import glance
from crawler.perception.references import ReferenceIndex
from crawler.perception.threads import use_one_thread

PICTURE_LIMIT_S = 30.0
"""A picture of 25 megapixels takes about 1 s (measured November 2026); what takes 30 s will
never end.
"""

_MEMORY_LIMIT_BYTES = 4 * 2**30

_eyes: list[tuple[ReferenceIndex | None, FaceFinder | None]] = []


def begin(index: ReferenceIndex | None, people: bool) -> None:
    """Make this process ready, once: for these marks, and for counting people."""
    use_one_thread()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_BYTES, resource.RLIM_INFINITY))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _eyes[:] = [(index, load_finder() if people else None)]


def look_at(picture: tuple[str, bytes]) -> ImageFacts:
    """Look at one picture, given as SHA-256 and bytes.

    When it takes too long, the alarm ends this process, whatever library it is in; the pool
    sees that.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, PICTURE_LIMIT_S)
    try:
        return glance(*picture, *_eyes[0])
    finally:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)
