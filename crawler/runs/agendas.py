"""What each platform is asked in one turn of discovery: within budgets, nothing again too soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from config.asking import PlatformSettings
from config.settings import Settings
from crawler.discovery.doors.base import Door, Place
from crawler.discovery.doors.catalogue import DOORS
from crawler.discovery.look_alikes import LookAlike, look_alikes
from crawler.discovery.queries import queries
from crawler.line.asking import Agenda
from crawler.model.account import Account
from crawler.model.case import District
from crawler.runs.allowance import Allowance
from crawler.store.questions import Sort, asked_since
from crawler.store.session import Session

NOT_AGAIN = timedelta(days=30)
"""A question that was answered is asked again after a month: accounts are opened in between."""
_NOBODY = "rollcallnobody4d1f9c7a"
_CHOSEN = {"mastodon": "mastodon_servers", "mediawiki": "wikis", "forum": "forums"}


def agendas(
    session: Session,
    settings: Settings,
    district: District,
    accounts: Sequence[Account],
    now: datetime,
) -> Iterator[Agenda]:
    """Give for each door that is open what to ask there; doors with nothing to ask are left out."""
    today = now.astimezone(ZoneInfo(settings.district.time_zone)).date()
    official = [one.handle for one in accounts if one.registered and ":" not in one.handle]
    words = queries(district, today)
    alike = look_alikes(district, official, today)
    answered = asked_since(session, district.id, now - NOT_AGAIN)
    for door in DOORS:
        for place in places(door, settings, accounts):
            allowance = Allowance(session, settings, district.id, door, now)
            searches = _words(door, place, words, answered, allowance)
            agenda = Agenda(
                door,
                place,
                words=searches,
                keys=_keys(door, place, alike, answered, allowance.checks(len(searches))),
                controls=_controls(door, place, settings, accounts),
            )
            if agenda.words or agenda.keys:
                yield agenda


def places(door: Door, settings: Settings, accounts: Sequence[Account]) -> Iterator[Place]:
    """Give where a door is asked; nothing where the platform is switched off, or needs a key that
    is not there. Servers are those of registered accounts, and those that the settings choose.
    """
    said = settings.platforms.get(door.platform, PlatformSettings())
    has_key = door.platform in settings.credentials
    if said.enabled is False or (door.needs_key and not has_key):
        return
    if door.needs_own_id and said.own_id is None:
        return
    key = door.platform if door.needs_key else None
    if door.base is not None:
        base = str(said.base_url) if said.base_url else door.base
        yield Place(base.rstrip("/"), key, said.own_id)
        return
    own = (_server(one) for one in accounts if one.registered and one.platform == door.platform)
    chosen = (_origin(host) for host in getattr(settings.discovery, _CHOSEN[door.platform]))
    for base in dict.fromkeys(filter(None, (*own, *chosen))):
        yield Place(base)


def _words(
    door: Door,
    place: Place,
    words: Sequence[str],
    answered: set[tuple[str, Sort, str]],
    allowance: Allowance,
) -> tuple[str, ...]:
    """Give the searches whose turn it is: those that were not answered this month."""
    if door.search is None:
        return ()
    fresh = (
        one
        for one in words
        if (door.platform, Sort.SEARCH, asked_as(one, door, place)) not in answered
    )
    return tuple(islice(fresh, allowance.searches()))


def _keys(
    door: Door,
    place: Place,
    alike: Sequence[LookAlike],
    answered: set[tuple[str, Sort, str]],
    most: int,
) -> tuple[str, ...]:
    if door.existence is None:
        return ()
    made = (door.existence.handle(one.letters, place) for one in alike)
    keys = dict.fromkeys(key for key in made if key)
    fresh = (key for key in keys if (door.platform, Sort.EXISTS, key) not in answered)
    return tuple(islice(fresh, most))


def asked_as(words: str, door: Door, place: Place) -> str:
    """Give the words under which a search is remembered: with the server where each has its own."""
    return words if door.base is not None else f"{words} @{urlsplit(place.base).netloc}"


def _controls(
    door: Door, place: Place, settings: Settings, accounts: Sequence[Account]
) -> tuple[str, str] | None:
    """Give the controls of a check: those of the settings, else the platform's own, else a
    registered account of that server and one that surely is not there.
    """
    if door.existence is None:
        return None
    said = settings.platforms.get(door.platform, PlatformSettings())
    if said.present and said.absent:
        return said.present, said.absent
    if door.existence.controls is not None:
        return door.existence.controls
    mine = [a for a in accounts if a.registered and a.platform == door.platform]
    there = next((a.handle for a in mine if door.base or _server(a) == place.base), None)
    nobody = door.existence.handle(_NOBODY, place)
    return (there, nobody) if there and nobody else None


def _server(account: Account) -> str | None:
    try:
        parts = urlsplit(account.url)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None


def _origin(host: str) -> str:
    name = host.partition(":")[0]
    local = name == "localhost" or name.endswith(".localhost")
    return f"{'http' if local else 'https'}://{host}"
