"""The verifier's weights as they ship, and a name for them. Light: nothing of OpenCV is loaded."""

from __future__ import annotations

import hashlib
from importlib import resources


def weights_text() -> str:
    """Give the text of the weights."""
    return (resources.files("crawler.perception") / "weights.json").read_text("utf-8")


def weights_hash() -> str:
    """Identify the weights by 8 hexadecimal digits."""
    return hashlib.sha256(weights_text().encode()).hexdigest()[:8]
