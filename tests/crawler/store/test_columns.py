"""What columns take and give back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select

from crawler.store.session import Session
from crawler.store.tables.columns import moment_text, storable
from crawler.store.tables.places import OPT_OUT

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        pytest.param(None, None, id="nothing"),
        pytest.param("", "", id="empty"),
        pytest.param("Heron Lake", "Heron Lake", id="plain"),
        pytest.param("Año 🎓", "Año 🎓", id="beyond-ascii"),
        pytest.param("a\0b", "a\ufffdb", id="nul"),
        pytest.param("a\ud83db", "a\ufffdb", id="lone-surrogate"),
        pytest.param("\ud83c\udf93", "🎓", id="surrogate-pair"),
    ],
)
def test_texts_become_storable(text: str | None, stored: str | None) -> None:
    assert storable(text) == stored


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        moment_text(datetime(2026, 11, 23))  # noqa: DTZ001 this is what is refused


def test_moments_sort_as_texts() -> None:
    tokyo = timezone(timedelta(hours=9))
    moments = [MIDNIGHT.astimezone(tokyo), MIDNIGHT + timedelta(microseconds=1), MIDNIGHT]

    assert sorted(moments, key=moment_text) == sorted(moments)


def test_a_moment_comes_back_in_utc_to_the_microsecond(session: Session, district_id: int) -> None:
    given = datetime(2026, 11, 23, 7, 30, 1, 234567, tzinfo=timezone(timedelta(hours=-6)))
    values = {"district_id": district_id, "name_hash": "0" * 64}
    values |= {"key_name": "0" * 16, "added_at": given}

    session.execute(insert(OPT_OUT).values(values))
    found = session.scalars(select(OPT_OUT.c.added_at)).one()

    assert found == given
    assert found.tzinfo is UTC
