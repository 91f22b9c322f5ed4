"""The digest of each reader: one sentence first, nothing hidden, nothing of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.model.account import AccountStatus
from crawler.model.case import Lead, LeadState
from crawler.model.finding import FindingState
from crawler.model.outcome import Outcome
from reports.digest.changes import FIRST
from reports.digest.compose import compose, summarise
from reports.digest.inputs import Recipient, Role, SweepInput, SweepState
from reports.digest.parts import Digest
from reports.digest.summary import dump_summary, read_summary
from tests.reports.samples import (
    COACH,
    DANA,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    SOCCER,
    WEEK,
    WESTBROOK,
    a_finding,
    a_row,
    a_summary,
    a_sweep,
    an_account,
    an_ordinary_week,
    days_ago,
    many_findings,
    some_inputs,
)


def digest_of(recipient: Recipient = DANA, **changes: object) -> Digest:
    return compose(some_inputs(**changes), recipient, WEEK, NOW)


def test_is_silent_in_a_week_without_findings() -> None:
    digest = digest_of()

    assert digest.headline == "Nothing needs you; all 45 accounts checked."
    assert digest.subject == "Nothing needs you · 45 of 45 checked · week 48"
    assert (digest.groups, digest.alarm, digest.leads, digest.reminders) == ((), None, None, ())
    assert digest.quiet == ("45 accounts were checked and show nothing to decide.",)


def test_lists_only_what_is_new_to_who_wants_only_that_and_counts_the_rest() -> None:
    old = (a_finding(an_account(1)), a_finding(an_account(2)))
    new = a_finding(an_account(44), first_seen_at=days_ago(2))
    digest = digest_of(replace(SAM, only_new=True), findings=(*old, new))

    assert [group.things for group in digest.groups] == [1]
    assert digest.headline.startswith("3 things need you")
    assert digest.more is not None
    assert digest.more.text.startswith("and 2 more.")


def test_lists_all_to_who_wants_only_the_new_and_reads_his_first() -> None:
    digest = digest_of(replace(SAM, only_new=True), findings=many_findings(3), previous=None)

    assert len(digest.groups) == 3
    assert digest.more is None


def test_does_not_call_nothing_what_could_not_be_checked() -> None:
    digest = digest_of(coverage=(a_row(an_account(1)), a_row(an_account(2), Outcome.PRIVATE)))

    assert digest.headline == "Nothing we could check needs you; 1 of 2 accounts checked."
    assert digest.subject == "Nothing known needs you · 1 of 2 checked · week 48"


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ((), "Nothing needs you; there is no account to check yet."),
        (
            (a_row(an_account(1), Outcome.GONE),),
            "Nothing we could check needs you; the one account could not be checked.",
        ),
        (
            (a_row(an_account(1), Outcome.GONE), a_row(an_account(2), Outcome.GONE)),
            "Nothing we could check needs you; none of 2 accounts could be checked.",
        ),
    ],
    ids=["no account", "one, unread", "two, unread"],
)
def test_says_plainly_when_little_is_known(rows: tuple[object, ...], headline: str) -> None:
    assert digest_of(coverage=rows).headline == headline


def test_says_one_sentence_and_the_same_in_the_subject() -> None:
    rows = tuple(a_row(an_account(number)) for number in range(1, 43))
    lost = tuple(a_row(an_account(number), Outcome.GONE) for number in range(43, 46))
    found = tuple(a_finding(an_account(number)) for number in range(3))
    digest = digest_of(findings=found, coverage=rows + lost)

    assert digest.headline == "3 things need you; 42 of 45 accounts checked."
    assert digest.subject == "3 need you · 42 of 45 checked · week 48"


def test_counts_one_thing_in_the_singular() -> None:
    digest = digest_of(findings=(a_finding(),))

    assert digest.headline == "1 thing needs you; all 45 accounts checked."
    assert digest.subject.startswith("1 needs you")


@pytest.mark.parametrize(
    ("sweep", "words"),
    [
        (None, "No sweep was made yet."),
        (a_sweep(SweepState.FAILED, 45, 12), "The last sweep (yesterday) failed after 12 of 45"),
        (
            SweepInput(SweepState.RUNNING, days_ago(0.1), None, 45, 12),
            "The last sweep (begun today) has not finished: it came to 12 of 45 accounts.",
        ),
        (a_sweep(visited=44), "The last sweep (yesterday) came only to 44 of 45 accounts."),
        (
            SweepInput(SweepState.FINISHED, days_ago(21), days_ago(21), 45, 45),
            "The last sweep was on Nov 2, 3 weeks ago.",
        ),
    ],
    ids=["none", "failed", "unfinished", "partial", "old"],
)
def test_says_first_that_the_sweep_is_not_whole(sweep: SweepInput | None, words: str) -> None:
    digest = digest_of(sweep=sweep)

    assert digest.alarm is not None
    assert digest.alarm.startswith(words)
    assert digest.subject.startswith("Sweep incomplete · ")


def test_promises_comparison_in_the_first_digest() -> None:
    digest = digest_of(previous=None, findings=(a_finding(),))

    assert digest.changed is not None
    assert digest.changed.sentence == FIRST
    assert digest.preheader.startswith("The first digest.")


def test_says_what_changed_since_the_last_digest() -> None:
    found = (
        a_finding(an_account(1), first_seen_at=days_ago(2)),
        a_finding(an_account(2)),
        a_finding(an_account(3), state=FindingState.RESOLVED, resolved_at=days_ago(3)),
        a_finding(an_account(4), state=FindingState.RESOLVED, resolved_at=days_ago(30)),
    )
    changed = digest_of(findings=found).changed

    assert changed is not None
    assert changed.sentence == (
        "1 new, 1 resolved, 1 still there since the last digest (week 47, Nov 16). "
        "45 accounts checked, 1 more than then."
    )
    assert [line.text for line in changed.resolved] == ["Eastview Herons 3 (Instagram)"]


def test_tells_nothing_of_a_finding_on_a_lock_screen() -> None:
    digest = digest_of(findings=(a_finding(title="Speaks for the school"),))

    assert digest.preheader == "1 still there. All 45 accounts could be checked."


def test_gives_the_athletic_director_only_teams() -> None:
    team = an_account(70, unit=SOCCER)
    found = (a_finding(team), a_finding(an_account(1)))
    digest = digest_of(COACH, findings=found, coverage=(a_row(team), a_row(an_account(1))))

    assert digest.headline == "1 thing needs you; the one team account was checked."
    assert [group.where for group in digest.groups] == [
        "Instagram · @eastview.herons70 · Girls Soccer, Eastview High School"
    ]


def test_gives_a_principal_the_own_school_with_its_teams() -> None:
    team, other = an_account(70, unit=SOCCER), an_account(71, unit=WESTBROOK)
    found = (a_finding(team), a_finding(other), a_finding(an_account(72, unit=None)))
    digest = digest_of(PRINCIPAL, findings=found, coverage=(a_row(team), a_row(other)))

    assert digest.coverage.total == 1
    assert len(digest.groups) == 1


def test_tells_a_role_only_what_the_rules_tell_it() -> None:
    found = (a_finding(tell=("communications",)),)

    assert digest_of(PRINCIPAL, findings=found).groups == ()
    assert digest_of(SAM, findings=found).groups == ()
    assert len(digest_of(DANA, findings=found).groups) == 1


def test_leaves_to_technology_what_is_technologys_and_says_so() -> None:
    found = (a_finding(), a_finding(an_account(2), tell=("technology",), severity="high"))
    digest = digest_of(DANA, findings=found, roles=frozenset({Role.TECHNOLOGY}))

    assert digest.headline.startswith("1 thing needs you")
    assert digest.elsewhere == "1 thing more is with the technology director (1 high)."


def test_leaves_nothing_to_a_technology_director_who_is_not_there() -> None:
    digest = digest_of(DANA, findings=(a_finding(tell=("technology",)),), roles=frozenset())

    assert digest.headline.startswith("1 thing needs you")
    assert digest.elsewhere is None


def test_gives_the_superintendent_one_paragraph() -> None:
    digest = compose(an_ordinary_week(), HEAD, WEEK, NOW)

    assert digest.brief == (
        "5 things on 4 accounts are open (2 high, 2 medium, 1 low). "
        "Since the last digest: 2 new, 1 resolved, 3 still there. "
        "42 of 45 accounts checked. Of the other 3 we cannot tell what is there. "
        "The communications office has the list and proposes what to do."
    )
    assert (digest.groups, digest.changed, digest.leads, digest.quiet) == ((), None, None, ())


def test_lists_leads_that_nobody_decided_and_no_account_yet() -> None:
    page = "https://www.heronlake.example/arts"
    leads = (
        Lead("x", "band", "https://x.example/band", page, "Band", 4, days_ago(3)),
        Lead("x", "band", "https://x.example/band", page + "/2", "Band", 1, days_ago(9)),
        Lead("x", "parody", "https://x.example/parody", page, state=LeadState.PARODY),
        Lead("instagram", "eastview.herons1", "https://i.example/", page),
    )
    found = digest_of(SAM, leads=leads).leads

    assert found is not None
    assert [line.title for line in found.lines] == ["X (Twitter): band"]
    assert found.lines[0].text == (
        "Linked from www.\u2060heronlake.\u2060example/arts and 1 other page as “Band” "
        "(first seen Nov 14, 9 days ago)"
    )


def test_shows_leads_to_no_principal() -> None:
    leads = (Lead("x", "band", "https://x.example/band", "https://www.heronlake.example/"),)

    assert digest_of(PRINCIPAL, leads=leads).leads is None


def test_says_what_falls_due_this_month() -> None:
    digest = compose(an_ordinary_week(), SAM, WEEK, NOW)

    assert [f"{line.title}: {line.text}" for line in digest.reminders] == [
        "Policy 547.0: due for its yearly review this month.",
        "Eastview Robotics (Instagram): review is due on Nov 30.",
        "Eastview Robotics (Instagram): permission to show photos ends Dec 1.",
    ]


def test_says_what_is_advice_and_what_was_put_aside() -> None:
    found = (
        *(a_finding(an_account(n), severity="advice", title="No caption") for n in (1, 2)),
        a_finding(an_account(3), state=FindingState.SNOOZED),
    )

    assert digest_of(findings=found).quiet == (
        "45 accounts were checked and show nothing to decide.",
        "Advice, no violation: No caption (2).",
        "Put aside by a person: 1 snoozed.",
    )


def test_marks_what_is_only_a_guess() -> None:
    account = an_account(status=AccountStatus.PROPOSED, guessed=frozenset({"unit"}))
    digest = digest_of(findings=(a_finding(account),))

    assert digest.groups[0].where == (
        "Instagram · @eastview.herons1 · Eastview High School (a guess) · not on the register"
    )


def test_counts_the_whole_district_for_the_next_digest() -> None:
    inputs = some_inputs(findings=many_findings(8), pack="p1")
    summary = summarise(inputs, WEEK, NOW)

    assert (summary.findings, summary.checked, summary.accounts) == (6, 45, 45)
    assert dict(summary.rules) == {"logo-without-permission": 6}
    assert read_summary(dump_summary(summary)) == summary


def test_reads_no_summary_that_lacks_something() -> None:
    said = dump_summary(a_summary())
    del said["checked"]

    with pytest.raises(KeyError):
        read_summary(said)
