"""The staff directory says of administrators what the register does not."""

from __future__ import annotations

from datetime import date

from crawler.model.staff import Member, Staff, with_leavers
from tests.builders import make_account, make_administrator

LEFT = date(2026, 6, 12)


def staff(*members: Member) -> Staff:
    return Staff(date(2026, 11, 20), members)


def test_nothing_changes_without_a_directory_or_for_people_in_service() -> None:
    account = make_account()

    assert with_leavers(account, None) is account
    assert with_leavers(account, staff(Member("dana.reyes@heronlake.example", "D"))) is account


def test_who_left_is_known_by_address() -> None:
    gone = staff(Member("dana.reyes@heronlake.example", "Somebody Else", until=LEFT))

    dana, sam = with_leavers(make_account(), gone).administrators

    assert (dana.until, sam.until) == (LEFT, None)


def test_a_last_day_on_the_register_is_not_overruled() -> None:
    account = make_account(administrators=(make_administrator(until=date(2026, 1, 1)),))
    gone = staff(Member("dana.reyes@heronlake.example", "Dana Reyes", until=LEFT))

    assert with_leavers(account, gone) is account


def test_a_name_alone_counts_only_when_one_person_has_it() -> None:
    account = make_account(administrators=(make_administrator(email=None),))
    one = Member("d@heronlake.example", "Dana  REYES", until=LEFT)
    other = Member("dr@heronlake.example", "Dana Reyes")

    assert with_leavers(account, staff(one)).administrators[0].until == LEFT
    assert with_leavers(account, staff(one, other)) is account
