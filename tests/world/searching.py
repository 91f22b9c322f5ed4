"""How the pretend platforms search: every word stands in name, handle or biography."""

from __future__ import annotations

from tests.world.answers import Request, State
from tests.world.words import Profile

_MOST = 25


def searched(state: State, platform: str, request: Request) -> list[Profile]:
    """Give the accounts that a search finds, best first: words in the name count more."""
    asked = request.query.get("q", "").casefold().split()
    found = []
    for profile in state.described.on(platform):
        name = f"{profile.name} {profile.handle}".casefold()
        said = f"{name} {profile.bio}".casefold()
        if asked and profile.weeks.hold(state.week) and all(word in said for word in asked):
            found.append((-sum(word in name for word in asked), profile.handle, profile))
    return [profile for *_, profile in sorted(found, key=lambda row: row[:2])][:_MOST]
