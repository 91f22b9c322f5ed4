"""Reviewed decisions move the weight of the signs, a little at a time."""

from __future__ import annotations

from crawler.model.case import LeadState
from crawler.model.experience import PRIOR, Kind, weights_after

OURS, NOT = LeadState.REGISTERED, LeadState.NOT_OURS


def test_without_decisions_the_estimate_holds() -> None:
    assert dict(weights_after([])) == {kind.value: weight for kind, weight in PRIOR.items()}


def test_who_only_asked_has_decided_nothing() -> None:
    asked = [(LeadState.ASK, frozenset({"words"}))] * 50

    assert weights_after(asked) == weights_after([])


def test_a_sign_that_was_often_wrong_weighs_less_and_one_that_was_right_more() -> None:
    decided = [(NOT, frozenset({"document"}))] * 20 + [(OURS, frozenset({"mark"}))] * 20

    learned = dict(weights_after(decided))

    assert learned["document"] < PRIOR[Kind.DOCUMENT] / 2
    assert PRIOR[Kind.MARK] < learned["mark"] <= 0.95
    assert learned["words"] == PRIOR[Kind.WORDS]


def test_one_decision_does_not_turn_an_estimate_over() -> None:
    learned = dict(weights_after([(NOT, frozenset({"words"}))]))

    assert abs(learned["words"] - PRIOR[Kind.WORDS]) < 0.06


def test_the_blame_is_shared_among_the_signs() -> None:
    alone = dict(weights_after([(NOT, frozenset({"words"}))] * 8))
    shared = dict(weights_after([(NOT, frozenset({"words", "mark", "place", "active"}))] * 8))

    assert alone["words"] < shared["words"] < PRIOR[Kind.WORDS]


def test_a_sign_that_nobody_knows_any_more_is_passed_over() -> None:
    assert weights_after([(OURS, frozenset({"aura"}))]) == weights_after([])
