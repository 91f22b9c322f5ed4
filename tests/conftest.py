"""What all tests share: the clock they live by, and how they draw examples."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "steady", derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("search", derandomize=False)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture
def now() -> datetime:
    """Monday, 23 November 2026, seven in the morning at Heron Lake (UTC-6)."""
    return datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
