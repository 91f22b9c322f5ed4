"""A policy pack is read, or refused with every problem at once."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import pack_words as words
from config.phrases import LISTS
from config.policy import POLICIES, Clause, GuardRail, NotObservable, Pack, find_pack, load_pack
from config.problems import ProblemsError
from crawler.model.account import AccountKind, PermissionScope
from tests.config.homes import BAD
from tests.config.packs import GOOD, write_pack

SHIPPED = sorted(path.stem for path in POLICIES.glob("*.yaml"))
ACTIVE = {
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
}


class Edit(TypedDict):
    """A change that makes the good pack bad, and the problem expected, from the line on."""

    name: str
    find: str
    replace: str
    message: str


EDITS: list[Edit] = json.loads((BAD / "pack.json").read_text(encoding="utf-8"))


def problems_of(path: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_pack(path, ACTIVE)
    return [str(one).replace(f"{path}:", "") for one in caught.value.problems]


def test_stays_silent_on_a_good_pack(tmp_path: Path) -> None:
    path = write_pack(tmp_path)

    pack = load_pack(path, ACTIVE)

    assert (pack.name, pack.adopted, pack.review_month) == ("little", date(2026, 3, 8), 3)
    assert pack.clauses["L 1"] == Clause("L 1", "Little policy", "1", "Marks need leave.")
    assert pack.guard_rails == (GuardRail("L 2", "Report an opinion."),)
    assert pack.not_observable == (NotObservable("L 2", "Kindness cannot be measured."),)
    assert pack.approved_tools == ("Class Porch",)
    assert pack.allowed_platforms == ("web", "feed")
    assert pack.file == str(path)


def test_gives_a_rule_with_its_lines(tmp_path: Path) -> None:
    path = write_pack(tmp_path)

    (rule,) = load_pack(path).rules

    assert rule.params == {"min_score": 0.5, "places": ("avatar", "cover")}
    assert rule.kinds == frozenset({"third_party"})
    assert rule.unless == ("logo",)
    assert rule.places == frozenset({"avatar"})
    assert (rule.file, rule.line, rule.lines["severity"]) == (str(path), 19, 28)
    assert rule.lines["params.min_score"] == 25


@pytest.mark.parametrize("name", SHIPPED)
def test_stays_silent_on_every_shipped_pack(name: str) -> None:
    pack = load_pack(find_pack(name), ACTIVE)

    assert pack.name == name
    assert {rule.detector for rule in pack.rules if rule.status == "active"} <= ACTIVE
    assert {rule.detector for rule in pack.rules if rule.status == "draft"}.isdisjoint(
        ACTIVE - {"unregistered"}
    )


def test_ships_a_pack_for_every_seed_policy_and_a_generic_one() -> None:
    assert SHIPPED == [
        "essex-north-shore",
        "generic",
        "minnetonka-470",
        "moorhead-447-1",
        "wisconsin-547-0",
    ]


def test_puts_the_phrases_into_the_parameters(tmp_path: Path) -> None:
    path = write_pack(tmp_path, GOOD.replace("min_score: 0.5", "phrases: [en, nl]"))

    (rule,) = load_pack(path).rules

    phrases = rule.params["phrases"]
    assert isinstance(phrases, tuple)
    assert [one["language"] for one in phrases] == ["en", "nl"]
    assert set(LISTS) <= set(phrases[0])


def test_stays_silent_on_the_packs_words_that_are_also_the_models() -> None:
    assert set(words.KINDS) == {kind.value for kind in AccountKind}
    assert set(words.SCOPES) == {scope.value for scope in PermissionScope}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["name"])
def test_sees_what_is_wrong(tmp_path: Path, edit: Edit) -> None:
    path = write_pack(tmp_path, GOOD.replace(edit["find"], edit["replace"]))

    assert edit["message"] in problems_of(path)


def test_tells_all_problems_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("severity: medium", "severity: grave").replace("[third_party]", "[booster]")
    path = write_pack(tmp_path, bad.replace("review_month: 3", "review_month: May"))

    assert [one.split(":")[0] for one in problems_of(path)] == ["6", "27", "28"]


def test_sees_a_rule_twice(tmp_path: Path) -> None:
    start, end = GOOD.index("  - id: logo"), GOOD.index("guard_rails")
    path = write_pack(tmp_path, GOOD[:end] + GOOD[start:end] + GOOD[end:])

    assert problems_of(path) == ["35: rule 'logo' stands there twice, first in line 19"]


def test_leaves_the_detector_of_a_draft_rule_open(tmp_path: Path) -> None:
    draft = GOOD.replace("status: active", "status: draft").replace("logo_use", "yet_to_come")

    assert load_pack(write_pack(tmp_path, draft), ACTIVE).rules[0].detector == "yet_to_come"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: is empty"),
        ("just words", "1: the pack should be a table of keys and values"),
        ("[" * 5_000, "1: is nested too deeply"),
        ("#" * 200_001, "1: is larger than 200000 bytes"),
        ("a: &a [x]\nb: [*a]\n", "1: anchors and aliases (& and *) are not used in this file"),
    ],
    ids=["empty", "no table", "deep", "large", "bomb"],
)  # fmt: skip
def test_refuses_hostile_files(tmp_path: Path, text: str, message: str) -> None:
    assert problems_of(write_pack(tmp_path, text))[0] == message


def test_sees_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "little.yaml"
    path.write_bytes(b"name: little\ntitle: \xff\n")

    assert problems_of(path) == ["2: is not UTF-8 text"]


def test_sees_that_the_file_is_not_there(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "none.yaml") == ["1: is not there"]


def test_prefers_the_installations_own_pack(tmp_path: Path) -> None:
    own = write_pack(tmp_path, name="generic")

    assert find_pack("generic", tmp_path) == own
    assert find_pack("generic") == POLICIES / "generic.yaml"


@pytest.mark.parametrize("name", ["generik", "../generic"])
def test_sees_a_pack_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        find_pack(name, tmp_path)

    assert str(caught.value) == (
        f"{tmp_path}:1: unknown policy pack {name!r}; did you mean 'generic'?"
    )


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=3,
)
KEYS = st.sampled_from((*words.PACK_KEYS, *words.PACK_MAY))
RULES = st.dictionaries(st.sampled_from((*words.RULE_KEYS, *words.RULE_MAY)), PLAIN)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(KEYS, PLAIN | st.lists(RULES, max_size=3)))
def test_gives_a_pack_or_problems_whatever_the_values(
    tmp_path: Path, data: dict[str, object]
) -> None:
    path = write_pack(tmp_path, yaml.safe_dump(data, allow_unicode=True))

    with suppress(ProblemsError):
        assert isinstance(load_pack(path), Pack)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_gives_a_pack_or_problems_whatever_the_bytes(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(body)

    with suppress(ProblemsError):
        assert isinstance(load_pack(path), Pack)
