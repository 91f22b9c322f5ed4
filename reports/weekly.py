"""THE SECOND LINE: one week of a district, from what was recorded to the people who act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from crawler.store.alone import Hold, alone
from crawler.store.deliveries import Slot
from crawler.store.digests import save_digest
from crawler.store.holding import Decided, stopped_mails
from crawler.store.session import Store
from reports.brake import Brake
from reports.composing import Reading, digest_for, read
from reports.digest.inputs import Recipient
from reports.digest.summary import dump_summary
from reports.languages.tongue import Tongue
from reports.letters import Round
from reports.notices import Kind, Told, sent, tell
from reports.outbox import Delivered, Mail, Post, Result, deliver, post_of, wait_for_turn
from reports.recipients import answerable, resolve
from reports.render.page import Held, Page, lay_out_held
from reports.stopping import kind_of
from reports.troubles import tell_of_doubt, tell_of_trouble
from reports.waiting import ask_brake, judge


@dataclass(frozen=True, slots=True)
class WeeklyResult:
    """What came of a week's digests. `delivered` are the channel's ids (paths, Message-IDs),
    `failed` address and reason; `already` counts those that were out before, `left` those that
    there was no time for.

    With a `brake`, or when it was `discarded`, nobody got a digest; `told` are the ids of the
    notices to the administrators. `busy`: another process is at it.
    """

    brake: Brake | None = None
    delivered: tuple[str, ...] = ()
    already: int = 0
    failed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    left: int = 0
    discarded: bool = False
    busy: bool = False


def run_weekly(
    store: Store,
    going: Round,
    post: Post,
    people: Sequence[Recipient] | None = None,
    *,
    release: Decided | None = None,
) -> WeeklyResult:
    """Read, compose, brake, render, deliver: the digest of a week, to each of `people` once (None =
    all who get one now).

    Run again, it delivers what failed or was never tried, and nothing twice. A digest that looks
    like our own mistake waits until a person decides (`release`), or until a run that finds the
    mistake gone; the administrators get a notice. Raises ProblemsError when the policy pack is
    broken.
    """
    with alone(store, post_of(going.district_id)) as hold:
        if hold is None:
            return WeeklyResult(busy=True)
        tell_of_doubt(store, going, post)
        reading = read(store, going)
        verdict = judge(store, going, reading.brake, release)
        if verdict.discarded:
            return WeeklyResult(discarded=True)
        if verdict.brake is not None:
            told = _tell_held(store, going, post, reading, verdict.brake, verdict.number)
            return WeeklyResult(brake=verdict.brake, told=told)
        return _deliver(store, going, post, reading, people, hold)


def _deliver(
    store: Store,
    going: Round,
    post: Post,
    reading: Reading,
    people: Sequence[Recipient] | None,
    hold: Hold,
) -> WeeklyResult:
    """Deliver to one after the other; who stops the mails meanwhile gets nothing."""
    with store.begin() as session:
        figures = dump_summary(reading.summary)
        save_digest(session, going.district_id, going.week.text, figures, going.now)
        everybody = resolve(session, going.settings, going.district_id, going.now).people
    wanted = everybody if people is None else people
    done: list[tuple[Recipient, Delivered]] = []
    left = len(wanted)
    for person in wanted:
        if not wait_for_turn(store, going.district_id, post) or not hold.is_ours():
            break
        left -= 1
        if not _has_stopped(store, going, person):
            done.append((person, _deliver_one(store, going, post, reading, person)))
            if done[-1][1].for_all:  # each of the others would wait for the same time-out
                break
    tell_of_trouble(store, going, post, done)
    return _result(done, left)


def _has_stopped(store: Store, going: Round, person: Recipient) -> bool:
    with store.read() as session:
        stopped = stopped_mails(session, going.district_id)
    return (kind_of("weekly", person), person.email.casefold()) in stopped


def _deliver_one(
    store: Store, going: Round, post: Post, reading: Reading, person: Recipient
) -> Delivered:
    slot = Slot(going.district_id, kind_of("weekly", person), person.email, going.week.text)
    composing = partial(digest_for, person, reading.for_reader(person), going)
    figures = dump_summary(replace(reading.summary, rules={}))
    return deliver(store, slot, Mail(composing, figures), post)


def _tell_held(
    store: Store, going: Round, post: Post, reading: Reading, brake: Brake, number: int
) -> tuple[str, ...]:
    """Tell the administrators why it waits, once for each time that it is held back anew."""
    let_go = {reason for reason, _ in reading.brake.said} if reading.brake else set()
    let_go -= {reason for reason, _ in brake.said}

    def lay_out_reasons(tongue: Tongue) -> Page:
        whole = ask_brake(reading.inputs, reading.summary, reading.before, going, tongue)
        left = whole.without(frozenset(let_go)) if whole else None
        reasons = left.reasons if left else ()
        return lay_out_held(Held(going.settings.district.name, going.week, reasons, tongue))

    period = going.week.text if number <= 1 else f"{going.week.text}.{number}"
    told = Told(Kind.HELD, period, lay_out_reasons)
    people = answerable(store, going.settings, going.district_id, going.now)
    return sent(tell(store, going, post, told, people))


def _result(done: Sequence[tuple[Recipient, Delivered]], left: int) -> WeeklyResult:
    return WeeklyResult(
        delivered=sent(one for _, one in done),
        already=sum(one.result is Result.ALREADY for _, one in done),
        failed=tuple(f"{person.email}: {one.note}" for person, one in done if one.is_trouble),
        left=left,
    )
