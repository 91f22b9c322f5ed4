"""Every detector of every active rule that ships runs without files, network and processes, and
says the same twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from config.policy import POLICIES, load_pack
from crawler.judge import BoundRule, bind, judge
from crawler.model.account import AccountKind, AccountStatus, Permission, PermissionScope
from crawler.model.case import Case
from crawler.model.image import Faces, MarkMatch
from crawler.model.snapshot import Picture
from tests.builders import (
    HERON_MARK,
    NOW,
    make_account,
    make_administrator,
    make_case,
    make_facts,
    make_lead,
    make_post,
    make_snapshot,
)

FORBIDDEN = ("open", "os.", "socket.", "subprocess.", "sqlite3.", "shutil.", "tempfile.", "urllib.")
"""Beginnings of the names of audit events (PEP 578) for what a pure room must not do."""
GAME = "https://pictures.example/game.png"
_touched: list[str] = []
_watching: list[bool] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event.startswith(FORBIDDEN):
        _touched.append(f"{event} {arguments}")


@pytest.fixture(scope="module", autouse=True)
def _listening() -> None:
    """Listen; an audit hook stays for the life of the process, so it only hears while watching."""
    sys.addaudithook(_hear)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Give what is touched inside of the block."""
    _touched.clear()
    _watching.append(True)
    try:
        yield _touched
    finally:
        _watching.clear()


def loud(kind: AccountKind) -> Case:
    """Give an account that offends as much as it can."""
    match = MarkMatch(HERON_MARK.stem, 0.95, (0, 0, 90, 90), 0.6)
    claim = make_post(
        900, text="This is the official account of Eastview High School.", pictures=(Picture(GAME),)
    )
    said = "Our third grade class. Student ID 4417265. Floor plan."
    pupils = make_post(900, id="2", text=said, pictures=(Picture(GAME),))
    left = make_administrator(until=NOW.date() - timedelta(days=30))
    expired = Permission(PermissionScope.PHOTOS, "Dana Reyes", NOW.date() - timedelta(days=9))
    status = AccountStatus.LEAD if kind is AccountKind.UNREGISTERED else AccountStatus.ACTIVE
    account = make_account(
        kind=kind,
        status=status,
        administrators=(left,),
        custody=None,
        opened_with="old@mail.example",
        approved_by=None,
        permissions=(expired,),
    )
    snapshot = make_snapshot(
        bio="The official account of Eastview High School, Heron Lake. Compte officiel.",
        posts=(claim, pupils),
    )
    past = replace(snapshot, taken_at=NOW - timedelta(days=7))
    avatar = snapshot.avatar.url if snapshot.avatar else ""
    words = ("Official page of", "Eastview High School")
    facts = make_facts(marks=(match,), faces=Faces(3, 0.2), words=words)
    images = dict.fromkeys((GAME, avatar), facts)
    return make_case(
        account=account, snapshot=snapshot, past=(past,), images=images, leads=(make_lead(),)
    )


def quiet(kind: AccountKind, **shown: Any) -> Case:
    """Give an account that makes no claim now, but made one a week before."""
    case = loud(kind)
    assert case.snapshot is not None
    post = make_post(text="What a day at Eastview High School")
    return replace(case, snapshot=replace(case.snapshot, posts=(post,), **shown))


CASES = [case for kind in AccountKind for case in (loud(kind), replace(loud(kind), snapshot=None))]
CASES += [
    case
    for kind in AccountKind
    for case in (
        quiet(kind, display_name="Eastview High School", bio="Welcome to Eastview High School!"),
        quiet(kind, display_name="Dana", bio="Teacher at Eastview High School."),
        quiet(kind, display_name="Lake", bio="Go!", handle="e4stv13whs"),
    )
]


def rules(file: Path) -> tuple[BoundRule, ...]:
    """Give the active rules of a pack."""
    return tuple(bind(rule) for rule in load_pack(file).rules if rule.status == "active")


def test_the_hook_hears_what_it_must(tmp_path: Path) -> None:
    with watched() as touched:
        (tmp_path / "file").write_text("text")

    assert any(event.startswith("open") for event in touched)


@pytest.mark.parametrize("file", sorted(POLICIES.glob("*.yaml")), ids=lambda file: file.stem)
def test_detectors_touch_nothing_and_say_the_same_twice(file: Path) -> None:
    bound = rules(file)

    with watched() as touched:
        first = [tuple(rule.detector.see(c, rule.params)) for rule in bound for c in CASES]
        again = [tuple(rule.detector.see(c, rule.params)) for rule in bound for c in CASES]

    assert touched == []
    assert first == again
    assert {rule.rule.detector for rule in bound} == {
        rule.rule.detector
        for number, rule in enumerate(bound)
        if any(first[number * len(CASES) : (number + 1) * len(CASES)])
    }


@pytest.mark.parametrize("file", sorted(POLICIES.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_judge_touches_nothing_and_says_the_same_twice(file: Path) -> None:
    bound = rules(file)

    with watched() as touched:
        first, again = ([judge(case, bound) for case in CASES] for _ in range(2))

    assert touched == []
    assert first == again
    assert any(first)
