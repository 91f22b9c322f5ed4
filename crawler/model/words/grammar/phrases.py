"""The phrases of a language as data, and how they are found among words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crawler.model.words.grammar.derived import (
    halves,
    is_telling,
    joined,
    long_stems,
    long_words,
    without_last,
)
from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrase_lists import Phrases
from crawler.model.words.letters.tokens import words

__all__ = ["Grammar", "Phrases", "grammar"]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The phrases of one language, ready to be found; each is made once and is the same only as
    itself. `openers` are the words with which a claim can begin that needs no stem; `stem_openers`
    those that need no unit either; `stem_initials` the first letters of stems, `stem_halves` how
    those begin that are written as two words; `long_stems`, by their first two letters, are
    known with one letter wrong, `telling_stems` inside the letters of a handle.
    """

    language: str
    stems: Lexicon
    stem_words: tuple[str, ...]
    long_stems: Mapping[str, tuple[str, ...]]
    telling_stems: tuple[str, ...]
    not_stems: Lexicon
    vouched: Lexicon
    alone: Lexicon
    itself: Lexicon
    named_stems: Lexicon
    nouns: Lexicon
    unit_nouns: Lexicon
    self_presentations: Lexicon
    named_presentations: Lexicon
    agents: Lexicon
    agent_verbs: Lexicon
    agent_links: Lexicon
    agent_marks: Lexicon
    offices: Lexicon
    heads: Lexicon
    things: Lexicon
    acts: Lexicon
    labels: Lexicon
    disowned: Lexicon
    articles: Lexicon
    presenters: Lexicon
    copulas: Lexicon
    contrasts: Lexicon
    doubts: Lexicon
    place_links: Lexicon
    towns: Lexicon
    negations: Lexicon
    negators: Lexicon
    disclaimers: Lexicon
    ended: Lexicon
    fan_words: Lexicon
    referrals: Lexicon
    questions: Lexicon
    former: Lexicon
    spokesperson: Lexicon
    linkers: Lexicon
    audience: Lexicon
    admirers: Lexicon
    persons: Lexicon
    pointers: Lexicon
    hearers: Lexicon
    naming_words: Lexicon
    activities: Lexicon
    other_organisations: Lexicon
    about: Lexicon
    contents: Lexicon
    place_prefixes: Lexicon
    laypeople: Lexicon
    predicates: Lexicon
    possessives: Lexicon
    unrelated_after: Lexicon
    noun_endings: tuple[str, ...]
    unit_noun_endings: tuple[str, ...]
    long_nouns: tuple[str, ...]
    stem_first: bool
    noun_first: bool
    openers: frozenset[str]
    stem_openers: frozenset[str]
    stem_initials: frozenset[str]
    stem_halves: frozenset[str]


_DERIVED = "named_presentations"
_LISTS = tuple(
    name
    for name, one in Grammar.__dataclass_fields__.items()
    if one.type in {Lexicon, "Lexicon"} and name != _DERIVED
)
_TAKING_BACK = ("negations", "disclaimers", "fan_words", "referrals", "questions", "former")
_OPENING = ("named_stems", "agents", "agent_marks", "acts", "labels", "spokesperson")


@lru_cache(maxsize=64)
def grammar(phrases: Phrases) -> Grammar:
    """Make a language's phrases ready; made once for each."""
    stems = tuple(dict.fromkeys("".join(words(stem)) for stem in phrases.stems))
    lexicons = {name: Lexicon(getattr(phrases, name)) for name in _LISTS}
    lexicons["named_stems"] = Lexicon((*phrases.named_stems, *joined(phrases.stems, phrases.nouns)))
    verbs, links = phrases.agent_verbs, phrases.agent_links
    lexicons["agents"] = Lexicon(phrases.agents, verbs=verbs, links=links)
    for name in _TAKING_BACK:
        lexicons[name] = Lexicon(getattr(phrases, name), unless=phrases.harmless)
    lexicons["persons"] = Lexicon(phrases.persons, unless=phrases.not_persons)
    lexicons["about"] = Lexicon(phrases.about, unless=phrases.not_about)
    lexicons[_DERIVED] = Lexicon(without_last(phrases.self_presentations, phrases.articles))
    return Grammar(
        language=phrases.language,
        stem_words=stems,
        long_stems=long_stems(stems),
        telling_stems=tuple(stem for stem in stems if is_telling(stem)),
        noun_endings=phrases.noun_endings,
        unit_noun_endings=phrases.unit_noun_endings,
        long_nouns=tuple(long_words(lexicons["nouns"].cut)),
        stem_first="stem noun" in phrases.word_order,
        noun_first="noun stem" in phrases.word_order,
        openers=frozenset().union(*(lexicons[name].first_words for name in _OPENING)),
        stem_openers=lexicons["named_stems"].first_words | lexicons["spokesperson"].first_words,
        stem_halves=frozenset(halves(stems)) - lexicons["stems"].first_words,
        stem_initials=frozenset(word[0] for word in (*stems, *lexicons["stems"].first_words)),
        **lexicons,
    )
