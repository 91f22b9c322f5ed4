"""A reader is believed when it reads who is there, and does not read who is not."""

from __future__ import annotations

import pytest

from crawler.line.probing import ABSENT_READ, Probe, Verdict, verdict
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from tests.builders import make_account, make_capture, make_snapshot
from tests.fakes import FakeReader

PAGE = "https://social.example/herons"
SEEN = make_snapshot()
GONE = OutOfReachError(Outcome.GONE, sentence("there is nothing"), sentence("Close it."))
DOWN = OutOfReachError(Outcome.UNREACHABLE, sentence("the host was down"), sentence("Wait."))
CHANGED = LayoutChangedError("name")


def probe(answer: Snapshot | ReaderError) -> Probe:
    """Give a probe that went through."""
    tried = Probe(make_account(platform="bluesky"), FakeReader(answer, [PAGE]))
    (ask,) = tried.ask(())
    tried.done([make_capture(ask.url, "herons", ask=ask)])
    return tried


def test_a_probe_asks_for_pages_only_and_remembers_nothing() -> None:
    tried = Probe(make_account(), FakeReader(SEEN, [PAGE]))

    assert tried.remembered == ()
    assert tried.ask(()) == (Ask(PAGE, "page"),)


@pytest.mark.parametrize(
    ("present", "absent", "passed"),
    [
        (SEEN, GONE, True),
        (SEEN, CHANGED, True),
        (SEEN, SEEN, False),
        (DOWN, SEEN, False),
        (GONE, GONE, False),
        (CHANGED, GONE, False),
        (DOWN, GONE, None),
        (SEEN, DOWN, None),
    ],
    ids=[
        "both right",
        "absent in a form we do not know",
        "finds everybody",
        "finds who is not there",
        "finds nobody",
        "layout changed",
        "present not reached",
        "absent not reached",
    ],
)
def test_both_sides_must_be_right(
    present: Snapshot | ReaderError, absent: Snapshot | ReaderError, passed: bool | None
) -> None:
    assert verdict(probe(present), probe(absent)).passed is passed


def test_the_verdict_says_what_is_wrong() -> None:
    blind = verdict(probe(CHANGED), probe(GONE))
    believing = verdict(probe(SEEN), probe(SEEN))

    assert "the answer has no name, which was always there" in blind.reason
    assert believing == Verdict("bluesky", passed=False, reason=ABSENT_READ)
