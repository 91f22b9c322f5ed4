"""What is needed to understand an account's words: a district's names, and languages. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crawler.model.case import District
from crawler.model.words.captions.captions import Caption, read_caption
from crawler.model.words.captions.cues import Cues, cues_of
from crawler.model.words.captions.private import PrivateWords, private_words
from crawler.model.words.grammar.phrases import Grammar, Phrases, grammar
from crawler.model.words.grammar.together import Together, together
from crawler.model.words.letters.text import text_of
from crawler.model.words.units.district_names import names_of
from crawler.model.words.units.mentions import mentions
from crawler.model.words.units.names import Names


@dataclass(frozen=True, slots=True)
class Listener:
    """The names of a district, and for each language how people claim, how they caption and what
    gives a student away; `all`: the languages together.
    """

    names: Names
    grammars: tuple[Grammar, ...]
    cues: tuple[Cues, ...]
    private: tuple[PrivateWords, ...]
    all: Together


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A district and languages: the very same, not equal ones. To compare all names and phrases
    takes longer than to read an account.
    """

    district: District
    phrases: tuple[Phrases, ...]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked):
            return NotImplemented
        return self.district is other.district and self.phrases is other.phrases

    def __hash__(self) -> int:
        return hash((id(self.district), id(self.phrases)))


def listener(district: District, phrases: tuple[Phrases, ...]) -> Listener:
    """Make ready to read accounts of one district; made once for the same two objects."""
    return _listener(_Asked(district, phrases))


@lru_cache(maxsize=128)
def _listener(asked: _Asked) -> Listener:
    district, phrases = asked.district, asked.phrases
    grammars = tuple(grammar(one) for one in phrases)
    return Listener(
        names=names_of(district),
        grammars=grammars,
        cues=tuple(cues_of(one) for one in phrases),
        private=tuple(private_words(one) for one in phrases),
        all=together(grammars),
    )


def caption(field: str, words: str, to: Listener) -> Caption:
    """Read a caption; `field` is `post:<id>`, or what else the words stand in."""
    text = text_of(field, words)
    found = mentions(text, to.names, to.grammars)
    return read_caption(text, to.cues, found, to.names.words)
