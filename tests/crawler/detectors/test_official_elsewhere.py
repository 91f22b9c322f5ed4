"""A registered account that stopped saying it is official is shown, as information."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.detectors import official_elsewhere
from crawler.detectors.official_elsewhere import Params
from crawler.model.account import AccountStatus
from crawler.model.case import Case
from tests.builders import NOW, PHRASES, make_account, make_case, make_snapshot
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES)
CLAIM = "Official account of Eastview High School"


def shown(now: str | None, *before: str, status: AccountStatus = AccountStatus.ACTIVE) -> Case:
    past = tuple(
        make_snapshot(bio=bio, taken_at=NOW - timedelta(days=7 * weeks))
        for weeks, bio in enumerate(before, start=1)
    )
    account = make_account(status=status)
    return make_case(account=account, snapshot=make_snapshot(bio=now), past=past)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="not read"),
        pytest.param(shown(None, CLAIM), id="biography not read"),
        pytest.param(shown("News of the school"), id="never read before"),
        pytest.param(shown("News of the school", "News"), id="never said so"),
        pytest.param(shown(f"The {CLAIM}!", CLAIM), id="still says so"),
        pytest.param(shown("News", CLAIM, status=AccountStatus.LEAD), id="not registered"),
        pytest.param(shown("News", CLAIM, status=AccountStatus.CLOSED), id="closed"),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(official_elsewhere, case, PARAMS) == ()


def test_says_what_stood_there_and_when() -> None:
    (seen,) = sightings(official_elsewhere, shown("News of the school", "News", CLAIM), PARAMS)

    assert seen.anchor == "no-longer-official"
    assert "On 9 Nov 2026" in seen.why
    assert CLAIM in seen.why
    assert seen.facts == {"said": CLAIM}
