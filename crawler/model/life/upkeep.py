"""What to do with each account of a team: keep, hand over, merge, close, recover. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from crawler.model.account import Account, AccountStatus
from crawler.model.case import LeadState
from crawler.model.life.families import Team
from crawler.model.life.holders import ORPHANED, Hold, hangs_on_one
from crawler.model.life.silence import State

NOTICES_DAYS = (30, 14, 2)
"""The timetable of closing: said on the account a month, two weeks and 48 hours before."""
_SOON = timedelta(days=90)
_NOT_OURS = frozenset({LeadState.NOT_OURS, LeadState.PERSONAL, LeadState.PARODY})


class Action(StrEnum):
    """What is proposed; a person decides."""

    KEEP = "keep"
    HAND_OVER = "hand_over"
    MERGE = "merge"
    CLOSE = "close"
    RECOVER = "recover"
    REPORT = "report"
    LOOK = "look"
    LEAVE = "leave_alone"


@dataclass(frozen=True, slots=True)
class Upkeep:
    """How one account stands. `last_at` is its last sure sign of life, None = could not tell, and
    then `unclear` says why; `because` says what a dormant one missed; `orphaned_on` the first day
    on which nobody can log in, None = none is known; `said` what a person said of an account that
    is not on the register.
    """

    account: Account
    state: State
    hold: Hold
    team: Team | None = None
    last_at: datetime | None = None
    followers: int | None = None
    orphaned_on: date | None = None
    missed: int = 0
    said: LeadState | None = None
    unclear: str | None = None
    because: str | None = None

    @property
    def orphaned(self) -> bool:
        """Say whether nobody on the register can be taken to log in; only of registered ones."""
        return self.account.registered and self.hold.score >= ORPHANED

    @property
    def lives(self) -> bool:
        """Say whether somebody keeps it, in season or out."""
        return self.state in {State.LIVING, State.RESTING}


@dataclass(frozen=True, slots=True)
class Advice:
    """What is proposed, and why in a few words."""

    action: Action
    why: str


def living_one(some: Sequence[Upkeep]) -> Upkeep | None:
    """Give the account that a team lives on, of several on one platform: kept, registered before
    not, the newest sign of life last; None = none lives.
    """
    living = [one for one in some if one.lives and one.said not in _NOT_OURS]
    return max(living, key=_rank, default=None)


def _rank(one: Upkeep) -> tuple[bool, float, int]:
    at = one.last_at.timestamp() if one.last_at else 0.0
    return one.account.registered, at, -one.account.id


def advise(one: Upkeep, others: Sequence[Upkeep], today: date) -> Advice:
    """Propose what to do; `others` are the team's other accounts on the same platform."""
    if one.account.status is AccountStatus.CLOSED:
        return Advice(Action.LEAVE, "it is closed on the register")
    if not one.account.registered:
        return _unregistered(one, others)
    if one.state is State.UNCLEAR:
        return Advice(Action.LOOK, f"could not tell when it was last used: {_why(one)}")
    living = living_one([one, *others])
    return _kept(one, living, today) if one.lives else _dormant(one, living)


def _unregistered(one: Upkeep, others: Sequence[Upkeep]) -> Advice:
    if one.said in _NOT_OURS:
        return Advice(Action.LEAVE, f"a person said: {one.said.value.replace('_', ' ')}")
    if one.state is State.UNCLEAR:
        return Advice(Action.LOOK, f"not on the register, and could not tell: {_why(one)}")
    if not one.lives:
        return Advice(Action.RECOVER, "it is not on the register, and nobody uses it")
    if living_one([other for other in others if other.account.registered]) is not None:
        return Advice(Action.REPORT, "it is not on the register and stands beside the team's own")
    return Advice(Action.HAND_OVER, "it is not on the register; find out who runs it")


def _kept(one: Upkeep, living: Upkeep | None, today: date) -> Advice:
    if living is not one:
        return Advice(Action.MERGE, f"the team also keeps {_name(living)}")
    if one.orphaned:
        return Advice(Action.HAND_OVER, "somebody uses it whom the register does not know")
    if one.orphaned_on is not None and one.orphaned_on - today <= _SOON:
        day = one.orphaned_on.isoformat()
        return Advice(Action.HAND_OVER, f"from {day} nobody could log in any more")
    people = sum(
        admin.until is None or admin.until >= today for admin in one.account.administrators
    )
    return Advice(Action.KEEP, _to_name(one, people))


def _to_name(one: Upkeep, people: int) -> str:
    if not people:
        return "name who runs it"
    alone = ", deposit the log-in: one person alone has it" if hangs_on_one(one.hold) else ""
    return f"name a second administrator{alone}" if people < 2 else "in order"


def _dormant(one: Upkeep, living: Upkeep | None) -> Advice:
    if one.orphaned:
        return Advice(Action.RECOVER, "nobody uses it, and nobody can log in")
    if living is not None and one.followers and one.followers > (living.followers or 0):
        return Advice(Action.MERGE, f"it has more followers than {_name(living)}, which lives")
    if living is not None:
        return Advice(Action.CLOSE, f"the team lives on {_name(living)}")
    if one.missed >= 2:
        return Advice(Action.CLOSE, f"{one.missed} seasons missed")
    return Advice(Action.HAND_OVER, "nobody uses it, and somebody can still log in")


def _why(one: Upkeep) -> str:
    return one.unclear or "it was not read"


def _name(one: Upkeep | None) -> str:
    return one.account.handle if one else "another account"
