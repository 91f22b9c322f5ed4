"""Every requirement of the policies that a system can act on has a home in its pack.

The table is ours: what is asked, in a word, which clause asks for it, and where it must have gone:
a rule of a detector, a check on the register, a guard-rail, or a line of not_observable.
"""

from __future__ import annotations

from functools import cache

import pytest

from config.policy import Pack, find_pack, load_pack

MTKA, ENS, MHD, WI = "minnetonka-470", "essex-north-shore", "moorhead-447-1", "wisconsin-547-0"
Row = tuple[str, str, str, str]

RULES: list[Row] = [
    (MTKA, "logo", "470 IV.1", "logo_use"),
    (ENS, "logo", "ENS personal 9", "logo_use"),
    (ENS, "logo", "ENS third-party 1", "logo_use"),
    (ENS, "logo", "ENS students 12", "logo_use"),
    (MHD, "logo as a trademark", "447.1 III.C", "logo_use"),
    (WI, "logo", "R-547.0 IV.C", "logo_use"),
    (MTKA, "official voice", "470 IV.1", "official_capacity"),
    (ENS, "official voice", "ENS personal 10", "official_capacity"),
    (ENS, "official voice", "ENS third-party 2", "official_capacity"),
    (ENS, "official voice", "ENS students 13", "official_capacity"),
    (WI, "official voice", "R-547.0 IV.C", "official_capacity"),
    (MTKA, "opened without approval", "470 II", "unregistered"),
    (MTKA, "opened without approval", "470 IV.1", "unregistered"),
    (ENS, "opened without approval", "ENS establishment 2", "unregistered"),
    (ENS, "opened without approval", "ENS establishment 3", "unregistered"),
    (ENS, "opened without approval", "ENS students 11", "unregistered"),
    (WI, "opened without approval", "R-547.0 IV.F", "unregistered"),
    (MTKA, "student photo", "470 IV.1", "student_photo"),
    (MTKA, "student photo", "470 guidelines, confidentiality", "student_photo"),
    (ENS, "student photo", "ENS general 4", "student_photo"),
    (ENS, "student photo", "ENS personal 8", "student_photo"),
    (ENS, "student photo", "ENS third-party 3", "student_photo"),
    (MHD, "student photo", "447.1 III.F", "student_photo"),
    (WI, "student photo", "R-547.0 IV.C.2", "student_photo"),
    (MTKA, "student information", "470 IV.1", "student_information"),
    (ENS, "student information", "ENS general 5", "student_information"),
    (ENS, "student information", "ENS personal 7", "student_information"),
    (ENS, "student information", "ENS third-party 4", "student_information"),
    (MHD, "student information", "447.1 III.F", "student_information"),
    (WI, "student information", "R-547.0 IV.C", "student_information"),
    (MTKA, "floor plan", "470 IV.1", "floor_plan"),
    (WI, "floor plan", "R-547.0 IV.C.3", "floor_plan"),
    (MTKA, "own views", "470 IV.1", "disclaimer"),
    (MTKA, "own views", "470 guidelines, transparency", "disclaimer"),
    (MHD, "own views", "447.1 III.E", "disclaimer"),
    (WI, "own views", "R-547.0 IV.C", "disclaimer"),
    (WI, "own views", "R-547.0 transparency", "disclaimer"),
    (MTKA, "left behind", "470 IV.2.1", "dormancy"),
    (MTKA, "nobody can log in", "470 IV.2.1", "orphaned"),
    (WI, "caption", "R-547.0 authenticity", "caption"),
]
CHECKS: list[Row] = [
    (MTKA, "orphaned", "470 IV.2.1", "no_administrator"),
    (WI, "one administrator", "R-547.0 IV.F", "no_administrator"),
    (WI, "better two", "R-547.0 IV.F", "one_administrator"),
    (WI, "still there", "R-547.0 IV.F", "administrator_left"),
    (MTKA, "approval on file", "470 II", "approval_missing"),
    (MTKA, "approval first", "470 II", "approval_after_creation"),
    (ENS, "approval on file", "ENS establishment 1", "approval_missing"),
    (ENS, "approval on file", "ENS establishment 2", "approval_missing"),
    (ENS, "approval first", "ENS establishment 2", "approval_after_creation"),
    (ENS, "district address", "ENS establishment 5", "opened_with_outside_address"),
    (ENS, "never for personal", "ENS establishment 5", "district_address_on_personal"),
    (MTKA, "never for personal", "470 IV.1", "district_address_on_personal"),
    (WI, "never for personal", "R-547.0 IV.C", "district_address_on_personal"),
    (MTKA, "log-in deposited", "470 II", "custody_missing"),
    (MTKA, "updated on change", "470 II", "custody_stale"),
    (ENS, "log-in deposited", "ENS establishment 4", "custody_missing"),
    (ENS, "updated on change", "ENS establishment 4", "custody_stale"),
    (MTKA, "coach holds it", "470 IV.2.1", "coach_custody_missing"),
    (WI, "yearly disclosure", "R-547.0 IV.D", "disclosure_missing"),
    (WI, "yearly disclosure", "R-547.0 safety of students", "disclosure_missing"),
    (MTKA, "permissions", "470 IV.1", "permission_expired"),
    (ENS, "permissions", "ENS personal 9", "permission_expired"),
    (ENS, "permissions", "ENS third-party 1", "permission_expired"),
    (WI, "on the register with its unit", "R-547.0 IV.F", "unit_missing"),
    (WI, "yearly review", "R-547.0 yearly review", "review_overdue"),
]
RAILS: list[Row] = [
    (WI, "negative opinion", "R-547.0 IV.B", ""),
    (MTKA, "a profile may name the job", "470 IV.3", ""),
    (WI, "a profile may name the job", "R-547.0 IV.E", ""),
    (MTKA, "only what is public", "470 IV.5", ""),
    (ENS, "people are counted", "ENS content 3", ""),
    (ENS, "public records", "ENS establishment 6", ""),
    (ENS, "public records", "ENS general 7", ""),
    (MTKA, "a minor's safety", "470 II", ""),
    (MTKA, "a minor's safety", "470 IV.2", ""),
    (MHD, "a minor's safety", "447.1 III.D", ""),
    (WI, "a minor's safety", "R-547.0 III", ""),
    (ENS, "a minor's safety", "ENS students 6", ""),
    (MTKA, "approved tools", "470 III.2", ""),
]
BLIND: list[Row] = [
    (MTKA, "colleagues' pictures, language", "470 IV.1", ""),
    (MTKA, "working time", "470 guidelines, personal data and duty", ""),
    (MTKA, "real names", "470 guidelines, transparency", ""),
    (ENS, "talk with students", "ENS general 2", ""),
    (ENS, "friends and followers", "ENS personal 1", ""),
    (MHD, "working time", "447.1 III.B", ""),
    (MHD, "real names", "447.1 III.E", ""),
    (WI, "friends and followers", "R-547.0 IV.A", ""),
    (WI, "colleagues' pictures", "R-547.0 IV.C.1", ""),
]
GENERIC = {
    "logo_use",
    "official_capacity",
    "pictured_claim",
    "implied_capacity",
    "look_alike_handle",
    "official_elsewhere",
    "unregistered",
    "dormancy",
    "orphaned",
    "register_gap",
    "student_photo",
    "student_information",
    "floor_plan",
    "disclaimer",
    "caption",
}


@cache
def pack_of(name: str) -> Pack:
    return load_pack(find_pack(name))


def name_of(row: Row) -> str:
    return f"{row[2]}: {row[1]}"


@pytest.mark.parametrize("row", RULES, ids=name_of)
def test_the_row_is_a_rule(row: Row) -> None:
    name, _, clause, detector = row

    homes = [rule for rule in pack_of(name).rules if rule.detector == detector]

    assert any(clause in rule.clauses for rule in homes)


@pytest.mark.parametrize("row", CHECKS, ids=name_of)
def test_the_row_is_a_check_on_the_register(row: Row) -> None:
    name, _, clause, check = row

    homes = [rule for rule in pack_of(name).rules if rule.params.get("check") == check]

    assert any(clause in rule.clauses for rule in homes)
    assert {(rule.detector, rule.status) for rule in homes} == {("register_gap", "active")}


@pytest.mark.parametrize("row", RAILS, ids=name_of)
def test_the_row_is_a_guard_rail(row: Row) -> None:
    assert row[2] in {rail.clause for rail in pack_of(row[0]).guard_rails}


@pytest.mark.parametrize("row", BLIND, ids=name_of)
def test_the_row_is_told_as_not_observable(row: Row) -> None:
    assert row[2] in {line.clause for line in pack_of(row[0]).not_observable}


def test_names_the_approved_tools() -> None:
    assert set(pack_of(MTKA).approved_tools) >= {"Schoology", "PreciouStatus", "Peachjar"}


def test_the_yearly_review_has_a_month() -> None:
    assert pack_of(WI).review_month == 3


def test_the_generic_pack_uses_every_detector() -> None:
    assert {rule.detector for rule in pack_of("generic").rules} == GENERIC


@pytest.mark.parametrize("name", [MTKA, ENS, MHD, WI, "generic"])
def test_every_rule_is_sure_polite_and_excused_by_a_permission(name: str) -> None:
    rules = pack_of(name).rules

    assert [rule.id for rule in rules if rule.min_confidence < 0.5] == []
    assert [rule.id for rule in rules if not rule.action.endswith(".")] == []
    logo = {rule.unless for rule in rules if rule.detector == "logo_use"}
    voice = {rule.unless for rule in rules if rule.detector == "official_capacity"}
    assert logo <= {("logo",)}
    assert voice <= {("official_capacity",)}
