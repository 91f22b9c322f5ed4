"""What a person may say about a row of the queue, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.queue import Member


class QueueWord(StrEnum):
    """What a person may say about a row."""

    REGISTER = "register"
    THIRD_PARTY = "third-party"
    PERSONAL = "personal"
    PARODY = "parody"
    NOT_OURS = "not-ours"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class RowDecision:
    """A person's word about a row, or about one account of it: `row` is its name or
    `platform:handle`. `unit` is the name of the unit, None = as we guess.
    """

    row: str
    word: QueueWord
    person: str
    reason: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RowDone:
    """The accounts that a decision was written down for. `kept` gives for those that were to be
    forgotten and are not, by their key, the number of the case about them: a case is a record of
    what was done, so its account stays.
    """

    members: tuple[Member, ...]
    kept: Mapping[str, int]
