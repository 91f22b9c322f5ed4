"""A rule must fit its detector exactly; what does not is refused with file and line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.policy import Pack, Rule, find_pack, load_pack
from crawler.detectors.register_gap.gap import Check, Params
from crawler.judge import DETECTORS, bind, check_pack, detector
from crawler.model.errors import PackError
from tests.rules import make_gap_rule, make_rule


def test_parameters_become_the_detectors_own() -> None:
    bound = bind(make_gap_rule("custody_stale"))

    assert bound.params == Params(Check.CUSTODY_STALE)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            make_rule(detector="logo_usage"),
            "pack.yaml:12: unknown detector 'logo_usage'; did you mean",
        ),
        (make_rule(params={"phrases": ()}), "pack.yaml:14: official_capacity: fields is missing"),
        (
            make_rule(params={"phrases": (), "fields": "bio"}),
            "pack.yaml:14: official_capacity: fields must be a list of text, not 'bio'",
        ),
        (
            make_rule(params={"phrases": (), "fields": (), "feilds": ()}),
            "pack.yaml:13: official_capacity: feilds is not known; it takes phrases",
        ),
        (make_gap_rule("no_admin"), "check must be one of no_administrator, one_administrator"),
    ],
    ids=["detector", "missing", "type", "unknown", "choice"],
)
def test_a_rule_that_does_not_fit_is_refused_with_its_line(given: Rule, told: str) -> None:
    with pytest.raises(PackError) as error:
        bind(given)

    assert told in str(error.value)


def test_a_pack_is_checked_as_a_whole_and_drafts_may_wait_for_their_detector() -> None:
    pack = load_pack(find_pack("generic"))
    bad = make_gap_rule("no_admin", file=pack.file)
    later = make_rule(detector="not_written_yet", status="draft")
    broken: Pack = replace(pack, rules=(*pack.rules, bad, later, make_gap_rule("neither")))

    problems = check_pack(broken)

    assert check_pack(pack) == ()
    assert len(problems) == 2
    assert {problem.line for problem in problems} == {13}


@pytest.mark.parametrize("name", DETECTORS)
def test_every_detector_keeps_to_the_seam(name: str) -> None:
    found = detector(name)

    assert callable(found.see)
    assert isinstance(found.EYES, tuple)
    assert isinstance(found.NEEDS_SNAPSHOT, bool)
    assert found.Params.__dataclass_params__.frozen
