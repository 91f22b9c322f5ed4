"""What is proposed depends on who keeps an account, who can log in, and what else is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.model.account import AccountStatus
from crawler.model.case import LeadState
from crawler.model.life.families import Team
from crawler.model.life.holders import Hold
from crawler.model.life.silence import State
from crawler.model.life.upkeep import Action, Upkeep, advise
from crawler.model.life.ways_in import Access, Way
from tests.builders import NOW, make_account, make_administrator

TODAY = NOW.date()
SOMEBODY = Hold((Access(Way.PERSON, "Dana Reyes is still there", 0.08),))
NOBODY = Hold((Access(Way.PERSON, "Dana Reyes left", 1.0),))
TEAM = Team(2, "football")


def one(state: State, hold: Hold = SOMEBODY, number: int = 1, **changes: object) -> Upkeep:
    account = make_account(id=number, handle=f"herons{number}")
    upkeep = Upkeep(account, state, hold, TEAM, last_at=NOW - timedelta(days=number))
    return replace(upkeep, **changes)  # type: ignore[arg-type]  # names of fields


LEAD = make_account(id=1, status=AccountStatus.LEAD, administrators=())
SHORT = make_account(id=1, administrators=(make_administrator(),))
CLOSED = make_account(id=1, status=AccountStatus.CLOSED)
LIVING = one(State.LIVING, number=2, followers=100)


@pytest.mark.parametrize(
    ("upkeep", "others", "action", "why"),
    [
        (one(State.LIVING), (), Action.KEEP, "in order"),
        (one(State.RESTING, account=SHORT), (), Action.KEEP, "name a second administrator"),
        (one(State.UNCLEAR), (), Action.LOOK, "could not tell"),
        (one(State.LIVING, NOBODY), (), Action.HAND_OVER, "whom the register does not know"),
        (
            one(State.LIVING, orphaned_on=date(2026, 12, 20)),
            (),
            Action.HAND_OVER,
            "from 2026-12-20 nobody",
        ),
        (one(State.DORMANT, NOBODY), (LIVING,), Action.RECOVER, "nobody can log in"),
        (one(State.DORMANT, followers=9), (LIVING,), Action.CLOSE, "the team lives on herons2"),
        (one(State.DORMANT, followers=900), (LIVING,), Action.MERGE, "more followers"),
        (one(State.DORMANT, missed=3), (), Action.CLOSE, "3 seasons missed"),
        (one(State.DORMANT), (), Action.HAND_OVER, "somebody can still log in"),
        (one(State.LIVING, number=3), (LIVING,), Action.MERGE, "the team also keeps herons2"),
        (one(State.DORMANT, account=LEAD), (), Action.RECOVER, "not on the register"),
        (one(State.LIVING, account=LEAD), (), Action.HAND_OVER, "find out who runs it"),
        (one(State.LIVING, account=LEAD), (LIVING,), Action.REPORT, "beside the team's own"),
        (one(State.LIVING, account=LEAD, said=LeadState.PARODY), (), Action.LEAVE, "parody"),
        (one(State.DORMANT, account=CLOSED), (), Action.LEAVE, "closed"),
    ],
)
def test_proposes(upkeep: Upkeep, others: tuple[Upkeep, ...], action: Action, why: str) -> None:
    advice = advise(upkeep, others, TODAY)

    assert advice.action is action
    assert why in advice.why
