"""The lists of phrases of one language, as they are written down. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.words.grammar.caption_phrases import CaptionPhrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases(CaptionPhrases):
    """How people write in one language that an account is official, and that it is not.

    Each list holds plain phrases. `stems` describe an account (`official`), `not_stems` only look
    like a misspelt one; `nouns` are what an account is called, `unit_nouns` only where a unit is
    named beside; words with one of the `noun_endings` are nouns too, and of the `unit_noun_endings`
    unit nouns; `named_stems` are both in one word; `vouched` say as much of an account only where a
    unit's name follows (`verified`); those stems that are no noun (an official) claim also `alone`
    beside a stretch that only names a unit; `self_presentations` present the account (`this is
    the`); `spokesperson` are words of who speaks for a unit; `itself` stands for the unit that the
    account's name names (`managed by the school`); `agents` name who stands behind it, as does
    every one of `agent_verbs` with every one of `agent_links` (`run by`); `agent_marks` stand
    before that name where the agent's word comes after it; `offices` are the desks of a unit, whose
    name may follow behind a comma; `acts` say right after it that the account is its own, `labels`
    before a colon and the name (`Admin: EHS`). `word_order`: `stem noun`, `noun stem` or both. What
    stands before one of the `articles` presents the account only when it is one of the `presenters`
    or `copulas` (`is the official page`, not `ran the official page`). `linkers` are small words,
    `audience` whom a text is spoken to. `contrasts` end the reach of a negator, which with one of
    `disowned` is a disclaimer (`not affiliated`). A question behind a claim is none about it unless
    it begins with one of the `doubts` (`…, right?`). The other lists take a claim back
    (`negations`, `negators`, `questions`, `referrals`, `former`, `fan_words` but where `admirers`
    are fond of something else, behind it `ended`; what holds one of these and takes nothing back is
    `harmless`: `beware of fake accounts`), say whose opinions these are (`disclaimers`), or say
    whose and about what an account is (`persons` but for `not_persons` and for those whom one of
    the `pointers` or `hearers` makes others, `activities`, `about` but for `not_about`; beside a
    name, `naming_words` tell nothing about it), or that a name is another's (`other_organisations`
    beside it, `place_prefixes` before it, `place_links` between it and another place, one of the
    `towns` behind it), spoken about (`predicates` after it) or not meant (`laypeople` beside it,
    `unrelated_after` it). `possessives` make a claim a joke, but for one of the `heads` of a unit
    (`my official account`); official `things` are none (`official jersey`), nor in a post
    `contents` (`our official calendar`). Those of CaptionPhrases are about captions (cues.py), and
    those from `identity_numbers` on about what gives a student away (private.py).
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
    unit_noun_endings: tuple[str, ...] = ()
    agent_verbs: tuple[str, ...] = ()
    agent_links: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    disowned: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    presenters: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    place_links: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    named_stems: tuple[str, ...] = ()
    not_stems: tuple[str, ...] = ()
    vouched: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()
    agent_marks: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    admirers: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    not_persons: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    naming_words: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    other_organisations: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    place_prefixes: tuple[str, ...] = ()
    laypeople: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    unrelated_after: tuple[str, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    discipline: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    not_private: tuple[str, ...] = ()
