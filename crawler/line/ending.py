"""How a visit ended: by which route, with whose account, and whose word counts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.line.pictures import PICTURE
from crawler.line.probing import ABSENT_READ
from crawler.model.access import RouteName, route_of_secret
from crawler.model.account import Account
from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.model.visit import Visit

GONE_VISITS = 3
"""An account is `gone` only after this many visits in a row said so (DESIGN §3)."""
_OTHER_OWNER = sentence("the address now belongs to another account than the registered one")
_OTHER_OWNER_FIX = sentence("Find out where the registered account went, and correct the register.")
_SAID_OF_ACCOUNT = frozenset({Outcome.GONE, Outcome.SUSPENDED, Outcome.PRIVATE})
_DOUBTED_FIX = sentence("Update Rollcall, then run: rollcall platforms check --live")


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
    reason = sentence(
        "{reason} (said {times} of {needed} times)",
        reason=trouble.reason,
        times=times,
        needed=GONE_VISITS,
    )
    fix = sentence(
        "Nothing to do yet: only {needed} visits in a row make it gone.", needed=GONE_VISITS
    )
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
            sentence("the account is now called {handle}", handle=handle),
            sentence("The register was brought up to date."),
        )
    return Outcome.SEEN, "", ""


def is_ours(account: Account, snapshot: Snapshot) -> bool:
    """Say whether nothing speaks against the account that was read being the registered one."""
    return identity(account, snapshot)[0] is not Outcome.UNREADABLE


def doubted(trouble: ReaderError | None, doubt: str | None) -> ReaderError | None:
    """Give the trouble that a reader which failed its self-test has instead; None = its word
    counts.

    A reader that cannot read an account that is there says nothing by not finding another; one that
    reads an account that does not exist says nothing at all.
    """
    if doubt is None:
        return None
    if trouble is None and doubt != ABSENT_READ:
        return None
    if trouble is not None and trouble.outcome not in _SAID_OF_ACCOUNT:
        return None
    reason = sentence("the reader failed its self-test: {doubt}", doubt=doubt)
    return OutOfReachError(Outcome.UNREADABLE, reason, _DOUBTED_FIX)
