"""Playbooks: the steps to get an account back, closed or taken down, platform by platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

FILE = Path(__file__).parent / "playbooks.yaml"
OLD_DAYS = 365
"""A page that was read so long ago is looked at again before anybody relies on it."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Way(_Frozen):
    do: tuple[str, ...] = Field(min_length=1)
    evidence: tuple[str, ...] = ()
    standing: str
    passed_on: str
    form: str | None = None
    source: str | None = None
    checked: date | None = None
    read: Literal["directly", "old copy", "second hand", "not yet"] | None = None

    @property
    def unsaid(self) -> bool:
        """Say whether it is not told where this is from and when it was read."""
        return self.read is None or (self.read != "not yet" and not (self.source and self.checked))


class _Common(_Frozen):
    id: str
    title: str
    wait_days: int
    do: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    standing: str = ""


class _Playbooks(_Frozen):
    order: tuple[_Common, ...]
    actions: dict[str, tuple[str, ...]]
    platforms: dict[str, dict[str, _Way]]
    others: dict[str, _Way]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        own = {one.id for one in self.order if not one.do}
        for name, steps in self.actions.items():
            if odd := set(steps) - {one.id for one in self.order}:
                raise ValueError(f"the action {name} names steps that are not there: {odd}")
        for name, ways in (*self.platforms.items(), ("others", self.others)):
            if set(ways) != own:
                raise ValueError(f"{name} should say {sorted(own)}, and says {sorted(ways)}")
            if name != "others" and (odd_ways := [step for step in ways if ways[step].unsaid]):
                raise ValueError(f"{name} does not say where these are from, and when: {odd_ways}")
        return self


@dataclass(frozen=True, slots=True)
class Step:
    """One step, filled in. `passed_on` says what the other side gets to know; `source`, `checked`
    and `read` where that is from (None = our own); `wait_days` how long to wait for an answer.
    """

    id: str
    title: str
    do: tuple[str, ...]
    evidence: tuple[str, ...]
    standing: str
    wait_days: int
    passed_on: str | None = None
    form: str | None = None
    source: str | None = None
    checked: date | None = None
    read: str | None = None


@cache
def _playbooks() -> _Playbooks:
    tree = yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 it makes only texts
    return _Playbooks.model_validate(tree)


def actions() -> tuple[str, ...]:
    """Give the actions that have a playbook."""
    return tuple(_playbooks().actions)


def playbook(platform: str, action: str, facts: Mapping[str, str]) -> tuple[Step, ...]:
    """Give the steps of an action on a platform, filled in with `facts`: url, handle, unit,
    district, administrators, recovery. Raises KeyError for an action without a playbook.
    """
    books = _playbooks()
    common = {one.id: one for one in books.order}
    ways = books.platforms.get(platform, books.others)
    return tuple(_step(common[name], ways.get(name), facts) for name in books.actions[action])


def _step(common: _Common, way: _Way | None, facts: Mapping[str, str]) -> Step:
    said = way or common
    return Step(
        id=common.id,
        title=common.title,
        do=tuple(_filled(text, facts) for text in said.do),
        evidence=tuple(_filled(text, facts) for text in said.evidence),
        standing=said.standing,
        wait_days=common.wait_days,
        passed_on=way.passed_on if way else None,
        form=_filled(way.form, facts) if way and way.form else None,
        source=way.source if way else None,
        checked=way.checked if way else None,
        read=way.read if way else None,
    )


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill in what stands in braces; what a stranger wrote is never read for braces again."""
    parts = text.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(facts[name] + rest)
    return "".join(filled)
