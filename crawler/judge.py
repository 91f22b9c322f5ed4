"""Judges what detectors saw under the rules of a policy: sighting + rule -> finding. Pure."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from config.policy import Pack, Rule
from config.problems import Problem, unknown
from crawler.detectors.base import Detector
from crawler.model.account import Account, AccountKind, AccountStatus, PermissionScope
from crawler.model.case import Case
from crawler.model.errors import PackError
from crawler.model.finding import Finding, fingerprint
from crawler.model.fitting import MisfitError, fit
from crawler.model.sighting import PERMISSIONS, Sighting

DETECTORS: tuple[str, ...] = (
    "disclaimer",
    "dormancy",
    "floor_plan",
    "implied_capacity",
    "logo_use",
    "look_alike_handle",
    "official_capacity",
    "official_elsewhere",
    "orphaned",
    "pictured_claim",
    "register_gap",
    "student_information",
    "student_photo",
    "unregistered",
)
"""The detectors that a rule may name: modules of crawler.detectors."""
_ACTIVE = "active"
_REGISTRATION = "unregistered"


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its detector, its parameters fitted, and the online tools that the policy
    approves.
    """

    rule: Rule
    detector: Detector[Any]
    params: Any
    approved_tools: tuple[str, ...] = ()


def detector(name: str) -> Detector[Any]:
    """Give the detector of this name, one of `DETECTORS`."""
    module: Any = importlib.import_module(f"crawler.detectors.{name}")
    return module  # type: ignore[no-any-return]  # a module is checked against the seam by its tests


def bind(rule: Rule, approved_tools: Sequence[str] = ()) -> BoundRule:
    """Fit a rule to its detector. Raises PackError: file, line, and what it takes."""
    problems = _misfits(rule)
    if problems:
        raise PackError("\n".join(str(problem) for problem in problems))
    found = detector(rule.detector)
    return BoundRule(rule, found, fit(found.Params, rule.params), tuple(approved_tools))


def check_pack(pack: Pack) -> tuple[Problem, ...]:
    """Give everything that does not fit between the pack's active rules and their detectors.

    A draft may name a detector that is not there yet; one that is there must fit.
    """
    active = (one for one in pack.rules if one.status == _ACTIVE or one.detector in DETECTORS)
    return tuple(problem for rule in active for problem in _misfits(rule))


def _misfits(rule: Rule) -> tuple[Problem, ...]:
    if rule.detector not in DETECTORS:
        line = rule.lines.get("detector", rule.line)
        return (Problem(rule.file, line, unknown("detector", rule.detector, DETECTORS)),)
    try:
        fit(detector(rule.detector).Params, rule.params)
    except MisfitError as error:
        return tuple(
            Problem(rule.file, _line(rule, one.key), f"{rule.detector}: {one.key} {one.message}")
            for one in error.misfits
        )
    return ()


def _line(rule: Rule, key: str) -> int:
    """Give the line of a parameter; of all parameters where it is missing."""
    name = key.partition(".")[0]
    return rule.lines.get(f"params.{name}", rule.lines.get("params", rule.line))


def judge(case: Case, rules: Sequence[BoundRule]) -> tuple[Finding, ...]:
    """Give the findings on one account, by rule and then as the detector gave them; none twice.

    A draft rule judges nothing, and an approved online tool is never a finding.
    """
    findings: dict[str, Finding] = {}
    for rule in rules:
        if rule.rule.status != _ACTIVE or not _applies(rule, case):
            continue
        for sighting in rule.detector.see(case, rule.params):
            if _offends(rule.rule, sighting, case):
                finding = _finding(rule.rule, sighting, case.account)
                findings.setdefault(finding.fingerprint, finding)
    return tuple(findings.values())


def _applies(rule: BoundRule, case: Case) -> bool:
    tools = (*rule.approved_tools, *case.district.approved_tools)
    return _is_kind(rule.rule, case.account) and not is_approved_tool(case.account.url, tools)


def _is_kind(rule: Rule, account: Account) -> bool:
    """Say whether the rule is for this kind of account.

    What was never registered has no kind that anybody decided: a lead counts as `unregistered`. A
    proposal keeps its guessed kind, and only the question of registration is asked of it besides:
    under a guess, a school's own page is not accused of claiming to be official.
    """
    if account.kind.value in rule.kinds:
        return True
    if account.registered or AccountKind.UNREGISTERED.value not in rule.kinds:
        return False
    return account.status is AccountStatus.LEAD or rule.detector == _REGISTRATION


def _offends(rule: Rule, sighting: Sighting, case: Case) -> bool:
    if rule.places is not None and sighting.place not in rule.places:
        return False
    return sighting.confidence >= rule.min_confidence and not _is_allowed(rule, sighting, case)


def _is_allowed(rule: Rule, sighting: Sighting, case: Case) -> bool:
    """Say whether a permission that counts on the day of the case excuses the sighting.

    A permission for one mark excuses only that mark. A detector that knows for itself which
    permissions are for what it saw names their scopes, and then no other excuses it.
    """
    named = sighting.facts.get(PERMISSIONS)
    if named is not None:
        return not set(named.split()).isdisjoint(rule.unless)
    mark = sighting.facts.get("mark")
    return any(
        permission.scope.value in rule.unless
        and permission.counts_on(case.now.date())
        and (permission.scope is not PermissionScope.LOGO or permission.mark in {None, mark})
        for permission in case.account.permissions
    )


@lru_cache(maxsize=64)  # every rule asks it of the same account
def is_approved_tool(url: str, tools: tuple[str, ...]) -> bool:
    """Say whether an address belongs to an approved online tool.

    A tool is named by host (`tool.example`: it and all below it) or by title (`Class Porch`: a part
    of the host name, or a step of the path, spells it without spaces and signs).
    """
    try:
        parts = urlsplit(url.casefold())
        host = parts.hostname or ""
    except ValueError:
        return False
    steps = frozenset(map(_letters, (*host.split("."), *parts.path.split("/"))))
    return any(_is_tool(host, steps, tool.strip().casefold()) for tool in tools)


def _is_tool(host: str, steps: frozenset[str], tool: str) -> bool:
    if "." in tool and " " not in tool:
        return host == tool or host.endswith("." + tool)
    return bool(_letters(tool)) and _letters(tool) in steps


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _finding(rule: Rule, sighting: Sighting, account: Account) -> Finding:
    return Finding(
        fingerprint=fingerprint(rule.id, account.id, sighting.anchor),
        rule_id=rule.id,
        account_id=account.id,
        title=rule.title,
        severity=rule.severity,
        clauses=tuple(rule.clauses),
        tell=tuple(rule.tell),
        action=rule.action,
        sighting=sighting,
    )
