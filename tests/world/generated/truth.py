"""What is true of every account of the invented district."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.world.words import Profile


class Truth(StrEnum):
    """Whose an account really is."""

    REGISTERED = "registered"
    OFFICIAL = "official"
    GROUP = "group"
    PERSONAL = "personal"
    PARODY = "parody"
    CRITIC = "critic"
    NEWS = "news"
    ELSEWHERE = "elsewhere"
    IMITATION = "imitation"
    NAMESAKE = "namesake"


WANTED = frozenset({Truth.OFFICIAL, Truth.GROUP})
"""What discovery is to find: what represents the district, and groups around it."""
STRANGERS = frozenset(
    {Truth.PERSONAL, Truth.PARODY, Truth.CRITIC, Truth.NEWS, Truth.ELSEWHERE, Truth.NAMESAKE}
)
"""Of whom nothing is to be kept."""


class Way(StrEnum):
    """How an account can be come upon."""

    PAGE = "page"
    PAPER = "paper"
    POST = "post"
    PROFILE = "profile"
    GROUP = "group"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Known:
    """An account with the truth. `profile` None = it is on a platform that programs cannot read,
    and only its address is there. `way` None = it is on the register.
    """

    platform: str
    handle: str
    url: str
    truth: Truth
    name: str
    way: Way | None = None
    profile: Profile | None = None
    unit: str | None = None

    @property
    def key(self) -> str:
        """Name it as the queue does, in lower case."""
        return f"{self.platform}:{self.handle}".casefold()
