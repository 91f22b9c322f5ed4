"""Signs that somebody still keeps an account: what, when, and how certain. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from crawler.model.life.programs import by_programs
from crawler.model.snapshot import Post, PostKind, Precision, Snapshot

SLACK = {
    Precision.ZONED: timedelta(0),
    # Civil time runs from UTC-12 to UTC+14 (IANA time zone database), so a time without a zone that
    # was read as UTC may have been up to 12 hours later; a bare day may mean its last minute.
    Precision.WITHOUT_ZONE: timedelta(hours=12),
    Precision.DAY: timedelta(hours=36),
}
AHEAD = timedelta(days=1)
"""A post dated further ahead than any time zone or slow clock explains is no activity."""
_PROFILE = ("display_name", "bio", "external_urls", "location")
"""What a person changes by hand; the addresses of pictures change by themselves."""


class Source(StrEnum):
    """What kind of sign it is, the surest first."""

    POST = "post"
    STORY = "story"
    REPLY = "reply"
    REPOST = "repost"
    PROFILE = "profile"
    AUTOMATIC = "automatic"


CERTAINTY = {
    Source.POST: 1.0,
    Source.STORY: 1.0,
    Source.REPLY: 0.9,
    Source.REPOST: 0.5,
    Source.PROFILE: 0.4,
    Source.AUTOMATIC: 0.1,
}
"""How sure each is a sign that a person of the account was there: our judgement, not measured."""
_SURE = 0.8
_BY_KIND = {PostKind.STORY: Source.STORY, PostKind.REPLY: Source.REPLY}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of life. `slack` is how much later it may have been than `at`; `post` is the post
    that shows it, None for a change of the profile (then `at` is when we first saw it).
    """

    at: datetime
    source: Source
    slack: timedelta = timedelta(0)
    post: Post | None = None

    @property
    def certainty(self) -> float:
        """Give how certain it is that a person was there, 0..1."""
        return CERTAINTY[self.source]

    @property
    def sure(self) -> bool:
        """Say whether it is sure enough to be taken for life."""
        return self.certainty >= _SURE


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of an account's life. `last` is the newest sure sign, None = could not tell,
    and then `unclear` says why; `weak` is the newest unsure sign after it that is not automatic,
    `automatic` the newest automatic one. `ahead`: a post is dated in the future. `at_most`: all
    that is shown was made by programs, so a person was last there before `last`.
    """

    last: Sign | None
    unclear: str | None = None
    weak: Sign | None = None
    automatic: Sign | None = None
    signs: tuple[Sign, ...] = ()
    ahead: bool = False
    at_most: bool = False


def life_of(
    snapshot: Snapshot | None,
    past: Sequence[Snapshot],
    now: datetime,
    automatic: Sequence[str],
    remembered: Sequence[Post] = (),
) -> Life:
    """Give what a snapshot and earlier ones, newest first, and remembered posts show of an
    account's life.

    What could not be read is never taken for silence: no snapshot, one with missing parts, no own
    post with a time, or an undated post above the newest dated one.
    """
    if snapshot is None:
        return Life(None, "it was not read")
    if snapshot.partial:
        return Life(None, "it was read only in part")
    ahead = any(is_ahead(post, now) for post in snapshot.own_posts)
    posts = [post for one in (snapshot, *past) for post in one.posts] + list(remembered)
    signs = (*_of_posts(posts, now, automatic), *_of_profile((snapshot, *past)))
    shown = _newest(_of_posts(snapshot.own_posts, now, automatic))
    unclear = _why_unclear(snapshot, shown)
    sure = _newest(sign for sign in signs if sign.sure)
    last = sure or _oldest(sign for sign in signs if sign.source is Source.AUTOMATIC)
    if unclear or last is None:
        return Life(None, unclear, signs=signs, ahead=ahead)
    later = [sign for sign in signs if sign.at > last.at and not sign.sure]
    weak = _newest(sign for sign in later if sign.source is not Source.AUTOMATIC)
    by_itself = _newest(sign for sign in later if sign.source is Source.AUTOMATIC)
    return Life(last, None, weak, by_itself, signs, ahead, at_most=sure is None)


def is_ahead(post: Post, now: datetime) -> bool:
    """Say whether a post carries a date of the future: a planned event, or a wrong clock."""
    return post.moment is not None and post.moment.at > now + AHEAD


def _why_unclear(snapshot: Snapshot, shown: Sign | None) -> str | None:
    if shown is None or shown.post is None:
        return "no post of its own has a date"
    own = snapshot.own_posts
    above = own[: own.index(shown.post)]
    if any(post.moment is None for post in above):
        return "a post without a date stands above the newest one with a date"
    return None


def _of_posts(posts: Sequence[Post], now: datetime, automatic: Sequence[str]) -> Iterator[Sign]:
    found = {(post.id, post.moment.at): post for post in reversed(posts) if post.moment is not None}
    programs = by_programs([post for post in found.values() if post.mine], automatic)
    for (_, at), post in reversed(found.items()):
        source = _source(post, programs)
        if source is not None and post.moment is not None and not is_ahead(post, now):
            yield Sign(at, source, SLACK[post.moment.precision], post)


def _source(post: Post, programs: Collection[str]) -> Source | None:
    """Give what a post is a sign of; what somebody else wrote there is none."""
    if post.kind is PostKind.REPOST:
        return Source.REPOST
    if not post.mine:
        return None
    if post.id in programs:
        return Source.AUTOMATIC
    return _BY_KIND.get(post.kind, Source.POST)


def _of_profile(snapshots: Sequence[Snapshot]) -> Iterator[Sign]:
    for newer, older in pairwise(snapshots):
        if any(getattr(newer, name) != getattr(older, name) for name in _PROFILE):
            yield Sign(newer.taken_at, Source.PROFILE)


def _newest(signs: Iterable[Sign]) -> Sign | None:
    return max(signs, key=lambda sign: sign.at, default=None)


def _oldest(signs: Iterable[Sign]) -> Sign | None:
    return min(signs, key=lambda sign: sign.at, default=None)
