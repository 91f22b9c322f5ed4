"""Whether an account is a person's by what it writes of itself. Pure."""

from __future__ import annotations

import re

from crawler.model.account import Account
from crawler.model.profile import profile_fields
from crawler.model.said import profile_words
from crawler.model.school_groups import GROUP_WORDS
from crawler.model.snapshot import Snapshot
from crawler.model.stranger_words import LIFE, NO_PERSON, ORGANISED, PERSON, PUPILS_PRESS, TITLED
from crawler.model.words.captions.person_names import person_names
from crawler.model.words.disguise import chosen_part
from crawler.model.words.letters.fold import folded
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener
from crawler.model.words.units.handles import pieces_of

_GROUP_OF = re.compile(rf"(?:{GROUP_WORDS.pattern})(?: (?:of|at|from)\b| ?@)")


def by_life(account: Account, snapshot: Snapshot | None, to: Listener) -> str | None:
    """Recognise somebody who writes of a person's life, or who goes by a person's name and speaks
    for nobody else. A title (`Ms. Lee`) alone says nothing: a class has its teacher's name.
    """
    said = dict(profile_fields(account, snapshot))
    name, bio = said.get("display_name") or "", " ".join(folded(said.get("bio") or "").split())
    person = PERSON.search(profile_words(account, snapshot)) or PERSON.search(bio)
    if person and not PUPILS_PRESS.search(bio):
        return f"it says “{person[0].strip()}”"
    if not _is_a_persons(name, to):
        return None
    life = LIFE.search(bio)
    if life:
        return f"it bears a person's name and says “{life[0]}”"
    alone = not (ORGANISED.search(bio) or _GROUP_OF.search(bio) or PUPILS_PRESS.search(bio))
    handle = said.get("handle") or ""
    plain = folded(name).strip()
    only = not (NO_PERSON.search(plain) or TITLED.fullmatch(plain)) and _is_whole(name, to, 0)
    if alone and only and not _names_a_unit(handle, to):
        return "it bears a person's name and speaks for nobody else"
    return None


def _is_a_persons(name: str, to: Listener) -> bool:
    return bool(TITLED.fullmatch(folded(name).strip())) or _is_whole(name, to, 1)


def _is_whole(name: str, to: Listener, before: int) -> bool:
    """Say whether a name is a person's, with at most `before` other words before it."""
    text = text_of("display_name", name)
    return any(
        hit.first <= before and hit.end == len(text.tokens)
        for hit in person_names(text, to.cues, to.names.words)
    )


def _names_a_unit(handle: str, to: Listener) -> bool:
    return any(piece.units for piece in pieces_of(chosen_part(handle), to.names, to.grammars))
