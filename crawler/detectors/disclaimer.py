"""Sees a disclosed account of an employee that writes about the district and does not say that the
views are its owner's. Pure.

It looks at whether the line is there, never at what is thought: praise and criticism are alike
(MTKA IV.1, guidelines; MHD III.E; WI IV.C; and WI IV.B).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import post_field, profile_fields
from crawler.model.sentence import Sentence, form
from crawler.model.sighting import Sighting, Span
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import Listener, listener
from crawler.model.words.reading import named_spans, read

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True

_OFTEN = 3
_SURE = 0.85
_ONCE = 0.75
"""How sure it is, with so many posts about the district, and with fewer: our estimate, until
reviewed decisions say better.
"""

_ONE = form(
    "Its profile names “{job}”, 1 post of it writes about the district (“{words}”), and nothing "
    "says that the views are its owner's."
)
_MANY = form(
    "Its profile names “{job}”, {number} posts of it write about the district (“{words}”), and "
    "nothing says that the views are its owner's."
)


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to."""

    phrases: tuple[Phrases, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `disclaimer`, for a profile that names the owner's job, posts
    that name the district, and no line that says whose views these are.
    """
    snapshot = case.snapshot
    if snapshot is None or snapshot.bio is None or case.account.status is AccountStatus.CLOSED:
        return
    to = listener(case.district, params.phrases)
    profile = profile_fields(case.account, snapshot)
    reading = read(profile, to)
    if not reading.personal or reading.says_it_is_not or reading.counting:
        return
    job = named_spans(profile, to)
    about = _about(case, to)
    if not job or not about:
        return
    said = {"job": job[0].quote, "words": about[0].quote}
    yield Sighting(
        anchor="disclaimer",
        why=Sentence(_MANY, said | {"number": len(about)})
        if len(about) > 1
        else Sentence(_ONE, said),
        confidence=_SURE if len(about) >= _OFTEN else _ONCE,
        place="bio",
        spans=(job[0], *about[:_OFTEN]),
        link=case.account.url,
    )


def _about(case: Case, to: Listener) -> list[Span]:
    """Give the first words of each own post that name a unit of the district."""
    posts = case.snapshot.own_posts if case.snapshot else ()
    found = (named_spans((post_field(post),), to) for post in posts)
    return [spans[0] for spans in found if spans]


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""
