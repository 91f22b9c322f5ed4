"""What the command says when something is wrong, and with which exit code it ends.

0    done
1    could not be done now (nothing to sweep, no mail server, no such account, no answer)
2    bad input: a file, a setting, an option; every problem at once, `file:line: expected`
3    the crawler's process failed; what was written down is kept, and the next sweep goes on there
4    the digest is held back, because it looks like our own mistake
5    a digest that was due did not go out
130  interrupted (Ctrl-C)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC

import typer

from scheduler.cli.screen import warn

DONE, NOT_NOW, BAD_INPUT, CRAWLER_FAILED, HELD_BACK, LATE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
_KEPT = "What was written down is kept; run the same command again to go on."


@contextmanager
def told() -> Iterator[None]:
    """Turn expected errors into one clear message and an exit code; anything else is a bug and
    shows itself.
    """
    try:
        yield
    except KeyboardInterrupt as error:
        warn(f"Interrupted. {_KEPT}")
        raise typer.Exit(INTERRUPTED) from error
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        warn(_words_of(error))
        if code == CRAWLER_FAILED:
            warn(_KEPT)
        raise typer.Exit(code) from error


def _words_of(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror}."
    return str(error)


def _code_of(error: Exception) -> int | None:
    """Give the exit code of an expected error, None for any other.

    The rooms that raise them are loaded only now: a command that goes well has no need of most.
    """
    from config.problems import ProblemsError
    from crawler.register.life.steps import StepError
    from crawler.register.sheet import SheetError
    from crawler.store.session import StoreError
    from crawler.tips.mailbox import MailboxError
    from reports.channels.base import DeliveryError
    from scheduler.jobs.capturing import UnreadableFileError
    from scheduler.jobs.child import ChildError
    from scheduler.jobs.digest import AlreadySendingError, NoMailServerError
    from scheduler.jobs.looking import UnfitError
    from scheduler.jobs.one_sweep import SweepRunningError
    from scheduler.jobs.opt_outs import NoListError, UnlikelyNameError
    from scheduler.jobs.permissions import UnfitGrantError
    from scheduler.jobs.previewing import UnknownReaderError
    from scheduler.jobs.queue_deciding import QueueError
    from scheduler.jobs.reviewing import UnlikelyDayError
    from scheduler.jobs.start import SiteUnreadError
    from scheduler.jobs.sweep import NothingToSweepError
    from scheduler.jobs.units import UnknownUnitError

    not_now = (
        AlreadySendingError,
        DeliveryError,
        MailboxError,
        NothingToSweepError,
        NoListError,
        NoMailServerError,
        QueueError,
        SiteUnreadError,
        StoreError,
        SweepRunningError,
    )
    bad_input = (
        ProblemsError,
        SheetError,
        StepError,
        UnfitError,
        UnfitGrantError,
        UnknownUnitError,
        UnlikelyNameError,
        UnknownReaderError,
        UnlikelyDayError,
        UnreadableFileError,
    )
    if isinstance(error, bad_input):
        return BAD_INPUT
    if isinstance(error, not_now):
        return NOT_NOW
    if isinstance(error, ChildError):
        return CRAWLER_FAILED
    return NOT_NOW if _is_of_a_file(error) else None


def _is_of_a_file(error: Exception) -> bool:
    """Say whether a file or its disk was at fault; who hangs up on our output is no fault."""
    return isinstance(error, OSError) and (error.filename is not None or error.errno == ENOSPC)
