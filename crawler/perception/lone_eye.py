"""An eye that looks in one process of its own, begun with the first picture. Light: nothing of
OpenCV is loaded before there is one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from crawler.model.image import ImageFacts

if TYPE_CHECKING:
    from crawler.perception.pool import Pool


class LoneEye(ABC):
    """`is_open`: whether it looks at all. It is closed at the end of a `with`."""

    def __init__(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self._pool: Pool | None = None

    @abstractmethod
    def _begin(self) -> Pool:
        """Begin the process."""

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Look at pictures, given as SHA-256 and bytes; gives the facts of each, in the same order;
        nothing when the eye is closed.
        """
        if not pictures or not self.is_open:
            return ()
        if self._pool is None:
            self._pool = self._begin()
        return self._pool.look(pictures)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def __enter__(self) -> Self:
        """Give the eye."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()
