"""Looking at digests before anybody gets them: written to be seen, never delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from config.values import REPORT_LANGUAGES
from reports.channels.folder import write
from reports.composing import digest_for, read
from reports.digest.inputs import Recipient
from reports.digest.week import read_week
from reports.gather import recipients_of
from reports.letters import Round
from scheduler.jobs.home import Home
from scheduler.plan import iso_week


class UnknownReaderError(Exception):
    """A preview was asked for somebody, or in a language, that there is not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose digest (address, name or role; None = everybody's), of which week (None = this one), in
    which language (None = the reader's own) and where to (None = `previews` in the home folder).
    """

    recipient: str | None = None
    week: str | None = None
    language: str | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """One digest as it would go out: its page, its subject and its text part."""

    path: Path
    subject: str
    text: str


def preview_digest(home: Home, wanted: Wanted, now: datetime) -> tuple[Preview, ...]:
    """Write the digests that are asked for. Raises UnknownReaderError and DeliveryError."""
    people = _people(home, wanted)
    week = read_week(wanted.week or iso_week(now, home.settings.district.time_zone))
    going = Round(home.settings, home.district_id, week, now)
    reading = read(home.store, going)
    folder = wanted.folder or home.folder / "previews"
    previews = []
    for person in people:
        message = digest_for(person, reading.for_reader(person), going)
        text = message.mail.get_body(("plain",))
        previews.append(
            Preview(
                path=Path(write(message, folder)),
                subject=str(message.mail["Subject"]),
                text="" if text is None else str(text.get_content()),
            )
        )
    return tuple(previews)


def _people(home: Home, wanted: Wanted) -> tuple[Recipient, ...]:
    everybody = recipients_of(home.settings)
    primary = (wanted.language or "en").partition("-")[0].lower()
    if primary not in REPORT_LANGUAGES:
        known = ", ".join(REPORT_LANGUAGES)
        raise UnknownReaderError(f"{wanted.language!r} is no language of a digest; it is {known}")
    asked = wanted.recipient
    people = [person for person in everybody if asked is None or _is_meant(person, asked)]
    if not people:
        known = "\n".join(f"  {one.email}  {one.name} ({one.role})" for one in everybody)
        raise UnknownReaderError(
            f"nobody who gets a digest is called {asked!r}; there are\n{known}"
        )
    return tuple(replace(one, language=wanted.language or one.language) for one in people)


def _is_meant(person: Recipient, asked: str) -> bool:
    words = {person.email.casefold(), person.name.casefold(), person.role.value}
    return asked.strip().casefold() in words
