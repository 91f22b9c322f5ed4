"""Sees an account that speaks as a unit of the district without saying that it is official. Pure.

Only who bears a unit's whole name, or presents itself as it (`welcome to …`, `we are …`), is seen:
a fan, a parent, a teacher or a critic who names a school is not (MTKA IV.3; WI IV.B, IV.E).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import called_place, place_of_field, profile_fields
from crawler.model.resemblance import is_somebody_elses
from crawler.model.sentence import Sentence, form
from crawler.model.sighting import Sighting
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import listener
from crawler.model.words.presenting import presented
from crawler.model.words.reading import read

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True

_SURE = 0.75
_MAY = 0.6
"""How sure a presentation is (`we are …`), and a whole name alone: our estimate, until reviewed
decisions say better. Both are lower than any claim in words.
"""

_PRESENTED = form(
    "Its {place} presents itself as {unit} (“{words}”), without saying that it is official and "
    "without saying that it is not."
)
_NAMED = form(
    "Its {place} bears the whole name of {unit} (“{words}”), without saying that it is official "
    "and without saying that it is not."
)


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to."""

    phrases: tuple[Phrases, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `implied:<field>`; none beside a claim in words."""
    snapshot = case.snapshot
    if snapshot is None or case.account.status is AccountStatus.CLOSED:
        return
    to = listener(case.district, params.phrases)
    profile = profile_fields(case.account, snapshot)
    reading = read(profile, to)
    whose = reading.representation
    if whose is None or reading.claims or is_somebody_elses(reading):
        return
    for span, is_said in presented(profile, to, whose.unit_id):
        unit = case.district.unit(whose.unit_id)
        name = unit.name if unit else case.district.name
        place = place_of_field(span.field)
        yield Sighting(
            anchor=f"implied:{span.field}",
            why=Sentence(
                _PRESENTED if is_said else _NAMED,
                {"place": called_place(place), "unit": name, "words": span.quote},
            ),
            confidence=_SURE if is_said else _MAY,
            place=place,
            spans=(span,),
            link=case.account.url,
            facts={"unit": name},
        )
        return


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""
