"""Sees an avatar or a cover whose words say that the account is official, and name a unit of the
district: `Official page of …` on a banner. Pure.

The words of a picture are read under the same grammar as a biography; what somebody says about the
district is no claim to speak for it (WI IV.B).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import called_place, profile_fields
from crawler.model.sentence import in_quotes, sentence, together
from crawler.model.sighting import Region, Sighting
from crawler.model.snapshot import Picture
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import Listener, listener
from crawler.model.words.reading import read

EYES: tuple[str, ...] = ("words",)
NEEDS_SNAPSHOT = True

_LINE = " ▪ "
"""Between the lines of a picture: a claim may go on over it, another thought may begin there."""
_SURE = 0.85
"""How sure a claim in a picture is: a little less than one in a biography, for a letter may be
misread. Our estimate, until reviewed decisions say better.
"""


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to read."""

    phrases: tuple[Phrases, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each picture that claims, anchored `claim:avatar` or `claim:cover`."""
    snapshot = case.snapshot
    if snapshot is None or case.account.status is AccountStatus.CLOSED:
        return
    to = listener(case.district, params.phrases)
    for place, picture in (("avatar", snapshot.avatar), ("cover", snapshot.cover)):
        if picture is not None:
            yield from _in_picture(case, place, picture, to)


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""


def _in_picture(case: Case, place: str, picture: Picture, to: Listener) -> Iterator[Sighting]:
    facts = case.images.get(picture.url)
    if facts is None or not facts.words:
        return
    field = (place, _LINE.join(facts.words))
    claims = read((field,), to).counting
    if not claims:
        return
    reading = read((*profile_fields(case.account, case.snapshot), field), to)
    whose = reading.representation
    if whose is None or reading.fan:
        return
    unit = case.district.unit(whose.unit_id)
    name = unit.name if unit else case.district.name
    said = together([in_quotes(claim.span.quote.replace(_LINE, " ")) for claim in claims])
    yield Sighting(
        anchor=f"claim:{place}",
        why=sentence(
            "The words in its {place} say {words}; it speaks for {unit} ({sign}).",
            place=called_place(place),
            words=said,
            unit=name,
            sign=whose.why[0],
        ),
        confidence=round(_SURE * (0.7 + 0.3 * whose.confidence), 3),
        place=place,
        spans=tuple(claim.span for claim in claims),
        regions=(Region(picture.url, facts.sha256),),
        link=case.account.url,
        facts={"unit": name, "form": claims[0].form.value, "language": claims[0].language},
    )
