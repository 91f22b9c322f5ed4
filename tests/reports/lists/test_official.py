"""The public list: nothing that nobody confirmed, no person's name, in the schools' order."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from crawler.model.account import AccountKind, AccountStatus
from crawler.model.outcome import Outcome
from reports.languages.catalogues import tongue_of
from reports.lists.official import Checked, feed, is_official, official_accounts
from reports.render.official import Notice, lay_out_official
from tests.builders import EASTVIEW, FOOTBALL, HLPS, UNITS, WESTBROOK, make_account

NAME = "Heron Lake Public Schools"
UNIT_TABLE = {unit.id: unit for unit in UNITS}
TODAY = date(2026, 11, 23)
NOTICE = Notice(NAME, "https://www.heronlake.example/", "office@heronlake.example", TODAY)


def listed(*accounts: Any, checked: dict[int, Checked] | None = None) -> Any:
    return official_accounts(accounts, checked or {}, UNIT_TABLE, NAME)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": AccountKind.THIRD_PARTY},
        {"kind": AccountKind.PERSONAL},
        {"kind": AccountKind.STUDENT},
        {"guessed": frozenset({"kind"})},
        {"status": AccountStatus.LEAD},
        {"status": AccountStatus.PROPOSED},
        {"status": AccountStatus.REQUESTED},
        {"status": AccountStatus.APPROVED, "requested_on": date(2026, 11, 1)},
        {"status": AccountStatus.CLOSED},
    ],
)
def test_stays_silent_on_what_is_not_the_districts_own(changes: dict[str, Any]) -> None:
    assert not is_official(make_account(**changes))
    assert listed(make_account(**changes)) == ()


@pytest.mark.parametrize("standing", [Outcome.GONE, Outcome.SUSPENDED])
def test_an_account_that_is_gone_is_not_linked(standing: Outcome) -> None:
    assert listed(make_account(), checked={7: Checked(TODAY, standing)}) == ()


def test_an_account_that_could_not_be_read_stays_with_the_day_it_last_was() -> None:
    (one,) = listed(make_account(), checked={7: Checked(TODAY, Outcome.PRIVATE)})

    assert one.checked_on == TODAY


def test_the_district_comes_first_then_each_school_with_its_teams() -> None:
    accounts = [
        make_account(id=1, unit=WESTBROOK),
        make_account(id=2, unit=FOOTBALL),
        make_account(id=3, unit=EASTVIEW),
        make_account(id=4, unit=HLPS),
        make_account(id=5, unit=None),
    ]

    found = listed(*accounts)

    assert [(one.place, one.unit) for one in found] == [
        (NAME, NAME),
        (NAME, NAME),
        ("Eastview High School", "Eastview High School"),
        ("Eastview High School", "Eastview Football"),
        ("Westbrook High School", "Westbrook High School"),
    ]


def test_no_person_of_the_register_is_on_the_list() -> None:
    found = listed(make_account())

    said = repr(feed(found)) + lay_out_official(found, NOTICE)

    assert "Dana" not in said
    assert "Okafor" not in said
    assert "eastview@" not in said


def test_what_strangers_wrote_is_harmless_on_the_page() -> None:
    evil = make_account(display_name="<script>x</script>", url="javascript:alert(1)")

    page = lay_out_official(listed(evil), NOTICE)

    assert "<script>" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize("code", ["en", "es", "fr", "nl", "zh"])
def test_the_page_is_accessible_in_every_language(code: str) -> None:
    accounts = [
        make_account(id=1, unit=HLPS),
        make_account(id=2, unit=EASTVIEW, handle="e.example", closing_on=date(2027, 1, 31)),
        make_account(id=3, unit=WESTBROOK, platform="twitter"),
    ]
    notice = Notice(NAME, NOTICE.home_page, NOTICE.contact, TODAY, tongue_of(code))

    page = parser.fromstring(lay_out_official(listed(*accounts), notice))

    assert page.get("lang") == tongue_of(code).tag  # 3.1.1
    assert page.findtext(".//title")  # 2.4.2
    assert len(page.findall(".//main")) == 1  # 1.3.1
    assert _levels(page) == sorted(_levels(page))[:1] + [2] * (len(_levels(page)) - 1)  # 1.3.1
    assert page.xpath("//a[@class='skip']/@href") == ["#accounts"]  # 2.4.1
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert set(targets) <= set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))  # 4.1.1
    for table in page.findall(".//table"):  # 1.3.1
        assert table.findtext("caption")
        assert all(th.get("scope") for th in table.iter("th"))
    names = [a.text_content() for a in page.xpath("//tbody//a")]
    assert len(names) == len(set(names)) == 3  # 2.4.4, 2.4.9


def test_every_colour_of_the_page_can_be_read() -> None:
    css = parser.fromstring(lay_out_official((), NOTICE)).findtext(".//style")
    inks = set(re.findall(r"(?<![-\w])color: (#\w+)", css))

    assert inks == {"#16211c", "#0a5a50", "#3c4a43", "#6d4200"}
    assert all(_ratio(ink, ground) >= 4.5 for ink in inks for ground in ("#ffffff", "#e4eae6"))


def _levels(page: Any) -> list[int]:
    return [int(one.tag[1]) for one in page.iter("h1", "h2", "h3")]


def _ratio(ink: str, ground: str) -> float:
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
