"""Columns are known by what offices call them."""

from __future__ import annotations

import pytest

from crawler.register.fields import Column, Field
from crawler.register.headers import column_of, find_headers
from crawler.register.sheet import Row, SheetError


@pytest.mark.parametrize("title", ["Password", "Notes", "Followers", "Column 7", "", "Comments"])
def test_knows_nothing_of_other_columns(title: str) -> None:
    assert column_of(title) is None


@pytest.mark.parametrize("field", [f for f in Field if not f.value.startswith("Administrator")])
def test_knows_its_own_titles(field: Field) -> None:
    assert column_of(field.value) == Column(field)


@pytest.mark.parametrize("number", [1, 2, 3, 12])
def test_knows_its_own_titles_of_administrators(number: int) -> None:
    column = Column(Field.ADMINISTRATOR_EMAIL, number)

    assert column.title == f"Administrator {number} e-mail"
    assert column_of(column.title) == column


@pytest.mark.parametrize(
    ("title", "field", "number"),
    [
        ("Handle", Field.HANDLE, 0),
        ("USERNAME", Field.HANDLE, 0),
        ("@", Field.HANDLE, 0),
        ("Account name", Field.NAME, 0),
        ("Site URL", Field.URL, 0),
        ("Link:", Field.URL, 0),
        ("School / Department", Field.UNIT, 0),
        ("Owner", Field.ADMINISTRATOR, 1),
        ("Admin 1", Field.ADMINISTRATOR, 1),
        ("Account Manager(s)", Field.ADMINISTRATOR, 1),
        ("Admin #2", Field.ADMINISTRATOR, 2),
        ("2nd admin", Field.ADMINISTRATOR, 2),
        ("Admin email", Field.ADMINISTRATOR_EMAIL, 1),
        ("Secondary administrator email", Field.ADMINISTRATOR_EMAIL, 2),
        ("Backup admin", Field.ADMINISTRATOR, 2),
        ("Approved by", Field.APPROVED_BY, 0),
        ("Date approved", Field.APPROVED_ON, 0),
        ("How often do you post?", Field.CADENCE, 0),
        ("Plataforma", Field.PLATFORM, 0),
        ("Nombre de usuario", Field.HANDLE, 0),
        ("Réseau social", Field.PLATFORM, 0),
        ("Fréquence de publication", Field.CADENCE, 0),
        ("Gebruikersnaam", Field.HANDLE, 0),
        ("Beheerder 2", Field.ADMINISTRATOR, 2),
        ("平台", Field.PLATFORM, 0),
        ("网址", Field.URL, 0),
        ("管理员邮箱", Field.ADMINISTRATOR_EMAIL, 1),
    ],
)
def test_knows_what_offices_call_them(title: str, field: Field, number: int) -> None:
    assert column_of(title) == Column(field, number)


def test_finds_the_header_below_a_title() -> None:
    rows = (
        Row(1, ("Social media register",)),
        Row(3, ("Platform", "Handle", "Colour", "Handle")),
        Row(4, ("facebook", "a")),
    )

    headers = find_headers(rows)

    assert headers.row == 3
    assert headers.columns == {Column(Field.PLATFORM): 0, Column(Field.HANDLE): 1}
    assert headers.unknown == ((2, "Colour"), (3, "Handle"))


@pytest.mark.parametrize(
    "cells",
    [("facebook", "eastview"), ("Platform", "Kind"), ("a",)],
    ids=["data", "no name", "one"],
)
def test_refuses_a_sheet_whose_header_names_no_account(cells: tuple[str, ...]) -> None:
    with pytest.raises(SheetError, match="No header"):
        find_headers((Row(1, cells),))
