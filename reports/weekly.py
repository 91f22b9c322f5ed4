"""THE SECOND LINE: one week of a district, from what was recorded to the people who act on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from config.settings import Settings
from crawler.store.digests import save_digest
from crawler.store.session import Store
from reports.brake import Brake, Limits, check
from reports.channels.base import Channel, Message
from reports.channels.folder import write
from reports.digest.compose import compose, summarise
from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.summary import Summary, dump_summary
from reports.digest.week import Week, read_week
from reports.gather import gather, recipients_of
from reports.languages.catalogues import tongue_of
from reports.languages.tongue import Tongue, english
from reports.outbox import Delivered, Result, Slot, deliver
from reports.render.mail import Envelope, build_mail
from reports.render.page import Held, Page, lay_out, lay_out_held


@dataclass(frozen=True, slots=True)
class WeeklyResult:
    """What came of a week's digests. `delivered` are the channel's ids (paths, Message-IDs),
    `failed` address and reason; `already` counts those that were out before. With a `brake`, nobody
    got a digest, and `told` are the ids of the notices to the administrators.
    """

    brake: Brake | None = None
    delivered: tuple[str, ...] = ()
    already: int = 0
    failed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a week before anything is composed; a `brake` asks it to wait."""

    inputs: DigestInputs
    summary: Summary
    brake: Brake | None


@dataclass(frozen=True, slots=True)
class Round:
    """One week's mails of one district: where they go and for which moment they are written."""

    settings: Settings
    district_id: int
    week: Week
    now: datetime


def run_weekly(
    store: Store,
    settings: Settings,
    district_id: int,
    week: str,
    now: datetime,
    channel: Channel,
    *,
    release: bool = False,
) -> WeeklyResult:
    """Read, compose, brake, render, deliver: every recipient's digest of `week` (`2026-W48`), once.

    Run again, it delivers what failed or was never tried, and nothing twice. A digest that looks
    like our own mistake waits until a run with `release`, or until a run that finds the mistake
    gone; the administrators get a notice. Raises ProblemsError when the policy pack is broken and
    ValueError when the week is none.
    """
    going = Round(settings, district_id, read_week(week), now)
    reading = read(store, going)
    if reading.brake is not None and not release:
        return _hold(store, going, channel, reading)
    people = recipients_of(settings)
    done = [
        deliver(
            store,
            Slot(district_id, _kind("weekly", person), person.email, going.week.text),
            digest_for(person, reading.inputs, going),
            (channel, settings),
            now,
        )
        for person in people
    ]
    with store.begin() as session:
        save_digest(session, district_id, going.week.text, dump_summary(reading.summary), now)
    return WeeklyResult(
        delivered=_notes(done, Result.SENT),
        already=sum(one.result is Result.ALREADY for one in done),
        failed=tuple(
            f"{person.email}: {one.note}"
            for person, one in zip(people, done, strict=True)
            if one.result in {Result.FAILED, Result.REFUSED}
        ),
    )


def preview_weekly(
    store: Store, settings: Settings, district_id: int, week: str, now: datetime, folder: Path
) -> tuple[str, ...]:
    """Write every recipient's digest of `week` into `folder` and deliver nothing; gives the files.

    Held back or not, delivered or not: it is for looking. Raises DeliveryError when the folder
    cannot be written.
    """
    going = Round(settings, district_id, read_week(week), now)
    inputs = read(store, going).inputs
    return tuple(
        write(digest_for(person, inputs, going), folder) for person in recipients_of(settings)
    )


def read(store: Store, going: Round) -> Reading:
    """Read what is known of the week, count it, and ask the brake."""
    with store.read() as session:
        inputs = gather(session, going.settings, going.district_id, going.week, going.now)
    summary = summarise(inputs, going.week, going.now)
    return Reading(inputs, summary, _ask_brake(inputs, summary, going.settings, english()))


def digest_for(person: Recipient, inputs: DigestInputs, going: Round) -> Message:
    """Compose one person's digest and put it into a mail."""
    told = replace(inputs, tongue=tongue_of(person.language))
    digest = compose(told, person, going.week, going.now)
    page = lay_out(digest, going.settings.district.contact)
    return _message("weekly", person, page, going)


def _hold(store: Store, going: Round, channel: Channel, reading: Reading) -> WeeklyResult:
    done = [
        deliver(
            store,
            Slot(going.district_id, _kind("held", person), person.email, going.week.text),
            _message("held", person, _notice(person, reading, going), going),
            (channel, going.settings),
            going.now,
        )
        for person in _administrators(recipients_of(going.settings))
    ]
    return WeeklyResult(brake=reading.brake, told=_notes(done, Result.SENT))


def _notice(person: Recipient, reading: Reading, going: Round) -> Page:
    tongue = tongue_of(person.language)
    brake = _ask_brake(reading.inputs, reading.summary, going.settings, tongue)
    reasons = brake.reasons if brake else ()
    return lay_out_held(Held(going.settings.district.name, going.week, reasons, tongue))


def _ask_brake(
    inputs: DigestInputs, summary: Summary, settings: Settings, tongue: Tongue
) -> Brake | None:
    said = settings.digest
    limits = Limits(factor=said.brake_factor, read_share=said.brake_read_share)
    return check(summary, inputs.previous, inputs.sweep, limits, tongue)


def _administrators(people: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Give the technology directors; without one, the communications office; without that, all."""
    for role in (Role.TECHNOLOGY, Role.COMMUNICATIONS):
        found = tuple(person for person in people if person.role is role)
        if found:
            return found
    return people


def _message(kind: str, person: Recipient, page: Page, going: Round) -> Message:
    district = going.settings.district
    key = "/".join((going.week.text, _kind(kind, person), person.email, district.name))
    envelope = Envelope(
        key=key,
        sender=going.settings.digest.sender,
        sender_name=f"Rollcall · {district.name}",
        recipient=person.email,
        recipient_name=person.name,
        contact=district.contact,
        sent_at=going.now,
        language=tongue_of(person.language).tag,
    )
    return Message(key, person.email, build_mail(page, envelope), page.html)


def _kind(kind: str, person: Recipient) -> str:
    """Name the mail in the outbox; somebody with two roles, or two schools, gets two."""
    return "/".join(part for part in (kind, person.role.value, person.unit) if part)


def _notes(done: Iterable[Delivered], result: Result) -> tuple[str, ...]:
    return tuple(one.note for one in done if one.result is result)
