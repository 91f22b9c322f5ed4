"""The weekly digest as a job: compose, brake, deliver; or only look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reports.channels import folder as folder_channel
from reports.channels import smtp as smtp_channel
from reports.channels.base import Channel
from reports.weekly import WeeklyResult, preview_weekly, run_weekly
from scheduler.jobs.home import Home
from scheduler.plan import iso_week


class NoMailServerError(Exception):
    """Sending was asked for and no mail server is set."""


@dataclass(frozen=True, slots=True)
class DigestOrder:
    """Which week (None = this one), and what to do with it.

    `send` hands it to the mail server, else it is written into the outbox; both count as delivered,
    once for each week and recipient. With `folder` it is only written there, to be looked at, as
    often as one likes.
    """

    week: str | None = None
    send: bool = False
    folder: Path | None = None
    release: bool = False


def write_digest(home: Home, order: DigestOrder, now: datetime) -> WeeklyResult:
    """Compose the digest of one week for every recipient and hand each over. Raises
    NoMailServerError.
    """
    week = order.week or iso_week(now, home.settings.district.time_zone)
    if order.folder is not None:
        written = preview_weekly(
            home.store, home.settings, home.district_id, week, now, order.folder
        )
        return WeeklyResult(delivered=written)
    if order.send and home.settings.smtp is None:
        raise NoMailServerError(
            "no mail server is set: fill in [smtp] in rollcall.toml, or use --folder DIR"
        )
    channel: Channel = smtp_channel if order.send else folder_channel
    return run_weekly(
        home.store, home.settings, home.district_id, week, now, channel, release=order.release
    )
