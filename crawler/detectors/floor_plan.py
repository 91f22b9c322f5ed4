"""Sees own posts whose pictures may show a building's plan, by the words on and beside them; asks.
Pure.

MTKA IV.1 and WI IV.C.3 forbid floor plans that are not public. Whether this one is public is for
people to tell: a map for visitors is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.case import Case
from crawler.model.sighting import Region, Sighting, Span
from crawler.model.snapshot import Picture, Post
from crawler.model.words.captions import spoken
from crawler.model.words.listening import Listener, listener
from crawler.model.words.phrases import Phrases
from crawler.model.words.text import text_of

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages whose words for plans and ways out are listened to."""

    phrases: tuple[Phrases, ...]


_ON_IT, _BESIDE_IT = 0.8, 0.7
"""In a picture's own text equivalent, and in the words of its post: our estimates."""


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each own post with pictures (`post:<id>:plan`) whose words tell of a
    plan.
    """
    if case.snapshot is None:
        return
    to = listener(case.district, params.phrases)
    for post in case.snapshot.own_posts:
        on_it = [picture for picture in post.pictures if _find(post, picture.alt, to)]
        said = (_find(post, text, to) for text in (post.title, post.text))
        beside = tuple(span for spans in said for span in spans) if post.pictures else ()
        if on_it or beside:
            yield _sighting(post, tuple(on_it), beside, case)


def _sighting(
    post: Post, on_it: tuple[Picture, ...], beside: tuple[Span, ...], case: Case
) -> Sighting:
    regions = tuple(
        Region(one.url, facts.sha256)
        for one in (on_it or post.pictures)
        if (facts := case.images.get(one.url)) is not None
    )
    return Sighting(
        anchor=f"post:{post.id}:plan",
        why=(
            "Does a picture of this post show a plan of a building that is not meant for "
            f"everybody? The words {'on' if on_it else 'beside'} it tell of one."
        ),
        confidence=_ON_IT if on_it else _BESIDE_IT,
        place="post",
        spans=beside,
        regions=regions,
        link=post.permalink or case.account.url,
        facts={"post": post.id},
    )


def stands_until(_case: Case, _params: Params) -> None:
    """Time changes nothing here."""


def _find(post: Post, words: str | None, to: Listener) -> list[Span]:
    if not words:
        return []
    text = text_of(f"post:{post.id}", words)
    hits = (hit for one in spoken(text, to.cues) for hit in one.plans.find(text))
    return [text.span(hit.first, hit.end) for hit in hits]
