"""Run the crawler in a process of its own and listen to what it reports."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

Listener = Callable[[dict[str, Any]], None]
"""Takes one event of the child: a JSON object with the key `event`."""
_RUNNING: set[subprocess.Popen[str]] = set()
"""The children of this process; it has one table of them, whichever thread started them."""


class ChildError(Exception):
    """The crawler process ended badly; the text gives its exit code and its last words."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the child is to do: `word` is `sweep`, `fetch`, `judge`, `check`, `find` or `survey`;
    `deadline_s` ends it from outside.
    """

    word: str
    argument: str
    home: Path
    again: bool = False
    deadline_s: float | None = None


def run_child(work: Work, listen: Listener) -> None:
    """Run `python -m crawler WORD ARGUMENT --home HOME` to its end; every line of its output is an
    event.

    The child ends when this process ends: it watches its standard input, which closes with us.
    Raises ChildError.
    """
    command = [sys.executable, "-m", "crawler", work.word, work.argument, "--home", str(work.home)]
    command += ["--again"] if work.again else []
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as child:  # noqa: S603 our own module
        _RUNNING.add(child)
        words: list[str] = []
        ear = threading.Thread(target=_collect, args=(child.stderr, words), daemon=True)
        ear.start()
        timer = threading.Timer(work.deadline_s, child.kill) if work.deadline_s else None
        if timer:
            timer.start()
        try:
            _relay(child.stdout, listen)
            code = child.wait()
        except BaseException:
            child.terminate()
            raise
        finally:
            _RUNNING.discard(child)
            if timer:
                timer.cancel()
        ear.join(timeout=5)
    if code:
        raise ChildError(
            f"the crawler ended with code {code}: "
            + ("".join(words[-12:]).strip() or "it said nothing")
        )


def end_children() -> None:
    """Ask every child that runs to end; whoever waits for one hears ChildError."""
    for child in tuple(_RUNNING):
        child.terminate()


def _relay(lines: IO[str] | None, listen: Listener) -> None:
    for line in lines or ():
        if line.startswith("{"):
            listen(json.loads(line))


def _collect(lines: IO[str] | None, words: list[str]) -> None:
    for line in lines or ():
        words.append(line)
        del words[:-200]
