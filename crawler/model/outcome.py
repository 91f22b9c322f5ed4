"""How a visit to an account ended; never mixed up with each other. Pure."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """Outcome of one visit. Only `SEEN` and `UNCHANGED` say what is there; the rest say why we
    could not tell.
    """

    SEEN = "seen"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    GONE = "gone"
    SUSPENDED = "suspended"
    PRIVATE = "private"
    NEEDS_CREDENTIALS = "needs_credentials"
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    NOT_DUE = "not_due"


READ = frozenset({Outcome.SEEN, Outcome.UNCHANGED, Outcome.RENAMED})
"""Outcomes after which the account counts as checked."""
