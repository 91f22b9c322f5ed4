"""Signs that somebody still keeps an account: what, when, and how certain. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

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
    `automatic` the newest automatic one. `ahead`: a post is dated in the future.
    """

    last: Sign | None
    unclear: str | None = None
    weak: Sign | None = None
    automatic: Sign | None = None
    signs: tuple[Sign, ...] = ()
    ahead: bool = False


def life_of(
    snapshot: Snapshot | None, past: Sequence[Snapshot], now: datetime, automatic: Sequence[str]
) -> Life:
    """Give what a snapshot and earlier ones, newest first, show of an account's life.

    What could not be read is never taken for silence: no snapshot, one with missing parts, no own
    post with a time, or an undated post above the newest dated one.
    """
    if snapshot is None:
        return Life(None, "it was not read")
    if snapshot.partial:
        return Life(None, "it was read only in part")
    ahead = any(is_ahead(post, now) for post in snapshot.own_posts)
    signs = (*_of_posts((snapshot, *past), now, automatic), *_of_profile((snapshot, *past)))
    last = _newest(sign for sign in signs if sign.sure)
    shown = _newest(_of_posts((snapshot,), now, automatic, mine=True))
    unclear = _why_unclear(snapshot, shown, last)
    if unclear or last is None:
        return Life(None, unclear, signs=signs, ahead=ahead)
    later = [sign for sign in signs if sign.at > last.at and not sign.sure]
    weak = _newest(sign for sign in later if sign.source is not Source.AUTOMATIC)
    by_itself = _newest(sign for sign in later if sign.source is Source.AUTOMATIC)
    return Life(last, None, weak, by_itself, signs, ahead)


def is_ahead(post: Post, now: datetime) -> bool:
    """Say whether a post carries a date of the future: a planned event, or a wrong clock."""
    return post.moment is not None and post.moment.at > now + AHEAD


def _why_unclear(snapshot: Snapshot, shown: Sign | None, last: Sign | None) -> str | None:
    if shown is None or shown.post is None:
        return "no post of its own has a date"
    if last is None:
        return "all of its posts were made by programs"
    own = snapshot.own_posts
    above = own[: own.index(shown.post)]
    if any(post.moment is None for post in above):
        return "a post without a date stands above the newest one with a date"
    return None


def _of_posts(
    snapshots: Iterable[Snapshot], now: datetime, automatic: Sequence[str], *, mine: bool = False
) -> Iterator[Sign]:
    seen: set[tuple[str, datetime]] = set()
    for snapshot in snapshots:
        for post in snapshot.own_posts if mine else snapshot.posts:
            source = _source(post, automatic)
            if source is None or post.moment is None or is_ahead(post, now):
                continue
            if (post.id, post.moment.at) not in seen:
                seen.add((post.id, post.moment.at))
                yield Sign(post.moment.at, source, SLACK[post.moment.precision], post)


def _source(post: Post, automatic: Sequence[str]) -> Source | None:
    """Give what a post is a sign of; what somebody else wrote there is none."""
    if post.kind is PostKind.REPOST:
        return Source.REPOST
    if not post.mine:
        return None
    text = (post.text or "").casefold()
    if any(phrase.casefold() in text for phrase in automatic):
        return Source.AUTOMATIC
    return _BY_KIND.get(post.kind, Source.POST)


def _of_profile(snapshots: Sequence[Snapshot]) -> Iterator[Sign]:
    for newer, older in pairwise(snapshots):
        if any(getattr(newer, name) != getattr(older, name) for name in _PROFILE):
            yield Sign(newer.taken_at, Source.PROFILE)


def _newest(signs: Iterable[Sign]) -> Sign | None:
    return max(signs, key=lambda sign: sign.at, default=None)
