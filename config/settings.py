"""One installation's settings: the only reader of settings files and of the environment."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from config import values
from config.district_checks import district_problems, installation_problems
from config.jurisdictions import JurisdictionSettings, Profile, profile_of
from config.key_file import read_keys
from config.problems import Problem, ProblemsError
from config.seasons import SeasonsSettings
from config.secrets_file import Secrets, read_secrets
from config.section import Section
from config.telling import DigestSettings, RecipientSettings, SmtpSettings
from config.toml_file import read_checked


class StoreSettings(Section):
    """Where findings are kept; `url` may name a password, so it is never shown."""

    url: values.StoreUrl | None = Field(default=None, repr=False)


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


class RetentionSettings(Section):
    """How long captured bytes are kept; of a picture that may show minors only a blurred thumbnail,
    and that for `thumbnail_days`.
    """

    vault_days: int = Field(default=400, ge=7, le=36_500)
    thumbnail_days: int = Field(default=30, ge=0, le=400)


class PrivacySettings(Section):
    """`key_file` is where the installation's own keys lie, below the home or an absolute path."""

    key_file: values.Line = "rollcall.key"


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


class InstallationSettings(Section):
    """What rollcall.toml holds."""

    store: StoreSettings = StoreSettings()
    sweep: SweepSettings = SweepSettings()
    discovery: DiscoverySettings = DiscoverySettings()
    digest: DigestSettings = DigestSettings()
    smtp: SmtpSettings | None = None
    platforms: dict[str, PlatformSettings] = Field(default_factory=dict)
    retention: RetentionSettings = RetentionSettings()
    tips: TipsSettings = TipsSettings()
    publish: PublishSettings = PublishSettings()
    handover: HandoverSettings = HandoverSettings()
    privacy: PrivacySettings = PrivacySettings()


class Settings(InstallationSettings):
    """One installation: what both files and the secrets say; `credentials` and the days until which
    they count are by name (`youtube`, `facebook/heronlake`).
    """

    home: Path
    district: DistrictSettings
    credentials: dict[str, SecretStr] = Field(default_factory=dict, repr=False)
    expires: dict[str, date] = Field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        """Give what the law of the district's state asks."""
        return profile_of(self.district.privacy.jurisdiction, self.district.state)

    @property
    def key_file(self) -> Path:
        """Give the file that holds the installation's own keys."""
        return self.home / self.privacy.key_file

    @property
    def recipients(self) -> tuple[RecipientSettings, ...]:
        """Give who gets a digest; where nobody is named, the contact gets everything."""
        said = self.district
        if said.recipients:
            return said.recipients
        alone = RecipientSettings(name=said.name, email=said.contact, role="communications")
        return (alone,)

    @property
    def store_url(self) -> str:
        """Give the store's address, by default SQLite in the home folder."""
        return self.store.url or f"sqlite:///{(self.home / 'rollcall.db').as_posix()}"


def home_folder(option: Path | None, environ: Mapping[str, str] | None = None) -> Path:
    """Give the installation's folder: `--home`, else ROLLCALL_HOME, else `rollcall-home` here."""
    said = _environment(environ).get("ROLLCALL_HOME", "").strip()
    return option or Path(said or "rollcall-home")


def load_settings(
    home: Path, environ: Mapping[str, str] | None = None, platforms: Collection[str] | None = None
) -> Settings:
    """Read rollcall.toml, district.toml and, when there, secrets.toml in `home`. `environ` None =
    this process's; `platforms` are the known names, None = any. Raises ProblemsError, all at once.
    """
    problems: list[Problem] = []
    known = partial(installation_problems, platforms=platforms)
    pictures = partial(district_problems, marks=home / "marks")
    installation = read_checked(home / "rollcall.toml", InstallationSettings, known, problems)
    district = read_checked(home / "district.toml", DistrictSettings, pictures, problems)
    secrets = read_secrets(home / "secrets.toml", _environment(environ), problems)
    if installation is not None:
        read_keys(home / installation.privacy.key_file, problems)
    if problems or installation is None or district is None:
        raise ProblemsError(problems)
    return _assembled(home, installation, district, secrets)


def _assembled(
    home: Path, installation: InstallationSettings, district: DistrictSettings, secrets: Secrets
) -> Settings:
    parts = dict(installation)
    if installation.smtp is not None:
        parts["smtp"] = installation.smtp.model_copy(update={"password": secrets.smtp_password})
    if secrets.store_url is not None:
        parts["store"] = StoreSettings(url=secrets.store_url)
    credentials, expires = dict(secrets.credentials), dict(secrets.expires)
    return Settings(home=home, district=district, credentials=credentials, expires=expires, **parts)


def _environment(environ: Mapping[str, str] | None) -> Mapping[str, str]:
    return os.environ if environ is None else environ  # noqa: TID251 this is the one place
