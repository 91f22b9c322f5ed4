"""The first words of a digest: its subject, its one sentence, and a warning before it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reports.digest.ages import since
from reports.digest.changes import tally
from reports.digest.covering import FRESH
from reports.digest.inputs import (
    DigestInputs,
    FindingInput,
    Recipient,
    Role,
    SweepInput,
    SweepState,
)
from reports.digest.parts import Coverage
from reports.digest.week import Week
from reports.digest.wording import count, graded

_INCOMPLETE = "What is missing below may only not have been looked at."


def alarm(inputs: DigestInputs, now: datetime) -> str | None:
    """Say first that a sweep is missing, failed, unfinished or old; None when it is as it should
    be.
    """
    sweep = inputs.sweep
    if sweep is None:
        return f"No sweep was made yet. {_INCOMPLETE}"
    return _missing(sweep, inputs, now) or _old(sweep, inputs, now)


def _missing(sweep: SweepInput, inputs: DigestInputs, now: datetime) -> str | None:
    when = since(sweep.finished_at or sweep.started_at, now, inputs.zone)
    reached = f"{sweep.visited:,} of {count(sweep.planned, 'account')}"
    if sweep.state is SweepState.FAILED:
        return f"The last sweep ({when}) failed after {reached}. {_INCOMPLETE}"
    if sweep.state is SweepState.RUNNING:
        return (
            f"The last sweep (begun {when}) has not finished: it came to {reached}. {_INCOMPLETE}"
        )
    if sweep.visited < sweep.planned:
        return f"The last sweep ({when}) came only to {reached}. {_INCOMPLETE}"
    return None


def _old(sweep: SweepInput, inputs: DigestInputs, now: datetime) -> str | None:
    ended_at = sweep.finished_at or sweep.started_at
    if now - ended_at <= FRESH:
        return None
    when = since(ended_at, now, inputs.zone)
    return f"The last sweep was on {when}. What follows is as old as that."


def headline(number: int, covered: Coverage, role: Role) -> str:
    """Write the one sentence: `3 things need you; 42 of 45 accounts checked.`"""
    return f"{_need(number, covered, role)}; {_checked(covered, role)}."


def subject(number: int, covered: Coverage, role: Role, week: Week, alarmed: bool) -> str:
    """Write the subject: `3 need you · 42 of 45 checked · week 47`."""
    if role is Role.SUPERINTENDENT:
        need = f"{number:,} open" if number else "Nothing open"
    else:
        need = f"{number:,} need{'s' if number == 1 else ''} you" if number else "Nothing needs you"
    if not number and covered.checked < covered.total:
        need = (
            "Nothing known needs you"
            if role is not Role.SUPERINTENDENT
            else "Nothing known is open"
        )
    checked = f"{covered.checked:,} of {covered.total:,} checked"
    parts = ["Sweep incomplete"] if alarmed else []
    return " · ".join([*parts, need, checked, f"week {week.number}"])


def preheader(found: Sequence[FindingInput], inputs: DigestInputs, covered: Coverage) -> str:
    """Write what a phone shows under the subject: the changes, never a finding (a lock screen is
    public).
    """
    if inputs.previous is None:
        return f"The first digest. {covered.sentence}"
    return f"{tally(found, inputs)}. {covered.sentence}"


def brief(
    found: Sequence[FindingInput], inputs: DigestInputs, covered: Coverage, recipient: Recipient
) -> str | None:
    """Write the superintendent's paragraph; None for everybody else."""
    if recipient.role is not Role.SUPERINTENDENT:
        return None
    accounts = len({finding.account.id for finding in found})
    parts = []
    if found:
        verb = "is" if len(found) == 1 else "are"
        things = count(len(found), "thing")
        parts.append(f"{things} on {count(accounts, 'account')} {verb} open ({graded(found)}).")
    else:
        parts.append("Nothing is open.")
    if inputs.previous is not None:
        parts.append(f"Since the last digest: {tally(found, inputs)}.")
    parts.append(covered.sentence)
    parts.append("The communications office has the list and proposes what to do.")
    return " ".join(parts)


def _need(number: int, covered: Coverage, role: Role) -> str:
    if role is Role.SUPERINTENDENT:
        verb = "is open" if number == 1 else "are open"
        return f"{count(number, 'thing')} {verb}" if number else "Nothing known is open"
    if number:
        return f"{count(number, 'thing')} {'needs' if number == 1 else 'need'} you"
    return (
        "Nothing needs you"
        if covered.checked == covered.total
        else "Nothing we could check needs you"
    )


def _checked(covered: Coverage, role: Role) -> str:
    noun = "team account" if role is Role.ATHLETICS else "account"
    if covered.total <= 1:
        return _checked_few(covered, noun)
    accounts = count(covered.total, noun)
    if covered.checked == covered.total:
        return f"all {accounts} checked"
    if covered.checked == 0:
        return f"none of {accounts} could be checked"
    return f"{covered.checked:,} of {accounts} checked"


def _checked_few(covered: Coverage, noun: str) -> str:
    if covered.total == 0:
        return f"there is no {noun} to check yet"
    return f"the one {noun} {'was' if covered.checked else 'could not be'} checked"
