"""What is wrong in a file that a person wrote: where, and what was expected.

ProblemsError     every problem of the files that were read together, all at once
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong. `file` is the path as the user gave it; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ProblemsError(Exception):
    """All problems at once; as text one `file:line: message` a line, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """Say that `word` is not a known `what`, with the nearest known one, or else all of them."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names) or 'none'}"
    return f"unknown {what} {shorten(word)!r}; {hint}"


def shorten(text: str, limit: int = 60) -> str:
    """Cut `text` to at most `limit` characters, for a message of one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
