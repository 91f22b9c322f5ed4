"""One account after it was fetched: what a detector may know of it, and which rules had all they
need. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.judge import BoundRule, judge
from crawler.line.visiting import shown_pictures
from crawler.model.account import Account
from crawler.model.case import Case, District, Lead
from crawler.model.finding import Finding
from crawler.model.image import ImageFacts
from crawler.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Material:
    """What is on the table for one account. `snapshot` is None when the account was not read at
    this visit: what it showed before is not held against it. `captured` maps a picture's address
    to the SHA-256 of its bytes.
    """

    account: Account
    snapshot: Snapshot | None
    past: tuple[Snapshot, ...]
    captured: Mapping[str, str]
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one account. `judged` names the rules that had all they need: a finding of
    theirs that was not seen now is resolved; one of another rule stays as it is. `window` are
    the ids of the posts that the platform showed: a finding on a post outside of it is neither
    seen nor gone.
    """

    account_id: int
    findings: tuple[Finding, ...]
    judged: frozenset[str]
    window: frozenset[str]


def pictures_of(material: Material) -> tuple[str, ...]:
    """Give the SHA-256 of every picture that the account shows and that was captured, without
    repeats.
    """
    if material.snapshot is None:
        return ()
    urls = shown_pictures(material.snapshot)
    return tuple(dict.fromkeys(material.captured[url] for url in urls if url in material.captured))


def case_of(
    material: Material, facts: Mapping[str, ImageFacts], district: District, now: datetime
) -> Case:
    """Put together what a detector may know; `facts` by SHA-256."""
    seen = {url: facts[sha] for url, sha in material.captured.items() if sha in facts}
    return Case(
        account=material.account,
        district=district,
        now=now,
        snapshot=material.snapshot,
        past=material.past,
        images=seen,
        leads=material.leads,
    )


def judgement_of(case: Case, rules: Sequence[BoundRule]) -> Judgement:
    """Judge one account under all rules."""
    judged = frozenset(rule.rule.id for rule in rules if had_all(case, rule))
    posts = case.snapshot.own_posts if case.snapshot else ()
    findings = tuple(judge(case, rules))
    return Judgement(case.account.id, findings, judged, frozenset(post.id for post in posts))


def had_all(case: Case, rule: BoundRule) -> bool:
    """Say whether a rule's detector had all it needs to say "not there": a snapshot, and eyes on
    every picture.
    """
    if case.snapshot is None:
        return not rule.detector.NEEDS_SNAPSHOT
    pictures = shown_pictures(case.snapshot)
    return (
        all(looked(case.images.get(url), rule.detector.EYES) for url in pictures)
        if rule.detector.EYES
        else True
    )


def looked(facts: ImageFacts | None, eyes: Iterable[str]) -> bool:
    """Say whether every eye looked at the picture; eyes are named with a version (`marks/1:…`)."""
    if facts is None or facts.unreadable:
        return False
    return all(any(seen.startswith(eye + "/") for seen in facts.eyes) for eye in eyes)
