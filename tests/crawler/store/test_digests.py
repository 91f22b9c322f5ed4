"""The figures of digests, and when everybody had them."""

from __future__ import annotations

from crawler.store.digests import last_digest, last_digests, last_out, mark_out, save_digest
from crawler.store.session import Session
from tests.builders import NOW
from tests.crawler.store.records import later


def test_there_is_no_digest_at_first(session: Session, district_id: int) -> None:
    assert last_digest(session, district_id) is None
    assert last_out(session, district_id) is None


def test_the_latest_period_counts_and_composing_again_replaces_its_figures(
    session: Session, district_id: int
) -> None:
    save_digest(session, district_id, "2026-W48", {"open": 3}, NOW)
    save_digest(session, district_id, "2026-W47", {"open": 1}, later(-7))
    save_digest(session, district_id, "2026-W48", {"open": 2}, later(1))

    latest = last_digest(session, district_id)
    earlier = last_digest(session, district_id, before="2026-W48")

    assert latest is not None
    assert (latest.period, latest.summary, latest.composed_at) == (
        "2026-W48",
        {"open": 2},
        later(1),
    )
    assert earlier is not None
    assert earlier.summary == {"open": 1}


def test_several_come_newest_first(session: Session, district_id: int) -> None:
    for week in (44, 46, 45, 47):
        save_digest(session, district_id, f"2026-W{week}", {"week": week}, NOW)

    found = last_digests(session, district_id, 2, before="2026-W47")

    assert [one.summary["week"] for one in found] == [46, 45]


def test_composing_again_does_not_take_back_that_it_was_out(
    session: Session, district_id: int
) -> None:
    save_digest(session, district_id, "2026-W48", {}, NOW)
    mark_out(session, district_id, "2026-W48", later(1))
    save_digest(session, district_id, "2026-W48", {}, later(2))

    assert last_out(session, district_id) == later(1)
