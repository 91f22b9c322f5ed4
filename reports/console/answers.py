"""What is answered to a request; a GET changes nothing, whoever opens the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from config.settings import Settings
from crawler.store.holding import stop_mails
from crawler.store.jobs import leader
from crawler.store.session import Store
from reports.digest.inputs import Recipient
from reports.digest.plain import NAME_LETTERS, plain
from reports.gather import recipients_of
from reports.languages.catalogues import tongue_of
from reports.render.page import StopPage, lay_out_stop
from reports.stopping import kind_of, stops_whom

_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; version=0.0.4; charset=utf-8"
_SAID_YES = (b"List-Unsubscribe=One-Click", b"One-Click", b"stop=yes")
"""What a mail program posts (RFC 8058 §3.1: form-urlencoded, or multipart, where the value stands
alone), and what the button of our own page does.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its method, its path without a query, the first bytes of its body."""

    method: str
    path: str
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: status, text, and its media type."""

    status: int
    text: str
    kind: str = _HTML


@dataclass(frozen=True, slots=True)
class House:
    """What answers are made from; `figures` gives those of the monitor."""

    store: Store
    settings: Settings
    district_id: int
    stop_key: bytes
    figures: Callable[[], str]


def answer(request: Asked, house: House, now: datetime) -> Answer:
    """Answer a request."""
    if request.path == "/metrics":
        return _read_only(request, lambda: Answer(200, house.figures(), _TEXT))
    if request.path == "/healthz":
        return _read_only(request, lambda: _health(house, now))
    if request.path.startswith("/stop/"):
        return _stop(request, house, now)
    return Answer(404, "There is nothing here.\n", _TEXT)


def _read_only(request: Asked, make: Callable[[], Answer]) -> Answer:
    if request.method not in {"GET", "HEAD"}:
        return Answer(405, "This can only be read.\n", _TEXT)
    return make()


def _health(house: House, now: datetime) -> Answer:
    """Say whether some clock of the district runs."""
    with house.store.read() as session:
        beat = leader(session, house.district_id)
    if beat is None or beat.until <= now:
        return Answer(503, "no clock runs\n", _TEXT)
    return Answer(200, "ok\n", _TEXT)


def _stop(request: Asked, house: House, now: datetime) -> Answer:
    person = stops_whom(request.path, house.stop_key, recipients_of(house.settings))
    if person is None:
        return Answer(404, _nobodys(house))
    if request.method in {"GET", "HEAD"}:
        return Answer(200, _question(person, house))
    if request.method != "POST" or not any(word in request.body for word in _SAID_YES):
        return Answer(400, _question(person, house))
    mails = (kind_of("weekly", person), person.email, "one-click")
    with house.store.begin(lasting=True) as session:
        stop_mails(session, house.district_id, mails, now)
    return Answer(200, _done(person, house))


def _nobodys(house: House) -> str:
    tongue = tongue_of(house.settings.district.languages[0])
    line = tongue.text("Write to {contact}.", contact=house.settings.district.contact)
    heading = tongue.text("This address stops no mails, or no longer.")
    return lay_out_stop(StopPage(_name(house), heading, line, tongue=tongue))


def _question(person: Recipient, house: House) -> str:
    tongue = tongue_of(person.language)
    line = tongue.text("They go to {email} each week.", email=person.email)
    heading = tongue.text("Stop these mails?")
    return lay_out_stop(StopPage(_name(house), heading, line, tongue.text("Stop them"), tongue))


def _done(person: Recipient, house: House) -> str:
    tongue = tongue_of(person.language)
    contact = house.settings.district.contact
    line = tongue.text("To get them again, write to {contact}.", contact=contact)
    heading = tongue.text("No more of these mails go to you.")
    return lay_out_stop(StopPage(_name(house), heading, line, tongue=tongue))


def _name(house: House) -> str:
    return plain(house.settings.district.name, NAME_LETTERS)
