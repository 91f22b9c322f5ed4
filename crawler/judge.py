"""Rules judge what detectors saw: sighting + rule -> finding. Pure.

A sighting becomes a finding when the account's kind and the place are the rule's, the detector is
sure enough, no permission that counts today excuses it, and the account is not an approved tool.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from config.policy import Pack, Rule
from config.problems import Problem, unknown
from crawler.detectors.base import Detector
from crawler.model.account import Account, Permission
from crawler.model.case import Case
from crawler.model.errors import PackError
from crawler.model.finding import Finding, fingerprint
from crawler.model.fitting import Misfit, MisfitError, fit
from crawler.model.sighting import Sighting

DETECTORS = ("dormancy", "logo_use", "official_capacity", "register_gap", "unregistered")
"""The detectors there are, by module name in `crawler.detectors`."""
ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its detector and the detector's own parameters."""

    rule: Rule
    detector: Detector[Any]
    params: object


def bind(rule: Rule) -> BoundRule:
    """Bind a rule to its detector. Raises PackError, one line `file:line: …` for everything that
    does not fit.
    """
    problems = tuple(_problems(rule))
    if problems:
        raise PackError("\n".join(str(problem) for problem in problems))
    detector = load_detector(rule.detector)
    return BoundRule(rule, detector, fit(detector.Params, rule.params))


def check_pack(pack: Pack) -> tuple[Problem, ...]:
    """Give everything that does not fit between the pack's active rules and the detectors, in the
    pack's order.
    """
    return tuple(
        problem for rule in pack.rules if rule.status == ACTIVE for problem in _problems(rule)
    )


def load_detector(name: str) -> Detector[Any]:
    """Give the detector module of this name; it is one of DETECTORS."""
    module: Any = importlib.import_module(f"crawler.detectors.{name}")
    detector: Detector[Any] = module
    return detector


def judge(case: Case, rules: Sequence[BoundRule]) -> tuple[Finding, ...]:
    """Give the findings on one account, in the order of the rules, each fingerprint once (the
    surest sighting).
    """
    if is_approved_tool(case):
        return ()
    found: dict[str, Finding] = {}
    for bound in rules:
        for finding in _judge(case, bound):
            before = found.get(finding.fingerprint)
            if before is None or before.sighting.confidence < finding.sighting.confidence:
                found[finding.fingerprint] = finding
    return tuple(found.values())


def _judge(case: Case, bound: BoundRule) -> Iterator[Finding]:
    rule = bound.rule
    if rule.status != ACTIVE or case.account.kind.value not in rule.kinds:
        return
    for sighting in bound.detector.see(case, bound.params):
        if offends(sighting, rule, case.account, case.now.date()):
            yield _finding(rule, case.account, sighting)


def offends(sighting: Sighting, rule: Rule, account: Account, day: date) -> bool:
    """Say whether a rule objects to a sighting on this account on this day."""
    if sighting.confidence < rule.min_confidence:
        return False
    if rule.places is not None and sighting.place not in rule.places:
        return False
    mark = sighting.facts.get("mark")
    return not any(excuses(permission, rule, mark, day) for permission in account.permissions)


def excuses(permission: Permission, rule: Rule, mark: str | None, day: date) -> bool:
    """Say whether a permission excuses: its scope is one the rule names, it counts on `day`, and it
    is for all marks or for this one.
    """
    if permission.scope.value not in rule.unless or not permission.counts_on(day):
        return False
    return permission.mark is None or permission.mark == mark


def is_approved_tool(case: Case) -> bool:
    """Say whether the account is one of the district's approved tools: its host or platform bears
    the tool's name (`Peachjar` is `www.peachjar.com`; `letstalk.example` is that host and what
    is below it).
    """
    host = (urlsplit(case.account.url).hostname or "").casefold()
    return any(_is_tool(tool, host) for tool in case.district.approved_tools)


def _is_tool(tool: str, host: str) -> bool:
    name = tool.strip().casefold()
    if "." in name:
        return host == name or host.endswith("." + name)
    squeezed = "".join(letter for letter in name if letter.isalnum())
    labels = host.split(".")
    return bool(squeezed) and squeezed in {label.replace("-", "") for label in labels[-2:-1]}


def _finding(rule: Rule, account: Account, sighting: Sighting) -> Finding:
    return Finding(
        fingerprint=fingerprint(rule.id, account.id, sighting.anchor),
        rule_id=rule.id,
        account_id=account.id,
        title=rule.title,
        severity=rule.severity,
        clauses=rule.clauses,
        tell=rule.tell,
        action=rule.action,
        sighting=sighting,
    )


def _problems(rule: Rule) -> Iterable[Problem]:
    if rule.detector not in DETECTORS:
        message = unknown("detector", rule.detector, DETECTORS)
        return [Problem(rule.file, rule.lines.get("detector", rule.line), message)]
    try:
        fit(load_detector(rule.detector).Params, rule.params)
    except MisfitError as error:
        return [_problem(rule, misfit) for misfit in error.misfits]
    return []


def _problem(rule: Rule, misfit: Misfit) -> Problem:
    top = misfit.key.partition(".")[0]
    line = rule.lines.get(f"params.{top}", rule.lines.get("params", rule.line))
    return Problem(rule.file, line, f"{rule.id}: {rule.detector}: {misfit.key} {misfit.message}")
