"""All languages at once, where it does not matter which one is spoken: one walk instead of five.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import begins_a_stem, plain_letters
from crawler.model.words.letters.text import Text, TextKind

_PLAIN_LETTERS = 3
"""Shorter words are written with a digit by chance (`a1`, `4h`), but for negators (`n0`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """The lists of several languages in one, each made once; `disclaimers` are the negations too.
    `behind` are the phrases of who stands behind an account; `titles` all that a title is made of;
    `own` what an account is called, with small words; `in_handles` finds a stem that tells inside a
    handle's letters; `stem_words` are all stems, `plain_words` the words of what claims or takes
    back.
    """

    grammars: tuple[Grammar, ...]
    disclaimers: Lexicon
    former: Lexicon
    fan_words: Lexicon
    persons: Lexicon
    titles: Lexicon
    own: Lexicon
    other_organisations: Lexicon
    behind: Lexicon
    in_handles: re.Pattern[str]
    stem_words: frozenset[str]
    plain_words: frozenset[str]


@lru_cache(maxsize=16)
def together(grammars: tuple[Grammar, ...]) -> Together:
    """Put languages together; made once for each set of them."""
    stems = {stem for one in grammars for stem in one.telling_stems}
    return Together(
        grammars=grammars,
        disclaimers=_one([*(g.disclaimers for g in grammars), *(g.negations for g in grammars)]),
        former=_one([one.former for one in grammars]),
        fan_words=_one([one.fan_words for one in grammars]),
        persons=_one([one.persons for one in grammars]),
        titles=Lexicon(whole=[lexicon for one in grammars for lexicon in _titles(one)]),
        own=_one([lexicon for one in grammars for lexicon in _own(one)]),
        other_organisations=_one([one.other_organisations for one in grammars]),
        behind=_one([lexicon for one in grammars for lexicon in _behind(one)]),
        stem_words=frozenset(stem for one in grammars for stem in one.stem_words),
        plain_words=frozenset(word for one in grammars for word in _plain_words(one)),
        in_handles=re.compile("|".join(map(re.escape, sorted(stems))) or "(?!)"),
    )


def _behind(one: Grammar) -> tuple[Lexicon, ...]:
    agents = one.agents, one.agent_marks, one.acts, one.labels
    return *agents, one.spokesperson, one.named_stems, one.vouched


def _titles(one: Grammar) -> tuple[Lexicon, ...]:
    return (
        *_behind(one),
        *(one.linkers, one.articles, one.presenters, one.self_presentations, one.itself),
        *(one.activities, one.offices, one.nouns, one.unit_nouns, one.fan_words),
        *(one.agent_verbs, one.agent_links, one.laypeople, one.naming_words, one.negations),
        one.contents,
    )


def _own(one: Grammar) -> tuple[Lexicon, ...]:
    nouns = one.nouns, one.unit_nouns
    return *nouns, one.linkers, one.presenters, one.articles, one.naming_words


def _plain_words(one: Grammar) -> Iterator[str]:
    lexicons = (
        *(one.stems, one.nouns, one.unit_nouns, one.articles, one.linkers, *_behind(one)),
        *(one.negators, one.negations, one.disclaimers, one.disowned, one.fan_words, one.former),
    )
    for phrase in chain.from_iterable(lexicon.cut for lexicon in lexicons):
        yield from (word for word in phrase if len(word) >= _PLAIN_LETTERS and word.isalpha())
    yield from (word for word in one.negators.first_words if len(word) > 1 and word.isalpha())


def _one(lexicons: Sequence[Lexicon]) -> Lexicon:
    return Lexicon(of=lexicons)


def may_claim(text: Text, known: Together) -> bool:
    """Say whether any language has a stem in the text, or a phrase of who stands behind an account;
    most texts hold neither.
    """
    if text.kind is TextKind.HANDLE:
        return any(known.in_handles.search(plain_letters(token.text)) for token in text.tokens)
    if any(_begins_a_stem(word, known) for word in text.words):
        return True
    return any(known.behind.find(text))


@lru_cache(maxsize=60_000)
def _begins_a_stem(word: str, known: Together) -> bool:
    return any(begins_a_stem(word, one) for one in known.grammars)
