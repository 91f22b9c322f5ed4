"""Hold back a digest that looks like our own mistake, until a person has looked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from reports.digest.inputs import SweepInput, SweepState
from reports.digest.summary import Summary
from reports.languages.tongue import Tongue, english


class Reason(StrEnum):
    """Why a digest waits; what a person let go is not held back for the same reason again."""

    SWEEP = "sweep"
    COVERAGE = "coverage"
    FINDINGS = "findings"
    RULE = "rule"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class Limits:
    """When to hold back. `factor`: times the usual number of findings; `read_share`: least part of
    what was read at the last digest, 0..1; `rule_share`: most part of the accounts that one rule
    may newly speak on, 0..1.

    The limits hold only from `fewest` accounts or findings on: small numbers jump without a
    mistake.
    """

    factor: float = 5.0
    read_share: float = 0.5
    rule_share: float = 0.6
    fewest: int = 10


@dataclass(frozen=True, slots=True)
class Brake:
    """A digest is held back; `said` are the reasons, each with a plain sentence, gravest first."""

    said: tuple[tuple[Reason, str], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Give the sentences."""
        return tuple(sentence for _, sentence in self.said)

    @property
    def reason(self) -> str:
        """Give all reasons in one line."""
        return " ".join(self.reasons)

    def without(self, let_go: frozenset[str]) -> Brake | None:
        """Give what is left when a person let these reasons go."""
        left = tuple(pair for pair in self.said if pair[0].value not in let_go)
        return Brake(left) if left else None


def check(
    now: Summary,
    before: Sequence[Summary],
    sweep: SweepInput | None,
    limits: Limits,
    tongue: Tongue | None = None,
) -> Brake | None:
    """Say why this digest should wait for a person, or None when it may go out. `before` are the
    digests before it, the newest first.

    The first digest of a district has nothing to be compared with: only a sweep that is missing,
    failed or unfinished holds it back, and its text says that it is the first. `tongue` None =
    English.
    """
    said_in = tongue or english()
    reasons = [(Reason.SWEEP, _sweep(sweep, said_in))]
    if before:
        last = before[0]
        reasons += [
            (Reason.COVERAGE, _coverage(now, last, limits, said_in)),
            (Reason.FINDINGS, _findings(now, before, limits, said_in)),
            (Reason.RULE, _one_rule(now, last, limits, said_in)),
            (Reason.PACK, _pack(now, last, said_in)),
        ]
    said = tuple((reason, sentence) for reason, sentence in reasons if sentence)
    return Brake(said) if said else None


def _sweep(sweep: SweepInput | None, tongue: Tongue) -> str:
    if sweep is None:
        return tongue.text("No sweep was made yet.")
    reached = {"visited": sweep.visited, "planned": sweep.planned}
    if sweep.state is SweepState.FAILED:
        return tongue.text(
            "The last sweep failed after {visited} of {planned} accounts.", **reached
        )
    if sweep.state is SweepState.RUNNING:
        return tongue.text(
            "The last sweep has not finished; it stands after {visited} of {planned} accounts.",
            **reached,
        )
    if sweep.visited < sweep.planned:
        return tongue.text("The last sweep ended after {visited} of {planned} accounts.", **reached)
    return ""


def _coverage(now: Summary, before: Summary, limits: Limits, tongue: Tongue) -> str:
    if before.accounts == 0 or now.accounts == 0 or before.checked < limits.fewest:
        return ""
    then, today = before.checked / before.accounts, now.checked / now.accounts
    if today >= then * limits.read_share:
        return ""
    return tongue.text(
        "Only {checked} of {accounts} accounts could be checked; "
        "at the last digest it was {checked_then} of {accounts_then}.",
        checked=now.checked,
        accounts=now.accounts,
        checked_then=before.checked,
        accounts_then=before.accounts,
    )


def _findings(now: Summary, before: Sequence[Summary], limits: Limits, tongue: Tongue) -> str:
    """Compare with the middle one of the digests before, so that one odd week is not the usual."""
    usual = median(one.findings for one in before)
    accounts = median(one.accounts for one in before)
    grown = max(1.0, now.accounts / max(1, accounts))
    if now.findings < limits.fewest or now.findings <= max(1, usual) * grown * limits.factor:
        return ""
    return tongue.count(
        "{number} finding is open; at the last digest it was {then}.",
        "{number} findings are open; at the last digest it was {then}.",
        now.findings,
        then=before[0].findings,
    )


def _one_rule(now: Summary, before: Summary, limits: Limits, tongue: Tongue) -> str:
    if now.accounts < limits.fewest:
        return ""
    loud = [
        rule
        for rule, accounts in now.rules.items()
        if accounts > now.accounts * limits.rule_share
        and before.rules.get(rule, 0) <= before.accounts * limits.rule_share / 2
    ]
    if not loud:
        return ""
    rule = max(loud, key=lambda name: (now.rules[name], name))
    return tongue.text(
        "The rule {rule} now speaks on {loud} of {accounts} accounts; "
        "at the last digest it was {then}.",
        rule=rule,
        loud=now.rules[rule],
        accounts=now.accounts,
        then=before.rules.get(rule, 0),
    )


def _pack(now: Summary, before: Summary, tongue: Tongue) -> str:
    if now.pack == before.pack:
        return ""
    return tongue.text("The rules of the policy pack changed since the last digest.")
