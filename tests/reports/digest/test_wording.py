"""Names as people write them."""

from __future__ import annotations

import pytest

from crawler.model.account import Account, Unit, UnitKind
from reports.digest.wording import handle, lineage, place, platform, where
from reports.languages.tongue import english
from tests.reports.samples import DISTRICT, an_account, some_inputs

ENGLISH = english()


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (an_account(handle="herons"), "@herons"),
        (an_account(handle="id:17"), "no. 17"),
        (an_account(handle="blog.example/herons"), "blog.example/herons"),
        (an_account(handle="herons@social.example"), "herons@social.example"),
    ],
    ids=["name", "number", "address", "with a server"],
)
def test_writes_a_handle(account: Account, words: str) -> None:
    assert handle(account, ENGLISH) == words


def test_names_the_district_only_when_nothing_smaller_is_known() -> None:
    assert where(an_account(unit=DISTRICT), some_inputs()).endswith("· Heron Lake Public Schools")
    assert where(an_account(unit=None), some_inputs()) == "Instagram · @eastview.herons1"


def test_does_not_walk_in_a_ring() -> None:
    one = Unit(1, "One", UnitKind.CLUB, 2)
    two = Unit(2, "Two", UnitKind.CLUB, 1)

    assert lineage(one, {1: one, 2: two}) == (one, two)


def test_writes_what_it_does_not_know_as_it_is() -> None:
    places = [place(name, ENGLISH) for name in ("somewhere", "post:17")]

    assert platform("newnet", ENGLISH) == "Newnet"
    assert places == ["the account", "a post"]


def test_a_site_has_a_host_and_no_handle() -> None:
    site = an_account(platform="blog", handle="otterswim.example")

    assert handle(site, ENGLISH) == "otterswim.example"
    assert handle(an_account(platform="bluesky", handle="a.example"), ENGLISH) == "@a.example"
