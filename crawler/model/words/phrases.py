"""The phrases of a language as data, and how they are found among words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.model.words.text import Text
from crawler.model.words.tokens import Gap, Token, words


@dataclass(frozen=True, slots=True)
class Phrases:
    """How people write in one language that an account is official, and that it is not.

    Each list holds plain phrases. `stems` describe an account (`official`); `nouns` are what an
    account is called; `named_stems` are both in one word; `agents` name who stands behind it;
    `agent_marks` stand before that name where the agent's word comes after it. `word_order`: `stem
    noun`, `noun stem` or both. The other lists take a claim back (`negations`, `negators`,
    `questions`, `referrals`, `former`, `fan_words`), say whose opinions these are (`disclaimers`),
    or say whose and about what an account is (`persons`, `activities`, `about`), or that a name is
    somebody else's (`other_organisations` beside it, `place_prefixes` before it).
    """

    language: str
    stems: tuple[str, ...]
    nouns: tuple[str, ...]
    self_presentations: tuple[str, ...]
    agents: tuple[str, ...]
    negations: tuple[str, ...]
    disclaimers: tuple[str, ...]
    fan_words: tuple[str, ...]
    referrals: tuple[str, ...]
    questions: tuple[str, ...]
    former: tuple[str, ...]
    spokesperson: tuple[str, ...]
    word_order: tuple[str, ...] = ("stem noun",)
    named_stems: tuple[str, ...] = ()
    not_stems: tuple[str, ...] = ()
    agent_marks: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    other_organisations: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    place_prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: words `first` up to, not including, `end`."""

    first: int
    end: int


_Tree = dict[str, "_Tree"]
"""Phrases by their words, one after the other."""
_END = ""
"""Stands in a tree where a phrase can end; no word is empty."""


class Lexicon:
    """A set of phrases that is looked up word by word, the longest first. `first_words`: the words
    with which phrases begin.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._tree: _Tree = {}
        for phrase in dict.fromkeys(words(phrase) for phrase in phrases):
            branch = self._tree
            for word in phrase:
                branch = branch.setdefault(word, {})
            if phrase:
                branch[_END] = {}
        self.first_words = frozenset(self._tree)
        self._alone = frozenset(word for word, further in self._tree.items() if _END in further)

    def at(self, tokens: Sequence[Token], first: int) -> Hit | None:
        """Give the longest phrase that begins at word `first`; never across a break."""
        branch = self._tree.get(tokens[first].text)
        if branch is None:
            return None
        place, end = first + 1, first
        while True:
            if _END in branch:
                end = place
            if place == len(tokens) or tokens[place].gap >= Gap.BREAK:
                break
            further = branch.get(tokens[place].text)
            if further is None:
                break
            branch, place = further, place + 1
        return Hit(first, end) if end > first else None

    def find(self, text: Text) -> Iterator[Hit]:
        """Give all phrases, leftmost and longest first, without overlaps."""
        if self.first_words.isdisjoint(text.words):
            return
        tokens, known, reached = text.tokens, self.first_words, 0
        for position in [i for i, token in enumerate(tokens) if token.text in known]:
            hit = self.at(tokens, position) if position >= reached else None
            if hit:
                yield hit
                reached = hit.end

    def holds(self, word: str) -> bool:
        """Say whether one word is a phrase of its own."""
        return word in self._alone


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The phrases of one language, ready to be found; each is made once and is the same only as
    itself. `openers` are the words with which a claim can begin that needs no stem.
    """

    language: str
    stems: Lexicon
    stem_words: tuple[str, ...]
    not_stems: Lexicon
    named_stems: Lexicon
    nouns: Lexicon
    self_presentations: Lexicon
    agents: Lexicon
    agent_marks: Lexicon
    negations: Lexicon
    negators: Lexicon
    disclaimers: Lexicon
    fan_words: Lexicon
    referrals: Lexicon
    questions: Lexicon
    former: Lexicon
    spokesperson: Lexicon
    linkers: Lexicon
    audience: Lexicon
    persons: Lexicon
    activities: Lexicon
    other_organisations: Lexicon
    about: Lexicon
    place_prefixes: Lexicon
    stem_first: bool
    noun_first: bool
    openers: frozenset[str]


_LISTS = tuple(
    name
    for name in Grammar.__dataclass_fields__
    if name not in {"language", "stem_words", "stem_first", "noun_first", "openers"}
)
_OPENING = ("named_stems", "agents", "agent_marks", "spokesperson")


@lru_cache(maxsize=64)
def grammar(phrases: Phrases) -> Grammar:
    """Make a language's phrases ready; made once for each."""
    stems = tuple(dict.fromkeys("".join(words(stem)) for stem in phrases.stems))
    lexicons = {name: Lexicon(getattr(phrases, name)) for name in _LISTS}
    noun_first = "noun stem" in phrases.word_order
    return Grammar(
        language=phrases.language,
        stem_words=stems,
        stem_first="stem noun" in phrases.word_order,
        noun_first=noun_first,
        openers=frozenset().union(*(lexicons[name].first_words for name in _OPENING)),
        **lexicons,
    )
