"""A set of marks is made ready once, the same way every time; what cannot be opened is named."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from crawler.perception.artwork import cut_out
from crawler.perception.mark_files import MarkFile, set_hash
from crawler.perception.references import build_index
from tests.crawler.perception.drawing import avatar, encoded, heron, mark_file, otter, seal

HERON, OTTER = mark_file("heron", heron()), mark_file("otter", otter())


def test_names_the_marks_that_cannot_be_opened_and_keeps_the_others() -> None:
    broken = MarkFile("broken", ".png", b"\x89PNG\r\n\x1a\n")

    index = build_index((broken, HERON))

    assert [reference.stem for reference in index.references] == ["heron"]
    assert index.refused == (("broken", "The PNG file is broken or cut off."),)


def test_the_order_of_the_files_does_not_matter() -> None:
    assert set_hash((HERON, OTTER)) == set_hash((OTTER, HERON))


@pytest.mark.parametrize(
    "other",
    [
        MarkFile("heron2", ".png", HERON.body),
        MarkFile("heron", ".webp", HERON.body),
        MarkFile("heron", ".png", OTTER.body),
    ],
    ids=["another name", "another format", "other bytes"],
)
def test_any_change_makes_another_set(other: MarkFile) -> None:
    assert set_hash((HERON,)) != set_hash((other,))


def test_trims_transparent_and_pale_borders_alike() -> None:
    transparent = cut_out(np.asarray(heron()))
    printed = cut_out(np.asarray(avatar(heron()).convert("RGBA")))

    assert transparent.shape[0] / transparent.shape[1] == pytest.approx(
        printed.shape[0] / printed.shape[1], abs=0.02
    )


def test_keeps_a_coloured_field_as_part_of_the_mark() -> None:
    field = np.asarray(avatar(heron(), (20, 30, 90)).convert("RGBA"))

    assert cut_out(field).shape == field.shape


def test_a_round_seal_is_more_like_a_plain_shape_than_a_heron_is() -> None:
    index = build_index((HERON, mark_file("seal", seal("HERON LAKE "))))

    plain = {reference.stem: reference.plain_fit for reference in index.references}

    assert plain["seal"] > plain["heron"] + 0.1


def test_a_blank_file_has_no_key_points() -> None:
    index = build_index((mark_file("blank", Image.new("RGBA", (90, 90), (255,) * 4)),))

    assert len(index.targets.owner) == 0


def test_reads_a_jpeg_mark() -> None:
    assert build_index((MarkFile("heron", ".jpg", encoded(avatar(heron()))),)).refused == ()
