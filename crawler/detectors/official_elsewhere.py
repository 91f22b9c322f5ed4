"""Sees a registered account that used to say it is official and does not any more: information for
who looks after it, no offence. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import called_place, place_of_field, profile_fields
from crawler.model.sentence import sentence
from crawler.model.sighting import Sighting
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import listener
from crawler.model.words.reading import read

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True

_SURE = 0.9
"""The words stood there at an earlier visit, and at this one they do not."""


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to."""

    phrases: tuple[Phrases, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `no-longer-official`, for a registered account that was read now
    and before, and whose profile claimed only before.
    """
    snapshot = case.snapshot
    registered = case.account.registered and case.account.status is not AccountStatus.CLOSED
    if snapshot is None or snapshot.bio is None or not registered:
        return
    to = listener(case.district, params.phrases)
    if read(profile_fields(case.account, snapshot), to).counting:
        return
    for earlier in case.past:
        claims = read(profile_fields(case.account, earlier), to).counting
        if claims:
            field = claims[0].span.field
            said = claims[0].span.quote
            yield Sighting(
                anchor="no-longer-official",
                why=sentence(
                    "On {day} its {place} said “{words}”; now nothing on the profile says that it "
                    "is official.",
                    day=earlier.taken_at.date(),
                    place=called_place(place_of_field(field)),
                    words=said,
                ),
                confidence=_SURE,
                place=place_of_field(field),
                link=case.account.url,
                facts={"said": said},
            )
            return


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""
