"""What is handed on or looked up instead of mailed: whole pages, the board's summary of a month, a
feed of findings and a calendar of due days; all from the rows that the digests are made of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from config.settings import Settings
from crawler.model.account import UnitKind
from crawler.store.session import Store
from reports.digest.ages import day_at
from reports.digest.compose import compose
from reports.digest.dues import Due, account_dues, key_dues, policy_dues
from reports.digest.feed import entries
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.month import summarise_month
from reports.digest.periods import Month
from reports.digest.rest import page_name
from reports.digest.week import week_of
from reports.gather import gather, pack_of, recipients_of
from reports.languages.catalogues import tongue_of
from reports.render.atom import FeedHead, atom_feed
from reports.render.calendar import CalendarHead, calendar
from reports.render.page import lay_out_month, lay_out_whole

_PAST, _AHEAD = timedelta(days=30), timedelta(days=400)
"""How far back and ahead the calendar goes: a day missed, and a year with its next one in sight."""


class What(StrEnum):
    """Kinds of handouts."""

    PAGES = "pages"
    BOARD = "board"
    FEED = "feed"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which handouts, of which month for the board, and in which language those that are for no one
    reader.
    """

    kinds: Collection[What]
    month: Month
    language: str


@dataclass(frozen=True, slots=True)
class Handout:
    """A file to be written: `name` is the same each time, so that a new one replaces the old."""

    name: str
    body: bytes


def handouts(
    store: Store, settings: Settings, district_id: int, wish: Wish, now: datetime
) -> Iterator[Handout]:
    """Make the handouts that are wished for, one after another. Raises ProblemsError when the
    policy pack is broken.
    """
    week = week_of(now, ZoneInfo(settings.district.time_zone))
    with store.read() as session:
        inputs = gather(session, settings, district_id, week, now)
    told = replace(inputs, tongue=tongue_of(wish.language))
    if What.PAGES in wish.kinds:
        for reader in readers_of(settings, inputs, wish.language):
            yield _page(reader, inputs, settings, now)
    if What.BOARD in wish.kinds:
        yield _board(told, settings, wish.month, now)
    if What.FEED in wish.kinds:
        yield _feed(told, settings, now)
    if What.CALENDAR in wish.kinds:
        yield _calendar(told, settings, now)


def readers_of(settings: Settings, inputs: DigestInputs, language: str) -> tuple[Recipient, ...]:
    """Give for whom there are whole pages: each role and part of the district that gets a digest,
    and each school, whether its principal gets one or not. Nobody is named on them.
    """
    said = [one for one in recipients_of(settings) if one.role is not Role.SUPERINTENDENT]
    schools = [
        Recipient(unit.name, "", Role.PRINCIPAL, unit.name, language)
        for unit in inputs.units.values()
        if unit.kind is UnitKind.SCHOOL
    ]
    named = [
        Recipient(one.unit or settings.district.name, "", one.role, one.unit, one.language)
        for one in said
    ]
    by_page = {page_name(reader): reader for reader in (*schools, *named)}
    return tuple(by_page[name] for name in sorted(by_page))


def _page(reader: Recipient, inputs: DigestInputs, settings: Settings, now: datetime) -> Handout:
    told = replace(inputs, tongue=tongue_of(reader.language), whole=True)
    week = week_of(now, inputs.zone)
    page = lay_out_whole(
        compose(told, reader, week, now), settings.district.contact, day_at(now, now, told)
    )
    return Handout(page_name(reader), page.encode())


def _board(inputs: DigestInputs, settings: Settings, month: Month, now: datetime) -> Handout:
    unseen = [(one.clause, one.reason) for one in pack_of(settings).not_observable]
    page = lay_out_month(summarise_month(inputs, month, unseen, now))
    return Handout(f"board-{month.text}.html", page.encode())


def _feed(inputs: DigestInputs, settings: Settings, now: datetime) -> Handout:
    title = inputs.tongue.text("{district}: findings", district=settings.district.name)
    head = FeedHead(title, _host(settings), now, inputs.tongue)
    return Handout("findings.atom", atom_feed(entries(inputs, now), head))


def _calendar(inputs: DigestInputs, settings: Settings, now: datetime) -> Handout:
    today = now.astimezone(inputs.zone).date()
    every = (
        *account_dues(inputs, today),
        *key_dues(inputs, today),
        *policy_dues(inputs, today),
    )
    soon = [due for due in every if -_PAST <= due.on - today <= _AHEAD]
    soon.sort(key=_by_day)
    title = inputs.tongue.text("{district}: due days", district=settings.district.name)
    head = CalendarHead(title, _host(settings), now, inputs.tongue)
    return Handout("due.ics", calendar(soon, head))


def _by_day(due: Due) -> tuple[str, str]:
    return due.on.isoformat(), due.key


def _host(settings: Settings) -> str:
    return urlsplit(settings.district.home_page).hostname or "localhost"
