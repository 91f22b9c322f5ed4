"""Tells the administrators of mails that were refused, and of mails that nobody knows about."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.store.deliveries import Delivery, DeliveryState
from crawler.store.delivering import MAYBE
from crawler.store.session import Store
from reports.digest.inputs import Recipient
from reports.gather import recipients_of
from reports.letters import Round
from reports.notices import Told, of_doubtful, of_refused, tell
from reports.outbox import Delivered, Post, Result, recover
from reports.recipients import answerable
from reports.stopping import kind_of


def tell_of_trouble(
    store: Store, going: Round, post: Post, done: Iterable[tuple[Recipient, Delivered]]
) -> None:
    """Tell of each digest that was refused for good, or that may have arrived."""
    for person, one in done:
        if one.result is Result.REFUSED:
            _tell(store, going, post, of_refused(person, one.note, going), person)
        elif one.result is Result.DOUBTFUL:
            _tell(store, going, post, of_doubtful(person, one.note, going), person)


def tell_of_doubt(store: Store, going: Round, post: Post) -> None:
    """Take up what a process left that died; where a person is to decide, say so."""
    people = {_named(one): one for one in recipients_of(going.settings)}
    for left in recover(store, going.district_id, post):
        person = people.get(_of(left))
        if person is not None and post.after_death is DeliveryState.DOUBTFUL:
            _tell(store, going, post, of_doubtful(person, MAYBE, going), person)


def _named(person: Recipient) -> tuple[str, str]:
    return kind_of("weekly", person), person.email


def _of(left: Delivery) -> tuple[str, str]:
    return left.kind, left.recipient


def _tell(store: Store, going: Round, post: Post, told: Told, person: Recipient) -> None:
    people = answerable(store, going.settings, going.district_id, going.now, person.email)
    tell(store, going, post, told, people)
