"""The words in which the pretend internet is described."""

from __future__ import annotations

from dataclasses import dataclass

FOREVER = 10_000
"""A week that never comes."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of the world in which something is there: from `first`, up to but without `end`."""

    first: int = 0
    end: int = FOREVER

    def hold(self, week: int) -> bool:
        """Say whether `week` is one of them."""
        return self.first <= week < self.end


ALWAYS = Weeks()
AFTER_A_WEEK = Weeks(first=1)
ONLY_AT_FIRST = Weeks(end=1)
WITH_A_NAME = Weeks(first=5, end=6)
"""A week in which a caption names an invented child whose parents opted out."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post; `days_ago` counts back from the world's start.

    `picture` names a picture of `pictures.py`. `by` is the handle of the writer when the account
    only passed it on.
    """

    id: str
    days_ago: float
    text: str
    title: str | None = None
    picture: str | None = None
    alt: str | None = None
    by: str | None = None
    weeks: Weeks = ALWAYS


@dataclass(frozen=True, slots=True)
class Profile:
    """An account on one of the loopback platforms (`bluesky`, `mastodon`, `youtube`).

    `later_handle` and `later_avatar` count from week 1 on. `links` are the profile's own fields.
    """

    platform: str
    handle: str
    id: str
    name: str
    bio: str = ""
    avatar: str | None = None
    cover: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    posts: tuple[Post, ...] = ()
    followers: int = 0
    weeks: Weeks = ALWAYS
    later_handle: str | None = None
    later_avatar: str | None = None

    def handle_in(self, week: int) -> str:
        """Give the handle that the account has in `week`."""
        return self.later_handle if self.later_handle and week >= 1 else self.handle

    def avatar_in(self, week: int) -> str | None:
        """Give the avatar that the account has in `week`."""
        return self.later_avatar if self.later_avatar and week >= 1 else self.avatar


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site. `links` are pairs of address and text, `people` of job and name."""

    path: str
    title: str
    text: str = ""
    links: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF newsletter on a site: its lines, and the addresses that it links to."""

    path: str
    title: str
    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A web site on `<name>.localhost`.

    `logo` is the picture of its header, `cover` its og:image. `feed` is the form of its feed:
    `rss`, `atom`, `json`, `rdf` or None. `same_as` becomes JSON-LD, `card` an h-card, `social`
    the links of its footer.
    """

    name: str
    title: str
    about: str
    pages: tuple[Page, ...]
    logo: str | None = None
    cover: str | None = None
    feed: str | None = None
    posts: tuple[Post, ...] = ()
    social: tuple[tuple[str, str], ...] = ()
    same_as: tuple[str, ...] = ()
    schema: str = "WebSite"
    card: bool = False
    disallowed: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    weeks: Weeks = ALWAYS

    @property
    def host(self) -> str:
        """Give the host's name without its port."""
        return f"{self.name}.localhost"
