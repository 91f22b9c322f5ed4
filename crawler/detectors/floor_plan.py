"""Sees own posts whose pictures may show a building's plan, by their layout and by the words on and
beside them; asks. Pure.

MTKA IV.1 and WI IV.C.3 forbid floor plans that are not public. Whether this one is public is for
people to tell: a map for visitors is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.case import Case
from crawler.model.sentence import Sentence, followed, sentence
from crawler.model.sighting import Region, Sighting, Span
from crawler.model.snapshot import Picture, Post
from crawler.model.words.captions.heard import spoken
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener, listener

EYES: tuple[str, ...] = ("plans",)
NEEDS_SNAPSHOT = True


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages whose words for plans and ways out are listened to."""

    phrases: tuple[Phrases, ...]


_BOTH, _ON_IT, _BESIDE_IT, _LAYOUT = 0.9, 0.8, 0.7, 0.7
"""Layout and words; words in a picture's own text equivalent, and in its post; layout alone: our
estimates.
"""
_LOOKS_LIKE_ONE = 0.5
"""What the plans eye gives a plan at least."""


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each own post (`post:<id>:plan`) with a picture that is laid out like a
    plan, or with pictures and words that tell of one.
    """
    if case.snapshot is None:
        return
    to = listener(case.district, params.phrases)
    for post in case.snapshot.own_posts:
        drawn = tuple(one for one in post.pictures if _looks_like_one(one, case))
        on_it = tuple(one for one in post.pictures if _find(post, one.alt, to))
        said = (_find(post, text, to) for text in (post.title, post.text))
        beside = tuple(span for spans in said for span in spans) if post.pictures else ()
        if drawn or on_it or beside:
            yield _sighting(post, drawn, on_it, beside, case)


def _looks_like_one(picture: Picture, case: Case) -> bool:
    facts = case.images.get(picture.url)
    return facts is not None and (facts.plan or 0.0) >= _LOOKS_LIKE_ONE


def _sighting(
    post: Post,
    drawn: tuple[Picture, ...],
    on_it: tuple[Picture, ...],
    beside: tuple[Span, ...],
    case: Case,
) -> Sighting:
    reason, confidence = _reason(bool(drawn), bool(on_it), bool(beside))
    regions = tuple(
        Region(one.url, facts.sha256)
        for one in (drawn or on_it or post.pictures)
        if (facts := case.images.get(one.url)) is not None
    )
    return Sighting(
        anchor=f"post:{post.id}:plan",
        why=followed(
            sentence(
                "Does a picture of this post show a plan of a building that is not meant for "
                "everybody?"
            ),
            reason,
        ),
        confidence=confidence,
        place="post",
        spans=beside,
        regions=regions,
        link=post.permalink or case.account.url,
        facts={"post": post.id},
    )


def _reason(drawn: bool, on_it: bool, beside: bool) -> tuple[Sentence, float]:
    words = (
        sentence("The words on it tell of one.")
        if on_it
        else sentence("The words beside it tell of one.")
    )
    if not drawn:
        return words, _ON_IT if on_it else _BESIDE_IT
    layout = sentence("It is drawn like one: rooms with doors.")
    return (followed(layout, words), _BOTH) if on_it or beside else (layout, _LAYOUT)


def stands_until(_case: Case, _params: Params) -> None:
    """Time changes nothing here."""


def _find(post: Post, words: str | None, to: Listener) -> list[Span]:
    if not words:
        return []
    text = text_of(f"post:{post.id}", words)
    hits = (hit for one in spoken(text, to.cues) for hit in one.plans.find(text))
    return [text.span(hit.first, hit.end) for hit in hits]
