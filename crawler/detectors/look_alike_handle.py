"""Sees a handle that is written to look like the name of a unit of the district: digits or letters
of another script for letters, or one letter off. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.profile import profile_fields
from crawler.model.resemblance import is_somebody_elses
from crawler.model.sentence import Sentence, sentence
from crawler.model.sighting import Sighting, Span
from crawler.model.words.disguise import Disguise, disguised
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import listener
from crawler.model.words.reading import read

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = False

_SURE = {Disguise.SCRIPT: 0.9, Disguise.DIGITS: 0.85, Disguise.SLIP: 0.7}
"""How sure each disguise is: our estimate, until reviewed decisions say better."""


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to."""

    phrases: tuple[Phrases, ...]


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `look-alike`; none where the account says whose it is not."""
    handle = (case.snapshot.handle if case.snapshot else None) or case.account.handle
    if handle.startswith("id:") or case.account.status is AccountStatus.CLOSED:
        return
    to = listener(case.district, params.phrases)
    found = disguised(handle, to)
    if found is None or is_somebody_elses(read(profile_fields(case.account, case.snapshot), to)):
        return
    unit = case.district.unit(found.unit_id)
    name = unit.name if unit else case.district.name
    yield Sighting(
        anchor="look-alike",
        why=sentence(
            "Its handle “{handle}” looks like {unit}'s, {how}.",
            handle=handle,
            unit=name,
            how=Sentence(found.disguise.value),
        ),
        confidence=_SURE[found.disguise],
        place="handle",
        spans=(Span("handle", 0, len(handle), handle),),
        link=case.account.url,
        facts={"unit": name, "disguise": found.disguise.name.lower()},
    )


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""
