"""One account while it is fetched: what to ask, how to read it, how the visit ended. Pure but for
its clock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.line.ending import doubted, identity, is_ours, route_of, told
from crawler.line.pictures import PICTURE, picture_asks
from crawler.line.saved import SAVED
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Remembered
from crawler.model.errors import ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import in_turn
from crawler.model.snapshot import Snapshot
from crawler.model.visit import Visit
from crawler.platforms.base import Reader


@dataclass(frozen=True, slots=True)
class Turn:
    """What is known before a visit. `gone_streak` counts the visits before this one that said gone.

    `max_pictures` limits the post pictures that are asked for, newest posts first; avatar and cover
    come on top. `doubt` says what the reader got wrong in its last self-test, None = nothing.
    """

    account: Account
    remembered: tuple[Remembered, ...]
    gone_streak: int
    max_pictures: int
    doubt: str | None = None


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
        if self._begins_within(known, account):
            return self._turn.remembered
        if account.platform_id is None:
            return ()
        named = replace(account, platform_id=None)
        return self._turn.remembered if self._begins_within(known, named) else ()

    def _begins_within(self, known: Collection[tuple[str, str]], account: Account) -> bool:
        return all((ask.purpose, ask.url) in known for ask in self._reader.ask(account, ()))

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
        self._trouble = self._trouble or doubted(None, self._turn.doubt)
        if self._trouble:
            return self._refused(self._trouble, captures)
        outcome, reason, fix = identity(self._turn.account, self._snapshot)
        if self._snapshot and outcome is Outcome.SEEN:
            reason = in_turn(self._snapshot.partial)
        visit = replace(self._ended(outcome, captures), captures=captures, reason=reason, fix=fix)
        return visit if outcome is Outcome.UNREADABLE else replace(visit, snapshot=self._snapshot)

    def _refused(self, trouble: ReaderError, captures: tuple[Capture, ...]) -> Visit:
        said = doubted(trouble, self._turn.doubt) or trouble
        return told(self._ended(said.outcome, captures), said, self._turn.gone_streak)

    def _ended(self, outcome: Outcome, captures: tuple[Capture, ...]) -> Visit:
        return Visit(
            account_id=self._turn.account.id,
            outcome=outcome,
            started_at=self._started_at,
            finished_at=self._now(),
            route=route_of(captures),
            cost=self._reader.cost(captures) or None,
        )
