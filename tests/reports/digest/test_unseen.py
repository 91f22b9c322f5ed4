"""An account that only others name, and that could not be read, is never told as if it was seen."""

from __future__ import annotations

import pytest

from crawler.model.outcome import Outcome
from crawler.model.sentence import followed, in_turn, sentence
from reports.digest.grouping import groups
from reports.digest.inputs import CoverageInput
from reports.digest.parts import Item
from reports.languages.catalogues import tongue_of
from tests.reports.samples import NOW, a_finding, a_row, a_sighting, an_account, some_inputs

UNREAD = "The account itself could not be read."
STRANGER = an_account(7)


def the_item(row: CoverageInput, why: str, code: str = "en") -> Item:
    sighting = a_sighting(
        anchor="unregistered", why=why, place="register", facts={"unit": "Eastview"}, regions=()
    )
    inputs = some_inputs(tongue=tongue_of(code), coverage=(row,))
    (group,) = groups((a_finding(STRANGER, sighting=sighting),), inputs, NOW)
    return group.items[0]


NEVER = a_row(STRANGER, Outcome.NEEDS_CREDENTIALS, read_at=None)


def test_says_nothing_of_one_that_was_read() -> None:
    assert the_item(a_row(STRANGER), "Its name is the school's.").note is None


def test_says_it_once() -> None:
    assert the_item(NEVER, f"Its name is the school's. {UNREAD}").note is None


def test_says_it_where_the_words_had_no_room_for_it() -> None:
    assert the_item(NEVER, "Its name; " * 40 + UNREAD).note == UNREAD


@pytest.mark.parametrize("letters", range(215, 262))
def test_says_no_part_of_it_where_the_words_are_cut(letters: int) -> None:
    item = the_item(NEVER, "x" * letters + f". {UNREAD}")

    said = f"{item.why} {item.note}" if item.note else item.why
    assert said.count("The account") == 1
    assert said.endswith(UNREAD)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "The account itself could not be read."),
        ("es", "La cuenta misma no se pudo leer."),
        ("fr", "Le compte lui-même n'a pas pu être lu."),
        ("zh", "账号本身未能读取。"),
    ],
)
def test_says_it_once_of_what_is_told_anew_and_cut(code: str, said: str) -> None:
    signs = in_turn([sentence("names {city}", city=f"Heron Lake {n}") for n in range(60)])
    why = sentence(
        "Not on the register, and it seems to speak for {unit}: {reasons}.",
        unit="Eastview High School",
        reasons=signs,
    )
    item = the_item(NEVER, followed(why, sentence("The account itself could not be read.")), code)

    assert item.note == said
    assert item.why.endswith("…")
    assert said[:6] not in item.why
    assert not item.is_english or code == "en"


@pytest.mark.parametrize(
    ("code", "said"), [("es", "La cuenta misma no se pudo leer."), ("zh", "账号本身未能读取。")]
)
def test_says_it_where_the_words_are_told_anew(code: str, said: str) -> None:
    assert the_item(NEVER, f"Its name is the school's. {UNREAD}", code).note == said
