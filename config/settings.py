"""One installation's settings: the only reader of settings files and of the environment."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from pydantic import Field, SecretStr

from config import values
from config.asking import DiscoverySettings, PlatformSettings, SweepSettings, TipsSettings
from config.district import DistrictSettings
from config.district_checks import district_problems, installation_problems
from config.jurisdictions import Profile, profile_of
from config.key_file import read_keys
from config.problems import Problem, ProblemsError
from config.secrets_file import Secrets, read_secrets
from config.section import Section
from config.telling import (
    DigestSettings,
    HandoverSettings,
    PublishSettings,
    RecipientSettings,
    SmtpSettings,
)
from config.toml_file import read_checked


class StoreSettings(Section):
    """Where findings are kept; `url` may name a password, so it is never shown."""

    url: values.StoreUrl | None = Field(default=None, repr=False)


class RetentionSettings(Section):
    """How long captured bytes are kept; of a picture that may show minors only a blurred thumbnail,
    and that for `thumbnail_days`.
    """

    vault_days: int = Field(default=400, ge=7, le=36_500)
    thumbnail_days: int = Field(default=30, ge=0, le=400)


class PrivacySettings(Section):
    """`key_file` is where the installation's own keys lie, below the home or an absolute path."""

    key_file: values.Line = "rollcall.key"


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
