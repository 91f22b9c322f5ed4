"""One account as it looked at one visit, in our words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the platform gave a time."""

    ZONED = "zoned"
    WITHOUT_ZONE = "without_zone"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a platform gave it: `at` is aware (UTC); without a zone, and for a day, read as if
    UTC.
    """

    at: datetime
    precision: Precision = Precision.ZONED

    def text(self) -> str:
        """Write ISO 8601: with `Z` when the zone is known, without zone when not, only the day when
        only that.
        """
        at = self.at.astimezone(UTC)
        if self.precision is Precision.DAY:
            return at.date().isoformat()
        plain = at.replace(tzinfo=None).isoformat()
        return plain + "Z" if self.precision is Precision.ZONED else plain


class PostKind(StrEnum):
    """What a post is."""

    POST = "post"
    REPOST = "repost"
    REPLY = "reply"
    QUOTE = "quote"
    PHOTO = "photo"
    VIDEO = "video"
    STORY = "story"
    PAGE = "page"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an account shows; `alt` is its text equivalent when one was given. `linked`
    says that it is not the account's own: it came with a page that the post links to.
    """

    url: str
    alt: str | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `text` is plain. What the payload does not hold is None or empty.

    `mine` is False where the payload shows that somebody else wrote it (a repost, a visitor's
    post). `withheld` says how many names on the opt-out list were taken out of its words.
    """

    id: str
    permalink: str | None = None
    moment: Moment | None = None
    title: str | None = None
    text: str | None = None
    pictures: tuple[Picture, ...] = ()
    kind: PostKind = PostKind.POST
    author_handle: str | None = None
    author_name: str | None = None
    mine: bool = True
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an account showed at `taken_at`. Absent is None or empty, never guessed. `posts` in the
    payload's order.

    `links` are all addresses that the read pages link to (for discovery), absolute, in order,
    without repeats. `partial` says which parts were asked for and could not be read, each as a
    short phrase.
    """

    platform: str
    taken_at: datetime
    handle: str | None = None
    platform_id: str | None = None
    display_name: str | None = None
    bio: str | None = None
    avatar: Picture | None = None
    cover: Picture | None = None
    external_urls: tuple[str, ...] = ()
    followers: int | None = None
    profile_url: str | None = None
    verified: bool | None = None
    created: Moment | None = None
    location: str | None = None
    posts: tuple[Post, ...] = ()
    links: tuple[str, ...] = ()
    next_page: str | None = None
    partial: tuple[str, ...] = ()

    @property
    def own_posts(self) -> tuple[Post, ...]:
        """Give the posts that the account itself wrote."""
        return tuple(post for post in self.posts if post.mine)

    def last_post_at(self) -> datetime | None:
        """Give the time of the newest own post with a time, or None when none has one."""
        return max((post.moment.at for post in self.own_posts if post.moment), default=None)
