"""What the law of a state asks of a program like this one, as settings with their sources."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FILE = Path(__file__).parent / "jurisdictions.yaml"
GENERAL = "general"


class Source(BaseModel):
    """A place in a law, and what it asks in our own words. `read` is the month in which these were
    held against its text, as `2026-11`; None = they were not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    cite: str = Field(min_length=1)
    asks: str = Field(min_length=1)
    read: str | None = Field(default=None, pattern=r"^\d{4}-\d\d$")


class Profile(BaseModel):
    """What is done under one state's law; the file says what each key means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    register_only_until_notice: bool
    pupils_own_accounts: bool
    count_people: bool
    records_days: int = Field(ge=0, le=36_500)
    opt_outs_expected: bool
    sources: tuple[Source, ...] = Field(min_length=1)


@cache
def profiles() -> dict[str, Profile]:
    """Give every profile by the state's postal abbreviation, and the one for all other states."""
    tree = yaml.safe_load(FILE.read_text("utf-8"))
    return {name: Profile.model_validate(said) for name, said in tree.items()}


def profile_of(name: str | None, state: str | None) -> Profile:
    """Give the profile that is named, else that of the district's state, else the general one."""
    known = profiles()
    wanted = name or (state or "").strip().upper()
    return known.get(wanted, known[GENERAL])


def _jurisdiction(text: str) -> str:
    if text not in profiles():
        raise ValueError(f"should be one of {', '.join(profiles())}, not {text!r}")
    return text


class JurisdictionSettings(BaseModel):
    """What a district says of the law it lives under: another profile than its state's, when it
    gave notice and held the meeting (California), whether people in pictures are counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    jurisdiction: Annotated[str, AfterValidator(_jurisdiction)] | None = None
    notice_on: date | None = None
    meeting_on: date | None = None
    count_people: bool | None = None


def is_register_only(profile: Profile, said: JurisdictionSettings, today: date) -> bool:
    """Say whether nothing may be read yet: notice and meeting are not both behind us."""
    if not profile.register_only_until_notice:
        return False
    done = [day is not None and day <= today for day in (said.notice_on, said.meeting_on)]
    return not all(done)


def counts_people(profile: Profile, said: JurisdictionSettings) -> bool:
    """Say whether pictures are searched for faces."""
    return profile.count_people if said.count_people is None else said.count_people
