"""What is said before the list: a warning, the line under the subject, one paragraph for the
superintendent. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reports.digest.ages import since
from reports.digest.changes import tally
from reports.digest.inputs import (
    DigestInputs,
    FindingInput,
    Recipient,
    Role,
    SweepInput,
    SweepState,
)
from reports.digest.parts import Coverage
from reports.digest.troubles import FRESH
from reports.digest.wording import graded
from reports.languages.tongue import msgid

_INCOMPLETE = msgid("What is missing below may only not have been looked at.")


def alarm(inputs: DigestInputs, now: datetime) -> str | None:
    """Say first that a sweep is missing, failed, unfinished or old; None when it is as it should
    be.
    """
    sweep, tongue = inputs.sweep, inputs.tongue
    if sweep is None:
        return tongue.joined((tongue.text("No sweep was made yet."), tongue.text(_INCOMPLETE)))
    missing = _missing(sweep, inputs, now)
    if missing:
        return tongue.joined((missing, tongue.text(_INCOMPLETE)))
    return _old(sweep, inputs, now)


def _missing(sweep: SweepInput, inputs: DigestInputs, now: datetime) -> str | None:
    tongue = inputs.tongue
    said = {
        "when": since(sweep.finished_at or sweep.started_at, now, inputs),
        "visited": sweep.visited,
        "planned": sweep.planned,
    }
    if sweep.state is SweepState.FAILED:
        return tongue.text(
            "The last sweep ({when}) failed after {visited} of {planned} accounts.", **said
        )
    if sweep.state is SweepState.RUNNING:
        return tongue.text(
            "The last sweep (begun {when}) has not finished: "
            "it came to {visited} of {planned} accounts.",
            **said,
        )
    if sweep.visited < sweep.planned:
        return tongue.text(
            "The last sweep ({when}) came only to {visited} of {planned} accounts.", **said
        )
    return None


def _old(sweep: SweepInput, inputs: DigestInputs, now: datetime) -> str | None:
    ended_at = sweep.finished_at or sweep.started_at
    if now - ended_at <= FRESH:
        return None
    return inputs.tongue.text(
        "The last sweep was on {when}. What follows is as old as that.",
        when=since(ended_at, now, inputs),
    )


def preheader(found: Sequence[FindingInput], inputs: DigestInputs, covered: Coverage) -> str:
    """Write what a phone shows under the subject: the changes, never a finding (a lock screen is
    public).
    """
    tongue = inputs.tongue
    if inputs.previous is None:
        return tongue.joined((tongue.text("The first digest."), covered.sentence))
    changes = tally(found, inputs)
    said = tongue.text("{changes}.", changes=changes) if changes else tongue.text("Nothing new.")
    return tongue.joined((said, covered.sentence))


def brief(
    found: Sequence[FindingInput], inputs: DigestInputs, covered: Coverage, recipient: Recipient
) -> str | None:
    """Write the superintendent's paragraph; None for everybody else."""
    if recipient.role is not Role.SUPERINTENDENT:
        return None
    tongue = inputs.tongue
    return tongue.joined(
        (
            _open(found, inputs),
            _since_then(found, inputs),
            covered.sentence,
            tongue.text("The communications office has the list and proposes what to do."),
        )
    )


def _open(found: Sequence[FindingInput], inputs: DigestInputs) -> str:
    tongue = inputs.tongue
    if not found:
        return tongue.text("Nothing is open.")
    accounts = len({finding.account.id for finding in found})
    return tongue.count(
        "{number} thing on {accounts} is open ({grades}).",
        "{number} things on {accounts} are open ({grades}).",
        len(found),
        accounts=tongue.count("{number} account", "{number} accounts", accounts),
        grades=graded(found, tongue),
    )


def _since_then(found: Sequence[FindingInput], inputs: DigestInputs) -> str:
    tongue = inputs.tongue
    if inputs.previous is None:
        return ""
    changes = tally(found, inputs)
    if not changes:
        return tongue.text("Nothing is new since the last digest.")
    return tongue.text("Since the last digest: {changes}.", changes=changes)
