"""Sees own posts whose words may give a student away beside a name or a photo. Pure.

MTKA IV.1 and guidelines, ENS general 5, personal 7, third-party 4, MHD III.F, WI IV.C: what
identifies a student, or shows a student's work, needs consent. Nothing of what was found is quoted:
spans are masked, so that no output repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crawler.model.case import Case
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Post
from crawler.model.words.captions.disclosures import Disclosure, Private
from crawler.model.words.captions.private import read_private
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener, listener

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages that are read. `student_work`: work shown under a full name counts.
    `region` (ISO 3166-1): where a telephone number without a country is from.
    """

    phrases: tuple[Phrases, ...]
    student_work: bool = False
    region: str = "US"


_SURE: Mapping[Private, float] = {
    Private.NUMBER: 0.9,
    Private.BIRTH: 0.9,
    Private.HOME: 0.85,
    Private.PHONE: 0.85,
    Private.MAIL: 0.85,
    Private.GRADES: 0.8,
    Private.HEALTH: 0.85,
    Private.DISCIPLINE: 0.85,
    Private.WORK: 0.8,
}
"""Our estimates, until reviewed decisions say better."""


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each own post (`post:<id>:information`) that gives something away."""
    if case.snapshot is None:
        return
    to = listener(case.district, params.phrases)
    for post in case.snapshot.own_posts:
        found = [one for one in _read(post, case, params, to) if _counts(one, params)]
        if found:
            yield _sighting(post, found, case)


def stands_until(_case: Case, _params: Params) -> None:
    """Time changes nothing here."""


def _read(post: Post, case: Case, params: Params, to: Listener) -> Iterator[Disclosure]:
    domains = frozenset((*case.district.email_domains, *case.district.domains))
    alts = (picture.alt for picture in post.pictures)
    for words in dict.fromkeys(text for text in (post.title, post.text, *alts) if text):
        text = text_of(f"post:{post.id}", words)
        if text.tokens:
            yield from read_private(
                text, to.cues, to.private, to.names.words, domains, params.region
            )


def _counts(found: Disclosure, params: Params) -> bool:
    return found.kind is not Private.WORK or params.student_work


def _sighting(post: Post, found: list[Disclosure], case: Case) -> Sighting:
    kinds = list(dict.fromkeys(one.kind for one in found))
    return Sighting(
        anchor=f"post:{post.id}:information",
        why=(
            f"Does this post give a student away? Its words seem to hold {_listed(kinds)}. "
            "What stands there is not repeated here."
        ),
        confidence=max(_SURE[kind] for kind in kinds),
        place="post",
        spans=tuple(one.span for one in found),
        link=post.permalink or case.account.url,
        facts={
            "post": post.id,
            "kinds": " ".join(sorted(kind.name.lower() for kind in kinds)),
        },
    )


def _listed(kinds: list[Private]) -> str:
    *first, last = (kind.value for kind in kinds)
    beside = {Private.NUMBER, Private.WORK}.issuperset(kinds)
    said = f"{', '.join(first)} and {last}" if first else last
    return said if beside else f"{said} beside a student's name"
