"""What the command says when something is wrong, and with which exit code it ends.

0    done 1    could not be done now (nothing to sweep, no mail server, no such account) 2    bad
input: a file, a setting or an option; every problem at once, as `file:line: what was expected` 3
the crawler's process failed; what was written down is kept, and the next sweep goes on there 4
the digest is held back, because it looks like our own mistake 130  interrupted (Ctrl-C)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from config.problems import ProblemsError
from crawler.register.sheet import SheetError
from crawler.store.session import StoreError
from scheduler.cli.screen import warn
from scheduler.jobs.child import ChildError
from scheduler.jobs.digest import NoMailServerError
from scheduler.jobs.sweep import NothingToSweepError

DONE, NOT_NOW, BAD_INPUT, CRAWLER_FAILED, HELD_BACK, INTERRUPTED = 0, 1, 2, 3, 4, 130


@contextmanager
def told() -> Iterator[None]:
    """Turn expected errors into one clear message and an exit code; anything else is a bug and
    shows itself.
    """
    try:
        yield
    except (ProblemsError, SheetError) as error:
        warn(str(error))
        raise typer.Exit(BAD_INPUT) from error
    except (NothingToSweepError, NoMailServerError, StoreError) as error:
        warn(str(error))
        raise typer.Exit(NOT_NOW) from error
    except ChildError as error:
        warn(f"{error}\nWhat was written down is kept; run the same command again to go on.")
        raise typer.Exit(CRAWLER_FAILED) from error
    except KeyboardInterrupt as error:
        warn("Interrupted. What was written down is kept; run the same command again to go on.")
        raise typer.Exit(INTERRUPTED) from error
