"""A sheet with secrets is refused, and no secret is repeated."""

from __future__ import annotations

import pytest

from crawler.register.sheet import SheetError
from tests.crawler.register.sheets import HEADER, plan

SECRET = "Zilvermeer!93x"
_ROW = "facebook,eastview,Eastview,https://www.facebook.com/eastview,official,EHS"
_OTHER = _ROW.replace("eastview", "north")


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Password location", "safe in room 12"),
        ("Password deposited by", "Dana Reyes"),
        ("Credentials place", "communications vault"),
        ("Pinterest", "no"),
        ("Passage", "hall 3"),
        ("Old name", "eastview2019"),
        ("Purpose", "We remind pupils to change their password often"),
        ("Purpose", "A password-protected page; the password is changed yearly"),
    ],
)
def test_takes_columns_that_only_speak_of_passwords(title: str, cell: str) -> None:
    assert plan(f"{HEADER},{title}\n{_ROW},{cell}\n").counts().new == 1


def test_takes_a_column_in_which_one_cell_of_many_looks_like_a_password() -> None:
    rows = [(_ROW, "sent"), (_ROW.replace("eastview", "west"), "sent"), (_OTHER, SECRET)]

    filled = plan("\n".join([f"{HEADER},Notes", *(f"{row},{cell}" for row, cell in rows)]))
    empty = plan(f"{HEADER},Notes\n{_ROW},\n")

    assert (filled.counts().new, empty.counts().new) == (3, 1)


@pytest.mark.parametrize(
    "title",
    [
        "Password",
        "Account password (do not share)",
        "PWD",
        "Login / PW",
        "Recovery codes",
        "2FA secret",
        "PIN",
        "Contraseña",
        "Clave",
        "Mot de passe",
        "Mots de passe du compte",
        "MDP",
        "Wachtwoord",
        "Herstelcodes",
        "Passwort",
        "密码",
        "账号密码",
        "恢复码",
    ],
)
def test_refuses_a_column_of_passwords(title: str) -> None:
    with pytest.raises(SheetError, match="deposited by") as caught:
        plan(f"{HEADER},{title}\n{_ROW},{SECRET}\n")

    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("title", ["", "Notes", "Credentials place"])
def test_refuses_a_column_that_looks_like_passwords(title: str) -> None:
    with pytest.raises(SheetError, match="looks as if") as caught:
        plan(f"{HEADER},{title}\n{_ROW},{SECRET}\n{_ROW.replace('eastview', 'west')},Qw3rty?no\n")

    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "cell", [f"password: {SECRET}", f"PW = {SECRET}", f"mot de passe : {SECRET}", f"密码：{SECRET}"]
)
def test_refuses_a_single_cell_with_a_password(cell: str) -> None:
    with pytest.raises(SheetError, match="row 2, column 'Purpose'") as caught:
        plan(f"{HEADER},Purpose\n{_ROW},{cell}\n")

    assert SECRET not in str(caught.value)
