"""What the clock does each hour for the register: claims, hand-overs, tips, the public list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from crawler.store.jobs import claim_job, finish_job
from crawler.tips.mailbox import MailboxError
from reports.outbox import Watch
from scheduler.jobs.claim_mails import send_claims
from scheduler.jobs.handover import send_letters
from scheduler.jobs.home import Home
from scheduler.jobs.publishing import publish
from scheduler.jobs.tips import has_mailbox, read_mailbox

Say = Callable[[str], None]


def upkeep_if_due(home: Home, owner: str, say: Say, watch: Watch) -> None:
    """Do it once an hour; what goes wrong with one part is said, and the others have their turn."""
    now = watch.now()
    key = f"upkeep:{now:%Y-%m-%dT%H}"
    with home.store.begin() as session:
        if not claim_job(session, home.district_id, key, "upkeep", now, owner):
            return
    troubles = tuple(_all(home, say, watch))
    for trouble in troubles:
        say(trouble)
    state, why = ("failed", " ".join(troubles)) if troubles else ("done", None)
    with home.store.begin() as session:
        finish_job(session, home.district_id, key, state, watch.now(), why)


def _all(home: Home, say: Say, watch: Watch) -> Iterator[str]:
    """Do each part, and give what went wrong."""
    done = send_claims(home, watch)
    if done.sent:
        say(f"{done.sent} questions about accounts were sent.")
    yield from (f"A question was not taken: {one}." for one in done.failed)
    letters = send_letters(home, watch, people=home.settings.handover.people)
    if letters.sent:
        say(f"{letters.sent} mails about handing accounts over were sent.")
    yield from (f"A mail about handing over was not taken: {one}." for one in letters.failed)
    yield from _tips(home, say, watch.now())
    yield from _published(home, watch.now())


def _tips(home: Home, say: Say, now: datetime) -> Iterator[str]:
    if not has_mailbox(home):
        return
    try:
        done = read_mailbox(home, now)
    except MailboxError as error:
        yield f"The tip line was not read: {error}."
        return
    if done.leads:
        say(f"{done.leads} new leads came by the tip line.")


def _published(home: Home, now: datetime) -> Iterator[str]:
    said = home.settings.publish
    if said.folder is None:
        return
    try:
        publish(home, home.folder / said.folder, now, said.language)
    except OSError as error:
        yield f"The list of official accounts was not written: {error.strerror or error}."
