"""Reads what is known of a week, and composes each reader's digest from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from crawler.store.deliveries import last_told
from crawler.store.session import Store
from reports.brake import Brake
from reports.channels.base import Message
from reports.channels.folder import write
from reports.digest.compose import compose, summarise
from reports.digest.inputs import DigestInputs, Recipient
from reports.digest.summary import Summary, read_summary
from reports.gather import gather, recipients_of
from reports.languages.catalogues import tongue_of
from reports.letters import Round, letter
from reports.render.page import lay_out
from reports.stopping import kind_of
from reports.waiting import ask_brake, usual


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a week before anything is composed; `before` is what the digests before it
    counted, the newest first, and `told` what each reader's last one told, by kind and address. A
    `brake` asks it to wait.
    """

    inputs: DigestInputs
    summary: Summary
    before: tuple[Summary, ...]
    brake: Brake | None
    told: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    def for_reader(self, person: Recipient) -> DigestInputs:
        """Give the inputs as this reader knows the district: what is new is new since his own last
        digest, whenever in the week that is. Who has had none yet reads his first.
        """
        told = self.told.get((kind_of("weekly", person), person.email))
        if told is not None:
            return replace(self.inputs, previous=read_summary(told))
        return replace(self.inputs, previous=None) if self.told else self.inputs


def read(store: Store, going: Round) -> Reading:
    """Read what is known of the week, count it, and ask the brake."""
    with store.read() as session:
        inputs = gather(session, going.settings, going.district_id, going.week, going.now)
        before = usual(session, going)
        told = last_told(session, going.district_id, going.week.text)
    summary = summarise(inputs, going.week, going.now)
    brake = ask_brake(inputs, summary, before, going)
    return Reading(inputs, summary, before, brake, told)


def digest_for(person: Recipient, inputs: DigestInputs, going: Round) -> Message:
    """Compose one person's digest and put it into a mail."""
    told = replace(inputs, tongue=tongue_of(person.language))
    digest = compose(told, person, going.week, going.now)
    return letter("weekly", person, lay_out(digest, going.settings.district.contact), going)


def preview_weekly(store: Store, going: Round, folder: Path) -> tuple[str, ...]:
    """Write every reader's digest of the week into `folder` and deliver nothing; gives the files.

    Held back or not, delivered or not: it is for looking. Raises DeliveryError when the folder
    cannot be written.
    """
    reading = read(store, going)
    return tuple(
        write(digest_for(person, reading.for_reader(person), going), folder)
        for person in recipients_of(going.settings)
    )
