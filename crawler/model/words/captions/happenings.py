"""Finds what tells of an event that anybody may attend: its name, a score, a team at play. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.model.words.captions.heard import Heard
from crawler.model.words.captions.rosters import scores
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind

_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}(?!\d)")


def mascots(heard: Heard, found: Sequence[Mention]) -> list[Hit]:
    """Give where a mascot names one of the district's teams, and no place (`Heron Stadium`)."""
    return [
        Hit(one.first, one.end)
        for one in found
        if one.kind is NameKind.MASCOT and not _is_a_place(heard, one)
    ]


def _is_a_place(heard: Heard, mascot: Mention) -> bool:
    """Say whether a word for a place stands right beside the mascot."""
    tokens = heard.text.tokens
    beside = {one.text for one in tokens[max(0, mascot.first - 1) : mascot.first]}
    beside |= {one.text for one in tokens[mascot.end : mascot.end + 1] if one.gap is Gap.SPACE}
    return any(one.venues.holds(word) for word in beside for one in heard.cues)


def happenings(heard: Heard, teams: Sequence[Hit]) -> list[Hit]:
    """Give what tells of a public event. `teams`: where mascots stand; with one of them, or with a
    choir or the like, what these do before the public tells as much (`sings at the market`); with a
    day or an hour, so does a fair.
    """
    events = [*heard.seen(lambda one: one.events), *_scores(heard, teams)]
    if teams or heard.has(lambda one: one.ensembles):
        events += heard.seen(lambda one: one.appearances)
    gatherings = heard.seen(lambda one: one.gatherings)
    if gatherings and _has_time(heard):
        events += gatherings
    return events


def _scores(heard: Heard, teams: Sequence[Hit]) -> Iterator[Hit]:
    """Give scores (`61-40`) where a word says how a match ended, or a mascot who played."""
    told = heard.has(lambda one: one.results)
    for score in scores(heard.text):
        is_total = score.end - score.first == 1
        if told or (teams and (is_total or not _has_time(heard))):
            yield score


def is_a_fixture(heard: Heard, events: Sequence[Hit]) -> bool:
    """Say whether a caption only tells who plays whom and when (`Varsity baseball vs. Eagan,
    4:30`); it shows nobody.
    """
    return (
        bool(events)
        and heard.has(lambda one: one.versus)
        and _has_time(heard)
        and not heard.has(lambda one: one.results)
    )


def _has_time(heard: Heard) -> bool:
    """Say whether a day or an hour is named."""
    return heard.has(lambda one: one.times) or bool(_CLOCK.search(heard.text.read))
