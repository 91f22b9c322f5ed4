"""Open an installation: settings read, store migrated, the district in the store as the settings
say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from config.key_file import Keys, ensure_keys
from config.policy import Pack, find_pack, load_pack
from config.settings import Settings, load_settings
from crawler.evidence.thumbnails import Thumbnails
from crawler.evidence.vault import Vault, open_vault
from crawler.model.account import Unit, UnitKind
from crawler.model.case import District, Mark
from crawler.store.districts import save_district
from crawler.store.session import Store, migrate, open_store


@dataclass(frozen=True, slots=True)
class Home:
    """An open installation. `marks` is the folder of reference logos, `outbox` where mails are
    written.
    """

    settings: Settings
    store: Store
    district_id: int
    pack: Pack
    environ: Mapping[str, str] | None = None

    def reread(self) -> Home:
        """Give the home with its files as they are now: who runs for weeks asks before he acts.

        Raises ProblemsError.
        """
        settings = load_settings(self.folder, self.environ)
        pack = load_pack(find_pack(settings.district.policy, self.folder / "packs"))
        return replace(self, settings=settings, pack=pack)

    @property
    def zone(self) -> ZoneInfo:
        """Give the time zone of the district."""
        return ZoneInfo(self.settings.district.time_zone)

    def day(self, moment: datetime) -> date:
        """Give the day of a moment where the district is."""
        return moment.astimezone(self.zone).date()

    @property
    def folder(self) -> Path:
        """Give the installation's folder."""
        return self.settings.home

    @property
    def vault(self) -> Vault:
        """Give the vault of captured bytes, under the installation's key."""
        return open_vault(self.folder / "vault", self.keys.vault)

    @property
    def thumbnails(self) -> Thumbnails:
        """Give the blurred thumbnails of pictures that may show minors."""
        return Thumbnails(self.folder / "thumbnails", self.keys.vault)

    @property
    def keys(self) -> Keys:
        """Give the installation's keys; the first time, they are made. Raises ProblemsError."""
        return ensure_keys(self.settings.key_file)

    @property
    def marks(self) -> Path:
        """Give the folder of reference marks."""
        return self.folder / "marks"

    @property
    def outbox(self) -> Path:
        """Give the folder that mails are written into."""
        return self.folder / "outbox"


@contextmanager
def open_home(folder: Path, environ: Mapping[str, str] | None = None) -> Iterator[Home]:
    """Open the installation in `folder` and close it at the end.

    Raises ProblemsError with every problem of the settings and of the policy pack at once.
    """
    settings = load_settings(folder, environ)
    pack = load_pack(find_pack(settings.district.policy, folder / "packs"))
    store = open_store(settings.store_url)
    try:
        migrate(store)
        with store.begin() as session:
            district_id = save_district(session, district_of(settings, pack))
        yield Home(settings, store, district_id, pack, environ)
    finally:
        store.close()


def district_of(settings: Settings, pack: Pack) -> District:
    """Put the district of the settings into our words. Ids only tie units and marks to each other:
    the store gives its own.
    """
    said = settings.district
    numbers = {unit.name: number for number, unit in enumerate(said.units, start=1)}
    units = tuple(
        Unit(
            id=numbers[unit.name],
            name=unit.name,
            kind=UnitKind(unit.kind),
            parent_id=numbers.get(unit.parent) if unit.parent else None,
            aliases=tuple(unit.aliases),
            mascot=unit.mascot,
            sport=unit.sport,
        )
        for unit in said.units
    )
    marks = tuple(
        Mark(
            stem=Path(mark.file).stem,
            title=mark.title,
            sha256=_hash_of(settings.home / "marks" / mark.file),
            unit_id=numbers.get(mark.unit) if mark.unit else None,
        )
        for mark in said.marks
    )
    return District(
        id=0,
        name=said.name,
        aliases=tuple(said.aliases),
        city=said.city,
        state=said.state,
        domains=tuple(dict.fromkeys((*said.domains, _host_of(said.home_page)))),
        email_domains=tuple(said.email_domains),
        neighbours=tuple(said.neighbours),
        units=units,
        marks=marks,
        approved_tools=(*pack.approved_tools, *said.approved_tools),
        languages=tuple(said.languages),
    )


def _host_of(home_page: str) -> str:
    return (urlsplit(home_page).hostname or "").removeprefix("www.")


def _hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
