"""Brings the district's calendar in, so that a public match or concert is known as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from config.phrases import languages, load_phrases
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.opt_out.withholding import mask
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.units.mentions import mentions
from crawler.register.calendar_entry import Ear
from crawler.register.calendar_file import CalendarPlan, read_calendar
from crawler.register.units import UnitIndex
from crawler.store.districts import load_district
from crawler.store.events import replace_events
from crawler.store.judgements import forget_all_judgements
from crawler.store.opt_outs import load_opt_outs
from reports.lists.words import counted
from scheduler.jobs.home import Home
from scheduler.jobs.units import unit_called

_AGAINST = re.compile(r"\b(?:vs|versus|contra|contre|tegen)\b|(?<!\S)@(?!\S)|对阵", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CalendarOrder:
    """`unit`: whose calendar it is. `public`: all its events are. `partial` saves the good entries
    although others are refused.
    """

    unit: str | None = None
    public: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class CalendarOutcome:
    """What an import came to; `before`: so many events of the file were there before."""

    plan: CalendarPlan
    before: int
    refused: bool

    def sentence(self) -> str:
        """Say it in one sentence."""
        if self.refused:
            entries = counted(len(self.plan.problems), "entry", "entries")
            return f"Nothing was saved: {entries} to be mended first (or say --partial)."
        events = counted(len(self.plan.events), "event")
        public = sum(event.public for event in self.plan.events)
        return (
            f"{events}, {public} of them public, in place of {self.before}; left out as too far "
            f"away: {self.plan.far}."
        )


def import_calendar(home: Home, file: Path, now: datetime, order: CalendarOrder) -> CalendarOutcome:
    """Bring a calendar in; a later import of a file of the same name replaces it. Raises
    SheetError, UnknownUnitError.
    """
    with home.store.begin() as session:
        district = load_district(session, home.district_id)
        today = home.day(now)
        plan = read_calendar(file.name, file.read_bytes(), today, _ear(district, order))
        if plan.problems and not order.partial:
            return CalendarOutcome(plan, 0, refused=True)
        listed = load_opt_outs(session, home.district_id, home.keys.opt_out)
        events = [replace(one, title=mask(one.title, listed)[0] or "") for one in plan.events]
        _, before = replace_events(session, home.district_id, file.name, events)
        forget_all_judgements(session, home.district_id)
    return CalendarOutcome(plan, before, refused=False)


def _ear(district: District, order: CalendarOrder) -> Ear:
    phrases: tuple[Phrases, ...] = tuple(fit(Phrases, load_phrases(code)) for code in languages())
    to = listener(district, phrases)
    index = UnitIndex(district.units)

    def called(name: str) -> int | None:
        unit = index.find(name)[0] if name else None
        return unit.id if unit else None

    return Ear(
        sounds_public=lambda title: bool(_AGAINST.search(title)) or _is_event(title, to),
        units_in=_units_in(to),
        unit_called=called,
        public=order.public,
        unit_id=unit_called(district, order.unit).id if order.unit else None,
    )


def _is_event(title: str, to: Listener) -> bool:
    return caption("title", title, to).public_event


def _units_in(to: Listener) -> Callable[[str], tuple[int, ...]]:
    def find(text: str) -> tuple[int, ...]:
        found = mentions(text_of("bio", text), to.names, to.grammars)
        return tuple(dict.fromkeys(one.units[0] for one in found if len(one.units) == 1))

    return find
