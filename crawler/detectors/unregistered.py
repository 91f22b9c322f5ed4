"""Sees an account that represents the district or a part of it and is not on the register. Pure.

Sources: WI IV.F; ENS establishment 3; MTKA II, IV.1. Accounts of persons, fans, parodies, critics,
news and other organisations are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.model.case import Case
from crawler.model.profile import latest
from crawler.model.resemblance import Resemblance, resemblance
from crawler.model.sentence import Sentence, followed, in_turn, sentence
from crawler.model.sighting import Sighting
from crawler.model.words.grammar.phrases import Phrases

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = False


@dataclass(frozen=True, slots=True)
class Params:
    """`phrases`: the languages to listen to. `min_confidence`: 0..1, below it nothing is said."""

    phrases: tuple[Phrases, ...]
    min_confidence: float = 0.5


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `unregistered`, for an unregistered account that looks like a
    part of ours.
    """
    if case.account.registered or stands_on_our_domain(case):
        return
    found = resemblance(case, params.phrases)
    if found is None or found.confidence < params.min_confidence:
        return
    name = unit_name(found, case)
    yield Sighting(
        anchor="unregistered",
        why=_why(found, name, case),
        confidence=found.confidence,
        place="register",
        spans=found.spans,
        regions=found.regions,
        link=case.account.url,
        facts={"unit": name} | ({"seen_on": case.leads[0].seen_on} if case.leads else {}),
    )


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here."""


def stands_on_our_domain(case: Case) -> bool:
    """Say whether the account is a page on one of the district's own domains: whoever writes it,
    the district has the key.
    """
    host = (urlsplit(case.account.url).hostname or "").casefold()
    return any(host == one or host.endswith("." + one) for one in case.district.domains)


def unit_name(found: Resemblance, case: Case) -> str:
    """Name the unit that the account seems to belong to, or else the district."""
    unit = case.district.unit(found.unit_id) if found.unit_id is not None else None
    return unit.name if unit else case.district.name


def _why(found: Resemblance, name: str, case: Case) -> Sentence:
    """Say why, strongest first, and whether the account itself was read."""
    said = sentence(
        "Not on the register, and it seems to speak for {unit}: {reasons}.",
        unit=name,
        reasons=in_turn(tuple(dict.fromkeys(sign.why for sign in found.signs))),
    )
    if latest(case):
        return said
    return followed(said, sentence("The account itself could not be read."))
