"""The phrases of a language that are about captions, as data (cues.py says what each is). Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionPhrases:
    """How people write in one language whom and what a picture shows; each list holds plain
    phrases.
    """

    numerals: tuple[str, ...] = ()
    student_groups: tuple[str, ...] = ()
    student_marks: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    doings: tuple[str, ...] = ()
    name_marks: tuple[str, ...] = ()
    year_marks: tuple[str, ...] = ()
    class_marks: tuple[str, ...] = ()
    class_names: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    praises: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    student_words: tuple[str, ...] = ()
    ensembles: tuple[str, ...] = ()
    appearances: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    pictured: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    gatherings: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    versus: tuple[str, ...] = ()
    not_captions: tuple[str, ...] = ()
    announcements: tuple[str, ...] = ()
    plays: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    floor_plans: tuple[str, ...] = ()
