"""Ties this process to its parent: when the parent dies, however it dies, so do we."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import stat
import sys
import threading

_PR_SET_PDEATHSIG = 1
"""Number of the option in <sys/prctl.h>; see prctl(2)."""


def die_with_parent() -> None:
    """Arrange that the end of the parent ends this process, with SIGTERM; call it once, early.

    Linux does it itself, when the thread ends that started us (prctl(2), PR_SET_PDEATHSIG). If the
    parent died before we came so far, its end of our standard input is closed already. Elsewhere a
    thread waits for that, so there the parent must give us a pipe and keep it open.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if _is_pipe(0) and _is_closed(0):
            end_now()
    elif _is_pipe(0):
        watch_pipe(0)


def watch_pipe(descriptor: int) -> threading.Thread:
    """Start a thread that ends this process when the other end of the pipe is closed."""
    watcher = threading.Thread(target=_wait_for_end, args=(descriptor,), daemon=True, name="leash")
    watcher.start()
    return watcher


def end_now() -> None:
    """End this process as SIGTERM would."""
    os.kill(os.getpid(), signal.SIGTERM)


def _wait_for_end(descriptor: int) -> None:
    while os.read(descriptor, 1024):
        pass
    end_now()


def _is_pipe(descriptor: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    except OSError:
        return False


def _is_closed(descriptor: int) -> bool:
    """Say whether the other end of a pipe is closed, without waiting or reading (poll(2))."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))
