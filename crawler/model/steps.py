"""A step in the life of a registered account, as it was taken. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """A step; `kept` calls a closing off, `archived` says that what it showed was put away."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    OPENED = "opened"
    ACTIVATED = "activated"
    REVIEWED = "reviewed"
    CLOSING = "closing"
    KEPT = "kept"
    CLOSED = "closed"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was taken: by whom, on which day, what there was to say, what was filled in."""

    step: Step
    person: str
    on: date
    note: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
