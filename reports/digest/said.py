"""Say why in the reader's own language what a detector saw: told anew from what it noted, not
translated. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from crawler.model.sighting import Sighting
from reports.digest.gaps import gap_said
from reports.digest.inputs import DigestInputs
from reports.digest.plain import NAME_LETTERS, QUOTE_LETTERS, plain, quoted
from reports.digest.wording import place
from reports.languages.tongue import Tongue, msgid

_PAGE_LETTERS = 90
_NOBODY = msgid("Nobody on the register can still log in.")
_IS_A_MARK = msgid("The mark “{mark}” is in {place}.")
_LIKE_A_MARK = msgid(
    "Something like the mark “{mark}” is in {place}; it may be redrawn or altered."
)
_IS_BEHIND = msgid("The mark “{mark}” is in the preview of a page that a post links to.")
_Way = Callable[[Sighting, DigestInputs], str | None]


def in_tongue(sighting: Sighting, inputs: DigestInputs) -> str | None:
    """Give the sentence in the reader's language; None when the reader reads English, or when it is
    a thing that nobody told us how to say. What it leaves out stands in the detector's own words.
    """
    if inputs.tongue.locale.language == "en":
        return None
    by_fact = next((way for fact, way in _BY_FACT.items() if fact in sighting.facts), None)
    first, last = sighting.anchor.partition(":")[0], sighting.anchor.rpartition(":")[2]
    way = by_fact or _BY_ANCHOR.get(first) or _BY_ANCHOR.get(last)
    return way(sighting, inputs) if way else None


def says_all(sighting: Sighting, inputs: DigestInputs) -> bool:
    """Say whether what `in_tongue` gives leaves out nothing of the detector's own words."""
    return "check" in sighting.facts and gap_said(sighting, inputs) is not None


def _mark(sighting: Sighting, inputs: DigestInputs) -> str | None:
    stem, facts = sighting.facts["mark"], sighting.facts
    if facts.get("shown_as") == "link":
        return inputs.tongue.text(
            _IS_BEHIND, mark=plain(inputs.marks.get(stem, stem), NAME_LETTERS)
        )
    way = _LIKE_A_MARK if facts.get("likeness") == "alike" else _IS_A_MARK
    return inputs.tongue.text(
        way,
        mark=plain(inputs.marks.get(stem, stem), NAME_LETTERS),
        place=place(sighting.place, inputs.tongue),
    )


def _silence(sighting: Sighting, inputs: DigestInputs) -> str | None:
    facts, tongue = sighting.facts, inputs.tongue
    try:
        last = date.fromisoformat(facts["last_post"][:10])
        limit = int(facts["limit_days"])
    except (KeyError, ValueError):
        return None
    said = _missed(facts, last, tongue) or tongue.count(
        "The last post is from {day}; {number} day without one is the limit.",
        "The last post is from {day}; {number} days without one are the limit.",
        limit,
        day=tongue.day(last, date.max),
    )
    if facts.get("orphaned") != "yes":
        return said
    return tongue.joined((said, tongue.text(_NOBODY)))


def _missed(facts: Mapping[str, str], last: date, tongue: Tongue) -> str | None:
    """Say how much of its seasons went by; None = its seasons are not known."""
    seasons, days = (int(facts.get(name) or 0) for name in ("seasons_missed", "season_days"))
    day = tongue.day(last, date.max)
    if seasons:
        return tongue.count(
            "The last post is from {day}; {number} whole season went by without one.",
            "The last post is from {day}; {number} whole seasons went by without one.",
            seasons,
            day=day,
        )
    if not days:
        return None
    return tongue.count(
        "The last post is from {day}; {number} day of its season went by without one.",
        "The last post is from {day}; {number} days of its season went by without one.",
        days,
        day=day,
    )


def _gap(sighting: Sighting, inputs: DigestInputs) -> str:
    tongue, whole = inputs.tongue, gap_said(sighting, inputs)
    if whole is not None:
        return whole
    values = [quoted(span.quote, QUOTE_LETTERS) for span in sighting.spans if span.quote]
    if not values:
        return tongue.text("The register says nothing of it.")
    return tongue.text("The register says: {value}.", value=tongue.listed(values))


def _claim(sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(
        "In {place} it says that it speaks for {unit}.",
        place=place(sighting.place, inputs.tongue),
        unit=_unit(sighting),
    )


def _implied(sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(
        "It seems to speak for {unit}, and does not say whether it is official.",
        unit=_unit(sighting),
    )


def _look_alike(sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text("Its handle looks like that of {unit}.", unit=_unit(sighting))


def _no_longer(sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(
        "It used to say “{words}”; now nothing says that it is official.",
        words=quoted(sighting.facts["said"], QUOTE_LETTERS),
    )


def _unregistered(sighting: Sighting, inputs: DigestInputs) -> str:
    tongue, page = inputs.tongue, sighting.facts.get("seen_on")
    said = tongue.text(
        "It is not on the register and seems to belong to {unit}.", unit=_unit(sighting)
    )
    if not page:
        return said
    linked = tongue.text("{page} links to it.", page=quoted(page, _PAGE_LETTERS))
    return tongue.joined((said, linked))


def _plan(_sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(
        "A picture of the post may show a plan of a building that is not meant for everybody."
    )


def _orphaned(_sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(_NOBODY)


def _soon(sighting: Sighting, inputs: DigestInputs) -> str | None:
    try:
        on = date.fromisoformat(sighting.facts.get("on", ""))
    except ValueError:
        return None
    return inputs.tongue.text(
        "From {day} on nobody on the register can log in.", day=inputs.tongue.day(on, date.max)
    )


def _disclaimer(_sighting: Sighting, inputs: DigestInputs) -> str:
    return inputs.tongue.text(
        "The profile names the employer, posts are about the district, and nothing says that the "
        "views are its owner's."
    )


def _unit(sighting: Sighting) -> str:
    return plain(sighting.facts.get("unit"), NAME_LETTERS) or "?"


_BY_FACT: dict[str, _Way] = {
    "mark": _mark,
    "quiet_days": _silence,
    "check": _gap,
    "form": _claim,
    "disguise": _look_alike,
    "said": _no_longer,
}
_BY_ANCHOR: dict[str, _Way] = {
    "implied": _implied,
    "unregistered": _unregistered,
    "disclaimer": _disclaimer,
    "orphaned": _orphaned,
    "soon": _soon,
    "plan": _plan,
}
