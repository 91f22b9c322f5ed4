"""Asks the brake, and writes down what waits and what a person decided of it."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.store.digests import last_digests
from crawler.store.holding import (
    Decided,
    HoldState,
    clear_hold,
    decide_hold,
    hold_digest,
    holds_of,
)
from crawler.store.session import Session, Store
from reports.brake import Brake, Limits, check
from reports.digest.inputs import DigestInputs
from reports.digest.summary import Summary, read_summary
from reports.languages.tongue import Tongue, english
from reports.letters import Round

_USUAL = 5
"""Digests that say what is usual: a month and a week."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a digest may go. `brake` holds it back, for the `number`-th time; `discarded` says
    that a person threw it away.
    """

    brake: Brake | None = None
    number: int = 0
    discarded: bool = False


def usual(session: Session, going: Round) -> tuple[Summary, ...]:
    """Give what the digests before this week's counted, the newest first."""
    before = last_digests(session, going.district_id, _USUAL, before=going.week.text)
    return tuple(read_summary(one.summary) for one in before)


def ask_brake(
    inputs: DigestInputs,
    summary: Summary,
    before: tuple[Summary, ...],
    going: Round,
    tongue: Tongue | None = None,
) -> Brake | None:
    """Ask whether this week's digest looks like our own mistake; in English without a `tongue`."""
    said = going.settings.digest
    limits = Limits(said.brake_factor, said.brake_read_share, said.brake_rule_share)
    return check(summary, before, inputs.sweep, limits, tongue or english())


def judge(store: Store, going: Round, brake: Brake | None, release: Decided | None) -> Verdict:
    """Say whether this week's digest may go, and write down why not.

    What a person let go this week is not held back for the same reason again, but for another one.
    `release` lets everything go that holds it now, also what was thrown away.
    """
    period = going.week.text
    with store.begin() as session:
        holds = holds_of(session, going.district_id, period)
        last = holds[-1].state if holds else None
        if last is HoldState.DISCARDED and release is None:
            return Verdict(discarded=True)
        released = [hold for hold in holds if hold.state is HoldState.RELEASED]
        let_go = frozenset(word for hold in released for word, _ in hold.reasons)
        left = brake.without(let_go) if brake else None
        if left is None:
            clear_hold(session, going.district_id, period, going.now)
            return Verdict()
        said = [(reason.value, sentence) for reason, sentence in left.said]
        hold = hold_digest(session, going.district_id, period, said, going.now)
        if release is not None:
            decide_hold(session, hold.id, release, going.now)
            return Verdict()
    return Verdict(left, len(holds) + (last is not HoldState.HELD))
