"""Sees an account that says it is official, or speaks for the district, and names a unit of it.
Pure.

What somebody says about the district is never a claim to speak for it (WI IV.B); employer, job,
promotion, volunteering and praise are none either (MTKA IV.3; WI IV.E).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import called_place, place_of_field, post_field, profile_fields
from crawler.model.sentence import in_quotes, sentence, together
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Snapshot
from crawler.model.words.claims.claims import Form
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import Listener, listener
from crawler.model.words.reading import ReadClaim, Reading, read
from crawler.model.words.whose import Representation

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = True

_SURE: Mapping[Form, float] = {
    Form.NOUN_PHRASE: 0.97,
    Form.BARE_WORD: 0.9,
    Form.AGENT: 0.92,
    Form.SPOKESPERSON: 0.88,
}
"""How sure a claim of each form is, where the unit is certain: our estimate, until reviewed
decisions say better.
"""


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to. `fields`: where claims count (`display_name`,
    `handle`, `bio`, `post`).
    """

    phrases: tuple[Phrases, ...]
    fields: tuple[str, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give a sighting for each field, and each own post, that claims; anchored `claim:<field>`."""
    snapshot = case.snapshot
    if snapshot is None or case.account.status is AccountStatus.CLOSED:
        return
    to = listener(case.district, params.phrases)
    profile = profile_fields(case.account, snapshot)
    reading = read(profile, to)
    yield from _sightings(reading, case, params.fields, case.account.url)
    if "post" in params.fields and not reading.fan:
        yield from _of_posts(case, snapshot, profile, to)


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""


def _of_posts(
    case: Case, snapshot: Snapshot, profile: Sequence[tuple[str, str | None]], to: Listener
) -> Iterator[Sighting]:
    for post in snapshot.own_posts:
        field = post_field(post)
        if read((field,), to).counting:
            reading = read((*profile, field), to)
            yield from _sightings(reading, case, ("post",), post.permalink or case.account.url)


def _sightings(
    reading: Reading, case: Case, fields: Sequence[str], link: str
) -> Iterator[Sighting]:
    whose = reading.representation
    if whose is None:
        return
    by_field: dict[str, list[ReadClaim]] = {}
    for claim in reading.counting:
        if place_of_field(claim.span.field) in fields:
            by_field.setdefault(claim.span.field, []).append(claim)
    for field, claims in by_field.items():
        yield _sighting(field, claims, whose, case, link)


def _sighting(
    field: str, claims: Sequence[ReadClaim], whose: Representation, case: Case, link: str
) -> Sighting:
    unit = case.district.unit(whose.unit_id)
    name = unit.name if unit else case.district.name
    place = place_of_field(field)
    sure = max(_SURE[claim.form] for claim in claims) * (0.7 + 0.3 * whose.confidence)
    said = together([in_quotes(claim.span.quote) for claim in claims])
    spans = (*(claim.span for claim in claims), *whose.spans)
    return Sighting(
        anchor=f"claim:{field}",
        why=sentence(
            "Its {place} says {words}; it speaks for {unit} ({sign}).",
            place=called_place(place),
            words=said,
            unit=name,
            sign=whose.why[0],
        ),
        confidence=round(sure, 3),
        place=place,
        spans=tuple(dict.fromkeys(spans)),
        link=link,
        facts={"unit": name, "form": claims[0].form.value, "language": claims[0].language},
    )
