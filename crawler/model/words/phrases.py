"""The phrases of a language as data, and how they are found among words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crawler.model.words.derived import halves, joined, without_last
from crawler.model.words.lexicon import Lexicon
from crawler.model.words.tokens import words


@dataclass(frozen=True, slots=True)
class Phrases:
    """How people write in one language that an account is official, and that it is not.

    Each list holds plain phrases. `stems` describe an account (`official`); `nouns` are what an
    account is called, `unit_nouns` only where a unit is named beside; words with one of the
    `noun_endings` are nouns too; `named_stems` are both in one word; `vouched` say as much of an
    account only where a unit's name follows (`verified`); those stems that are no noun (an
    official) claim also `alone` beside a stretch that only names a unit; `itself` stands for the
    unit that the account's name names (`managed by the school`); `agents` name who stands behind
    it, as does every one of `agent_verbs` with every one of `agent_links` (`run by`); `agent_marks`
    stand before that name where the agent's word comes after it; `offices` are the desks of a unit,
    whose name may follow behind a comma; `acts` say right after it that the account is its own.
    `word_order`: `stem noun`, `noun stem` or both. What stands before one of the `articles`
    presents the account only when it is one of the `presenters` or `copulas` (`is the official
    page`, not `ran the official page`); `contrasts` end the reach of a negator, which with one of
    `disowned` is a disclaimer (`not affiliated`). A question behind a claim is none about it unless
    it begins with one of the `doubts` (`…, right?`). The other lists take a claim back
    (`negations`, `negators`, `questions`, `referrals`, `former`, `fan_words`), say whose opinions
    these are (`disclaimers`), or say whose and about what an account is (`persons` but for
    `not_persons`, `activities`, `about`), or that a name is somebody else's (`other_organisations`
    beside it, `place_prefixes` before it, `place_links` between it and another place), spoken about
    (`predicates` after it) or not meant (`laypeople` beside it, `unrelated_after` it).
    `possessives` make a claim a joke, but for one of the `heads` of a unit (`my official account`);
    official `things` are none (`official jersey`). From `numerals` on they are about captions
    (cues.py), from `identity_numbers` on about what gives a student away (private.py).
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
    unit_nouns: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    agent_verbs: tuple[str, ...] = ()
    agent_links: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    disowned: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    presenters: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    place_links: tuple[str, ...] = ()
    named_stems: tuple[str, ...] = ()
    not_stems: tuple[str, ...] = ()
    vouched: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()
    agent_marks: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    not_persons: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    other_organisations: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    place_prefixes: tuple[str, ...] = ()
    laypeople: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    unrelated_after: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    student_groups: tuple[str, ...] = ()
    student_marks: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    doings: tuple[str, ...] = ()
    name_marks: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    student_words: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    not_captions: tuple[str, ...] = ()
    announcements: tuple[str, ...] = ()
    plays: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    discipline: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    not_private: tuple[str, ...] = ()
    floor_plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The phrases of one language, ready to be found; each is made once and is the same only as
    itself. `openers` are the words with which a claim can begin that needs no stem; `stem_openers`
    those that need no unit either; `stem_initials` the first letters of stems, `stem_halves` how
    those begin that are written as two words.
    """

    language: str
    stems: Lexicon
    stem_words: tuple[str, ...]
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
    disowned: Lexicon
    articles: Lexicon
    presenters: Lexicon
    copulas: Lexicon
    contrasts: Lexicon
    doubts: Lexicon
    place_links: Lexicon
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
    laypeople: Lexicon
    predicates: Lexicon
    possessives: Lexicon
    unrelated_after: Lexicon
    noun_endings: tuple[str, ...]
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
_OPENING = ("named_stems", "agents", "agent_marks", "acts", "spokesperson")


@lru_cache(maxsize=64)
def grammar(phrases: Phrases) -> Grammar:
    """Make a language's phrases ready; made once for each."""
    stems = tuple(dict.fromkeys("".join(words(stem)) for stem in phrases.stems))
    lexicons = {name: Lexicon(getattr(phrases, name)) for name in _LISTS}
    lexicons["named_stems"] = Lexicon((*phrases.named_stems, *joined(phrases.stems, phrases.nouns)))
    verbs, links = phrases.agent_verbs, phrases.agent_links
    lexicons["agents"] = Lexicon(phrases.agents, verbs=verbs, links=links)
    lexicons["persons"] = Lexicon(phrases.persons, unless=phrases.not_persons)
    lexicons[_DERIVED] = Lexicon(without_last(phrases.self_presentations, phrases.articles))
    return Grammar(
        language=phrases.language,
        stem_words=stems,
        noun_endings=phrases.noun_endings,
        stem_first="stem noun" in phrases.word_order,
        noun_first="noun stem" in phrases.word_order,
        openers=frozenset().union(*(lexicons[name].first_words for name in _OPENING)),
        stem_openers=lexicons["named_stems"].first_words | lexicons["spokesperson"].first_words,
        stem_halves=frozenset(halves(stems)) - lexicons["stems"].first_words,
        stem_initials=frozenset(word[0] for word in (*stems, *lexicons["stems"].first_words)),
        **lexicons,
    )
