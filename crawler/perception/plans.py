"""The eye that knows drawn plans of buildings by their layout: no network, nothing to install.
Light: nothing of OpenCV is loaded before there is a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crawler.model.image import ImageFacts
from crawler.perception.plan_model import EYE

if TYPE_CHECKING:
    from crawler.perception.pool import Pool


class PlanEye:
    """One process that looks, begun with the first picture. `is_open`: whether a rule wants it."""

    def __init__(self, *, wanted: bool) -> None:
        self.is_open = wanted
        self._pool: Pool | None = None

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Look at pictures, given as SHA-256 and bytes; gives the facts of each, in the same order;
        nothing when the eye is closed.
        """
        if not pictures or not self.is_open:
            return ()
        if self._pool is None:
            from crawler.perception import plan_worker
            from crawler.perception.pool import Pool

            ready = (plan_worker.begin, ())
            self._pool = Pool(None, 1, plan_worker.look_at, ready=ready, eyes=(EYE,))
        return self._pool.look(pictures)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None


@contextmanager
def open_plan_eye(*, wanted: bool) -> Iterator[PlanEye]:
    """Open the eye when a rule wants it."""
    eye = PlanEye(wanted=wanted)
    try:
        yield eye
    finally:
        eye.close()
