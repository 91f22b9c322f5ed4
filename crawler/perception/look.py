"""The district's pictures, looked at: by hash, each once for every set of marks and version of
the eyes.

What is heavy (OpenCV, the index of marks, the network that finds faces) is loaded when the first
picture is looked at, not before: a visit that brought nothing new pays nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crawler.model.image import ImageFacts
from crawler.perception.face_model import EYE, why_blind
from crawler.perception.mark_files import UNMARKED, MarkFile, eye_name, read_mark_files

if TYPE_CHECKING:
    from crawler.perception.faces import FaceFinder
    from crawler.perception.glance import Memory, SummaryStore
    from crawler.perception.pool import Pool
    from crawler.perception.references import ReferenceIndex
    from crawler.perception.twins import Bodies


@dataclass(frozen=True, slots=True)
class Past:
    """What may spare looking: the facts that these eyes `known` of other pictures, as a function of
    the eyes' versions, and `read` for those pictures' bytes; and where summaries are kept.
    """

    known: Callable[[Sequence[str]], Iterable[ImageFacts]]
    read: Bodies
    summaries: SummaryStore | None = None


class Shelf(Protocol):
    """Where what was made once is kept under a name (`crawler.evidence.shelf`)."""

    def keep(self, name: str, body: bytes) -> None:
        """Keep a body."""

    def read(self, name: str) -> bytes | None:
        """Give a body, None when it is not there or damaged."""


class Eyes:
    """The eyes of one installation: for its marks if it has any, and for `people` if wanted and if
    the network is there. `versions` names them, with all that their answers depend on; `blind`
    says why nobody looks for people though it is wanted. With a shelf, a set of marks is made ready
    once and not for each run.
    """

    def __init__(
        self,
        files: Sequence[MarkFile],
        workers: int,
        shelf: Shelf | None = None,
        *,
        people: bool = False,
        past: Past | None = None,
    ) -> None:
        self.blind = why_blind() if people else None
        self._people = people and self.blind is None
        marks = eye_name(files) if files or not self._people else UNMARKED
        self.versions: tuple[str, ...] = (marks, EYE) if self._people else (marks,)
        self._files = tuple(files)
        self._workers = workers
        self._shelf = shelf
        self._past = past
        self._memory: Memory | None = None
        self._index: ReferenceIndex | None = None
        self._finder: FaceFinder | None = None
        self._pool: Pool | None = None

    @property
    def are_open(self) -> bool:
        """Say whether there is any mark to look for, or anybody looks for people."""
        return bool(self._files) or self._people

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Look at pictures, given as SHA-256 and bytes; gives the facts of each, in the same order.

        A picture that cannot be opened, or that brings its process down, is recorded as unreadable.
        Without anything to look for nothing is looked at, and there are no facts.
        """
        if not pictures or not self.are_open:
            return ()
        if self._index is None and self._files:
            self._index = _ready(self._files, self.versions[0], self._shelf)
        pool = self._open_pool()
        if pool is None and self._people and self._finder is None:
            from crawler.perception.faces import load_finder

            self._finder = load_finder()
        return look(pictures, self._index, pool, self._finder, self._remembered())

    def close(self) -> None:
        """End the processes, if there are any."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _open_pool(self) -> Pool | None:
        if self._pool is None and self._workers > 0:
            from crawler.perception.pool import Pool

            memory = self._remembered()
            self._pool = Pool(self._index, self._workers, people=self._people, memory=memory)
        return self._pool

    def _remembered(self) -> Memory:
        """Give what was learned before, asked for once."""
        from crawler.perception.glance import NO_MEMORY, Memory
        from crawler.perception.twins import Twins

        if self._memory is None:
            past = self._past
            twins = Twins(past.known(self.versions), past.read) if past else None
            self._memory = Memory(twins, past.summaries) if past else NO_MEMORY
        return self._memory


@contextmanager
def open_eyes(
    folder: Path,
    workers: int | None = None,
    shelf: Shelf | None = None,
    *,
    people: bool = False,
    past: Past | None = None,
) -> Iterator[Eyes]:
    """Open the eyes for the reference marks in `folder`, and for `people`; `workers` None = one
    process for each processor, 0 = none, looking in this process; `shelf` keeps the marks made
    ready; `past` is what may spare looking.
    """
    processes = (os.cpu_count() or 1) if workers is None else workers
    eyes = Eyes(read_mark_files(folder), processes, shelf, people=people, past=past)
    try:
        yield eyes
    finally:
        eyes.close()


def _ready(files: Sequence[MarkFile], name: str, shelf: Shelf | None) -> ReferenceIndex:
    """Take the index from the shelf, or make it and put it there."""
    from crawler.perception.index_file import dump_index, load_index
    from crawler.perception.references import build_index

    body = shelf.read(name) if shelf is not None else None
    index = load_index(body, name) if body is not None else None
    if index is None:
        index = build_index(files)
        if shelf is not None:
            shelf.keep(name, dump_index(index))
    return index


def look(
    pictures: Sequence[tuple[str, bytes]],
    index: ReferenceIndex | None,
    pool: Pool | None = None,
    finder: FaceFinder | None = None,
    memory: Memory | None = None,
) -> tuple[ImageFacts, ...]:
    """Look at pictures in the pool's processes, or in this one when there is no pool."""
    if pool is not None:
        return pool.look(pictures)
    from crawler.perception.glance import NO_MEMORY, glance

    kept = memory or NO_MEMORY
    return tuple(glance(sha256, body, index, finder, kept) for sha256, body in pictures)
