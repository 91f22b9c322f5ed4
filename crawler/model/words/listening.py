"""What is needed to understand an account's words: a district's names, and languages. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.model.case import District
from crawler.model.words.captions import Caption, read_caption
from crawler.model.words.cues import Cues, cues_of
from crawler.model.words.mentions import mentions
from crawler.model.words.names import Names, names_of
from crawler.model.words.phrases import Grammar, Phrases, grammar
from crawler.model.words.text import text_of
from crawler.model.words.together import Together, together


@dataclass(frozen=True, slots=True)
class Listener:
    """The names of a district, and for each language how people claim and how they caption;
    `all`: the
    languages together.
    """

    names: Names
    grammars: tuple[Grammar, ...]
    cues: tuple[Cues, ...]
    all: Together


def listener(district: District, phrases: Sequence[Phrases]) -> Listener:
    """Make ready to read accounts of one district."""
    grammars = tuple(grammar(one) for one in phrases)
    return Listener(
        names=names_of(district),
        grammars=grammars,
        cues=tuple(cues_of(one) for one in phrases),
        all=together(grammars),
    )


def caption(field: str, words: str, to: Listener) -> Caption:
    """Read a caption; `field` is `post:<id>`, or what else the words stand in."""
    text = text_of(field, words)
    found = mentions(text, to.names, to.grammars)
    return read_caption(text, to.cues, found, to.names.words)
