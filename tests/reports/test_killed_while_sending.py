"""Killed (SIGKILL) at thirty random moments of sending (a fixed seed): no mail doubled, none lost;
what nobody can know of is told, and comes twice only to who wants it sent again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.store.deliveries import DeliveryState, deliveries_of
from crawler.store.delivering import MAYBE, NEVER
from crawler.store.session import open_store
from crawler.store.tables.told import DELIVERY, DELIVERY_ATTEMPT
from tests.reports.channels.mailserver import Mailbox, serve
from tests.reports.sender import address_of, message_to
from tests.reports.stores import a_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")

ROOT = Path(__file__).resolve().parents[2]
KILLS = {"likely": 30, "again": 6}
MAILS = 2_000
_LONGEST_S = 0.25


@dataclass(frozen=True)
class Story:
    """What the server took, in order, as address and Message-ID; what the rows say."""

    policy: str
    arrived: list[tuple[str, str]]
    states: Counter[str]
    doubted: Counter[str]
    unsent: int
    killed_at_work: int
    bodies: list[bytes]

    @property
    def mails(self) -> int:
        return sum(self.states.values())


@pytest.fixture(scope="module", params=["likely", "again"])
def story(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """Kill one sender after the other; the last one is let be until it has nothing left to do."""
    policy, box = str(request.param), Mailbox()
    folder = quick_folder(tmp_path_factory)
    moments = random.Random(20261130)  # noqa: S311 moments, not secrets
    with a_store(folder) as kept, serve(box) as port:
        url = f"sqlite:///{(folder / 'rollcall.db').as_posix()}"
        words = [url, str(port), str(kept.district_id)]
        at_work = sum(
            kill(words, policy, MAILS, moments.uniform(0.0, _LONGEST_S))
            for _ in range(KILLS[policy])
        )
        begun = kept_rows(url, kept.district_id)
        finish(words, policy, len(begun))
        yield told(policy, box, url, kept.district_id, at_work)
    shutil.rmtree(folder)


def test_most_kills_hit_a_process_that_was_sending(story: Story) -> None:
    figures = {
        "policy": story.policy,
        "kills": KILLS[story.policy],
        "at_work": story.killed_at_work,
        "mails": story.mails,
        "in_doubt": story.doubted.total(),
        "not_handed_over": story.unsent,
        "doubled": len(story.arrived) - len(set(story.arrived)),
        "lost": story.mails - len(set(story.arrived)),
    }
    print(json.dumps(figures))

    assert story.killed_at_work >= KILLS[story.policy] * 0.8
    assert story.mails > KILLS[story.policy]


def test_no_mail_is_lost(story: Story) -> None:
    arrived = {address for address, _ in story.arrived}
    missing = {address_of(number) for number in range(story.mails)} - arrived

    assert missing <= (set(story.doubted) if story.policy == "likely" else set())


def test_none_comes_more_often_than_nobody_could_know(story: Story) -> None:
    times = Counter(address for address, _ in story.arrived)
    allowed = story.doubted if story.policy == "again" else Counter[str]()

    assert [one for one in times if times[one] > 1 + allowed[one]] == []


def test_a_mailbox_that_looks_for_duplicates_has_one_of_each(story: Story) -> None:
    names = {name: address for address, name in story.arrived}

    assert len(names) == len({address for address, _ in story.arrived})
    assert all(
        address == address_of(int(name[1:].partition("@")[0])) for name, address in names.items()
    )


def test_every_mail_that_arrived_is_whole(story: Story) -> None:
    for raw in story.bodies:
        mail = message_from_bytes(raw, _class=EmailMessage, policy=default)
        number = int(str(mail["Message-ID"])[1:].partition("@")[0])
        assert raw.rstrip() == bytes(message_to(number).mail).rstrip()


def test_every_row_ended(story: Story) -> None:
    ends = {"sent"} if story.policy == "again" else {"sent", "doubtful"}

    assert set(story.states) <= ends


def quick_folder(factory: pytest.TempPathFactory) -> Path:
    """Give a folder that waits for no disk where there is one: a kill does not need it, and more
    mails lie between two kills.
    """
    memory = Path("/dev/shm")  # noqa: S108 it is made for this
    if not os.access(memory, os.W_OK):
        return factory.mktemp("killed")
    return Path(tempfile.mkdtemp(prefix="rollcall-", dir=memory))


def kill(words: list[str], policy: str, mails: int, after_s: float) -> bool:
    """Let a sender begin and kill it; gives whether it was at work."""
    with sender(words, policy, mails) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after_s)
        process.kill()
        rest = process.stdout.read()
    return "done" not in rest


def finish(words: list[str], policy: str, mails: int) -> None:
    """Let a sender deliver what the others began."""
    with sender(words, policy, mails) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["ready\n", "done\n"]
        process.kill()


def sender(words: list[str], policy: str, mails: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.reports.sender", *words, str(mails), policy]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kept_rows(url: str, district_id: int) -> list[str]:
    store = open_store(url)
    with store.read() as session:
        rows = [one.recipient for one in deliveries_of(session, district_id)]
    store.close()
    return rows


def told(policy: str, box: Mailbox, url: str, district_id: int, at_work: int) -> Story:
    """Read what the rows say beside what the server took."""
    store = open_store(url)
    with store.read() as session:
        rows = deliveries_of(session, district_id)
        noted = select(DELIVERY.c.recipient, DELIVERY_ATTEMPT.c.note).join(
            DELIVERY, DELIVERY.c.id == DELIVERY_ATTEMPT.c.delivery_id
        )
        notes = session.execute(noted.where(DELIVERY_ATTEMPT.c.note.in_([MAYBE, NEVER]))).all()
    store.close()
    parsed = [message_from_bytes(raw, policy=default) for raw in box.mails]
    return Story(
        policy=policy,
        arrived=[(str(mail["To"]), str(mail["Message-ID"])) for mail in parsed],
        states=Counter(DeliveryState(row.state).value for row in rows),
        doubted=Counter(address for address, note in notes if note == MAYBE),
        unsent=sum(note == NEVER for _, note in notes),
        killed_at_work=at_work,
        bodies=list(box.mails),
    )
