"""Tells the people who answer for an installation what became of the digests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

from crawler.model.sentence import Sentence, sentence
from crawler.store.deliveries import Slot
from crawler.store.session import Store
from reports.channels.base import Message
from reports.digest.inputs import Recipient
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.retelling import in_words
from reports.languages.catalogues import tongue_of
from reports.languages.tongue import Tongue, msgid
from reports.letters import Round, letter
from reports.outbox import Delivered, Mail, Post, Result, deliver
from reports.recipients import Absent
from reports.render.page import Advice, Notice, Page, lay_out_notice
from reports.stopping import kind_of

STATUS = "rollcall digest status"
WHY_HELD = msgid("it is held back")
WHY_MISSED = msgid("nothing was running, and now it is too late")
WHY_NOT_YET = msgid("it was not sent yet")


def mistaken(fault: str) -> Sentence:
    """Say why nothing is sent while the settings have a mistake; `fault` says which, in English."""
    return sentence("the settings have a mistake: {fault}", fault=fault)


class Kind(StrEnum):
    """Kinds of notices; each goes out once for what it is about."""

    HELD = "held"
    ABSENT = "absent"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Told:
    """A notice: what it is about (`period` names that in the outbox), and how it is laid out for a
    reader.
    """

    kind: Kind
    period: str
    lay_out: Callable[[Tongue], Page]


@dataclass(frozen=True, slots=True)
class Owed:
    """A digest that should have been there at `due_at` and is not; `why` says the reason in a
    language, or gives the sentence to be told in it.
    """

    person: Recipient
    due_at: datetime
    why: Callable[[Tongue], str]


def tell(
    store: Store, going: Round, post: Post, told: Told, people: Iterable[Recipient]
) -> tuple[Delivered, ...]:
    """Send a notice to these people, to each once."""
    return tuple(
        deliver(
            store,
            Slot(going.district_id, kind_of(told.kind.value, person), person.email, told.period),
            Mail(partial(composed, told, person, going)),
            post,
        )
        for person in people
    )


def composed(told: Told, person: Recipient, going: Round) -> Message:
    """Give a notice as a mail to a person."""
    page = told.lay_out(tongue_of(person.language))
    return letter(told.kind.value, person, page, going, number=told.period)


def sent(done: Iterable[Delivered]) -> tuple[str, ...]:
    """Give the channel's ids of what was sent."""
    return tuple(one.note for one in done if one.result is Result.SENT)


def of_absent(absent: Absent, going: Round) -> Told:
    """Say that somebody whom the settings name gets nothing any more."""
    person = absent.person
    moment = absent.stopped_at or absent.left_on
    assert moment is not None  # noqa: S101 one of both is why somebody is absent
    zone = ZoneInfo(going.settings.district.time_zone)
    day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
    today = going.now.astimezone(zone).date()

    def lay_out(tongue: Tongue) -> Page:
        said = _who(person) | {"day": tongue.day(day, today)}
        if absent.left_on is not None:
            line = msgid("{name} ({email}) left on {day}; nothing goes there any more.")
            advice = Advice(
                tongue.text(
                    "Name a successor in {file}, or correct the register if that is wrong.",
                    file="district.toml",
                )
            )
        else:
            line = msgid("{name} ({email}) asked on {day} for no more of these mails.")
            command = f"rollcall digest resume --recipient {person.email}"
            advice = Advice(tongue.text("To send them again:"), command)
        heading = tongue.text("Somebody no longer gets the digest.")
        return _notice(going, heading, (tongue.text(line, **said),), (advice,), tongue)

    period = f"{person.email} {day.isoformat()}"
    return Told(Kind.ABSENT, period, lay_out)


def of_refused(person: Recipient, reason: str, going: Round) -> Told:
    """Say that the mail server refused somebody's digest for good."""

    def lay_out(tongue: Tongue) -> Page:
        said = _who(person) | {"reason": in_words(reason, tongue)}
        line = tongue.text("The mail server refused {name} ({email}) for good: {reason}", **said)
        advice = Advice(
            tongue.text(
                "Correct the address in {file}, or send it once more:", file="district.toml"
            ),
            _again(person, going),
        )
        heading = tongue.text("A digest could not be delivered.")
        return _notice(going, heading, (line,), (advice,), tongue)

    return Told(Kind.REFUSED, f"{going.week.text} {person.email}", lay_out)


def of_doubtful(person: Recipient, reason: str, going: Round) -> Told:
    """Say that nobody knows whether somebody's digest arrived."""

    def lay_out(tongue: Tongue) -> Page:
        said = _who(person)
        said |= {"reason": in_words(reason, tongue)}
        line = tongue.text("{name} ({email}): {reason}.", **said)
        advice = Advice(
            tongue.text("Ask. If it did not arrive, send it once more:"), _again(person, going)
        )
        heading = tongue.text("Nobody knows whether a digest arrived.")
        return _notice(going, heading, (line,), (advice,), tongue)

    return Told(Kind.DOUBTFUL, f"{going.week.text} {person.email}", lay_out)


def of_late(owed: Iterable[Owed], going: Round, period: str) -> Told:
    """Say whose digest was due and did not go out, and why; `period` names the day."""
    late = tuple(owed)

    def lay_out(tongue: Tongue) -> Page:
        lines = tuple(_late_line(one, going, tongue) for one in late)
        advice = Advice(tongue.text("See how it stands:"), STATUS)
        heading = tongue.text("A digest that was due did not go out.")
        return _notice(going, heading, lines, (advice,), tongue)

    return Told(Kind.LATE, period, lay_out)


def _late_line(one: Owed, going: Round, tongue: Tongue) -> str:
    wall = one.due_at.astimezone(ZoneInfo(going.settings.district.time_zone))
    today = going.now.astimezone(wall.tzinfo).date()
    said = _who(one.person) | {"day": tongue.day(wall.date(), today), "hour": f"{wall:%H:%M}"}
    said["reason"] = in_words(one.why(tongue), tongue)
    return tongue.text("{name} ({email}) should have had it on {day} at {hour}: {reason}.", **said)


def _again(person: Recipient, going: Round) -> str:
    return f"rollcall digest again {person.email} --week {going.week.text}"


def _who(person: Recipient) -> dict[str, object]:
    return {"name": plain(person.name, NAME_LETTERS), "email": plain(person.email, NAME_LETTERS)}


def _notice(
    going: Round,
    heading: str,
    lines: tuple[str, ...],
    advice: tuple[Advice, ...],
    tongue: Tongue,
) -> Page:
    name = plain(going.settings.district.name, NAME_LETTERS)
    return lay_out_notice(Notice(name, going.week, heading, lines, advice, tongue))
