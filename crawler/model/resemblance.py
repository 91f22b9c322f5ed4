"""How much an account looks like a part of the district: words, links both ways, marks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.model.case import Case, District, Lead
from crawler.model.profile import latest, profile_fields
from crawler.model.sighting import Region, Span
from crawler.model.snapshot import Picture, Snapshot
from crawler.model.words.listening import listener
from crawler.model.words.phrases import Phrases
from crawler.model.words.reading import Reading, read

_MARK_SCORE = 0.5
"""The marks eye's operating point."""
_WORDS = 0.7
_CLAIM = 0.3
_MARK = 0.45
_BACK_LINK = 0.35
_DISTRICT_PAGE = 0.5
_HOME_OR_OFTEN = 0.25
_LINK_TEXT = 0.4
_OFTEN = 3
"""Weights: the chance that each sign alone is right, our estimate until reviewed decisions say
better; together they leave the product of what each leaves open.
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for it: weight 0..1, and a short phrase for people."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """`unit_id` None = the district has no such unit, or nobody can tell which. `signs`, strongest
    first.
    """

    unit_id: int | None
    confidence: float
    signs: tuple[Sign, ...]
    spans: tuple[Span, ...]
    regions: tuple[Region, ...]


def resemblance(case: Case, phrases: Sequence[Phrases]) -> Resemblance | None:
    """Weigh everything; None where the account is a person's, a fan's, a parody's or another
    organisation's.

    An account that was read and does not name a unit, link back or show a mark is not ours by a
    link alone.
    """
    to = listener(case.district, phrases)
    snapshot = latest(case)
    reading = read(profile_fields(case.account, snapshot), to)
    if is_somebody_elses(reading):
        return None
    regions = tuple(_marked(case, snapshot))
    own = [*_words(reading), *_marks(regions), *_back_links(case, snapshot)]
    signs = [*own, *_links(case, reading_of_links(case.leads, case, phrases))]
    if not signs or (snapshot is not None and not own):
        return None
    signs.sort(key=lambda sign: -sign.weight)
    whose = reading.representation or reading_of_links(case.leads, case, phrases).representation
    return Resemblance(
        unit_id=whose.unit_id if whose else None,
        confidence=_together(signs),
        signs=tuple(signs),
        spans=reading.representation.spans if reading.representation else (),
        regions=regions,
    )


def is_somebody_elses(reading: Reading) -> bool:
    """Say whether the words are a person's, a fan's, a parody's, or of another place or
    organisation.
    """
    if reading.fan or reading.elsewhere:
        return True
    if reading.counting:
        return False
    other = reading.other and reading.representation is None
    return reading.personal or reading.says_it_is_not or other


def reading_of_links(leads: Sequence[Lead], case: Case, phrases: Sequence[Phrases]) -> Reading:
    """Read the texts of the links that lead to the account."""
    texts = tuple(("title", lead.link_text) for lead in leads)
    return read(texts, listener(case.district, phrases))


def _together(signs: Sequence[Sign]) -> float:
    left = 1.0
    for sign in signs:
        left *= 1 - sign.weight
    return round(1 - left, 3)


def _words(reading: Reading) -> Iterator[Sign]:
    if reading.representation:
        whose = reading.representation
        yield Sign(_WORDS * whose.confidence, whose.why[0])
    if reading.counting:
        yield Sign(_CLAIM, f"says “{reading.counting[0].span.quote}”")


def _marked(case: Case, snapshot: Snapshot | None) -> Iterator[Region]:
    for picture in _identity_pictures(snapshot):
        facts = case.images.get(picture.url)
        if facts and facts.marks and max(match.score for match in facts.marks) >= _MARK_SCORE:
            best = max(facts.marks, key=lambda match: match.score)
            yield Region(picture.url, facts.sha256, best.box)


def _identity_pictures(snapshot: Snapshot | None) -> tuple[Picture, ...]:
    shown = (snapshot.avatar, snapshot.cover) if snapshot else ()
    return tuple(picture for picture in shown if picture)


def _marks(regions: Sequence[Region]) -> Iterator[Sign]:
    if regions:
        yield Sign(_MARK, "shows a mark of the district")


def _back_links(case: Case, snapshot: Snapshot | None) -> Iterator[Sign]:
    for url in snapshot.external_urls if snapshot else ():
        if is_district_page(url, case.district):
            yield Sign(_BACK_LINK, f"links to {host_of(url)}")
            return


def _links(case: Case, reading: Reading) -> Iterator[Sign]:
    ours = [lead for lead in case.leads if is_district_page(lead.seen_on, case.district)]
    if not ours:
        return
    yield Sign(_DISTRICT_PAGE, f"linked from {ours[0].seen_on}")
    home = any(urlsplit(lead.seen_on).path in {"", "/"} for lead in ours)
    if home or sum(lead.times for lead in ours) >= _OFTEN:
        yield Sign(
            _HOME_OR_OFTEN, "linked from the home page" if home else "linked from many pages"
        )
    if reading.representation:
        yield Sign(_LINK_TEXT, f"linked as {reading.representation.why[0].partition(': ')[2]}")


def is_district_page(url: str, district: District) -> bool:
    """Say whether an address is on one of the district's own sites."""
    host = host_of(url)
    own = (domain.casefold().removeprefix("www.") for domain in district.domains)
    return any(host == domain or host.endswith("." + domain) for domain in own)


def host_of(url: str) -> str:
    """Give the host name of an address, lower case; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""
