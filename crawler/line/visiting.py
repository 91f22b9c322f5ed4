"""One account while it is fetched: what to ask, how to read it, how the visit ended. Pure but for
its clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.line.pictures import PICTURE, picture_asks
from crawler.line.saved import SAVED
from crawler.model.access import RouteName, route_of_secret
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Remembered
from crawler.model.errors import ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.model.visit import Visit
from crawler.platforms.base import Reader

GONE_VISITS = 3
"""An account is `gone` only after this many visits in a row said so (DESIGN §3)."""
_NOT_YET = "{reason} (said {times} of {needed} times)"
_NOT_YET_FIX = "Nothing to do yet: only {needed} visits in a row make it gone."
_OTHER_OWNER = "the address now belongs to another account than the registered one"
_OTHER_OWNER_FIX = "Find out where the registered account went, and correct the register."


@dataclass(frozen=True, slots=True)
class Turn:
    """What is known before a visit. `gone_streak` counts the visits before this one that said gone.

    `max_pictures` limits the post pictures that are asked for, newest posts first; avatar and cover
    come on top.
    """

    account: Account
    remembered: tuple[Remembered, ...]
    gone_streak: int
    max_pictures: int


class AccountVisit:
    """A Subject for the fetch room: keeps the state of one visit and hands over the Visit at its
    end.
    """

    def __init__(
        self,
        turn: Turn,
        reader: Reader,
        now: Callable[[], datetime],
        deliver: Callable[[Visit], None],
        drop: Callable[[str], None],
    ) -> None:
        self._turn = turn
        self._reader = reader
        self._now = now
        self._deliver = deliver
        self._drop = drop
        self._started_at = now()
        self._snapshot: Snapshot | None = None
        self._trouble: ReaderError | None = None

    @property
    def key(self) -> str:
        """Name the visit after its account."""
        return f"account:{self._turn.account.id}"

    @property
    def remembered(self) -> Sequence[Remembered]:
        """Give the requests of the last visit; none when the reader begins with another question
        now, because the account's address or the reader was changed.

        The last visit may have begun without the platform's id, which it then learned: an unchanged
        answer to the question by name is still the same account. What was asked by key is not
        asked conditionally: every question counts, and the reader asks only for what is new. What a
        person saved is not asked for at all.
        """
        account = self._turn.account
        asks = [before.ask for before in self._turn.remembered]
        if any(ask.credential or ask.purpose == SAVED for ask in asks):
            return ()
        known = {(before.ask.purpose, before.ask.url) for before in self._turn.remembered}
        for asked in (account, replace(account, platform_id=None)):
            if all((a.purpose, a.url) in known for a in self._reader.ask(asked, ())):
                return self._turn.remembered
        return ()

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the reader's next requests, then the account's pictures."""
        pages = [capture for capture in seen if capture.ask.purpose != PICTURE]
        answered = {(capture.ask.purpose, capture.ask.url) for capture in pages}
        asks = self._reader.ask(self._turn.account, pages)
        more = [ask for ask in asks if (ask.purpose, ask.url) not in answered]
        if more:
            return more
        self._read(pages)
        if self._snapshot is None or not is_ours(self._turn.account, self._snapshot):
            return ()
        return picture_asks(self._snapshot, self._turn.max_pictures)

    def done(self, seen: Sequence[Capture]) -> None:
        """Write down how the visit ended; what was not meant for everybody is not kept."""
        visit = self._visit(tuple(seen))
        if visit.outcome is Outcome.PRIVATE:
            for capture in seen:
                if capture.sha256:
                    self._drop(capture.sha256)
        self._deliver(visit)

    def _read(self, pages: Sequence[Capture]) -> None:
        if self._snapshot or self._trouble:
            return
        try:
            self._snapshot = self._reader.normalise(self._turn.account, pages)
        except ReaderError as trouble:
            self._trouble = trouble

    def _visit(self, captures: tuple[Capture, ...]) -> Visit:
        if captures and not self._snapshot and not self._trouble:
            return self._ended(Outcome.UNCHANGED, captures)
        self._read(captures)
        if self._trouble:
            return self._refused(self._trouble, captures)
        outcome, reason, fix = identity(self._turn.account, self._snapshot)
        if self._snapshot and outcome is Outcome.SEEN:
            reason = "; ".join(self._snapshot.partial)
        visit = replace(self._ended(outcome, captures), captures=captures, reason=reason, fix=fix)
        return visit if outcome is Outcome.UNREADABLE else replace(visit, snapshot=self._snapshot)

    def _refused(self, trouble: ReaderError, captures: tuple[Capture, ...]) -> Visit:
        return told(self._ended(trouble.outcome, captures), trouble, self._turn.gone_streak)

    def _ended(self, outcome: Outcome, captures: tuple[Capture, ...]) -> Visit:
        return Visit(
            account_id=self._turn.account.id,
            outcome=outcome,
            started_at=self._started_at,
            finished_at=self._now(),
            route=route_of(captures),
            cost=getattr(self._reader, "cost", lambda _: 0.0)(captures) or None,
        )


def route_of(captures: Sequence[Capture]) -> RouteName:
    """Say by which route an account was read: that of the last answer that could be read, else of
    the last question; `manual` when nobody could be asked.
    """
    pages = [capture for capture in captures if capture.ask.purpose != PICTURE]
    if not pages:
        return RouteName.MANUAL
    answered = [capture for capture in pages if capture.ok]
    return route_of_secret((answered or pages)[-1].ask.credential)


def told(visit: Visit, trouble: ReaderError, gone_streak: int) -> Visit:
    """Give the visit with the reader's reason and fix; `gone` only when enough visits in a row said
    so.
    """
    if visit.outcome is not Outcome.GONE:
        return replace(visit, reason=trouble.reason, fix=trouble.fix)
    times = gone_streak + 1
    if times >= GONE_VISITS:
        return replace(visit, reason=trouble.reason, fix=trouble.fix, says_gone=True)
    reason = _NOT_YET.format(reason=trouble.reason, times=times, needed=GONE_VISITS)
    fix = _NOT_YET_FIX.format(needed=GONE_VISITS)
    return replace(visit, outcome=Outcome.UNREACHABLE, reason=reason, fix=fix, says_gone=True)


def identity(account: Account, snapshot: Snapshot | None) -> tuple[Outcome, str, str]:
    """Say whether the account that was read is the registered one: outcome, reason, fix.

    Accounts are followed by the platform's immutable id: the same id under another handle is
    `renamed`; another id under the same handle is somebody else's account and is not read as ours.
    """
    if snapshot is None or account.platform_id is None or snapshot.platform_id is None:
        return Outcome.SEEN, "", ""
    if snapshot.platform_id != account.platform_id:
        return Outcome.UNREADABLE, _OTHER_OWNER, _OTHER_OWNER_FIX
    handle = snapshot.handle
    if (
        handle
        and not account.handle.startswith("id:")
        and handle.casefold() != account.handle.casefold()
    ):
        return (
            Outcome.RENAMED,
            f"the account is now called {handle}",
            "The register was brought up to date.",
        )
    return Outcome.SEEN, "", ""


def is_ours(account: Account, snapshot: Snapshot) -> bool:
    """Say whether nothing speaks against the account that was read being the registered one."""
    return identity(account, snapshot)[0] is not Outcome.UNREADABLE
