"""The clock of commands that hand mails over."""

from __future__ import annotations

import time

from reports.outbox import Watch
from scheduler.cli.options import now


def watch() -> Watch:
    """Give the clock; Ctrl-C ends a wait."""
    return Watch(now, _wait)


def _wait(seconds: float) -> bool:
    time.sleep(seconds)
    return True
