"""What a pretend internet consists of: its sites, its accounts, and every host name it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.world.words import Profile, Site


@dataclass(frozen=True, slots=True)
class Description:
    """One world: sites by host name, accounts on its platforms, host names for `allow_hosts`."""

    sites: Mapping[str, Site]
    profiles: tuple[Profile, ...]
    hosts: tuple[str, ...]

    def on(self, platform: str) -> tuple[Profile, ...]:
        """Give the accounts on one platform."""
        return tuple(profile for profile in self.profiles if profile.platform == platform)
