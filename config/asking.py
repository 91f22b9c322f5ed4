"""Settings of what is asked of platforms and people: sweeps, discovery, the tip line."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from config import values
from config.section import Section


class SweepSettings(Section):
    """How often and how politely pages are asked for. With `self_test` the clock tries the readers
    of the register's platforms once a week on accounts that are known.
    """

    every_hours: float = Field(default=24.0, ge=1, le=24 * 31)
    delay_s: float = Field(default=1.0, ge=0, le=60)
    concurrency_per_host: int = Field(default=2, ge=1, le=8)
    timeout_s: float = Field(default=30.0, gt=0, le=300)
    max_bytes: int = Field(default=8_000_000, ge=10_000, le=100_000_000)
    max_redirects: int = Field(default=5, ge=0, le=20)
    max_pages: int = Field(default=60, ge=1, le=2_000)
    max_pictures: int = Field(default=12, ge=0, le=200)
    allow_hosts: tuple[values.HostOrPort, ...] = ()
    self_test: bool = True


class PlatformSettings(Section):
    """A platform: another base address (a self-hosted server), whether it is read at all, and how.

    `routes` are tried in this order, and no other. `read_pages` is the district's own decision to
    read public pages although the platform's terms speak against it. `per_day` is the day's budget,
    in the platform's unit. `present` and `absent` are accounts for the self-test of its reader.
    """

    base_url: values.HttpAddress | None = None
    enabled: bool | None = None
    routes: tuple[Literal["connected", "app_key", "keyless"], ...] = ()
    read_pages: bool = False
    own_id: values.Line | None = None
    per_day: float | None = Field(default=None, ge=0)
    max_pages: int = Field(default=2, ge=1, le=50)
    present: values.Line | None = None
    absent: values.Line | None = None


class DiscoverySettings(Section):
    """How accounts are found that nobody registered. `every_days` 0 = only when somebody says so.

    `max_documents` limits the newsletters that one site's pages lead to; `searches` and `checks`
    what one platform is asked in one turn: for words, and whether there is an account with a handle
    like ours. `follow` limits the found accounts that one turn visits. `mastodon_servers`, `wikis`
    (MediaWiki) and `forums` (Discourse) are searched besides those of registered accounts.
    """

    every_days: int = Field(default=7, ge=0, le=366)
    max_documents: int = Field(default=20, ge=0, le=500)
    searches: int = Field(default=40, ge=0, le=1_000)
    checks: int = Field(default=120, ge=0, le=5_000)
    follow: int = Field(default=500, ge=0, le=10_000)
    mastodon_servers: tuple[values.HostOrPort, ...] = ()
    wikis: tuple[values.HostOrPort, ...] = ()
    forums: tuple[values.HostOrPort, ...] = ()


class TipsSettings(Section):
    """The tip line: a folder of mails, or an IMAP mailbox over TLS whose password is the credential
    `tips`. So many mails of one sender, and of all, are looked into in 24 hours.
    """

    folder: values.Line | None = None
    host: values.Host | None = None
    port: int = Field(default=993, ge=1, le=65535)
    user: values.Line | None = None
    mailbox: values.Line = "INBOX"
    per_sender: int = Field(default=5, ge=1, le=1_000)
    per_day: int = Field(default=200, ge=1, le=10_000)
