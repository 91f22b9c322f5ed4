"""The self-test of a reader: it reads an account that is there, and not one that is not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Remembered
from crawler.model.errors import ReaderError
from crawler.model.outcome import READ, Outcome
from crawler.model.sentence import sentence
from crawler.platforms.base import Reader

ABSENT_READ = sentence("it read an account that does not exist")
"""What is wrong with a reader that finds everybody: nothing it says can be trusted."""
_COULD_NOT_TELL = frozenset({Outcome.UNREACHABLE, Outcome.NEEDS_CREDENTIALS, Outcome.FORBIDDEN})
"""Outcomes that say nothing about the reader."""


class Probe:
    """A Subject for the fetch room: reads one account and keeps how that ended."""

    def __init__(self, account: Account, reader: Reader) -> None:
        self.account = account
        self._reader = reader
        self.outcome: Outcome | None = None
        self.reason = ""

    @property
    def key(self) -> str:
        """Name the probe after its account."""
        return f"probe:{self.account.platform}:{self.account.handle}"

    @property
    def remembered(self) -> Sequence[Remembered]:
        """A probe always reads afresh."""
        return ()

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the reader's next requests; no pictures."""
        return self._reader.ask(self.account, seen)

    def done(self, seen: Sequence[Capture]) -> None:
        """Note how it ended."""
        try:
            self._reader.normalise(self.account, seen)
            self.outcome = Outcome.SEEN
        except ReaderError as trouble:
            self.outcome, self.reason = trouble.outcome, trouble.reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a self-test says of a reader. `passed` None = it could not tell, and `reason` says
    why.
    """

    platform: str
    passed: bool | None
    reason: str = ""


def verdict(present: Probe, absent: Probe) -> Verdict:
    """Judge a reader by its two probes; what never reached the platform says nothing about it."""
    platform = present.account.platform
    if absent.outcome in READ:
        return Verdict(platform, passed=False, reason=ABSENT_READ)
    if present.outcome is None or present.outcome in _COULD_NOT_TELL:
        return Verdict(platform, passed=None, reason=present.reason or "it was not asked")
    if present.outcome not in READ:
        reason = sentence(
            "it could not read an account that is there ({handle}): {reason}",
            handle=present.account.handle,
            reason=present.reason,
        )
        return Verdict(platform, passed=False, reason=reason)
    if absent.outcome is None or absent.outcome is Outcome.UNREACHABLE:
        return Verdict(platform, passed=None, reason=absent.reason or "it was not asked")
    return Verdict(platform, passed=True)
