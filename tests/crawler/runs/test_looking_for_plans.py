"""Pictures are looked at for plans once, and one with people in it not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from crawler.line.judging import Material
from crawler.model.image import Faces, ImageFacts
from crawler.perception.plan_model import EYE
from crawler.perception.plans import PlanEye
from crawler.runs.looking_for_plans import with_plans
from crawler.runs.tools import Tools, open_tools
from crawler.store.images import known_facts
from scheduler.jobs.home import open_home
from tests.builders import make_account, make_snapshot
from tests.drawn_plans import drawing, saved
from tests.homes import make_home


class Looker(PlanEye):
    """Is equally sure of everything, and counts what it was given."""

    def __init__(self) -> None:
        super().__init__(wanted=True)
        self.given: list[bytes] = []

    def look(self, pictures: Sequence[tuple[str, bytes]]) -> tuple[ImageFacts, ...]:
        """Give the facts."""
        self.given += [body for _, body in pictures]
        return tuple(ImageFacts(sha, eyes=(EYE,), plan=0.8) for sha, _ in pictures)


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Tools]:
    """Open a home with a migrated store as a run does."""
    folder = make_home(tmp_path / "home")
    with open_home(folder, {}):
        pass
    with open_tools(folder) as opened:
        yield opened


def material(sha256: str) -> Material:
    """Give an account whose avatar has these bytes."""
    snapshot = make_snapshot()
    assert snapshot.avatar is not None
    return Material(make_account(), snapshot, (), {snapshot.avatar.url: sha256}, ())


def test_a_picture_with_faces_is_not_opened_for_plans(tools: Tools) -> None:
    sha = tools.vault.keep(b"a picture")
    eye = Looker()

    found = with_plans(
        tools, eye, [material(sha)], {sha: ImageFacts(sha, eyes=("people/2",), faces=Faces(1, 0.5))}
    )

    assert (found[sha].plan, found[sha].eyes, eye.given) == (0.0, ("people/2", EYE), [])


def test_without_a_rule_that_asks_nothing_is_looked_at(tools: Tools) -> None:
    sha = tools.vault.keep(b"a picture")

    assert with_plans(tools, PlanEye(wanted=False), [material(sha)], {}) == {}


def test_a_picture_is_looked_at_once_and_stays_known(tools: Tools) -> None:
    sha = tools.vault.keep(b"a picture")
    eye = Looker()

    first = with_plans(tools, eye, [material(sha)], {})
    again = with_plans(tools, eye, [material(sha)], {})

    with tools.store.read() as session:
        kept = known_facts(session, [sha], (EYE,))
    assert first[sha].plan == again[sha].plan == kept[sha].plan == 0.8
    assert eye.given == [b"a picture"]


def test_a_process_of_its_own_knows_a_plan(tools: Tools) -> None:
    sha = tools.vault.keep(saved(drawing("blueprint", 3000)))
    eye = PlanEye(wanted=True)

    try:
        found = with_plans(tools, eye, [material(sha)], {})
    finally:
        eye.close()

    assert (found[sha].plan or 0.0) >= 0.5
