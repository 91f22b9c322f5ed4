"""What all tests share: the clock they live by."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest


@pytest.fixture
def now() -> datetime:
    """Monday, 23 November 2026, seven in the morning at Heron Lake (UTC-6)."""
    return datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
