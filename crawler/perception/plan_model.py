"""The name of the plans eye. Light: nothing of OpenCV is loaded."""

from __future__ import annotations

PLANS = "plans"
EYE = f"{PLANS}/1"
"""The plans eye with its version; a new number looks at every picture again."""
