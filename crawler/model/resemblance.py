"""How much an account looks like a part of the district, with reasons. Pure.

Never an answer by itself: a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.model.account import Account
from crawler.model.case import Case, Lead
from crawler.model.experience import POINTING, PRIOR
from crawler.model.profile import latest, profile_fields
from crawler.model.resemblance_signs import (
    Sign,
    back_links,
    found_signs,
    group_signs,
    mark_signs,
    marked,
    small_signs,
    word_signs,
)
from crawler.model.said import own_name
from crawler.model.school_groups import group_named, group_unit
from crawler.model.sighting import Region, Span
from crawler.model.snapshot import Snapshot
from crawler.model.strangers import stranger
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import Listener, listener
from crawler.model.words.reading import Reading, read

_QUIET = 0.15
_OTHER_SCRIPT = 0.3
"""How much of the score is taken away: from an account that shows nothing at all, and from one
whose words are in a script that nobody in the district writes."""
_HAN_LANGUAGES = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that speaks against it: which share of the score it takes, and why."""

    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """`unit_id` None = the district has no such unit, or nobody can tell which. `signs`, strongest
    first. `own` says whether the account itself shows any of them, or only where it was found.
    """

    unit_id: int | None
    confidence: float
    signs: tuple[Sign, ...]
    spans: tuple[Span, ...]
    regions: tuple[Region, ...]
    doubts: tuple[Doubt, ...] = ()
    own: bool = True


def resemblance(case: Case, phrases: tuple[Phrases, ...]) -> Resemblance | None:
    """Weigh everything; None where the account is a person's, a fan's, a parody's, a critic's, the
    press's or another organisation's.

    An account that was read and does not name a unit, link back or show a mark is not ours by a
    link alone; one that was not read is not ours by its handle alone. A group of parents is left to
    the queue: it speaks for itself.
    """
    to = listener(case.district, phrases)
    if is_parents_own(read(profile_fields(case.account, latest(case)), to)):
        return None
    found = weighed(case, to)
    if found is None:
        return None
    enough = found.own if latest(case) else any(sign.kind in POINTING for sign in found.signs)
    return found if enough else None


def weighed(case: Case, to: Listener) -> Resemblance | None:
    """Weigh everything as `resemblance` does, but let links count alone as well; None also where
    nothing at all speaks for the account.
    """
    snapshot = latest(case)
    reading = read(profile_fields(case.account, snapshot), to)
    if stranger(case.account, snapshot, reading, to):
        return None
    regions = tuple(marked(case, snapshot))
    linked = reading_of_links(case.leads, to)
    own = [
        *(list(word_signs(reading)) or group_signs(case.account, snapshot, to)),
        *mark_signs(case, snapshot, regions),
        *back_links(case, snapshot),
    ]
    signs = [*own, *found_signs(case.leads, case.district, linked)]
    if not signs:
        return None
    signs += small_signs(case, snapshot)
    weights: dict[str, float] = dict(PRIOR) | dict(case.district.sign_weights)
    signs.sort(key=lambda sign: -weights[sign.kind] * sign.share)
    doubts = tuple(_doubts(case, snapshot))
    whose = reading.representation or linked.representation
    unit_id = whose.unit_id if whose else _unit_of_group(case.account, snapshot, to)
    return Resemblance(
        unit_id=unit_id,
        confidence=_together(signs, doubts, weights),
        signs=tuple(signs),
        spans=reading.representation.spans if reading.representation else (),
        regions=regions,
        doubts=doubts,
        own=bool(own),
    )


def _unit_of_group(account: Account, snapshot: Snapshot | None, to: Listener) -> int | None:
    unit = group_unit(own_name(account, snapshot), to)
    return group_named(account, snapshot, to) if unit is None else unit


def is_parents_own(reading: Reading) -> bool:
    """Say whether the words are of people, also of a group of them, and claim nothing official."""
    return not reading.counting and (reading.personal or reading.says_it_is_not)


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


def reading_of_links(leads: Sequence[Lead], to: Listener) -> Reading:
    """Read the texts of the links that lead to the account."""
    return read(tuple(("title", lead.link_text) for lead in leads), to)


def _together(
    signs: Iterable[Sign], doubts: Iterable[Doubt], weights: Mapping[str, float]
) -> float:
    """Give 1 less the product of what each sign leaves open, and take away for each doubt."""
    left = 1.0
    for sign in signs:
        left *= 1 - weights[sign.kind] * sign.share
    score = 1 - left
    for doubt in doubts:
        score *= 1 - doubt.share
    return round(score, 3)


def _doubts(case: Case, snapshot: Snapshot | None) -> Iterator[Doubt]:
    if snapshot is None:
        return
    if not snapshot.posts and not snapshot.bio and not snapshot.avatar:
        yield Doubt(_QUIET, "it shows nothing: no biography, no picture, no post")
    words = f"{snapshot.display_name or ''}{snapshot.bio or ''}"
    letters = [one for one in words if one.isalpha()]
    foreign = sum(_is_foreign(one, case.district.languages) for one in letters)
    if letters and foreign * 2 > len(letters):
        yield Doubt(_OTHER_SCRIPT, "it is written in a script of none of the district's languages")


def _is_foreign(letter: str, languages: Sequence[str]) -> bool:
    """Say whether a letter is of a script that none of the languages we know uses: beyond Latin
    (up to U+024F) and its full forms, and Han where no language is written in it.
    """
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or 0xFF21 <= code < 0xFF5B:
        return False
    han = 0x3400 <= code < 0xA000 or 0x3040 <= code < 0x3100
    return not (han and any(one[:2] in _HAN_LANGUAGES for one in languages))
