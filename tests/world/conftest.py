"""The fixture `world`: the pretend internet for one test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.world.server import World, running_world


@pytest.fixture
def world() -> Iterator[World]:
    """Run the pretend internet for one test."""
    with running_world() as running:
        yield running
