"""Hold back a digest that looks like our own mistake, until a person has looked. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.digest.inputs import SweepInput, SweepState
from reports.digest.summary import Summary
from reports.languages.tongue import Tongue, english


@dataclass(frozen=True, slots=True)
class Limits:
    """When to hold back. `factor`: times the usual number of findings; `read_share`: least part of
    what was read at the last digest, 0..1; `rule_share`: most part of the accounts that one rule
    may newly speak on, 0..1.

    The limits hold only from `fewest` accounts or findings on: small numbers jump without a
    mistake.
    """

    factor: float = 10.0
    read_share: float = 0.5
    rule_share: float = 0.6
    fewest: int = 10


@dataclass(frozen=True, slots=True)
class Brake:
    """A digest is held back; `reasons` are plain sentences, the gravest first."""

    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Give all reasons in one line."""
        return " ".join(self.reasons)


def check(
    now: Summary,
    before: Summary | None,
    sweep: SweepInput | None,
    limits: Limits,
    tongue: Tongue | None = None,
) -> Brake | None:
    """Say why this digest should wait for a person, or None when it may go out.

    The first digest of a district has nothing to be compared with: only a sweep that is missing,
    failed or unfinished holds it back, and its text says that it is the first. `tongue` None =
    English.
    """
    said_in = tongue or english()
    reasons = [_sweep(sweep, said_in)]
    if before is not None:
        reasons += [
            _coverage(now, before, limits, said_in),
            _findings(now, before, limits, said_in),
            _one_rule(now, before, limits, said_in),
            _pack(now, before, said_in),
        ]
    said = tuple(reason for reason in reasons if reason)
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


def _findings(now: Summary, before: Summary, limits: Limits, tongue: Tongue) -> str:
    grown = max(1.0, now.accounts / max(1, before.accounts))
    usual = max(1, before.findings) * grown
    if now.findings < limits.fewest or now.findings <= usual * limits.factor:
        return ""
    return tongue.count(
        "{number} finding is open; at the last digest it was {then}.",
        "{number} findings are open; at the last digest it was {then}.",
        now.findings,
        then=before.findings,
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
