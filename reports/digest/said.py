"""Say why in the reader's own language what a detector saw. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.model.sentence import Sentence, followed
from crawler.model.sighting import Sighting
from reports.digest.gaps import gap_said
from reports.digest.inputs import DigestInputs
from reports.digest.plain import WHY_LETTERS, quoted, stopped
from reports.digest.retelling import is_told, retold_whole
from reports.languages.tongue import msgid

_LETTERS = WHY_LETTERS * 5 // 4
"""Other languages take more room for the same; Chinese takes less."""
_COULD_NOT = msgid("The account itself could not be read.")


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence as the reader gets it; `note` is said below it, `is_english` says that nobody
    could tell it in the reader's language.
    """

    words: str
    is_english: bool
    note: str | None = None


def said_of(sighting: Sighting, inputs: DigestInputs, *, unread: bool) -> Said:
    """Say what was seen. `unread`: nobody could look at the account, which others name. That is
    said once: at the end of the words, or below them where these have no room for it.
    """
    said = _said(sighting, inputs)
    note = inputs.tongue.text(_COULD_NOT)
    if not unread or said.words.endswith(note):
        return said
    return replace(_said(replace(sighting, why=_without_end(sighting.why)), inputs), note=note)


def _said(sighting: Sighting, inputs: DigestInputs) -> Said:
    own = in_tongue(sighting, inputs)
    return Said(own or stopped(quoted(sighting.why, WHY_LETTERS)), own is None)


def _without_end(why: str) -> str:
    """Take off what is said below: else a part of it would stand where the words are cut."""
    if isinstance(why, Sentence) and why == followed(str(why.facts.get("first")), _COULD_NOT):
        first = why.facts["first"]
        return first if isinstance(first, str) else why
    return why.removesuffix(_COULD_NOT).rstrip()


def in_tongue(sighting: Sighting, inputs: DigestInputs) -> str | None:
    """Give the sentence in the reader's language; None when the reader reads English, or when
    nobody wrote down what the sentence was made of.
    """
    tongue = inputs.tongue
    if tongue.locale.language == "en":
        return None
    if "check" in sighting.facts:
        return gap_said(sighting, inputs)
    if not is_told((sighting.why,), tongue):
        return None
    return retold_whole(sighting.why, _LETTERS, tongue)
