"""Settings of the district: its names and parts, its marks, who approves and who is told."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from config import values
from config.jurisdictions import JurisdictionSettings
from config.seasons import SeasonsSettings
from config.section import Section
from config.telling import RecipientSettings


class UnitSettings(Section):
    """A part of the district; `parent` is another unit's name, None for the district itself."""

    name: values.Line
    kind: Literal["district", "school", "department", "team", "club"]
    parent: values.Line | None = None
    aliases: tuple[values.Line, ...] = ()
    mascot: values.Line | None = None
    sport: values.Line | None = None


class MarkSettings(Section):
    """A reference logo: a picture in the folder `marks`, and the unit that it stands for."""

    file: values.PictureFile
    title: values.Line
    unit: values.Line | None = None


class ApproverSettings(Section):
    """Somebody who may approve requests for accounts, of a `unit` and what belongs to it or all."""

    name: values.Line
    email: values.Mail
    unit: values.Line | None = None


class DistrictSettings(Section):
    """The district: names, parts, marks, who is told. `contact` is named in every request."""

    name: values.Line
    home_page: values.HttpAddress
    contact: values.Mail
    aliases: tuple[values.Line, ...] = ()
    city: values.Line | None = None
    state: values.Line | None = None
    time_zone: values.TimeZone = "America/Chicago"
    holidays: tuple[values.Days, ...] = ()
    policy: values.Line = "generic"
    languages: tuple[values.Language, ...] = Field(default=("en",), min_length=1)
    email_domains: tuple[values.Host, ...] = ()
    student_email_domains: tuple[values.Host, ...] = ()
    domains: tuple[values.Host, ...] = ()
    neighbours: tuple[values.Line, ...] = ()
    approved_tools: tuple[values.Line, ...] = ()
    seasons: SeasonsSettings = SeasonsSettings()
    columns: dict[values.Line, values.Line] = Field(default_factory=dict)
    privacy: JurisdictionSettings = JurisdictionSettings()
    units: tuple[UnitSettings, ...] = Field(default=(), validation_alias="unit")
    marks: tuple[MarkSettings, ...] = Field(default=(), validation_alias="mark")
    recipients: tuple[RecipientSettings, ...] = Field(default=(), validation_alias="recipient")
    approvers: tuple[ApproverSettings, ...] = Field(default=(), validation_alias="approver")
