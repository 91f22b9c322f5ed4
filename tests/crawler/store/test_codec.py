"""Snapshots survive JSON exactly."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from crawler.model.snapshot import Moment, Picture, Post, PostKind, Precision, Snapshot
from crawler.store.codec import (
    dump_headers,
    dump_pictures,
    dump_snapshot,
    load_headers,
    load_snapshot,
    write_snapshot,
)
from tests.builders import NOW, make_post, make_snapshot

TEXT = st.text(st.characters(codec="utf-8") | st.just("\ud83d"), max_size=30)
"""Any text a page can hold, NUL and halves of surrogate pairs included."""
MAYBE = st.none() | TEXT
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-6)), timezone(timedelta(hours=5.75))])
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=ZONES)  # noqa: DTZ001 aware
"""All times that have a form in UTC; the first and last days of the calendar have none."""
MOMENTS = st.builds(Moment, TIMES, st.sampled_from(Precision))
PICTURES = st.builds(Picture, TEXT, MAYBE, st.booleans())
POSTS = st.builds(
    Post,
    id=TEXT,
    permalink=MAYBE,
    moment=st.none() | MOMENTS,
    title=MAYBE,
    text=MAYBE,
    pictures=st.lists(PICTURES, max_size=2).map(tuple),
    kind=st.sampled_from(PostKind),
    author_handle=MAYBE,
    author_name=MAYBE,
    mine=st.booleans(),
)
LISTS = st.lists(TEXT, max_size=2).map(tuple)
SNAPSHOTS = st.builds(
    Snapshot,
    platform=TEXT,
    taken_at=TIMES,
    handle=MAYBE,
    platform_id=MAYBE,
    display_name=MAYBE,
    bio=MAYBE,
    avatar=st.none() | PICTURES,
    cover=st.none() | PICTURES,
    external_urls=LISTS,
    followers=st.none() | st.integers(),
    profile_url=MAYBE,
    verified=st.none() | st.booleans(),
    created=st.none() | MOMENTS,
    location=MAYBE,
    posts=st.lists(POSTS, max_size=3).map(tuple),
    links=LISTS,
    next_page=MAYBE,
    partial=LISTS,
)


@given(SNAPSHOTS)
def test_a_snapshot_comes_back_as_it_was(snapshot: Snapshot) -> None:
    assert load_snapshot(dump_snapshot(snapshot)) == snapshot


@given(st.lists(PICTURES, max_size=3).map(tuple))
def test_pictures_are_json(pictures: tuple[Picture, ...]) -> None:
    trees = json.loads(dump_pictures(pictures))

    assert tuple(Picture(**tree) for tree in trees) == pictures


def test_the_hash_stays_when_only_the_time_of_reading_differs() -> None:
    first = write_snapshot(make_snapshot())
    second = write_snapshot(make_snapshot(taken_at=NOW + timedelta(days=1)))

    assert first.content_hash == second.content_hash
    assert first.text != second.text


def test_the_hash_differs_when_a_post_differs() -> None:
    first = write_snapshot(make_snapshot())
    second = write_snapshot(make_snapshot(posts=(make_post(text="No school on Friday."),)))

    assert first.content_hash != second.content_hash


def test_an_ordinary_text_is_written_as_it_is() -> None:
    document = write_snapshot(make_snapshot(bio="Año nuevo 🎓"))

    assert "Año nuevo 🎓" in document.text
    assert not document.odd


def test_a_text_that_not_every_column_can_hold_is_marked() -> None:
    assert write_snapshot(make_snapshot(bio="a\0b")).odd
    assert write_snapshot(make_snapshot(bio="a\ud83db")).odd


def test_cookies_of_an_answer_are_left_out() -> None:
    text = dump_headers({"content-type": "text/html", "set-cookie": "id=1"})

    assert load_headers(text) == {"content-type": "text/html"}
