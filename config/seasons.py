"""The calendar of seasons: which sport and activity is on when, in which state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

FILE = Path(__file__).parent / "seasons.yaml"
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SHORT = {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}
"""Months that have fewer than 31 days; a season neither begins nor ends on 29 February."""


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None or int(match[2]) > _SHORT.get(match[1], 31):
        raise ValueError(f"should be a day as MM-DD, such as 08-10, not {text!r}")
    return text


def _state(text: str) -> str:
    if text.upper() not in states():
        raise ValueError(f"should be one of {', '.join(states())}, not {text!r}")
    return text


Day = Annotated[str, AfterValidator(_day)]
Span = tuple[Day, Day]
Dates = tuple[date, date]
SeasonName = Literal["fall", "winter", "spring", "school_year"]


class SeasonsSettings(BaseModel):
    """What a district says of its seasons: `calendar` is the state whose calendar counts, None =
    its own; days are MM-DD; `activities` name the seasons of a sport; `closed` are times in which
    nothing took place, first and last day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    calendar: Annotated[str, AfterValidator(_state)] | None = None
    fall: Span | None = None
    winter: Span | None = None
    spring: Span | None = None
    school_year: Span | None = None
    graduation: Day | None = None
    closed: tuple[Dates, ...] = ()
    activities: dict[str, Annotated[tuple[SeasonName, ...], Field(min_length=1)]] = Field(
        default_factory=dict
    )


class _Activity(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    seasons: tuple[SeasonName, ...] = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)


class _State(BaseModel):
    """What a state's calendar says otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    checked: str
    graduation: Day
    seasons: dict[SeasonName, Span]
    activities: dict[str, tuple[SeasonName, ...]] = Field(default_factory=dict)


class _Usual(_State):
    closed: tuple[Dates, ...] = ()
    activities: dict[str, _Activity]  # type: ignore[assignment]  # here with their words


class _Calendars(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    usual: _Usual
    states: dict[str, _State]

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name, state in self.states.items():
            odd = set(state.activities) - set(self.usual.activities)
            if odd:
                raise ValueError(f"{name} names activities that nobody described: {sorted(odd)}")
        return self


@cache
def _calendars() -> _Calendars:
    tree = yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 it makes only texts
    return _Calendars.model_validate(tree)


def states() -> tuple[str, ...]:
    """Give the states that have a calendar of their own."""
    return tuple(_calendars().states)


def load_calendar(state: str | None, said: SeasonsSettings | None = None) -> Mapping[str, object]:
    """Give the calendar that counts as plain values: name, source, graduation (MM-DD), `seasons`
    (name, starts, ends) `activities` (name, seasons, words) and `closed` (first, last).

    What the district said comes before its state's, and that before what is usual.
    """
    said = said or SeasonsSettings()
    name = (said.calendar or state or "").strip().upper()
    usual, own = _calendars().usual, _calendars().states.get(name)
    spans = dict(usual.seasons) | (own.seasons if own else {})
    spans |= {one: span for one in spans if (span := getattr(said, one)) is not None}
    return {
        "name": name if own else "usual",
        "source": (own or usual).source,
        "graduation": said.graduation or (own or usual).graduation,
        "seasons": [{"name": one, "starts": a, "ends": b} for one, (a, b) in spans.items()],
        "activities": _activities(usual, own, said),
        "closed": [
            {"first": a.isoformat(), "last": b.isoformat()}
            for a, b in (*usual.closed, *said.closed)
        ],
    }


def _activities(
    usual: _Usual, own: _State | None, said: SeasonsSettings
) -> list[Mapping[str, object]]:
    turned = {**(own.activities if own else {}), **said.activities}
    words = {one: activity.words for one, activity in usual.activities.items()}
    words |= {one: (one.casefold(),) for one in said.activities if one not in words}
    return [
        {
            "name": one,
            "seasons": turned.get(one) or usual.activities[one].seasons,
            "words": words[one],
        }
        for one in words
    ]
