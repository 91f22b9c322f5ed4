"""Fields of JSON answers from strangers: there and of the right kind, or None."""

from __future__ import annotations

import pytest

from crawler.platforms.formats.tree import (
    Tree,
    at,
    clean,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)


@pytest.mark.parametrize("tree", [None, True, 5, 1.5, "abc", [], ["a"], {}, {"a": None}, {"a": {}}])
def test_stays_silent_where_nothing_is(tree: Tree) -> None:
    assert at(tree, "a", "b") is None
    assert at(tree, 3) is None
    assert text_at(tree, "a") is None
    assert filled_at(tree, "a") is None
    assert url_at(tree, "a") is None
    assert count_at(tree, "a") is None
    assert dicts_at(tree, "a") == ()


@pytest.mark.parametrize("value", [True, 1.5, 10**30, [], {}, None])
def test_what_is_no_text_is_none(value: Tree) -> None:
    assert text_at({"a": value}, "a") is None
    assert filled_at({"a": value}, "a") is None


@pytest.mark.parametrize(
    ("value", "text", "filled"),
    [
        ("x", "x", "x"),
        (" x\n", " x\n", "x"),
        (" ", " ", None),
        ("", "", None),
        (17, "17", "17"),
        ("a\x00\ud800b\x7f", "ab", "ab"),
        ("a\u200db\xa0", "a\u200db\xa0", "a\u200db"),
    ],
)
def test_gives_texts_clean(value: Tree, text: str, filled: str | None) -> None:
    assert text_at({"a": [value]}, "a", 0) == text
    assert filled_at({"a": [value]}, "a", -1) == filled


@pytest.mark.parametrize(
    ("value", "count"),
    [
        *((0, 0), (7, 7), ("12", 12), (-1, None), ("-1", None), (" 7", None), (True, None)),
        *((1.0, None), (10**18 - 1, 10**18 - 1), (10**18, None), ("9" * 19, None), ("many", None)),
    ],
)
def test_counts_are_numbers_or_digits(value: Tree, count: int | None) -> None:
    assert count_at({"a": value}, "a") == count


@pytest.mark.parametrize(
    "text", ["\t tab", "line\nline", "\x1fx", "x\ud800", "x\u2028y", "\x0b", "é"]
)
def test_cleaning_takes_out_what_no_store_takes_and_nothing_else(text: str) -> None:
    kept = "".join(
        c for c in text if c in "\t\n\r" or not (c < " " or c == "\x7f" or c == "\ud800")
    )

    assert clean(text) == kept
