"""Rules judge what detectors saw: kinds, places, confidence, permissions, approved tools."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from config.policy import Rule
from crawler.judge import bind, judge
from crawler.model.account import AccountKind, AccountStatus, Permission, PermissionScope
from crawler.model.case import Case
from crawler.model.finding import fingerprint
from tests.builders import (
    make_account,
    make_case,
    make_district,
    make_lead,
    make_post,
    make_snapshot,
)
from tests.rules import make_gap_rule, make_rule

CLAIMING = make_case(
    account=make_account(kind=AccountKind.THIRD_PARTY),
    snapshot=make_snapshot(bio="Official account of Eastview High School"),
)


def allowed(until: date | None, scope: str = "official_capacity") -> Case:
    permission = Permission(PermissionScope(scope), "Dana Reyes", until)
    return replace(CLAIMING, account=replace(CLAIMING.account, permissions=(permission,)))


@pytest.mark.parametrize(
    ("case", "given"),
    [
        pytest.param(CLAIMING, make_rule(status="draft"), id="draft"),
        pytest.param(CLAIMING, make_rule(kinds=frozenset({"personal"})), id="another kind"),
        pytest.param(CLAIMING, make_rule(places=frozenset({"display_name"})), id="another place"),
        pytest.param(CLAIMING, make_rule(min_confidence=0.999), id="not sure enough"),
        pytest.param(allowed(None), make_rule(), id="allowed without end"),
        pytest.param(allowed(date(2026, 11, 23)), make_rule(), id="allowed through today"),
        pytest.param(
            replace(CLAIMING, account=replace(CLAIMING.account, url="https://www.porch.example/x")),
            bind(make_rule(), ("porch.example",)),
            id="the policy's approved tool",
        ),
        pytest.param(
            replace(
                CLAIMING,
                account=replace(CLAIMING.account, url="https://class-porch.example/eastview"),
                district=make_district(approved_tools=("Class Porch",)),
            ),
            make_rule(),
            id="the district's approved tool",
        ),
        pytest.param(
            replace(
                CLAIMING,
                account=replace(CLAIMING.account, url="https://social.example/@classporch"),
                district=make_district(approved_tools=("Class Porch",)),
            ),
            make_rule(),
            id="the approved tool's own account",
        ),
    ],
)
def test_stays_silent(case: Case, given: Any) -> None:
    bound = bind(given) if isinstance(given, Rule) else given

    assert judge(case, [bound]) == ()


def test_a_sighting_under_a_rule_is_a_finding() -> None:
    (finding,) = judge(CLAIMING, [bind(make_rule())])

    assert finding.rule_id == "claims-to-be-official"
    assert finding.severity == "high"
    assert finding.clauses == ("470 IV.1",)
    assert finding.fingerprint == fingerprint("claims-to-be-official", 7, "claim:bio")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(allowed(date(2026, 11, 22)), id="ended yesterday"),
        pytest.param(allowed(None, "logo"), id="for something else"),
    ],
)
def test_a_permission_that_does_not_count_excuses_nothing(case: Case) -> None:
    assert len(judge(case, [bind(make_rule())])) == 1


@pytest.mark.parametrize(("mark", "findings"), [("herons", 0), (None, 0), ("otters", 1)])
def test_a_permission_for_one_mark_excuses_only_that_mark(mark: str | None, findings: int) -> None:
    (seen,) = judge(CLAIMING, [bind(make_rule())])
    shows = replace(seen.sighting, facts={"mark": "herons"})
    fake: Any = SimpleNamespace(see=lambda _case, _params: [shows])
    permission = Permission(PermissionScope.LOGO, "Dana Reyes", None, mark)
    case = replace(CLAIMING, account=replace(CLAIMING.account, permissions=(permission,)))
    bound = replace(bind(make_rule(unless=("logo",))), detector=fake)

    assert len(judge(case, [bound])) == findings


def test_findings_come_by_rule_and_none_twice() -> None:
    case = make_case(account=make_account(unit=None, custody=None))
    kinds = frozenset({"professional"})
    rules = [bind(make_gap_rule(name, kinds=kinds)) for name in ("unit_missing", "custody_missing")]

    findings = judge(case, [*rules, rules[0]])

    assert [one.rule_id for one in findings] == ["unit_missing", "custody_missing"]
    assert judge(case, rules) == findings


UNREGISTERED = make_rule(
    detector="unregistered",
    params={"phrases": make_rule().params["phrases"]},
    kinds=frozenset({"unregistered"}),
)


@pytest.mark.parametrize(
    ("status", "kind", "registration", "claim"),
    [
        (AccountStatus.LEAD, AccountKind.UNREGISTERED, 1, 1),
        (AccountStatus.PROPOSED, AccountKind.PROFESSIONAL, 1, 0),
        (AccountStatus.PROPOSED, AccountKind.THIRD_PARTY, 1, 1),
        (AccountStatus.ACTIVE, AccountKind.PROFESSIONAL, 0, 0),
    ],
)
def test_a_proposal_is_asked_for_its_registration_but_not_accused_under_a_guess(
    status: AccountStatus, kind: AccountKind, registration: int, claim: int
) -> None:
    account = make_account(status=status, kind=kind)
    case = replace(CLAIMING, account=account, leads=(make_lead(),))

    assert len(judge(case, [bind(UNREGISTERED)])) == registration
    assert len(judge(case, [bind(make_rule())])) == claim


def test_an_old_post_is_judged_with_the_account() -> None:
    quiet = make_case(snapshot=make_snapshot(posts=(make_post(500),)))
    dormant = make_rule(
        id="dormant",
        detector="dormancy",
        params={"default_quiet_days": 400, "factor": 2},
        kinds=frozenset({"professional"}),
    )

    (finding,) = judge(quiet, [bind(dormant)])

    assert finding.sighting.anchor == "silent"
