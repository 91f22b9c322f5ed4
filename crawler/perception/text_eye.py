"""The eye that reads words in avatars and covers; closed, and it says why, where the extra is not
installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crawler.model.image import ImageFacts
from crawler.perception.text_model import EYE, why_wordless

if TYPE_CHECKING:
    from crawler.perception.pool import Pool


class TextEye:
    """One process that reads, begun with the first picture. `blind` says why it does not read
    though it is wanted; `is_open`, whether it does.
    """

    def __init__(self, *, wanted: bool) -> None:
        self.blind = why_wordless() if wanted else None
        self.is_open = wanted and self.blind is None
        self._pool: Pool | None = None

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Read pictures, given as SHA-256 and bytes; gives the facts of each, in the same order;
        nothing when the eye is closed.
        """
        if not pictures or not self.is_open:
            return ()
        if self._pool is None:
            from crawler.perception import text_worker
            from crawler.perception.pool import Pool

            ready = (text_worker.begin, ())
            self._pool = Pool(None, 1, text_worker.look_at, ready=ready, eyes=(EYE,))
        return self._pool.look(pictures)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None


@contextmanager
def open_text_eye(*, wanted: bool) -> Iterator[TextEye]:
    """Open the eye when a rule wants it."""
    eye = TextEye(wanted=wanted)
    try:
        yield eye
    finally:
        eye.close()
