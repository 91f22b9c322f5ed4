"""Who gets a digest now: by the settings, the register, and what they said themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.settings import Settings
from crawler.store.holding import stopped_mails
from crawler.store.leavers import leavers
from crawler.store.session import Session, Store
from reports.digest.inputs import Recipient, Role
from reports.gather import recipients_of
from reports.stopping import kind_of

_ALARMED = 2
_ORDER = (Role.TECHNOLOGY, Role.COMMUNICATIONS, Role.SUPERINTENDENT)


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody whom the settings name and who gets nothing: left after the day `left_on`, or
    stopped the mails at `stopped_at`.
    """

    person: Recipient
    left_on: date | None = None
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who gets a digest at a moment, and who gets none although the settings name them."""

    people: tuple[Recipient, ...]
    absent: tuple[Absent, ...] = ()


def resolve(session: Session, settings: Settings, district_id: int, now: datetime) -> Resolved:
    """Say who gets a digest at `now`.

    Who left by the register, or after the last day that the settings give, gets nothing any more;
    nor does who stopped the mails.
    """
    today = now.astimezone(ZoneInfo(settings.district.time_zone)).date()
    left = leavers(session, district_id, today)
    stopped = stopped_mails(session, district_id)
    people: list[Recipient] = []
    absent: list[Absent] = []
    for said, person in zip(settings.recipients, recipients_of(settings), strict=True):
        email = person.email.casefold()
        ended = said.until if said.until is not None and said.until < today else left.get(email)
        since = stopped.get((kind_of("weekly", person), email))
        if ended is not None:
            absent.append(Absent(person, left_on=ended))
        elif since is not None:
            absent.append(Absent(person, stopped_at=since))
        else:
            people.append(person)
    return Resolved(tuple(people), tuple(absent))


def answerable(
    store: Store, settings: Settings, district_id: int, now: datetime, without: str = ""
) -> tuple[Recipient, ...]:
    """Give who is told what becomes of the digests at `now`: the administrators that are still
    there, else the district's contact. Nobody is told about himself (`without`).
    """
    with store.read() as session:
        there = resolve(session, settings, district_id, now).people
    said = settings.district
    contact = Recipient(said.name, said.contact, Role.TECHNOLOGY)
    return administrators(there, without) or administrators((contact,), without)


def administrators(people: Iterable[Recipient], without: str = "") -> tuple[Recipient, ...]:
    """Give the technology directors; without one, the communications office; without that, all.
    Nobody is told about himself (`without`, an e-mail address).
    """
    others = tuple(one for one in people if one.email.casefold() != without.casefold())
    for role in (Role.TECHNOLOGY, Role.COMMUNICATIONS):
        found = tuple(person for person in others if person.role is role)
        if found:
            return found
    return others


def alarmed(settings: Settings, people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Give the two people who hear of a digest that did not go out: those of `digest.alarm`, else
    the first by role, else the district's contact. Fewer when there are no more.
    """
    known = {person.email.casefold(): person for person in people}
    named = [
        known.get(email.casefold(), Recipient(email, email, Role.TECHNOLOGY))
        for email in settings.digest.alarm
    ]
    if named:
        return tuple(named)
    ranked = sorted(known.values(), key=lambda one: _rank(one.role))
    contact = settings.district.contact
    if contact.casefold() not in known:
        ranked.append(Recipient(settings.district.name, contact, Role.COMMUNICATIONS))
    return tuple(ranked[:_ALARMED])


def _rank(role: Role) -> int:
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)
