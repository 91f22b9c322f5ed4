"""The phrases that tell who a caption's picture may show, ready to be found. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from crawler.model.words.captions.caption_numbers import with_numbers
from crawler.model.words.grammar.caption_phrases import CaptionPhrases
from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.tokens import words


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What a language's captions say: `groups` tell students apart, `marks` do beside another cue
    or one of `doings` (what classes do, and where they go); so do `rosters` before a list of
    numbers and names, `honours` before one of names, `name_marks` beside a person's name, which
    `titles` make a grown-up's, `year_marks` right before it, and `class_marks` right behind a first
    name. `class_names` are students where a sentence is about them and one of the `deeds` follows;
    `praises` lead to whom they are for; `periods` follow whom of ours they honour. `students` are
    students in general, `ensembles` teams, choirs and the like, and `appearances` what these do
    before the public, `venues` places that are called after a mascot; `pictures` of an event show
    students, and `pictured` leads to their names; `events` are those that anybody may attend,
    `gatherings` too beside one of the `times`; `plays` what players do, `results` how a match
    ends, `versus` whom it is against. `others` hold such words and mean something else;
    `announcements` show nobody. `linkers` are small words, `plans` what a building's plan is
    called, `stems` and `accounts` what an official account is called, `activities` what schools'
    groups do.
    `vocabulary`: all single words of these lists.
    `not_names` are capitalised and name no person; `surnames` begin a Chinese name;
    elsewhere they end one all the same.
    """

    language: str
    groups: Lexicon
    marks: Lexicon
    rosters: Lexicon
    honours: Lexicon
    doings: Lexicon
    name_marks: Lexicon
    year_marks: Lexicon
    class_marks: Lexicon
    class_names: Lexicon
    deeds: Lexicon
    praises: Lexicon
    periods: Lexicon
    titles: Lexicon
    students: Lexicon
    ensembles: Lexicon
    appearances: Lexicon
    pictures: Lexicon
    pictured: Lexicon
    venues: Lexicon
    events: Lexicon
    gatherings: Lexicon
    times: Lexicon
    versus: Lexicon
    others: Lexicon
    announcements: Lexicon
    plays: Lexicon
    results: Lexicon
    linkers: Lexicon
    plans: Lexicon
    stems: Lexicon
    accounts: Lexicon
    activities: Lexicon
    not_names: frozenset[str]
    surnames: frozenset[str]
    numerals: frozenset[str]
    vocabulary: frozenset[str]


@lru_cache(maxsize=64)
def cues_of(phrases: Phrases) -> Cues:
    """Make a language's captions ready; made once for each."""
    vocabulary = (
        *phrases.not_names,
        *phrases.student_words,
        *phrases.ensembles,
        *phrases.events,
        *phrases.praises,
        *phrases.name_marks,
        *phrases.titles,
        *phrases.activities,
        *phrases.nouns,
    )
    numerals = frozenset(word for phrase in phrases.numerals for word in words(phrase))

    def found(listed: tuple[str, ...]) -> Lexicon:
        return Lexicon(with_numbers(phrase, numerals) for phrase in listed)

    lists = (getattr(phrases, one.name) for one in fields(CaptionPhrases) if one.name != "surnames")
    return Cues(
        language=phrases.language,
        groups=found(phrases.student_groups),
        marks=found(phrases.student_marks),
        rosters=found(phrases.rosters),
        honours=found(phrases.honours),
        doings=found(phrases.doings),
        name_marks=found(phrases.name_marks),
        year_marks=found(phrases.year_marks),
        class_marks=found(phrases.class_marks),
        class_names=found(phrases.class_names),
        deeds=found(phrases.deeds),
        praises=found(phrases.praises),
        periods=found(phrases.periods),
        titles=found(phrases.titles),
        students=found(phrases.student_words),
        ensembles=found(phrases.ensembles),
        appearances=found(phrases.appearances),
        pictures=found(phrases.pictures),
        pictured=found(phrases.pictured),
        venues=found(phrases.venues),
        events=found(phrases.events),
        gatherings=found(phrases.gatherings),
        times=found(phrases.times),
        versus=found(phrases.versus),
        others=found(phrases.not_captions),
        announcements=found(phrases.announcements),
        plays=found(phrases.plays),
        results=found(phrases.results),
        linkers=Lexicon(phrases.linkers),
        plans=found(phrases.floor_plans),
        stems=Lexicon(phrases.stems),
        accounts=Lexicon(phrases.nouns),
        activities=found(phrases.activities),
        not_names=frozenset(word for phrase in vocabulary for word in words(phrase)),
        surnames=frozenset(phrases.surnames),
        numerals=numerals,
        vocabulary=frozenset(
            word
            for listed in (*lists, phrases.linkers)
            for phrase in listed
            for word in words(phrase)
        ),
    )
