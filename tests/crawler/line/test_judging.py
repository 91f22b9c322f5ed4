"""What a detector may know of one account, and which rules had all they need."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.judge import BoundRule, bind
from crawler.line.judging import (
    Judgement,
    Material,
    case_of,
    judgements_of,
    looked,
    pictures_of,
)
from crawler.model.account import AccountKind
from crawler.model.capture import sha256_of
from crawler.model.image import ImageFacts, MarkMatch
from crawler.model.snapshot import Picture, Snapshot
from tests.builders import (
    HERON_MARK,
    NOW,
    make_account,
    make_district,
    make_facts,
    make_lead,
    make_post,
    make_snapshot,
)
from tests.rules import make_gap_rule, make_rule

AVATAR = "https://pictures.example/avatar.png"
GAME = "https://pictures.example/game.png"
THEIRS = "https://pictures.example/theirs.png"
SHA = {url: sha256_of(url.encode()) for url in (AVATAR, GAME, THEIRS)}
WITH_GAME = make_snapshot(posts=(make_post(pictures=(Picture(GAME),)),))


def logo_rule() -> BoundRule:
    """Give a rule that needs eyes."""
    params = {"min_score": 0.5, "places": ("avatar", "cover", "post"), "min_share": 0.0}
    return bind(
        make_rule(
            id="logo",
            detector="logo_use",
            params=params,
            kinds=frozenset({"professional", "third_party"}),
        )
    )


RULES = {
    "needs eyes": logo_rule(),
    "needs a snapshot": bind(make_rule(id="claim")),
    "needs the register only": bind(make_gap_rule("review_overdue")),
}


def material(snapshot: Snapshot | None = WITH_GAME, **changes: object) -> Material:
    """Give what is on the table for Eastview's account: every picture captured."""
    plain = Material(make_account(), snapshot, (), SHA, ())
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names fields of Material


def facts(*urls: str, **changes: Any) -> dict[str, ImageFacts]:
    """Give what was seen in these pictures, by SHA-256: nothing."""
    return {SHA[url]: make_facts(**{"sha256": SHA[url], **changes}) for url in urls}


def judge_all(given: Material, seen: dict[str, ImageFacts]) -> tuple[Judgement, ...]:
    """Judge under all rules: first come those with eyes."""
    case = case_of(given, seen, make_district(), NOW)
    return judgements_of(case, tuple(RULES.values()), given.missing)


def judged(given: Material, seen: dict[str, ImageFacts]) -> frozenset[str]:
    """Give the rules that had all they needed."""
    return frozenset().union(*(one.judged for one in judge_all(given, seen)))


def window(given: Material, seen: dict[str, ImageFacts]) -> frozenset[str]:
    """Give the posts that the rule with eyes could judge."""
    return judge_all(given, seen)[0].window


def test_an_account_that_was_not_read_keeps_the_findings_of_rules_that_read_it() -> None:
    assert judged(material(None), {}) == {"review_overdue"}


def test_an_account_that_was_not_read_has_no_window_and_no_new_finding_about_its_page() -> None:
    claiming = make_snapshot(bio="Official account of Eastview High School")
    account = make_account(kind=AccountKind.THIRD_PARTY)
    given = material(None, account=account, past=(claiming,))

    judgements = judge_all(given, {})

    assert [one.findings for one in judgements] == [(), ()]
    assert [one.window for one in judgements] == [frozenset(), frozenset()]


UNSEEN = [
    pytest.param({}, id="was not looked at"),
    pytest.param({"unreadable": "it is cut off"}, id="could not be opened"),
    pytest.param({"eyes": ("people/1",)}, id="was looked at by another eye"),
    pytest.param({"eyes": ()}, id="was looked at by no eye"),
]


@pytest.mark.parametrize("changes", UNSEEN)
def test_a_rule_with_eyes_cannot_tell_while_an_avatar_was_not_looked_at(
    changes: dict[str, object],
) -> None:
    seen = facts(GAME) | (facts(AVATAR, **changes) if changes else {})

    assert judged(material(), seen) == {"claim", "review_overdue"}


@pytest.mark.parametrize("changes", UNSEEN)
def test_a_post_whose_picture_was_not_looked_at_is_neither_seen_nor_gone(
    changes: dict[str, object],
) -> None:
    seen = facts(AVATAR) | (facts(GAME, **changes) if changes else {})

    assert window(material(), seen) == frozenset()
    assert "logo" in judged(material(), seen)


def test_a_post_without_its_picture_is_judged_by_its_words_all_the_same() -> None:
    _, others = judge_all(material(), facts(AVATAR))

    assert others.judged == {"claim", "review_overdue"}
    assert others.window == {"1"}


def test_a_picture_that_was_not_captured_was_not_looked_at() -> None:
    given = material(captured={GAME: SHA[GAME]})

    assert "logo" not in judged(given, facts(AVATAR, GAME))


def test_a_rule_with_eyes_is_judged_when_every_shown_picture_was_looked_at() -> None:
    seen = facts(AVATAR, GAME)

    assert judged(material(), seen) == {"logo", "claim", "review_overdue"}
    assert window(material(), seen) == {"1"}


def test_a_picture_that_is_not_there_shows_nothing() -> None:
    given = material(missing=frozenset({AVATAR, GAME}), captured={})

    assert "logo" in judged(given, {})
    assert window(given, {}) == {"1"}


def test_pictures_of_what_others_wrote_need_no_eyes() -> None:
    theirs = make_post(id="2", mine=False, pictures=(Picture(THEIRS),))
    given = material(make_snapshot(posts=(theirs,)))

    assert pictures_of(given) == (SHA[AVATAR],)
    assert "logo" in judged(given, facts(AVATAR))


def test_a_page_without_pictures_needs_no_eyes() -> None:
    assert "logo" in judged(material(make_snapshot(avatar=None)), {})


def test_an_eye_is_known_by_its_name_whatever_its_version() -> None:
    assert looked(make_facts(eyes=("marks/9:other",)), ("marks",))
    assert not looked(make_facts(eyes=("marksman/1",)), ("marks",))


def test_facts_come_to_the_case_by_the_pictures_address() -> None:
    case = case_of(material(), facts(AVATAR, GAME), make_district(), NOW)

    assert {url: one.sha256 for url, one in case.images.items()} == {
        url: SHA[url] for url in (AVATAR, GAME)
    }


def test_two_addresses_of_the_same_bytes_share_what_was_seen_and_are_looked_at_once() -> None:
    given = material(captured={AVATAR: SHA[AVATAR], GAME: SHA[AVATAR]})

    case = case_of(given, facts(AVATAR), make_district(), NOW)

    assert pictures_of(given) == (SHA[AVATAR],)
    assert case.images[AVATAR] == case.images[GAME]


def test_nothing_is_to_be_looked_at_when_the_account_was_not_read() -> None:
    assert pictures_of(material(None)) == ()


def test_the_case_holds_what_is_on_the_table() -> None:
    past = (make_snapshot(taken_at=NOW - timedelta(days=7)),)
    given = material(past=past, leads=(make_lead(),))

    case = case_of(given, {}, make_district(), NOW)

    assert (case.account, case.snapshot) == (given.account, given.snapshot)
    assert (case.past, case.leads, case.now) == (past, (make_lead(),), NOW)


def test_the_window_is_the_own_posts_that_were_shown() -> None:
    posts = (make_post(id="a"), make_post(id="b"), make_post(id="c", mine=False))

    judgements = judge_all(material(make_snapshot(posts=posts)), facts(AVATAR))

    assert [one.window for one in judgements] == [{"a", "b"}, {"a", "b"}]
    assert [one.account_id for one in judgements] == [7, 7]


def test_what_a_mark_in_a_picture_means_becomes_a_finding() -> None:
    match = MarkMatch(HERON_MARK.stem, 0.9, (0, 0, 40, 40), 0.5)
    seen = facts(GAME) | facts(AVATAR, marks=(match,))

    judgement, _ = judge_all(material(), seen)

    assert [(one.rule_id, one.sighting.place) for one in judgement.findings] == [("logo", "avatar")]
