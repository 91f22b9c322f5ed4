"""An index of marks comes back from the shelf as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from crawler.evidence.shelf import Shelf
from crawler.perception import references
from crawler.perception.glance import glance
from crawler.perception.index_file import dump_index, load_index
from crawler.perception.look import Eyes
from crawler.perception.references import build_index
from tests.crawler.perception.drawing import avatar, encoded, heron, mark_file, otter

FILES = (mark_file("herons", heron()), mark_file("otters", otter()))
PICTURE = encoded(avatar(heron()))


def test_is_refused_for_another_set_of_marks() -> None:
    body = dump_index(build_index(FILES))

    assert load_index(body, "marks/2.0:another") is None


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"text"], ids=["empty", "zip", "text"])
def test_is_refused_when_broken(body: bytes) -> None:
    assert load_index(body, "marks/2.0:any") is None


def test_sees_the_same_as_before() -> None:
    index = build_index(FILES)

    again = load_index(dump_index(index), index.name)

    assert again is not None
    assert glance("a", PICTURE, again) == glance("a", PICTURE, index)
    assert np.array_equal(again.cells.vectors, index.cells.vectors)


def test_is_made_once_for_all_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    first = Eyes(FILES, 0, shelf).look([("a", PICTURE)])
    monkeypatch.setattr(references, "build_index", None)

    second = Eyes(FILES, 0, shelf).look([("a", PICTURE)])

    assert second == first
