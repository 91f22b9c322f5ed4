"""Districts as the settings say them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from crawler.model.account import Unit, UnitKind
from crawler.store.accounts import load_account, load_accounts
from crawler.store.districts import find_district, load_district, only_district, save_district
from crawler.store.session import Session, StoreError
from tests.builders import EASTVIEW, UNITS, make_district
from tests.crawler.store.records import new_account

LAKESIDE = Unit(0, "Lakeside Swimming", UnitKind.CLUB)
OTTER_LAKE = replace(make_district(), name="Otter Lake Public Schools")


def test_there_is_no_only_district_before_the_first_and_after_the_second(session: Session) -> None:
    assert only_district(session) is None

    first = save_district(session, make_district())
    assert only_district(session) == first

    save_district(session, OTTER_LAKE)
    assert only_district(session) is None


def test_saving_the_same_once_more_changes_nothing(session: Session, district_id: int) -> None:
    before = load_district(session, district_id)

    again = save_district(session, make_district())

    assert again == district_id
    assert load_district(session, district_id) == before


def test_a_district_comes_back_as_the_settings_say_it(session: Session) -> None:
    given = replace(
        make_district(), approved_tools=("Peachjar", "Schoology"), languages=("en", "es")
    )

    found = load_district(session, save_district(session, given))

    assert replace(found, id=1, units=(), marks=()) == replace(given, units=(), marks=())
    assert [unit.name for unit in found.units] == [unit.name for unit in UNITS]
    parents = {unit.name: found.unit(unit.parent_id or 0) for unit in found.units}
    football = parents["Eastview Football"]
    assert football is not None
    assert football.name == "Eastview High School"
    assert [mark.stem for mark in found.marks] == ["eastview-herons"]
    assert found.marks[0].unit_id == football.id


def test_a_unit_that_the_settings_name_no_longer_stays_for_its_account_only(
    session: Session, district_id: int
) -> None:
    account_id = new_account(session, district_id, unit=EASTVIEW)

    save_district(session, replace(make_district(), units=UNITS[:1], marks=()))

    names = [unit.name for unit in load_district(session, district_id).units]
    kept = load_account(session, account_id).unit
    assert names == ["Heron Lake Public Schools"]
    assert kept is not None
    assert kept.name == "Eastview High School"


def test_a_unit_that_came_with_the_register_stays_listed(
    session: Session, district_id: int
) -> None:
    new_account(session, district_id, unit=LAKESIDE)

    save_district(session, make_district())

    names = [unit.name for unit in load_district(session, district_id).units]
    assert "Lakeside Swimming" in names


def test_districts_do_not_see_each_others_units(session: Session, district_id: int) -> None:
    other = save_district(session, replace(OTTER_LAKE, units=(EASTVIEW,), marks=()))

    ours = {unit.id for unit in load_district(session, district_id).units}
    theirs = {unit.id for unit in load_district(session, other).units}

    assert not ours & theirs
    assert load_accounts(session, other) == ()


def test_a_district_is_found_by_its_name(session: Session, district_id: int) -> None:
    assert find_district(session, "Heron Lake Public Schools") == district_id
    assert find_district(session, "Otter Lake Public Schools") is None


def test_a_number_without_district_is_refused(session: Session) -> None:
    with pytest.raises(StoreError, match="no district with the number 99"):
        load_district(session, 99)


def test_saving_what_is_there_writes_nothing(session: Session) -> None:
    said = replace(
        make_district(),
        id=0,
        units=tuple(replace(unit, id=0, parent_id=None) for unit in UNITS),
        marks=tuple(replace(mark, unit_id=None) for mark in make_district().marks),
        approved_tools=("Schoology", "Peachjar", "Schoology"),
    )
    save_district(session, said)
    written: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", _note(written))

    save_district(session, said)

    assert not [words for words in written if not words.startswith("SELECT")]


def _note(written: list[str]) -> Callable[..., None]:
    def listen(*arguments: Any) -> None:
        written.append(arguments[2])

    return listen
