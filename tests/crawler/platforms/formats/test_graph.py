"""Lists of the Graph APIs: what comes next, whose list it is, which nodes it has."""

from __future__ import annotations

import pytest

from crawler.platforms.formats.graph import edge_of, edge_of_list, next_place, nodes_of, one_of

NEXT = "https://graph.facebook.com/v10.0/4/posts?access_token=secret&limit=5"


@pytest.mark.parametrize(
    "listed",
    [
        {},
        {"paging": {"cursors": {"after": "a"}}},
        {"paging": {"next": "http://[broken"}},
        {"paging": {"next": NEXT}},
        {"paging": {"next": 5}},
        None,
    ],
    ids=["none", "cursor alone", "broken", "no place", "number", "nothing"],
)
def test_stays_silent_on_the_last_page(listed: object) -> None:
    assert next_place(listed) is None


def test_takes_the_place_of_the_next_page_without_the_token() -> None:
    cursor = {"paging": {"cursors": {"after": "a/b"}, "next": NEXT}}
    time = {"paging": {"next": NEXT + "&until=1624385168&since&__paging_token=t"}}

    assert next_place(cursor) == "after=a%2Fb"
    assert next_place(time) == "until=1624385168&__paging_token=t"
    assert next_place({"paging": {"cursors": {"after": "a"}}}, cursor_alone=True) == "after=a"


def test_reads_whose_list_it_is() -> None:
    assert edge_of(None, "", "http://[x", NEXT) == ("4", "posts")
    assert edge_of("https://graph.facebook.com/me/posts") == (None, None)
    assert edge_of_list({"paging": {"previous": NEXT}}, "") == ("4", "posts")


def test_gives_the_nodes_of_a_list_of_several_ids_and_of_a_batch() -> None:
    assert nodes_of({"data": [{"id": "1"}, "x"]}) == ({"id": "1"},)
    assert nodes_of({"user": {"id": "1"}}) is None
    assert nodes_of({"1": {"id": "1"}, "herons": {"name": "x"}}) is None
    assert nodes_of({"1": {"id": "1"}, "herons": {"id": "2"}}) == ({"id": "1"}, {"id": "2"})
    assert nodes_of([{"body": '{"id": "3"}'}, {"id": "4"}, None]) == ({"id": "3"}, {"id": "4"})
    assert nodes_of({"id": "1"}) is None
    assert nodes_of({}) is None


def test_gives_what_all_have_in_common() -> None:
    assert one_of(["a", None, "a"]) == "a"
    assert one_of(["a", "b"]) is None
    assert one_of([]) is None
