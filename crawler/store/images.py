"""What pictures show, by the hash of their bytes; and which bytes an account's pictures had."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, select

from crawler.model.image import Faces, ImageFacts, MarkMatch
from crawler.store.bulk import bulk, write
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.brought import CAPTURE, IMAGE

_FACTS = bulk(
    IMAGE,
    ("sha256", "eyes"),
    ("width", "height", "marks", "unreadable", "people", "words", "likeness", "plan"),
)


def known_facts(
    session: Session, sha256s: Collection[str], eyes: Sequence[str]
) -> dict[str, ImageFacts]:
    """Give what is known of these pictures, by hash: only where every one of these eyes looked.

    `eyes` are named with their versions, as in `ImageFacts.eyes`; others may have looked as well.
    """
    wanted = frozenset(eyes)
    facts: dict[str, ImageFacts] = {}
    for some in chunks(tuple(sha256s)):
        for row in session.execute(select(IMAGE).where(IMAGE.c.sha256.in_(some))):
            if wanted <= frozenset(row.eyes.split()):
                facts[row.sha256] = _facts(row)
    return facts


def likenesses(session: Session, eyes: Sequence[str], most: int) -> tuple[ImageFacts, ...]:
    """Give what exactly these eyes saw in pictures that were opened, at most so many, in the order
    of their hashes.
    """
    query = select(IMAGE).where(
        IMAGE.c.eyes == " ".join(sorted(eyes)), IMAGE.c.likeness.is_not(None)
    )
    rows = session.execute(query.order_by(IMAGE.c.sha256).limit(most))
    return tuple(_facts(row) for row in rows)


def save_facts(session: Session, facts: Iterable[ImageFacts]) -> None:
    """Write down what eyes saw; what the same versions of them saw is replaced."""
    rows = {(fact.sha256, _eyes(fact)): fact for fact in facts}
    write(
        session.connection(),
        _FACTS,
        [
            {
                "sha256": sha256,
                "eyes": eyes,
                "width": fact.width,
                "height": fact.height,
                "marks": json.dumps([asdict(match) for match in fact.marks]),
                "unreadable": fact.unreadable,
                "people": json.dumps(asdict(fact.faces)) if fact.faces else None,
                "words": None if fact.words is None else json.dumps(fact.words),
                "likeness": fact.likeness,
                "plan": fact.plan,
            }
            for (sha256, eyes), fact in rows.items()
        ],
    )


_OK, _OK_END = 200, 300
NOTHING_THERE = (404, 410)
"""HTTP's words for "there is nothing here" (RFC 9110 §15.5.5, §15.5.11)."""


def image_captures(session: Session, account_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Give for each account the hash of the bytes of each successful answer when it was last
    fetched, by the address that was asked for.
    """
    good = CAPTURE.c.sha256.is_not(None) & CAPTURE.c.status.between(_OK, _OK_END - 1)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for some in chunks(tuple(account_ids)):
        query = select(CAPTURE.c.account_id, CAPTURE.c.asked_url, CAPTURE.c.sha256)
        for account_id, url, sha256 in session.execute(
            query.where(CAPTURE.c.account_id.in_(some), good)
        ):
            found[account_id][url] = sha256
    return dict(found)


def missing_pictures(session: Session, account_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Give for each account the addresses at which the host last said that nothing is there."""
    found: dict[int, set[str]] = defaultdict(set)
    for some in chunks(tuple(account_ids)):
        query = select(CAPTURE.c.account_id, CAPTURE.c.asked_url)
        gone = CAPTURE.c.account_id.in_(some) & CAPTURE.c.status.in_(NOTHING_THERE)
        for account_id, url in session.execute(query.where(gone)):
            found[account_id].add(url)
    return {account_id: frozenset(urls) for account_id, urls in found.items()}


def picture_sizes(session: Session, sha256s: Collection[str]) -> dict[str, tuple[int, int]]:
    """Give width and height, pixels of the upright picture, by hash; unopened ones are left out."""
    sizes: dict[str, tuple[int, int]] = {}
    for some in chunks(tuple(sha256s)):
        opened = IMAGE.c.sha256.in_(some) & IMAGE.c.width.is_not(None) & IMAGE.c.height.is_not(None)
        for row in session.execute(
            select(IMAGE.c.sha256, IMAGE.c.width, IMAGE.c.height).where(opened)
        ):
            sizes[row.sha256] = (row.width, row.height)
    return sizes


def _facts(row: Row[Any]) -> ImageFacts:
    return ImageFacts(
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        marks=tuple(map(_match, json.loads(row.marks))),
        eyes=tuple(row.eyes.split()),
        unreadable=row.unreadable,
        faces=Faces(**json.loads(row.people)) if row.people else None,
        words=None if row.words is None else tuple(json.loads(row.words)),
        likeness=row.likeness,
        plan=row.plan,
    )


def _match(tree: dict[str, Any]) -> MarkMatch:
    return MarkMatch(**{**tree, "box": tuple(tree["box"]) if tree["box"] else None})


def _eyes(fact: ImageFacts) -> str:
    return " ".join(sorted(fact.eyes))
