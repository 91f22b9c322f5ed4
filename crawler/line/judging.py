"""One account after it was fetched: what a detector may know of it, and which rules had all they
need. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.judge import BoundRule, judge
from crawler.line.pictures import shown_pictures
from crawler.model.account import Account
from crawler.model.case import Case, District, Lead
from crawler.model.finding import Finding
from crawler.model.image import ImageFacts
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Picture, Post, Snapshot


@dataclass(frozen=True, slots=True)
class Material:
    """What is on the table for one account. `snapshot` is None when the account was not read at
    this visit: what it showed before is not held against it. `missing` are addresses of pictures
    that are not there. `captured` maps a picture's address to the SHA-256 of its bytes.
    `remembered` are posts read at any visit.
    """

    account: Account
    snapshot: Snapshot | None
    past: tuple[Snapshot, ...]
    captured: Mapping[str, str]
    leads: tuple[Lead, ...]
    missing: frozenset[str] = frozenset()
    standing: Outcome | None = None
    former_handles: tuple[str, ...] = ()
    remembered: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one account under the rules that need the same eyes. `judged` names the rules
    that had all they need: a finding of theirs that was not seen now is resolved; one of another
    rule stays as it is. `window` are the ids of the posts that could be judged: a finding on a post
    outside of it is neither seen nor gone.
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
        standing=material.standing,
        former_handles=material.former_handles,
        remembered=material.remembered,
    )


def judgements_of(
    case: Case, rules: Sequence[BoundRule], missing: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """Judge one account under all rules: one judgement for each set of eyes that rules need."""
    by_eyes: dict[tuple[str, ...], list[BoundRule]] = {}
    for rule in rules:
        by_eyes.setdefault(rule.detector.EYES, []).append(rule)
    return tuple(_judgement(case, some, missing) for some in by_eyes.values())


def _judgement(case: Case, rules: Sequence[BoundRule], missing: Collection[str]) -> Judgement:
    return Judgement(
        account_id=case.account.id,
        findings=tuple(judge(case, rules)),
        judged=frozenset(rule.rule.id for rule in rules if had_all(case, rule, missing)),
        window=window_of(case, rules[0].detector.EYES, missing),
    )


def had_all(case: Case, rule: BoundRule, missing: Collection[str] = ()) -> bool:
    """Say whether a rule's detector had all it needs to say "not there": a snapshot, and its eyes
    on avatar and cover. Posts are told one by one, by `window_of`. A picture that is `missing`
    shows nothing.
    """
    if case.snapshot is None:
        return not rule.detector.NEEDS_SNAPSHOT
    pictures = [picture for picture in (case.snapshot.avatar, case.snapshot.cover) if picture]
    return _all_looked(case, pictures, rule.detector.EYES, missing)


def window_of(case: Case, eyes: Sequence[str], missing: Collection[str] = ()) -> frozenset[str]:
    """Give the ids of the own posts whose pictures all these eyes looked at; without eyes all."""
    posts = case.snapshot.own_posts if case.snapshot else ()
    return frozenset(post.id for post in posts if _all_looked(case, post.pictures, eyes, missing))


def _all_looked(
    case: Case, pictures: Sequence[Picture], eyes: Sequence[str], missing: Collection[str]
) -> bool:
    if not eyes or not pictures:
        return True
    shown = [picture.url for picture in pictures if picture.url not in missing]
    return all(looked(case.images.get(url), eyes) for url in shown)


def looked(facts: ImageFacts | None, eyes: Sequence[str]) -> bool:
    """Say whether every eye looked at the picture; eyes are named with a version (`marks/1:…`)."""
    if not eyes:
        return True
    if facts is None or facts.unreadable:
        return False
    return all(any(seen.startswith(eye + "/") for seen in facts.eyes) for eye in eyes)
