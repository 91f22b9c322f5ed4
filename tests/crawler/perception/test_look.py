"""Every picture ends in facts, whatever it does to the process that looks at it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawler.model.capture import sha256_of
from crawler.model.image import Faces, ImageFacts
from crawler.perception import face_model, worker
from crawler.perception.face_model import EYE
from crawler.perception.look import look, open_eyes
from crawler.perception.mark_files import EYE_VERSION
from crawler.perception.pool import DEADLY, Pool
from crawler.perception.references import ReferenceIndex, build_index
from tests.crawler.perception.drawing import avatar, encoded, heron, landscape, mark_file
from tests.crawler.perception.hostile import HOSTILE

HERON = mark_file("heron", heron())
DEADLY_BODY = b"this one kills its process"


def named(*bodies: bytes) -> list[tuple[str, bytes]]:
    return [(sha256_of(body), body) for body in bodies]


def look_or_die(picture: tuple[str, bytes]) -> ImageFacts:
    """Do what the worker does, except for the picture that kills."""
    if picture[1] == DEADLY_BODY:
        os._exit(11)
    return worker.look_at(picture)


@pytest.fixture(scope="module")
def index() -> ReferenceIndex:
    return build_index((HERON,))


@pytest.fixture
def marks_folder(tmp_path: Path) -> Path:
    (tmp_path / "heron.png").write_bytes(HERON.body)
    (tmp_path / "notes.txt").write_text("not a mark")
    return tmp_path


def test_looks_at_nothing_when_there_is_nothing(marks_folder: Path) -> None:
    with open_eyes(marks_folder) as eyes:
        assert eyes.look([]) == ()


def test_records_an_unreadable_picture_and_goes_on(index: ReferenceIndex) -> None:
    facts = look(named(b"<svg/>", encoded(avatar(heron()))), index)

    assert facts[0].unreadable is not None
    assert facts[0].marks == ()
    assert facts[1].unreadable is None
    assert facts[1].marks[0].mark == "heron"


def test_names_the_eye_with_its_version_and_set_of_marks(index: ReferenceIndex) -> None:
    facts = look(named(encoded(avatar(heron())), b""), index)

    assert {one.eyes for one in facts} == {(index.name,)}
    assert index.name.startswith(f"marks/{EYE_VERSION}.")


def test_a_changed_mark_is_another_eye(marks_folder: Path) -> None:
    with open_eyes(marks_folder) as eyes:
        before = eyes.versions
    (marks_folder / "heron.png").write_bytes(encoded(heron((0, 90, 0)), "PNG"))

    with open_eyes(marks_folder) as eyes:
        assert eyes.versions != before


def test_processes_and_no_processes_see_the_same(marks_folder: Path) -> None:
    pictures = named(encoded(avatar(heron())), b"GIF89a", encoded(landscape(1)))

    with open_eyes(marks_folder, workers=0) as alone, open_eyes(marks_folder, workers=1) as pooled:
        assert alone.look(pictures) == pooled.look(pictures)


def test_people_are_counted_only_when_asked_for(marks_folder: Path) -> None:
    pictures = named(encoded(landscape(1)), b"GIF89a")

    with open_eyes(marks_folder, 0) as plain, open_eyes(marks_folder, 0, people=True) as wide:
        before, after = plain.look(pictures), wide.look(pictures)

    assert [one.faces for one in before] == [None, None]
    assert [one.faces for one in after] == [Faces(0), None]
    assert {one.eyes for one in after} == {wide.versions} == {(*plain.versions, EYE)}


def test_without_marks_people_are_counted_and_nothing_is_said_of_marks(tmp_path: Path) -> None:
    picture = named(encoded(landscape(1)))

    with open_eyes(tmp_path, workers=1, people=True) as eyes:
        assert [(one.faces, one.eyes) for one in eyes.look(picture)] == [(Faces(0), eyes.versions)]
        assert not any(name.startswith("marks/") for name in eyes.versions)


def test_without_the_network_nobody_is_said_to_be_there_or_not(
    marks_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(face_model, "find_spec", lambda name: None)  # noqa: ARG005

    with open_eyes(marks_folder, 0, people=True) as eyes:
        (seen,) = eyes.look(named(encoded(landscape(1))))

    assert eyes.blind is not None
    assert "is not installed" in eyes.blind
    assert (seen.faces, seen.eyes) == (None, eyes.versions)
    assert EYE not in eyes.versions


def test_what_is_made_to_harm_is_recorded_as_unreadable_by_a_process_that_lives_on(
    index: ReferenceIndex,
) -> None:
    pool = Pool(index, 1)

    facts = pool.look(named(*HOSTILE.values(), encoded(avatar(heron()))))
    pool.close()

    *refused, good = facts
    told = {name: one.unreadable for name, one in zip(HOSTILE, refused, strict=True)}
    assert [name for name, reason in told.items() if reason in {None, DEADLY}] == []
    assert good.marks[0].mark == "heron"


def test_a_picture_that_kills_its_process_is_recorded_and_the_others_are_seen(
    index: ReferenceIndex,
) -> None:
    good, other = encoded(avatar(heron())), encoded(landscape(1))
    pool = Pool(index, 1, look_or_die)

    facts = pool.look(named(good, DEADLY_BODY, other))
    pool.close()

    assert [one.unreadable for one in facts] == [None, DEADLY, None]
    assert facts[0].marks[0].mark == "heron"
