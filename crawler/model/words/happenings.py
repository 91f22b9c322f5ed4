"""Finds what tells of an event that anybody may attend: its name, a score, a team at play. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.model.words.heard import Heard
from crawler.model.words.lexicon import Hit
from crawler.model.words.mentions import Mention
from crawler.model.words.names import NameKind
from crawler.model.words.rosters import scores

_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}(?!\d)")


def mascots(found: Sequence[Mention]) -> list[Hit]:
    """Give where a mascot names one of the district's teams."""
    return [Hit(one.first, one.end) for one in found if one.kind is NameKind.MASCOT]


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
    for score in scores(heard.text):
        if heard.has(lambda one: one.results) or (score.end - score.first == 1 and teams):
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
