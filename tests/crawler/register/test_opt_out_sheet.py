"""Exports of student information systems, and what is wrong with some."""

from __future__ import annotations

import pytest

from crawler.model.opt_out.names import variants
from crawler.register.opt_out_sheet import OptOutPlan, read_opt_outs
from crawler.register.sheet import SheetError, read_sheet
from tests.invented_names import FERN


def read(text: str, *, everybody: bool = False) -> OptOutPlan:
    """Read a CSV sheet."""
    return read_opt_outs(read_sheet("export.csv", text.encode()), everybody=everybody)


@pytest.mark.parametrize("said", ["N", "no", "", "0", "FALSE"])
def test_who_did_not_opt_out_is_not_read(said: str) -> None:
    plan = read(f"First Name,Last Name,No Photo\nFern,Inventine,{said}\n")

    assert (plan.names, plan.people, plan.others, plan.problems) == (frozenset(), 0, 1, ())


@pytest.mark.parametrize(
    "text",
    [
        "First Name,Last Name,School,Class of,No Photo\nFern,Inventine,Eastview,2031,Y\n",
        "First_Name,Last_Name,Photo_Opt_Out\nFern,Inventine,1\n",
        "student.firstName,student.lastName,Media Release\nFern,Inventine,Denied\n".replace(
            "student.", "student "
        ),
        'Name,Photo permission\n"Inventine, Fern",No\n',
        "Student Name;No photo\nFern Inventine;x\n",
        "prénom,nom,refus photo\nFern,Inventine,oui\n",
        "Opt-outs of 2026\n\nFirst,Last,No pictures\nFern,Inventine,yes\n",
    ],
)
def test_who_opted_out_is_read_from_many_exports(text: str) -> None:
    plan = read(text)

    assert (plan.people, plan.problems) == (1, ())
    assert plan.names == variants(FERN)


def test_a_list_of_nothing_but_opt_outs_needs_no_flag_but_a_word() -> None:
    text = "First Name,Last Name\nFern,Inventine\n"

    assert read(text, everybody=True).people == 1
    with pytest.raises(SheetError, match="--everybody"):
        read(text)


def test_every_bad_row_is_told_at_once_and_no_cell_is_repeated() -> None:
    plan = read(
        "First Name,Last Name,No Photo\nFern,Inventine,perhaps\nFern,,Y\nFern,Inventine,Y\n"
    )

    assert [problem.row for problem in plan.problems] == [2, 3]
    assert plan.people == 1
    assert not any(word in repr(plan.problems) for word in ("Fern", "Inventine", "perhaps"))


def test_a_sheet_without_names_says_what_was_expected() -> None:
    with pytest.raises(SheetError, match="First Name, Last Name"):
        read("School,No Photo\nEastview,Y\n")
