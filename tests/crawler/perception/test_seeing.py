"""What `rollcall see marks` and `rollcall measure marks` say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from crawler.perception.measuring import measure_marks
from crawler.perception.scoring import Outcome, figures, overlap, threshold_at, wilson
from crawler.perception.seeing import see_marks
from tests.crawler.perception.drawing import avatar, encoded, heron, landscape, otter, placed


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a small measuring set: one mark, two pictures that show it, two that do not."""
    (tmp_path / "refs").mkdir()
    (tmp_path / "img").mkdir()
    heron().save(tmp_path / "refs" / "heron.png")
    pictures: dict[str, Image.Image] = {
        "a.jpg": avatar(heron()),
        "b.jpg": placed(heron(), landscape(5), (420, 210, 190)),
        "c.jpg": landscape(1),
        "d.jpg": avatar(otter()),
    }
    for name, picture in pictures.items():
        (tmp_path / "img" / name).write_bytes(encoded(picture))
    images = [
        {"image": "a.jpg", "label": "heron", "slice": "avatar", "box": [40, 34, 254, 294]},
        {"image": "b.jpg", "label": "heron", "slice": "photo", "box": [449, 219, 597, 396]},
        {"image": "c.jpg", "label": None, "slice": "plain"},
        {"image": "d.jpg", "label": None, "slice": "hard", "box": [0, 0, 320, 320]},
    ]
    labels = {"refs": [{"id": "heron", "file": "heron.png"}], "images": images}
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    return tmp_path


def test_flags_nothing_in_pictures_that_cannot_be_opened(data: Path) -> None:
    (data / "broken.jpg").write_bytes(b"\xff\xd8\xff")

    rows = list(see_marks(data / "refs", [data / "broken.jpg", data / "missing.jpg"]))

    assert [(row["matches"], row["flagged"]) for row in rows] == [([], False), ([], False)]
    assert rows[0]["unreadable"] == "The JPEG file is broken or cut off."
    assert rows[1]["unreadable"].startswith("The file cannot be read")


def test_gives_one_row_a_picture_in_the_order_asked_for(data: Path) -> None:
    images = [data / "img" / name for name in ("c.jpg", "a.jpg", "d.jpg", "b.jpg")]

    rows = list(see_marks(data / "refs", images))

    assert [row["image"] for row in rows] == [str(image) for image in images]
    assert [row["flagged"] for row in rows] == [False, True, False, True]
    assert rows[1]["matches"][0]["logo"] == "heron"
    assert len(rows[1]["matches"][0]["box"]) == 4


def test_measures_a_labelled_set_slice_by_slice(data: Path) -> None:
    rows = {(row.get("point"), row["slice"]): row for row in measure_marks(data)}

    everything = rows["operating", "all"]
    assert (everything["recall"], everything["false_positive_rate"]) == (1.0, 0.0)
    assert (everything["named_right"], everything["placed_right"]) == (1.0, 1.0)
    assert rows["operating", "plain"]["recall"] is None
    assert rows["0.1% false positives", "photo"]["recall"] == 1.0
    assert rows[None, "cost"]["marks"] == 1


def test_measures_how_the_time_grows_with_the_marks(data: Path) -> None:
    grown = [row for row in measure_marks(data) if row["slice"] == "growth"]

    assert [(row["marks"], row["times_one"]) for row in grown] == [(1, 1.0)]


def test_refuses_labels_of_another_form(data: Path) -> None:
    (data / "labels.json").write_text('{"refs": [], "images": [{"picture": 1}]}')

    with pytest.raises(ValueError, match="not of the known form"):
        measure_marks(data)


def test_intervals_stay_honest_when_little_was_counted() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_the_threshold_lets_no_more_than_the_allowed_share_pass() -> None:
    plain = [Outcome("plain", None, score / 100, None) for score in range(100)]

    threshold = threshold_at(plain, 0.01)

    assert sum(one.score >= threshold for one in plain) == 1


def test_boxes_overlap_by_their_common_part() -> None:
    assert overlap((0, 0, 10, 10), (5, 0, 15, 10)) == pytest.approx(1 / 3)
    assert overlap((0, 0, 10, 10), None) == 0.0


def test_a_wrong_name_is_a_hit_but_not_named_right() -> None:
    outcomes = [Outcome("a", "heron", 0.9, "otter"), Outcome("a", "heron", 0.9, "heron")]

    row = next(figures(outcomes, 0.5))

    assert (row["recall"], row["named_right"]) == (1.0, 0.5)
