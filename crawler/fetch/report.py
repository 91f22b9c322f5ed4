"""What a crawl tells while it runs and when it ended. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.model.capture import Trouble


@dataclass(frozen=True, slots=True)
class SubjectDone:
    """A subject was visited: how many captures, and whether all of them were unchanged."""

    key: str
    captures: int
    unchanged: bool


@dataclass(frozen=True, slots=True)
class HostRests:
    """A host said `status` and is left alone for some seconds."""

    host: str
    seconds: float
    status: int


Event = SubjectDone | HostRests


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """How a crawl ended. `requests` counts robots.txt, redirects and repeats too.

    `unfinished` subjects were begun and not done when the deadline came; how many were not begun
    the caller knows. `size_bytes` are bodies as they came over the network.
    """

    done: int
    unchanged: int
    unfinished: int
    deadline_reached: bool
    requests: int
    size_bytes: int
    troubles: Mapping[Trouble, int]


@dataclass(slots=True)
class Tally:
    """The running counts of a crawl."""

    begun: int = 0
    done: int = 0
    unchanged: int = 0
    requests: int = 0
    size_bytes: int = 0
    troubles: Counter[Trouble] = field(default_factory=Counter)

    def report(self, *, deadline_reached: bool) -> CrawlReport:
        """Give the counts as they are now."""
        return CrawlReport(
            done=self.done,
            unchanged=self.unchanged,
            unfinished=self.begun - self.done,
            deadline_reached=deadline_reached,
            requests=self.requests,
            size_bytes=self.size_bytes,
            troubles=dict(self.troubles),
        )
