"""Posts that a platform shows no more are remembered, the newest first."""

from __future__ import annotations

from crawler.store.posts import remembered_posts
from crawler.store.session import Session
from tests.builders import make_post, make_snapshot
from tests.crawler.store.records import make_visit, new_account, swept


def test_nothing_is_remembered_of_an_account_that_was_never_read(
    session: Session, district_id: int
) -> None:
    assert remembered_posts(session, [new_account(session, district_id)]) == {}


def test_what_is_shown_no_more_is_remembered(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    first = make_snapshot(posts=(make_post(9, id="a"), make_post(40, id="b")))
    then = make_snapshot(posts=(make_post(1, id="c"), make_post(id="d", moment=None)))
    swept(session, district_id, make_visit(number, -2, snapshot=first), key="sweep:1")
    swept(session, district_id, make_visit(number, snapshot=then), key="sweep:2")

    found = remembered_posts(session, [number])[number]
    fewer = remembered_posts(session, [number], limit=2)[number]

    assert [(one.id, one.moment, one.text) for one in found] == [
        (one.id, one.moment, one.text) for one in (*then.posts[:1], *first.posts)
    ]
    assert fewer == found[:2]
