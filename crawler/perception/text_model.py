"""Whether words in pictures can be read here: the library is an extra (ADR 0010). Light: nothing of
it is loaded.
"""

from __future__ import annotations

from importlib.util import find_spec

WORDS = "words"
EYE = f"{WORDS}/1"
"""The words eye with its version; a new number looks at every avatar and cover again."""
_LIBRARIES = ("rapidocr", "onnxruntime")


class NoReaderError(Exception):
    """The library that reads words in pictures is not installed."""


def why_wordless() -> str | None:
    """Say why no picture can be searched for words; None = it can."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if not missing:
        return None
    return f"the extra `ocr` is not installed ({' and '.join(missing)})"
