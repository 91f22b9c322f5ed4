"""How the system itself stands, for the technology director: the sweep, the readers, the eyes.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.model.outcome import Outcome
from reports.digest.ages import since
from reports.digest.inputs import DigestInputs, Recipient, Role, SweepState
from reports.digest.parts import Line
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.retelling import retold
from reports.digest.wording import platform

_KEYED = (Outcome.NEEDS_CREDENTIALS, Outcome.FORBIDDEN)


def health(inputs: DigestInputs, recipient: Recipient, now: datetime) -> tuple[Line, ...]:
    """Say how the last sweep ended, which readers failed, what is never read and whether the rules
    changed; only to the technology director.
    """
    if recipient.role is not Role.TECHNOLOGY:
        return ()
    return (
        *_sweep(inputs, now),
        *_readers(inputs),
        *_unread(inputs),
        *_unsearched(inputs),
        *_rules(inputs),
    )


def _sweep(inputs: DigestInputs, now: datetime) -> Iterator[Line]:
    sweep, tongue = inputs.sweep, inputs.tongue
    if sweep is None:
        yield Line(tongue.text("Last sweep"), tongue.text("there was none yet."))
        return
    said = {
        "when": since(sweep.finished_at or sweep.started_at, now, inputs),
        "visited": sweep.visited,
        "planned": sweep.planned,
    }
    if sweep.state is SweepState.FINISHED:
        text = tongue.text("{when}, {visited} of {planned} accounts visited.", **said)
    else:
        text = tongue.text(
            "{when}, {visited} of {planned} accounts visited; it did not end as it should.", **said
        )
    yield Line(tongue.text("Last sweep"), text)


def _readers(inputs: DigestInputs) -> Iterator[Line]:
    tongue = inputs.tongue
    for name, reason in sorted(inputs.failed_readers.items()):
        wrong = retold(reason, tongue)
        yield Line(
            tongue.text("The reader of {platform}", platform=platform(name, tongue)),
            tongue.text("failed its self-test. {reason}", reason=wrong),
        )


def _unread(inputs: DigestInputs) -> Iterator[Line]:
    """Count the accounts that a key or a decision would open, platform by platform."""
    tongue = inputs.tongue
    names = {row.account.platform for row in inputs.coverage if row.outcome in _KEYED}
    for name in sorted(names):
        closed = sum(
            row.account.platform == name and row.outcome in _KEYED for row in inputs.coverage
        )
        yield Line(
            platform(name, tongue),
            tongue.count(
                "{number} account cannot be read as things are. {command} says what would open it.",
                "{number} accounts cannot be read as things are. "
                "{command} says what would open them.",
                closed,
                command="rollcall platforms",
            ),
        )


def _unsearched(inputs: DigestInputs) -> Iterator[Line]:
    left = sum(row.unsearched for row in inputs.coverage)
    if left:
        tongue = inputs.tongue
        yield Line(
            tongue.text("Search for people in pictures"),
            tongue.count(
                "{number} picture could not be looked at. {command} says why.",
                "{number} pictures could not be looked at. {command} says why.",
                left,
                command="rollcall status",
            ),
        )


def _rules(inputs: DigestInputs) -> Iterator[Line]:
    before, tongue = inputs.previous, inputs.tongue
    if before is not None and before.pack != inputs.pack:
        name = plain(inputs.policy, NAME_LETTERS) or tongue.text("The policy")
        yield Line(name, tongue.text("its rules changed since the last digest."))
