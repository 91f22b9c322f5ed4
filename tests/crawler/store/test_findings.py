"""The life of a finding: new, still there, gone, back; and what people decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from crawler.model.finding import FindingState
from crawler.model.sighting import Span
from crawler.store.districts import save_district
from crawler.store.findings import Changes, decide, load_findings, post_of, record_findings
from crawler.store.register import apply_import, undo_last_import
from crawler.store.session import Session, StoreError
from crawler.store.standing import FindingRow
from tests.builders import NOW, make_account, make_district
from tests.crawler.store.records import (
    fingerprints,
    later,
    make_finding,
    make_sighting,
    make_visit,
    new_account,
    swept,
)

RULES = {"official-capacity"}


class Judge:
    """Judges one account, sweep after sweep."""

    def __init__(self, session: Session, district_id: int) -> None:
        self.session = session
        self.district_id = district_id
        self.account_id = new_account(session, district_id)
        self.finding = make_finding(self.account_id)

    def see(
        self,
        days: float,
        *anchors: str,
        rules: set[str] = RULES,
        window: set[str] | None = None,
    ) -> Changes:
        """Find what is at these anchors, in a sweep `days` after NOW."""
        sweep_id = swept(self.session, self.district_id, make_visit(self.account_id, days))
        findings = [make_finding(self.account_id, anchor) for anchor in anchors]
        return record_findings(
            self.session,
            self.district_id,
            sweep_id,
            self.account_id,
            findings,
            later(days),
            rules,
            window,
        )

    def decide(self, decision: str, days: float, until: datetime | None = None) -> None:
        """Let Dana decide about the first finding."""
        decide(
            self.session,
            self.district_id,
            self.finding.fingerprint,
            decision,
            "known",
            "Dana Reyes",
            later(days),
            until,
        )

    def row(self, days: float) -> FindingRow:
        """Give the one finding as it stands `days` after NOW."""
        (row,) = load_findings(self.session, self.district_id, now=later(days))
        return row


@pytest.fixture
def judge(session: Session, district_id: int) -> Judge:
    """Give a judge of the Eastview account."""
    return Judge(session, district_id)


BIO = "bio:official"


def test_nothing_seen_is_nothing_recorded(judge: Judge) -> None:
    assert judge.see(0) == Changes((), (), ())
    assert load_findings(judge.session, judge.district_id) == ()


def test_the_same_thing_seen_again_is_the_same_finding(judge: Judge) -> None:
    name = judge.finding.fingerprint

    assert judge.see(0, BIO) == Changes(new=(name,), still=(), resolved=())
    assert judge.see(1, BIO) == Changes(new=(), still=(name,), resolved=())

    row = judge.row(1)
    assert row.state is FindingState.OPEN
    assert (row.first_seen_at, row.opened_at, row.last_seen_at) == (NOW, NOW, later(1))
    assert row.is_new_since(later(-1))
    assert not row.is_new_since(NOW)


def test_a_finding_stays_when_its_rule_could_not_be_judged(judge: Judge) -> None:
    judge.see(0, BIO)

    assert judge.see(1, rules={"dormancy"}) == Changes((), (), ())
    assert judge.row(1).state is FindingState.OPEN


def test_a_finding_that_is_gone_is_resolved_once(judge: Judge) -> None:
    judge.see(0, BIO)

    assert judge.see(1).resolved == (judge.finding.fingerprint,)
    assert judge.see(2) == Changes((), (), ())

    row = judge.row(2)
    assert row.state is FindingState.RESOLVED
    assert row.resolved_at == later(1)


def test_a_finding_that_is_back_is_new_again_and_keeps_when_it_was_first_seen(
    judge: Judge,
) -> None:
    judge.see(0, BIO)
    judge.see(1)

    assert judge.see(2, BIO).new == (judge.finding.fingerprint,)

    row = judge.row(2)
    assert row.state is FindingState.OPEN
    assert (row.first_seen_at, row.opened_at, row.resolved_at) == (NOW, later(2), None)
    assert row.is_new_since(later(1))


@pytest.mark.parametrize(
    ("window", "state"),
    [
        pytest.param({"2", "3"}, FindingState.OPEN, id="outside-of-what-was-shown"),
        pytest.param({"1", "2"}, FindingState.RESOLVED, id="inside-of-what-was-shown"),
        pytest.param(None, FindingState.RESOLVED, id="all-was-shown"),
    ],
)
def test_a_finding_on_a_post_is_gone_only_if_the_post_would_have_been_shown(
    judge: Judge, window: set[str] | None, state: FindingState
) -> None:
    sweep_id = swept(judge.session, judge.district_id, make_visit(judge.account_id))
    on_post = make_sighting("post:1:logo", place="post", spans=(), facts={"post": "1"})
    finding = make_finding(judge.account_id, "post:1:logo", sighting=on_post)
    record_findings(
        judge.session, judge.district_id, sweep_id, judge.account_id, [finding], NOW, RULES, {"1"}
    )

    judge.see(1, window=window)

    assert judge.row(1).state is state


def test_a_finding_comes_back_with_all_its_evidence(judge: Judge) -> None:
    judge.see(0, BIO)

    row = judge.row(0)

    assert row.sighting == judge.finding.sighting
    assert (row.clauses, row.tell) == (judge.finding.clauses, judge.finding.tell)
    assert (row.account.id, row.account.unit_name) == (judge.account_id, "Eastview High School")


def test_a_rule_that_changed_its_words_changes_those_of_its_findings(judge: Judge) -> None:
    judge.see(0, BIO)
    sweep_id = swept(judge.session, judge.district_id, make_visit(judge.account_id, 1))
    milder = replace(judge.finding, severity="low", action="Nothing to do.")

    record_findings(
        judge.session, judge.district_id, sweep_id, judge.account_id, [milder], later(1), RULES
    )

    assert (judge.row(1).severity, judge.row(1).action) == ("low", "Nothing to do.")


@pytest.mark.parametrize("decision", ["confirmed", "dismissed", "snoozed"])
def test_a_decision_counts_while_the_thing_is_there(judge: Judge, decision: str) -> None:
    judge.see(0, BIO)

    judge.decide(decision, 1)
    judge.see(2, BIO)

    assert judge.row(2).state == decision


def test_the_last_decision_counts_and_the_earlier_ones_stay(judge: Judge) -> None:
    judge.see(0, BIO)

    judge.decide("dismissed", 1)
    judge.decide("reopened", 2)

    row = judge.row(3)
    assert row.state is FindingState.OPEN
    assert row.decision is not None
    assert (row.decision.decision, row.decision.person) == ("reopened", "Dana Reyes")


def test_a_dismissal_counts_until_its_moment(judge: Judge) -> None:
    judge.see(0, BIO)

    judge.decide("dismissed", 0, until=later(7))

    assert judge.row(6.99).state is FindingState.DISMISSED
    assert judge.row(7).state is FindingState.OPEN


def test_a_dismissal_still_counts_when_the_thing_is_back(judge: Judge) -> None:
    judge.see(0, BIO)
    judge.decide("dismissed", 0)

    judge.see(1)
    assert judge.row(1).state is FindingState.RESOLVED

    judge.see(2, BIO)
    assert judge.row(2).state is FindingState.DISMISSED


def test_a_confirmation_does_not_count_when_the_thing_is_back(judge: Judge) -> None:
    judge.see(0, BIO)
    judge.decide("confirmed", 0.5)
    judge.see(1)

    judge.see(2, BIO)

    assert judge.row(2).state is FindingState.OPEN


def test_without_a_time_the_clock_of_the_database_says_what_still_counts(judge: Judge) -> None:
    judge.see(0, BIO)
    judge.decide("dismissed", 0, until=datetime.fromisoformat("2001-01-01T00:00:00+00:00"))

    (row,) = load_findings(judge.session, judge.district_id)

    assert row.state is FindingState.OPEN


def test_only_findings_in_the_states_asked_for_are_given(judge: Judge) -> None:
    judge.see(0, BIO, "bio:other")
    judge.decide("dismissed", 0)

    rows = load_findings(judge.session, judge.district_id, states={FindingState.OPEN}, now=NOW)

    other = make_finding(judge.account_id, "bio:other")
    assert tuple(row.fingerprint for row in rows) == fingerprints([other])


def test_findings_of_a_withdrawn_account_are_not_shown(session: Session, district_id: int) -> None:
    apply_import(session, district_id, [make_account(id=0)], "register.csv", NOW)
    judge = Judge(session, district_id)
    judge.see(0, BIO)

    undo_last_import(session, district_id, later(1))

    assert load_findings(session, district_id) == ()


def test_districts_do_not_see_each_others_findings(judge: Judge) -> None:
    other = save_district(judge.session, replace(make_district(), name="Otter Lake Schools"))
    judge.see(0, BIO)

    assert load_findings(judge.session, other) == ()
    with pytest.raises(StoreError, match="no finding"):
        decide(judge.session, other, judge.finding.fingerprint, "confirmed", "", "Sam Okafor", NOW)


def test_a_word_that_is_no_decision_is_refused(judge: Judge) -> None:
    judge.see(0, BIO)

    with pytest.raises(StoreError, match="'maybe' is no decision"):
        judge.decide("maybe", 0)


@pytest.mark.parametrize(
    ("place", "field", "facts", "post_id"),
    [
        pytest.param("bio", "bio", {"post": "1"}, None, id="not-on-a-post"),
        pytest.param("post", "bio", {}, None, id="unknown-post"),
        pytest.param("post", "post:2", {}, "2", id="by-its-words"),
        pytest.param("post", "post:2", {"post": "1"}, "1", id="by-its-fact"),
    ],
)
def test_the_post_of_a_sighting_is_known(
    place: str, field: str, facts: dict[str, str], post_id: str | None
) -> None:
    sighting = make_sighting(place=place, facts=facts, spans=(Span(field, 0, 1, "a"),))

    assert post_of(sighting) == post_id
