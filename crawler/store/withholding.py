"""Takes names that came onto the opt-out list out of what was recorded before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, select, update

from crawler.model.case import Lead
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.store.codec import dump_pictures, load_snapshot, write_snapshot
from crawler.store.leads import lead_hash, lead_of
from crawler.store.posts import post_key
from crawler.store.session import Session
from crawler.store.sighting_codec import dump_sighting, load_sighting
from crawler.store.tables.brought import IMAGE, POST, SNAPSHOT
from crawler.store.tables.judged import FINDING, JUDGEMENT, LEAD


@dataclass(frozen=True, slots=True)
class Scrub:
    """What takes names out of each kind of thing that is recorded; each gives the same thing when
    there is no name in it.
    """

    snapshot: Callable[[Snapshot], Snapshot]
    post: Callable[[Post], Post]
    sighting: Callable[[Sighting], Sighting]
    lead: Callable[[Lead], Lead]
    lines: Callable[[Sequence[str]], tuple[str, ...]]


def scrub_district(session: Session, district_id: int, scrub: Scrub) -> int:
    """Rewrite what holds a name; gives how many rows were. Every account is judged anew after."""
    count = _scrub_snapshots(session, district_id, scrub)
    count += _scrub_posts(session, district_id, scrub)
    count += _scrub_findings(session, district_id, scrub)
    count += _scrub_leads(session, district_id, scrub)
    count += _scrub_pictures(session, scrub)
    session.execute(delete(JUDGEMENT).where(JUDGEMENT.c.district_id == district_id))
    return count


def _scrub_snapshots(session: Session, district_id: int, scrub: Scrub) -> int:
    count = 0
    for number in _ids(session, district_id):
        row = session.execute(select(SNAPSHOT.c.document).where(SNAPSHOT.c.id == number)).one()
        before = load_snapshot(row.document)
        after = scrub.snapshot(before)
        if after != before:
            document = write_snapshot(after)
            values = {"document": document.text, "document_hash": document.content_hash}
            session.execute(update(SNAPSHOT).where(SNAPSHOT.c.id == number).values(values))
            count += 1
    return count


def _ids(session: Session, district_id: int) -> list[int]:
    mine = SNAPSHOT.c.district_id == district_id
    return list(session.scalars(select(SNAPSHOT.c.id).where(mine)))


def _scrub_posts(session: Session, district_id: int, scrub: Scrub) -> int:
    count = 0
    for row in session.execute(select(POST).where(POST.c.district_id == district_id)).all():
        before = Post(
            id=row.ext_id,
            permalink=row.permalink,
            title=row.title,
            text=row.text,
            author_name=row.author_name,
            pictures=tuple(Picture(**one) for one in json.loads(row.pictures)),
        )
        after = scrub.post(before)
        if after == before:
            continue
        count += 1
        _rewrite_post(session, row.account_id, before, after)
    return count


def _rewrite_post(session: Session, account_id: int, before: Post, after: Post) -> None:
    mine = (POST.c.account_id == account_id) & (POST.c.ext_id == before.id)
    key = post_key(after.id)
    is_there = exists().where(POST.c.account_id == account_id, POST.c.ext_id == key)
    if key != before.id and session.scalar(select(is_there)):
        session.execute(delete(POST).where(mine))
        return
    values = {
        "ext_id": key,
        "permalink": after.permalink,
        "title": after.title,
        "text": after.text,
        "author_name": after.author_name,
        "pictures": dump_pictures(after.pictures),
    }
    session.execute(update(POST).where(mine).values(values))


def _scrub_findings(session: Session, district_id: int, scrub: Scrub) -> int:
    count = 0
    mine = FINDING.c.district_id == district_id
    for row in session.execute(select(FINDING.c.id, FINDING.c.sighting).where(mine)).all():
        before = load_sighting(row.sighting)
        after = scrub.sighting(before)
        if after != before:
            text = dump_sighting(after)
            session.execute(update(FINDING).where(FINDING.c.id == row.id).values(sighting=text))
            count += 1
    return count


def _scrub_leads(session: Session, district_id: int, scrub: Scrub) -> int:
    count = 0
    for row in session.execute(select(LEAD).where(LEAD.c.district_id == district_id)).all():
        before = lead_of(row)
        after = scrub.lead(before)
        if after != before:
            count += 1
            _rewrite_lead(session, district_id, row.id, after)
    return count


def _rewrite_lead(session: Session, district_id: int, number: int, after: Lead) -> None:
    mine, name = LEAD.c.id == number, lead_hash(after)
    same = exists().where(
        LEAD.c.district_id == district_id, LEAD.c.lead_hash == name, LEAD.c.id != number
    )
    if session.scalar(select(same)):
        session.execute(delete(LEAD).where(mine))
        return
    values = {"lead_hash": name, "seen_on": after.seen_on, "link_text": after.link_text}
    session.execute(update(LEAD).where(mine).values(values))


def _scrub_pictures(session: Session, scrub: Scrub) -> int:
    """Rewrite what was read in pictures; they belong to no district, for they are known by their
    bytes.
    """
    count = 0
    query = select(IMAGE.c.sha256, IMAGE.c.eyes, IMAGE.c.words).where(IMAGE.c.words.is_not(None))
    for row in session.execute(query).all():
        before = tuple(json.loads(row.words))
        after = scrub.lines(before)
        if after != before:
            mine = (IMAGE.c.sha256 == row.sha256) & (IMAGE.c.eyes == row.eyes)
            session.execute(update(IMAGE).where(mine).values(words=json.dumps(after)))
            count += 1
    return count
