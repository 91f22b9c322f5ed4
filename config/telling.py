"""Settings of what is told: when, to whom, by which mail server, and what is published."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from config import values
from config.section import Section


class DigestSettings(Section):
    """When digests go out, from whom, and who hears of it when one does not.

    The brake holds one back that looks like our own mistake: `brake_factor` times the usual
    findings, less than this share of the accounts read, one rule newly on more than that share. One
    that was missed is caught up for `catch_up_days`; after `late_minutes` the `alarm` addresses
    hear of it. `base_url` is where the readers reach this installation (to stop the mails with one
    click), `listen` where it listens for that; `ping_url` hears of each digest. `reports_url` is
    where the district serves the folder `reports` to its own people.
    """

    weekday: values.Weekday = "mon"
    hour: int = Field(default=7, ge=0, le=23)
    sender: values.Mail = "rollcall@localhost"
    brake_factor: float = Field(default=5.0, gt=1)
    brake_read_share: float = Field(default=0.5, ge=0, le=1)
    reports_url: values.HttpAddress | None = None
    brake_rule_share: float = Field(default=0.6, gt=0, le=1)
    catch_up_days: float = Field(default=4.0, gt=0, le=7)
    late_minutes: int = Field(default=60, ge=5, le=7 * 24 * 60)
    alarm: tuple[values.Mail, ...] = ()
    ping_url: values.HttpAddress | None = None
    metrics_file: Path | None = None
    base_url: values.HttpAddress | None = None
    listen: values.HostOrPort | None = None


class SmtpSettings(Section):
    """The mail server. The password never stands in rollcall.toml.

    At most `per_minute` mails are begun in a minute. `accept_timeout_s` is how long it may take to
    say that it has a whole mail (RFC 5321 §4.5.3.2.6: ten minutes). When nobody knows whether a
    mail arrived, `in_doubt` does what is `likely` right, sends it `again`, or asks a person.
    """

    host: values.HostOrPort
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: values.Line | None = None
    password: SecretStr | None = None
    timeout_s: float = Field(default=30.0, gt=0, le=300)
    accept_timeout_s: float = Field(default=600.0, gt=0, le=3600)
    per_minute: float = Field(default=30.0, gt=0, le=100_000)
    in_doubt: Literal["likely", "again", "ask"] = "likely"


class RecipientSettings(Section):
    """Somebody who gets a digest. A `unit` narrows it to that unit and what belongs to it.

    Day, hour and time zone are the district's where nothing is said; `until` is the last day on
    which the digest goes there.
    """

    name: values.Line
    email: values.Mail
    role: Literal["communications", "technology", "athletics", "principal", "superintendent"]
    unit: values.Line | None = None
    language: values.ReportLanguage = "en"
    weekday: values.Weekday | None = None
    hour: int | None = Field(default=None, ge=0, le=23)
    time_zone: values.TimeZone | None = None
    format: Literal["html", "text"] = "html"
    only_new: bool = False
    until: date | None = None


class PublishSettings(Section):
    """Where `serve` writes the list of official accounts each hour; a folder, from the home."""

    folder: values.Line | None = None
    language: values.ReportLanguage = "en"


class HandoverSettings(Section):
    """Mails about handing accounts over. `people`: before a season ends, the staff who run its
    accounts are written to, `days_before` its end.
    """

    people: bool = False
    days_before: int = Field(default=14, ge=1, le=60)
