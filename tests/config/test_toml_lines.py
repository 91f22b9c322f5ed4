"""The line of every key of a TOML text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.toml_lines import Place, line_index, line_of

TEXT = '''\
# a comment with [brackets] and = signs
name = "x # not a comment"
"quoted key" = 1
a.b.c = 2
[sweep]  # trailing
hosts = [
    "one", # [two]
    "three",
]
after = """
[not.a.table]
key = 1
"""
last = {x = 1, y = [1, 2]}
[[unit]]
name = 'first'
[[unit]]
name = 'second'
[unit.more]
deep = true
[[unit.part]]
name = "p0"
[[unit.part]]
name = "p1"
[x.y."z w"]
k = 1979-05-27T07:32:00Z
'''


def test_the_text_of_this_test_is_toml() -> None:
    assert tomllib.loads(TEXT)["sweep"]["last"] == {"x": 1, "y": [1, 2]}


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("name",), 2),
        (("quoted key",), 3),
        (("a", "b", "c"), 4),
        (("a", "b"), 4),
        (("sweep",), 5),
        (("sweep", "hosts"), 6),
        (("sweep", "hosts", 1), 6),
        (("sweep", "after"), 10),
        (("sweep", "last"), 14),
        (("sweep", "last", "y"), 14),
        (("sweep", "not there"), 5),
        (("unit", 0), 15),
        (("unit", 0, "name"), 16),
        (("unit", 1), 17),
        (("unit", 1, "name"), 18),
        (("unit", 1, "more", "deep"), 20),
        (("unit", 1, "part", 0, "name"), 22),
        (("unit", 1, "part", 1, "name"), 24),
        (("x", "y", "z w", "k"), 26),
        (("nowhere", "at", "all"), 1),
    ],
    ids=str,
)
def test_finds_the_line(place: Place, line: int) -> None:
    assert line_of(line_index(TEXT), place) == line


@given(st.text(max_size=300))
def test_never_fails_on_any_text(text: str) -> None:
    assert line_index(text)[()] == 1
