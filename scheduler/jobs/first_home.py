"""A new installation that knows only its district's web address, and then what the pages say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from urllib.parse import urlsplit

from config.district import DistrictSettings, UnitSettings
from config.home import proposal as written
from config.home import write_district, write_home
from config.telling import RecipientSettings
from crawler.model.case import Lead

_GUESSED = ("name", "contact", "domains", "units", "recipients")


@dataclass(frozen=True, slots=True)
class FirstWords:
    """All that a technology director has to say: the web address. `contact` None = webmaster of the
    host, the mailbox that RFC 2142 §5 names for it. `allow_hosts` are private hosts that may be
    read.
    """

    home_page: str
    contact: str | None = None
    allow_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the district's pages say: which were read, which not and why, its name, its schools, and
    the leads.
    """

    read: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    name: str
    units: tuple[str, ...]
    leads: tuple[Lead, ...]


def make_home(folder: Path, said: FirstWords) -> bool:
    """Make an installation that knows only its web address; False when there is one already.

    One that was killed before it knew more counts as new. Raises pydantic's ValidationError when
    the words are not fit to be settings.
    """
    district = folder / "district.toml"
    if district.exists():
        return district.read_text("utf-8") == written(_district(said, None), _GUESSED)
    write_home(folder, _district(said, None), _GUESSED)
    if said.allow_hosts:
        file = folder / "rollcall.toml"
        hosts = ", ".join(f'"{host}"' for host in said.allow_hosts)
        file.write_text(
            file.read_text("utf-8").replace("# allow_hosts = []", f"allow_hosts = [{hosts}]"),
            "utf-8",
        )
    return True


def unmake_home(folder: Path) -> None:
    """Take away what `make_home` and a survey that read nothing left in a new installation."""
    for name in ("district.toml", "rollcall.toml", "rollcall.key"):
        (folder / name).unlink(missing_ok=True)
    for file in folder.glob("rollcall.db*"):
        file.unlink()
    rmtree(folder / "vault", ignore_errors=True)
    for part in (folder / "marks", folder / "packs", folder):
        if part.is_dir() and not any(part.iterdir()):
            part.rmdir()


def write_proposal(folder: Path, said: FirstWords, proposal: Proposal) -> None:
    """Write the district as its pages show it in place of the first one; only for a home that was
    just made.
    """
    (folder / "district.toml").unlink()
    write_district(folder, _district(said, proposal), _GUESSED)


def _district(said: FirstWords, proposal: Proposal | None) -> DistrictSettings:
    host = (urlsplit(said.home_page).hostname or "localhost").removeprefix("www.")
    is_name = not host.replace(".", "").isdigit() and ":" not in host
    name = _line(proposal.name) if proposal else ""
    contact = said.contact or f"webmaster@{host if is_name else 'localhost'}"
    units = tuple(
        UnitSettings(name=unit, kind="school")
        for unit in dict.fromkeys(map(_line, proposal.units if proposal else ()))
        if unit
    )
    return DistrictSettings(
        name=name or host,
        home_page=said.home_page,
        contact=contact,
        domains=(host,) if is_name else (),
        units=units,
        recipients=(
            RecipientSettings(name="Technology director", email=contact, role="technology"),
        ),
    )


def _line(text: str) -> str:
    """Give what a stranger wrote as one line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
