"""Shows and measures the words eye on texts of invented or labelled accounts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crawler.model.account import Unit, UnitKind
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.words.captions.captions import Student
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.text import LETTERS
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import Reading, read

_KINDS = {"district": UnitKind.DISTRICT, "team": UnitKind.TEAM, "club": UnitKind.CLUB}


def see_words(
    profiles: Mapping[str, Any],
    items: Iterable[Mapping[str, Any]],
    phrases: Sequence[Mapping[str, object]],
) -> Iterator[dict[str, Any]]:
    """Give one row for each item: `id`, `claim_official`, `claim_spans`, `represents`,
    `student_photo`, `public_event`, `disclaimer`, `because`.

    `profiles` describe districts by key: `name`, `city`, `state` and `orgs` (`id`, `type`, `name`,
    `aliases`, `mascot`). An item has `id`, `profile` (a key) and `fields` (text by field:
    `display_name`, `title`, `handle`, `bio`, `post`). `represents` is the id of an organisation of
    the profile, or None. `phrases` are the languages as
    files list them. Raises MisfitError when one has not the form of Phrases.
    """
    spoken = tuple(fit(Phrases, one) for one in phrases)
    known = {key: (listener(district_of(one), spoken), one) for key, one in profiles.items()}
    for item in items:
        to, profile = known[item["profile"]]
        yield see_item(item, to, profile)


def see_item(item: Mapping[str, Any], to: Listener, profile: Mapping[str, Any]) -> dict[str, Any]:
    """Give the row of one item, read for the district that `profile` describes."""
    fields = tuple(item["fields"].items())
    return _row(item, read(fields, to), profile) | _caption_row(fields, to)


def district_of(profile: Mapping[str, Any]) -> District:
    """Make a district of a profile; unit ids count from 1 in the profile's order."""
    orgs = profile["orgs"]
    top = next((number for number, org in enumerate(orgs, 1) if org["type"] == "district"), None)
    units = tuple(
        Unit(
            id=number,
            name=org["name"],
            kind=_KINDS.get(org["type"], UnitKind.SCHOOL),
            parent_id=None if org["type"] == "district" else top,
            aliases=tuple(org.get("aliases", ())),
            mascot=org.get("mascot"),
        )
        for number, org in enumerate(orgs, start=1)
    )
    return District(
        id=1,
        name=profile["name"],
        city=profile.get("city") or None,
        state=profile.get("state") or None,
        units=units,
    )


def _row(item: Mapping[str, Any], reading: Reading, profile: Mapping[str, Any]) -> dict[str, Any]:
    whose = reading.representation
    return {
        "id": item["id"],
        "claim_official": bool(reading.counting),
        "claim_spans": [
            {"field": claim.span.field, "start": claim.span.start, "end": claim.span.end}
            for claim in reading.counting
        ],
        "represents": profile["orgs"][whose.unit_id - 1]["id"] if whose else None,
        "disclaimer": reading.says_it_is_not,
        "because": list(_because(reading)),
    }


def _caption_row(fields: Sequence[tuple[str, str]], to: Listener) -> dict[str, Any]:
    """Say what the posts' captions point to; the row of texts without a post says `none`."""
    captions = [caption(field, text, to) for field, text in fields if field == "post"]
    students = {one.student for one in captions}
    shown = next((one for one in Student if one in students), Student.NONE)
    return {
        "student_photo": shown.value,
        "public_event": any(one.public_event for one in captions),
        "cues": [f"{cue.value} “{span.quote}”" for one in captions for cue, span in one.cues],
    }


def _because(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        quoted = f"{claim.form.value} “{claim.span.quote}” in {claim.span.field}"
        yield quoted if claim.held_back is None else f"{quoted}: held back, {claim.held_back.value}"
    for span in reading.fan:
        yield f"fan or parody “{span.quote}” in {span.field}"
    for span in reading.disclaimed:
        yield f"disclaimer “{span.quote}” in {span.field}"
    if reading.representation:
        yield from reading.representation.why
    for field in reading.cut:
        yield f"only the first {LETTERS} characters of {field} were read"
