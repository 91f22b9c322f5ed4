"""The weekly digest as a job: compose, brake, deliver; or only look at it."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.store.holding import Decided
from reports.channels import folder as folder_channel
from reports.channels import smtp as smtp_channel
from reports.composing import preview_weekly
from reports.digest.inputs import Recipient
from reports.digest.week import read_week
from reports.letters import Round
from reports.outbox import Post, Watch
from reports.weekly import WeeklyResult, run_weekly
from scheduler.jobs.home import Home
from scheduler.plan import iso_week


class NoMailServerError(Exception):
    """Sending was asked for and no mail server is set."""


class AlreadySendingError(Exception):
    """Another process hands the digests over now."""


@dataclass(frozen=True, slots=True)
class DigestOrder:
    """Which week (None = this one), to whom (None = all who get one), and what to do with it.

    `send` hands it to the mail server, else it is written into the outbox; both count as delivered,
    once for each week and recipient. With `folder` it is only written there, to be looked at, as
    often as one likes.
    """

    week: str | None = None
    send: bool = False
    folder: Path | None = None
    release: Decided | None = None
    people: Sequence[Recipient] | None = None


def write_digest(home: Home, order: DigestOrder, watch: Watch) -> WeeklyResult:
    """Compose the digest of one week for every recipient and hand each over. Raises
    NoMailServerError, AlreadySendingError.
    """
    now = watch.now()
    going = round_of(home, order.week or iso_week(now, home.settings.district.time_zone), now)
    if order.folder is not None:
        return WeeklyResult(delivered=preview_weekly(home.store, going, order.folder))
    if order.send and home.settings.smtp is None:
        raise NoMailServerError(
            "no mail server is set: fill in [smtp] in rollcall.toml, or use --folder DIR"
        )
    post = post_for(home, watch, send=order.send)
    result = run_weekly(home.store, going, post, order.people, release=order.release)
    if result.busy:
        raise AlreadySendingError(
            "Another process hands the digests over now. Wait until it is done: nobody gets one "
            "twice."
        )
    return result


def round_of(home: Home, week: str, now: datetime) -> Round:
    """Give what the mails of a week are made with. Raises ValueError when the week is none."""
    key = stop_key(home) if home.settings.digest.base_url is not None else None
    return Round(home.settings, home.district_id, read_week(week), now, key)


def post_for(home: Home, watch: Watch, *, send: bool) -> Post:
    """Give the mail server, at the rate that it is to be used, or the folder `outbox`."""
    smtp = home.settings.smtp
    if not send or smtp is None:
        return Post(folder_channel, home.settings, watch)
    return Post(smtp_channel, home.settings, watch, smtp.per_minute)


def stop_key(home: Home) -> bytes:
    """Give the key that signs the addresses which stop mails: made of the installation's own."""
    vault = home.keys.vault or b""
    return hmac.new(vault, b"rollcall: addresses that stop mails", "sha256").digest()
